// Comparing bytes by words. In WebAssembly the C library's memcmp is a loop over single bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace parcours::text {

// Reads no byte outside [a, a + size) and [b, b + size).
inline bool EqualBytes(const char* a, const char* b, size_t size) {
  uint64_t word_a, word_b;
  if (size >= 8) {
    for (size_t at = 0; at + 8 < size; at += 8) {
      std::memcpy(&word_a, a + at, 8);
      std::memcpy(&word_b, b + at, 8);
      if (word_a != word_b) return false;
    }
    std::memcpy(&word_a, a + size - 8, 8);  // the last word overlaps the one before
    std::memcpy(&word_b, b + size - 8, 8);
    return word_a == word_b;
  }
  if (size >= 4) {
    uint32_t half_a, half_b;
    std::memcpy(&half_a, a, 4);
    std::memcpy(&half_b, b, 4);
    if (half_a != half_b) return false;
    std::memcpy(&half_a, a + size - 4, 4);
    std::memcpy(&half_b, b + size - 4, 4);
    return half_a == half_b;
  }
  for (size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

inline bool EqualBytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && EqualBytes(a.data(), b.data(), a.size());
}

}  // namespace parcours::text
