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
typedef uint32_t Quad __attribute__((vector_size(16)));
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
      bits_[stage * stride_ + at] = Matches(blocks, type);
    }
  }
}

}  // namespace parcours::funnel
