// A 64-bit hash of bytes for dictionaries and event ids: fast on short texts, the same on every
// platform and in every run. Not for security.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/bytes.h"

namespace parcours::text {

inline constexpr uint64_t kHashMultiplier = 0x9E3779B97F4A7C15ull;  // 2^64 / golden ratio

// Spreads the bits of one word; a bijection.
inline uint64_t MixHash(uint64_t word) {
  word ^= word >> 32;
  word *= 0xD6E8FEB86659FD93ull;
  word ^= word >> 32;
  word *= 0xD6E8FEB86659FD93ull;
  word ^= word >> 32;
  return word;
}

inline uint64_t CombineHash(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * kHashMultiplier;
  return hash ^ (hash >> 29);
}

// Cost: one multiplication for each 8 bytes. Little-endian reads, as everywhere this runs. Reads no
// byte outside the text.
inline uint64_t HashBytes(const std::string_view& text) {
  const char* const data = text.data();
  const size_t size = text.size();
  uint64_t hash = kHashMultiplier ^ size;
  if (size < 8) {
    return MixHash(size == 0 ? hash : CombineHash(hash, LoadBytes(data, size)));
  }
  size_t at = 0;
  for (; at + 8 <= size; at += 8) hash = CombineHash(hash, LoadWord(data + at));
  // What is left, out of the word that ends with the text.
  if (at < size) hash = CombineHash(hash, LoadWord(data + size - 8) >> (8 * (8 - (size - at))));
  return MixHash(hash);
}

}  // namespace parcours::text
