// CodeColumn: one dictionary code a row of the sealed store, in as many bits as the largest needs.
//
// A column of few values among many rows keeps a bit a row and the codes that are there. A column
// without any takes no memory: every row is kAbsent. Never written again once it is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "store/dictionary.h"
#include "store/packed_codes.h"
#include "store/raw_bytes.h"

namespace parcours::store {

class CodeColumn {
 public:
  CodeColumn() = default;

  // The column of `row_count` rows whose codes for_each(visit) tells: it calls visit(row, code) for
  // every row that has a code, each once, in any order, and does so every time that it is asked.
  // Nothing is kept beside the column itself. `extent` is that of these codes.
  template <class ForEachCode>
  static CodeColumn Make(uint32_t row_count, CodeExtent extent, ForEachCode&& for_each);
  // The same where it is not known, at the cost of another pass.
  template <class ForEachCode>
  static CodeColumn Make(uint32_t row_count, ForEachCode&& for_each);

  // The column of `row_count` rows that all have the code 1.
  static CodeColumn Ones(uint32_t row_count);

  uint32_t operator[](uint32_t row) const {
    if (bits_ == 0) return kAbsent;
    if (present_.empty()) return ReadPacked(bytes_.data(), bits_, row);
    const uint64_t word = present_[row / 64];
    const uint64_t bit = uint64_t{1} << (row % 64);
    if ((word & bit) == 0) return kAbsent;
    return ReadPacked(bytes_.data(), bits_, IndexOf(row));
  }

  // Reads codes of a run of rows, kAbsent where there is none: codes[0] to codes[count - 1], from
  // `first` on, a multiple of 64. The run ends within the column, or the column is empty.
  void Read(uint32_t first, uint32_t count, uint32_t* codes) const;

  // Adds to counts[code] how many rows have the code; counts[kAbsent] may be anything then.
  void Count(std::span<uint32_t> counts) const;

  // Sets the bits of the rows that may have a code: at least those that do, of a column of few
  // values only those. `bits` has one for each row.
  void MarkRows(std::vector<uint64_t>* bits) const;

  // Calls visit(row, code) for every row that has a code, in order.
  template <class Visitor>
  void ForEach(Visitor&& visit) const {
    if (bits_ == 0) return;
    if (present_.empty()) {
      ForEachPacked(bytes_.data(), bits_, row_count_, [&](uint32_t row, uint32_t code) {
        if (code != kAbsent) visit(row, code);
      });
      return;
    }
    uint64_t index = 0;
    for (size_t at = 0; at < present_.size(); ++at) {
      for (uint64_t word = present_[at]; word != 0; word &= word - 1) {
        const auto row =
            static_cast<uint32_t>(at * 64 + static_cast<size_t>(__builtin_ctzll(word)));
        visit(row, ReadPacked(bytes_.data(), bits_, index++));
      }
    }
  }

  bool empty() const { return bits_ == 0; }
  uint32_t row_count() const { return row_count_; }
  size_t memory_bytes() const {
    return bytes_.size() + present_.capacity() * 8 + ranks_.capacity() * 4;
  }

 private:
  static constexpr size_t kRankWords = 4;  // a rank stands for this many words of present_

  static uint32_t CountBits(uint64_t word) {
    return static_cast<uint32_t>(__builtin_popcountll(word));
  }
  // How many codes stand before the word.
  uint32_t Rank(size_t word) const {
    uint32_t rank = ranks_[word / kRankWords];
    for (size_t at = word / kRankWords * kRankWords; at < word; ++at)
      rank += CountBits(present_[at]);
    return rank;
  }

  // The place of the row's code in bytes_ where there is present_.
  uint32_t IndexOf(uint32_t row) const {
    const uint64_t before = (uint64_t{1} << (row % 64)) - 1;
    return Rank(row / 64) + CountBits(present_[row / 64] & before);
  }
  // Makes room, with all bits 0, for the codes of `present` rows, in the form that takes less.
  void Reserve(uint64_t present);
  void MakeRanks();

  uint32_t bits_ = 0;  // of a code; 0: no row has one
  uint32_t row_count_ = 0;
  uint32_t kept_ = 0;              // codes in bytes_
  RawBytes bytes_;                 // packed codes: of all rows, or of those that have one
  std::vector<uint64_t> present_;  // a bit a row; empty where all rows have their code in bytes_
  std::vector<uint32_t> ranks_;    // how many bits are set before every kRankWords words
};

// Reads a column's codes where rows are asked for in their order, or nearly so: a run of them is
// unpacked at once. Of a column that lives longer.
class CodeReader {
 public:
  explicit CodeReader(const CodeColumn& column) : column_(&column) {}

  uint32_t operator[](uint32_t row) {
    if (row - first_ >= count_) Fill(row);
    return codes_[row - first_];
  }

 private:
  static constexpr uint32_t kRun = 1024;

  void Fill(uint32_t row);

  const CodeColumn* column_;
  uint32_t first_ = 0;
  uint32_t count_ = 0;
  uint32_t codes_[kRun];
};

template <class ForEachCode>
CodeColumn CodeColumn::Make(uint32_t row_count, ForEachCode&& for_each) {
  uint32_t all_bits = 0;
  uint64_t count = 0;
  for_each([&](uint32_t, uint32_t code) {
    all_bits |= code;
    ++count;
  });
  return Make(row_count, {count, BitsOf(all_bits)}, for_each);
}

template <class ForEachCode>
CodeColumn CodeColumn::Make(uint32_t row_count, CodeExtent extent, ForEachCode&& for_each) {
  CodeColumn column;
  column.row_count_ = row_count;
  column.bits_ = extent.bits;
  if (column.bits_ == 0) return column;
  column.Reserve(extent.count);
  uint8_t* const bytes = column.bytes_.data();
  const uint32_t bits = column.bits_;
  if (column.present_.empty()) {
    for_each([=](uint32_t row, uint32_t code) { AddPacked(bytes, bits, row, code); });
    return column;
  }
  for_each([words = column.present_.data()](uint32_t row, uint32_t) {
    words[row / 64] |= uint64_t{1} << (row % 64);
  });
  column.MakeRanks();
  for_each([=, &column](uint32_t row, uint32_t code) {
    AddPacked(bytes, bits, column.IndexOf(row), code);
  });
  return column;
}

}  // namespace parcours::store
