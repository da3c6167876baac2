#include "store/row_bits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace parcours::store {

namespace {

constexpr size_t kRowsAWord = 64;

// Eight types at a time: SIMD registers, by GCC's and Clang's vector extension.
typedef TypeCode TypeBlock __attribute__((vector_size(16)));
typedef uint32_t Quad __attribute__((vector_size(16)));
typedef uint64_t WordPair __attribute__((vector_size(16)));
constexpr size_t kBlockRows = sizeof(TypeBlock) / sizeof(TypeCode);
using TypeBlocks = std::array<TypeBlock, kRowsAWord / kBlockRows>;

// Of 64 types.
TypeBlocks LoadTypes(const TypeCode* types) {
  TypeBlocks blocks;
  // One after the other: a longer copy is a call in WebAssembly.
  for (size_t block = 0; block < blocks.size(); ++block) {
    std::memcpy(&blocks[block], types + block * kBlockRows, sizeof(TypeBlock));
  }
  return blocks;
}

// Which of the types are `type`: the first in the lowest bit.
uint64_t Matches(const TypeBlocks& types, TypeBlock type) {
  constexpr TypeBlock kFirstBits = {1, 2, 4, 8, 16, 32, 64, 128};
  constexpr TypeBlock kSecondBits = {1 << 8,  1 << 9,  1 << 10, 1 << 11,
                                     1 << 12, 1 << 13, 1 << 14, 1 << 15};
  // Sixteen types each: their bits stand in eight lanes, two in a lane.
  std::array<WordPair, kRowsAWord / 16> bits;
  for (size_t i = 0; i < bits.size(); ++i) {
    bits[i] = (WordPair)(((TypeBlock)(types[2 * i] == type) & kFirstBits) |
                         ((TypeBlock)(types[2 * i + 1] == type) & kSecondBits));
  }
  // Each half is put upon the other, until one lane of each sixteen has all of their bits.
  const auto first = (Quad)(__builtin_shufflevector(bits[0], bits[1], 0, 2) |
                            __builtin_shufflevector(bits[0], bits[1], 1, 3));
  const auto second = (Quad)(__builtin_shufflevector(bits[2], bits[3], 0, 2) |
                             __builtin_shufflevector(bits[2], bits[3], 1, 3));
  Quad all = __builtin_shufflevector(first, second, 0, 2, 4, 6) |
             __builtin_shufflevector(first, second, 1, 3, 5, 7);
  all |= all >> 16;
  const auto lanes = (TypeBlock)all;
  return ((WordPair)__builtin_shufflevector(lanes, lanes, 0, 2, 4, 6, 0, 2, 4, 6))[0];
}

}  // namespace

RowBits RowBits::OfType(std::span<const TypeCode> types, TypeCode type) {
  RowBits bits(types.size());
  const TypeBlock wanted = TypeBlock{} + type;
  const size_t whole_words = types.size() / kRowsAWord;
  for (size_t word = 0; word < whole_words; ++word) {
    bits.words_[word] = Matches(LoadTypes(types.data() + word * kRowsAWord), wanted);
  }
  for (size_t row = whole_words * kRowsAWord; row < types.size(); ++row) {
    bits.words_[whole_words] |= uint64_t{types[row] == type} << (row % kRowsAWord);
  }
  return bits;
}

RowBits RowBits::OfNearTimes(std::span<const int64_t> times_us, int64_t gap_us) {
  RowBits bits(times_us.size());
  for (size_t row = 1; row < times_us.size(); ++row) {
    const int64_t gap = times_us[row] - times_us[row - 1];
    bits.words_[row / kRowsAWord] |= uint64_t{gap >= 0 && gap <= gap_us} << (row % kRowsAWord);
  }
  return bits;
}

RowBits RowBits::OfAll(size_t row_count) {
  RowBits bits(row_count);
  for (size_t row = 0; row < row_count; row += kRowsAWord) {
    const size_t left = row_count - row;
    bits.words_[row / kRowsAWord] = left >= kRowsAWord ? ~uint64_t{0} : (uint64_t{1} << left) - 1;
  }
  return bits;
}

void RowBits::Add(const RowBits& other) {
  for (size_t word = 0; word < words_.size(); ++word) words_[word] |= other.words_[word];
}

uint32_t RowBits::FirstOfMany(uint32_t from, uint32_t end) const {
  for (uint64_t row = from; row < end; row += kRowsAtOnce) {  // past 2^32 behind the last rows
    const uint64_t word = From(static_cast<uint32_t>(row));
    if (word != 0)
      return static_cast<uint32_t>(row + static_cast<uint64_t>(std::countr_zero(word)));
  }
  return end;
}

}  // namespace parcours::store
