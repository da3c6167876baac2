// RowBits: a set of rows, a bit a row.
// Tested by tests/core/row_bits_test.cpp.
//
// Memory  an eighth of a byte a row. Cost  of making one: the types are compared sixteen at a time,
//         less than an instruction a row; of finding the next row: a few instructions.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "store/event_types.h"
#include "text/bytes.h"

namespace parcours::store {

class RowBits {
 public:
  static RowBits OfAll(size_t row_count);
  // The rows that have the type; types[row].
  static RowBits OfType(std::span<const TypeCode> types, TypeCode type);
  // The rows that stand at most `gap_us` behind the row before them; times_us[row].
  static RowBits OfNearTimes(std::span<const int64_t> times_us, int64_t gap_us);

  // Both of the same rows.
  void Add(const RowBits& other);
  bool Has(uint32_t row) const { return (words_[row / kBits] >> (row % kBits) & 1) != 0; }
  void Remove(uint32_t row) { words_[row / kBits] &= ~(uint64_t{1} << (row % kBits)); }

  // The rows from this one on, the first in the lowest bit: kRowsAtOnce of them, and maybe some of
  // those after. `row` is at most the count of rows.
  static constexpr uint32_t kRowsAtOnce = 57;
  uint64_t From(uint32_t row) const {
    return text::LoadWord(reinterpret_cast<const char*>(words_.data()) + row / 8) >> (row % 8);
  }

  // The first row of the set in [from, end), from <= end; where there is none, `end` or a row
  // beyond it. For as many rows as a contact mostly has without a branch that depends on the set.
  uint32_t First(uint32_t from, uint32_t end) const {
    if (end - from > kRowsAtOnce) return FirstOfMany(from, end);
    const uint64_t word = From(from) | uint64_t{1} << (end - from);
    return from + static_cast<uint32_t>(std::countr_zero(word));
  }

  // The last row of the set in [from, end), where there is one.
  uint32_t Last(uint32_t from, uint32_t end) const {
    while (end - from > kRowsAtOnce) {
      const uint64_t word = From(end - kRowsAtOnce) & ((uint64_t{1} << kRowsAtOnce) - 1);
      if (word != 0) return end - kRowsAtOnce + static_cast<uint32_t>(std::bit_width(word)) - 1;
      end -= kRowsAtOnce;
    }
    const uint64_t word = From(from) & ((uint64_t{1} << (end - from)) - 1);
    return from + static_cast<uint32_t>(std::bit_width(word)) - 1;
  }

  size_t memory_bytes() const { return words_.capacity() * sizeof(uint64_t); }

 private:
  static constexpr uint32_t kBits = 64;
  uint32_t FirstOfMany(uint32_t from, uint32_t end) const;
  explicit RowBits(size_t row_count) : words_(row_count / kBits + 2) {}

  // Row r is bit r % 64 of word r / 64. A word without rows stands at the end: From reads beyond.
  std::vector<uint64_t> words_;
};

}  // namespace parcours::store
