// Scanning by words: what the fast reader does to bytes instead of libc's loops, which go byte by
// byte in WebAssembly. Little-endian, as everywhere this runs. All may read up to kReadSlack bytes
// past what they are asked about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/bytes.h"

namespace parcours::ingest {

using text::LoadWord;

// The word with only its first `bytes` bytes kept; bytes in [0, 8].
inline uint64_t KeepBytes(uint64_t word, size_t bytes) {
  return bytes >= 8 ? word : word & ((uint64_t{1} << (8 * bytes)) - 1);
}

// 16 bytes at a time: SIMD registers, by GCC's and Clang's vector extension.
typedef signed char ByteBlock __attribute__((vector_size(16)));

// A bit for each byte of a comparison's answer, which is 0 or -1; the first byte's is the lowest.
// One instruction where the compiler has it.
inline uint32_t BitsOfHits(ByteBlock hits) {
#if __has_builtin(__builtin_wasm_bitmask_i8x16)
  return static_cast<uint32_t>(__builtin_wasm_bitmask_i8x16(hits));
#elif __has_builtin(__builtin_ia32_pmovmskb128)
  typedef char CharBlock __attribute__((vector_size(16)));
  return static_cast<uint32_t>(__builtin_ia32_pmovmskb128((CharBlock)hits));
#else
  typedef unsigned long long WordPair __attribute__((vector_size(16)));
  const WordPair words = (WordPair)hits & 0x0101010101010101;
  const auto gather = [](uint64_t word) { return word * 0x0102040810204080 >> 56; };
  return static_cast<uint32_t>(gather(words[0]) | gather(words[1]) << 8);
#endif
}

// What FindStringSpecial looks for. A browser builds a constant block anew wherever it is used, in
// three instructions; blocks in memory that may change it loads.
struct StringSpecials {
  ByteBlock quote = ByteBlock{} + '"';
  ByteBlock backslash = ByteBlock{} + '\\';
  ByteBlock blank = ByteBlock{} + ' ';
};

// The first byte in [at, end) that ends or interrupts a run of plain JSON string text: a quote, a
// backslash, a control byte or a byte that is not ASCII; `end` or beyond where there is none.
inline const char* FindStringSpecial(const char* at, const char* end,
                                     const StringSpecials& specials = {}) {
  while (at < end) {
    ByteBlock block;
    std::memcpy(&block, at, sizeof block);
    // Signed: below a blank are the control bytes and everything from 0x80 on.
    const uint32_t hits = BitsOfHits((block == specials.quote) | (block == specials.backslash) |
                                     (block < specials.blank));
    if (hits != 0) return at + __builtin_ctz(hits);
    at += sizeof block;
  }
  return at;
}

// The first of the two bytes from `at` on, else the text's end. Reads nothing behind that.
inline size_t FindEither(std::string_view text, size_t at, char first, char second) {
  const ByteBlock firsts = ByteBlock{} + static_cast<signed char>(first);
  const ByteBlock seconds = ByteBlock{} + static_cast<signed char>(second);
  for (; text.size() - at >= sizeof firsts; at += sizeof firsts) {
    ByteBlock block;
    std::memcpy(&block, text.data() + at, sizeof block);
    const uint32_t hits = BitsOfHits((block == firsts) | (block == seconds));
    if (hits != 0) return at + static_cast<size_t>(__builtin_ctz(hits));
  }
  while (at < text.size() && text[at] != first && text[at] != second) ++at;
  return at;
}

}  // namespace parcours::ingest
