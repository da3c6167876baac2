// Codes side by side in as many bits each as the largest needs. Tested by
// tests/core/code_column_test.cpp.
//
// A code is at most 32 bits, so it lies within the 8 bytes from the one in which it begins; the
// bytes of a run of codes are followed by kPackedSlack more.
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

inline size_t PackedBytes(uint64_t count, uint32_t bits) {
  return static_cast<size_t>((count * bits + 7) / 8) + kPackedSlack;
}

inline uint32_t ReadPacked(const uint8_t* bytes, uint32_t bits, uint64_t index) {
  const uint64_t at = index * bits;
  const uint64_t word = text::LoadWord(reinterpret_cast<const char*>(bytes) + (at >> 3));
  return static_cast<uint32_t>(word >> (at & 7) & ((uint64_t{1} << bits) - 1));
}

// Writes codes one behind the other. The bytes of PackedBytes(count, bits) must be there.
class CodePacker {
 public:
  CodePacker(uint8_t* bytes, uint32_t bits) : to_(bytes), bits_(bits) {}

  void Put(uint32_t code) {
    word_ |= uint64_t{code} << filled_;
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

}  // namespace parcours::store
