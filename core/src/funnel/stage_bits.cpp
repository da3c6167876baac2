#include "funnel/stage_bits.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace parcours::funnel {

namespace {

constexpr size_t kRowsAWord = 64;
constexpr size_t kRowsMade = 256 * kRowsAWord;

// Eight types at a time: SIMD registers, by GCC's and Clang's vector extension.
typedef store::TypeCode TypeBlock __attribute__((vector_size(16)));
typedef uint64_t WordPair __attribute__((vector_size(16)));
constexpr size_t kBlockRows = sizeof(TypeBlock) / sizeof(store::TypeCode);
using TypeBlocks = std::array<TypeBlock, kRowsAWord / kBlockRows>;

// The first 64 types, or all and absent ones behind them.
TypeBlocks LoadTypes(std::span<const store::TypeCode> types) {
  std::array<store::TypeCode, kRowsAWord> few{};
  if (types.size() < kRowsAWord) {
    std::copy(types.begin(), types.end(), few.begin());
    types = few;
  }
  TypeBlocks blocks;
  // One after the other: a longer copy is a call in WebAssembly.
  for (size_t block = 0; block < blocks.size(); ++block) {
    std::memcpy(&blocks[block], types.data() + block * kBlockRows, sizeof(TypeBlock));
  }
  return blocks;
}

// Which of 16 types are `type`.
uint64_t Matches(TypeBlock first, TypeBlock second, TypeBlock type) {
  constexpr TypeBlock kFirstBits = {1, 2, 4, 8, 16, 32, 64, 128};
  constexpr TypeBlock kSecondBits = {1 << 8,  1 << 9,  1 << 10, 1 << 11,
                                     1 << 12, 1 << 13, 1 << 14, 1 << 15};
  const auto words = (WordPair)(((TypeBlock)(first == type) & kFirstBits) |
                                ((TypeBlock)(second == type) & kSecondBits));
  // Four lanes, and each bit in one of them: the product's highest lane is their sum.
  return (words[0] | words[1]) * 0x0001'0001'0001'0001u >> 48;
}

}  // namespace

void StageBits::Make(store::Row begin, store::Row end) {
  const size_t left = types_.size() - begin;
  const size_t count = std::min(left, std::max<size_t>(end - begin, kRowsMade));
  const size_t word_count = (count + kRowsAWord - 1) / kRowsAWord;
  begin_ = begin;
  end_ = begin + static_cast<store::Row>(count);
  stride_ = word_count + 1;  // the last row's word may reach beyond
  bits_.resize(stride_ * stage_types_.size());
  for (size_t at = 0; at < word_count; ++at) {
    const size_t first = at * kRowsAWord;
    const TypeBlocks blocks = LoadTypes(types_.subspan(begin + first));
    for (size_t stage = 0; stage < stage_types_.size(); ++stage) {
      const TypeBlock type = TypeBlock{} + stage_types_[stage];
      uint64_t word = 0;
      for (size_t block = 0; block < blocks.size(); block += 2) {
        word |= Matches(blocks[block], blocks[block + 1], type) << (block * kBlockRows);
      }
      bits_[stage * stride_ + at] = word;
    }
  }
}

}  // namespace parcours::funnel
