#include "store/packed_codes.h"

namespace parcours::store {

void Unpack(const uint8_t* bytes, uint32_t bits, uint32_t count, uint32_t* codes) {
  const uint64_t mask = (uint64_t{1} << bits) - 1;
  const auto load = [](const uint8_t* at) {
    return text::LoadWord(reinterpret_cast<const char*>(at));
  };
  uint32_t index = 0;
  if (bits <= 8) {
    for (; index + 8 <= count; index += 8) {
      const uint64_t word = load(bytes);
      for (uint32_t i = 0; i < 8; ++i) {
        codes[index + i] = static_cast<uint32_t>(word >> (i * bits) & mask);
      }
      bytes += bits;
    }
  } else if (bits <= 16) {
    const uint32_t middle = bits / 2;
    const uint32_t offset = bits % 2 * 4;
    for (; index + 8 <= count; index += 8) {
      const uint64_t first = load(bytes);
      const uint64_t second = load(bytes + middle) >> offset;
      for (uint32_t i = 0; i < 4; ++i) {
        codes[index + i] = static_cast<uint32_t>(first >> (i * bits) & mask);
        codes[index + 4 + i] = static_cast<uint32_t>(second >> (i * bits) & mask);
      }
      bytes += bits;
    }
  }
  for (uint32_t i = 0; index < count; ++i, ++index) codes[index] = ReadPacked(bytes, bits, i);
}

}  // namespace parcours::store
