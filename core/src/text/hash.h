// A 64-bit hash of bytes for dictionaries and event ids: fast on short texts, the same on every
// platform and in every run. Not for security.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

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

// Cost: one multiplication for each 8 bytes. Little-endian reads, as everywhere this runs.
inline uint64_t HashBytes(std::string_view text) {
  const char* data = text.data();
  size_t left = text.size();
  uint64_t hash = kHashMultiplier ^ left;
  uint64_t word;
  while (left >= 8) {
    std::memcpy(&word, data, 8);
    hash = CombineHash(hash, word);
    data += 8;
    left -= 8;
  }
  if (left != 0) {
    word = 0;
    std::memcpy(&word, data, left);
    hash = CombineHash(hash, word);
  }
  return MixHash(hash);
}

}  // namespace parcours::text
