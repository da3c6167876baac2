// Comparing and copying bytes by words. In WebAssembly the C library's memcmp is a loop over single
// bytes, and its memcpy a call that costs more than the few bytes of a text. Little-endian reads,
// as everywhere this runs. Nothing here reads or writes outside the bytes it is given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace parcours::text {

inline uint64_t LoadWord(const char* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

inline uint32_t LoadHalf(const char* at) {
  uint32_t half;
  std::memcpy(&half, at, sizeof half);
  return half;
}

// The word whose low bytes are the `size` bytes at `at` and whose others are 0; size in [1, 7].
inline uint64_t LoadBytes(const char* at, size_t size) {
  if (size >= 4) {
    return LoadHalf(at) | uint64_t{LoadHalf(at + size - 4)} << (8 * (size - 4));
  }
  const auto byte = [at](size_t index) { return uint64_t{static_cast<unsigned char>(at[index])}; };
  return byte(0) | byte(size / 2) << (8 * (size / 2)) | byte(size - 1) << (8 * (size - 1));
}

inline bool EqualBytes(const char* a, const char* b, size_t size) {
  if (size >= 8) {
    for (size_t at = 0; at + 8 < size; at += 8) {
      if (LoadWord(a + at) != LoadWord(b + at)) return false;
    }
    return LoadWord(a + size - 8) == LoadWord(b + size - 8);  // overlaps the one before
  }
  return size == 0 || LoadBytes(a, size) == LoadBytes(b, size);
}

inline bool EqualBytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && EqualBytes(a.data(), b.data(), a.size());
}

// Of texts, most of which are short; they do not overlap.
inline void CopyBytes(char* to, const char* from, size_t size) {
  if (size >= 8) {
    for (size_t at = 0; at + 8 < size; at += 8) std::memcpy(to + at, from + at, 8);
    std::memcpy(to + size - 8, from + size - 8, 8);
  } else if (size >= 4) {
    std::memcpy(to, from, 4);
    std::memcpy(to + size - 4, from + size - 4, 4);
  } else {
    for (size_t at = 0; at < size; ++at) to[at] = from[at];
  }
}

}  // namespace parcours::text
