// Codes side by side in as many bits each as the largest needs. Tested by
// tests/core/code_column_test.cpp.
//
// A code is at most 32 bits, so it lies within the 8 bytes from the one in which it begins; the
// bytes of a run of codes are followed by kPackedSlack more. Eight codes fill as many bytes as one
// has bits: runs are written and read by eights, without a branch for each code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "text/bytes.h"

namespace parcours::store {

inline constexpr size_t kPackedSlack = 8;

// Bits that codes up to `max_code` need: 0 where all are 0.
inline uint32_t BitsOf(uint32_t max_code) {
  return max_code == 0 ? 0 : 32 - static_cast<uint32_t>(__builtin_clz(max_code));
}

// How many codes there are, and the bits that the largest needs.
struct CodeExtent {
  uint64_t count = 0;
  uint32_t bits = 0;
};

inline size_t PackedBytes(uint64_t count, uint32_t bits) {
  return static_cast<size_t>((count * bits + 7) / 8) + kPackedSlack;
}

inline uint32_t ReadPacked(const uint8_t* bytes, uint32_t bits, uint64_t index) {
  const uint64_t at = index * bits;
  const uint64_t word = text::LoadWord(reinterpret_cast<const char*>(bytes) + (at >> 3));
  return static_cast<uint32_t>(word >> (at & 7) & ((uint64_t{1} << bits) - 1));
}

// The same for numbers of up to 57 bits, or of 64: such lie within the 8 bytes from the one in
// which they begin. `bits` is not 0.
inline uint64_t ReadPackedWide(const uint8_t* bytes, uint32_t bits, uint64_t index) {
  const uint64_t at = index * bits;
  const uint64_t word = text::LoadWord(reinterpret_cast<const char*>(bytes) + (at >> 3));
  return word >> (at & 7) & (~uint64_t{0} >> (64 - bits));
}

// Bits that numbers up to `largest` need so that ReadPackedWide can read them.
inline uint32_t WideBitsOf(uint64_t largest) {
  const uint32_t bits = largest == 0 ? 0 : 64 - static_cast<uint32_t>(__builtin_clzll(largest));
  return bits > 57 ? 64 : bits;
}

// Writes one code where there was none: its bits are 0 before. In any order, so through whole words
// that do not overlap: what one write has just left, the next may read.
inline void AddPacked(uint8_t* bytes, uint32_t bits, uint64_t index, uint32_t code) {
  const uint64_t at = index * bits;
  const auto add = [&](uint64_t word_index, uint64_t word) {
    uint8_t* const to = bytes + static_cast<size_t>(word_index * 8);
    word |= text::LoadWord(reinterpret_cast<const char*>(to));
    std::memcpy(to, &word, 8);
  };
  const auto shift = static_cast<uint32_t>(at % 64);
  add(at / 64, uint64_t{code} << shift);
  if (shift + bits > 64) add(at / 64 + 1, uint64_t{code} >> (64 - shift));
}

// Writes codes, or wider numbers, one behind the other. The bytes of PackedBytes(count, bits) must
// be there.
class CodePacker {
 public:
  CodePacker(uint8_t* bytes, uint32_t bits) : to_(bytes), bits_(bits) {}

  void Put(uint64_t code) {
    word_ |= code << filled_;
    filled_ += bits_;
    if (filled_ >= 64) {
      std::memcpy(to_, &word_, 8);
      to_ += 8;
      filled_ -= 64;
      word_ = filled_ == 0 ? 0 : code >> (bits_ - filled_);
    }
  }
  // Writes the last codes; none may follow.
  void Finish() { std::memcpy(to_, &word_, 8); }

 private:
  uint8_t* to_;
  uint32_t bits_;
  uint64_t word_ = 0;
  uint32_t filled_ = 0;
};

// Writes code_of(0) to code_of(count - 1), called in this order.
template <class CodeOf>
void Pack(uint8_t* bytes, uint32_t bits, uint64_t count, CodeOf&& code_of) {
  uint64_t index = 0;
  if (bits <= 8) {
    for (; index + 8 <= count; index += 8) {
      uint64_t word = 0;
      for (uint32_t i = 0; i < 8; ++i) word |= uint64_t{code_of(index + i)} << (i * bits);
      std::memcpy(bytes, &word, 8);
      bytes += bits;
    }
  } else if (bits <= 16) {
    for (; index + 8 <= count; index += 8) {
      uint64_t words[2] = {0, 0};
      for (uint32_t i = 0; i < 4; ++i) words[0] |= uint64_t{code_of(index + i)} << (i * bits);
      for (uint32_t i = 0; i < 4; ++i) words[1] |= uint64_t{code_of(index + 4 + i)} << (i * bits);
      // The second four begin in the middle of a byte where the width is odd.
      const uint32_t middle = bits / 2;
      if (bits % 2 != 0) {
        words[1] = words[1] << 4 | words[0] >> (8 * middle);
      }
      std::memcpy(bytes, &words[0], 8);
      std::memcpy(bytes + middle, &words[1], 8);
      bytes += bits;
    }
  }
  CodePacker packer(bytes, bits);
  for (; index < count; ++index) packer.Put(code_of(index));
  packer.Finish();
}

// Reads codes that lie from the beginning of a byte on; codes[0] to codes[count - 1]. One function
// for all who read them: a browser has to compile what is there for each before it runs fast.
void Unpack(const uint8_t* bytes, uint32_t bits, uint32_t count, uint32_t* codes);

// The same for any number of codes, a run of them at a time: calls use(index, code) in order.
template <class Use>
void ForEachPacked(const uint8_t* bytes, uint32_t bits, uint32_t count, Use&& use) {
  constexpr uint32_t kRun = 1024;  // of eights, so each begins a byte
  uint32_t codes[kRun];
  for (uint32_t begin = 0; begin < count; begin += kRun) {
    const uint32_t run = count - begin < kRun ? count - begin : kRun;
    Unpack(bytes + size_t{begin / 8} * bits, bits, run, codes);
    for (uint32_t i = 0; i < run; ++i) use(begin + i, codes[i]);
  }
}

}  // namespace parcours::store
