// CsvPlainRows: reads the rows of CSV that need no more than to know where their cells end, as
// nearly all rows do: those of as many cells as there are columns, without a NUL, a doubled quote,
// a line end inside quotes, or bytes that are not UTF-8. Of any other row it says nothing, and
// CsvRowParser reads it; where this one answers, it answers the same.
//
// The bytes that may end a cell are looked for in a stretch of many rows at once, 64 at a time;
// what follows is a step a cell, whose number is known. Which cells are empty tells a row's layout,
// in a bit each.
//
// Cost  two looks at every byte at most, and again at those of rows that are not plain.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/layout_table.h"

namespace parcours::ingest {

class CsvPlainRows {
 public:
  // `columns`: their paths, of which there is one at least. They and the layouts must outlive this.
  CsvPlainRows(char delimiter, std::span<const PathId> columns, LayoutTable* layouts);

  // Begins bytes, [.., end), of which nothing is known yet. kReadSlack bytes behind are readable.
  void Begin(const char* end);
  // Reads the row that begins at `at` and answers what is behind its line end; nullptr where it is
  // not plain or does not end before the bytes do. From one call to the next `at` goes forward.
  const char* Read(const char* at);

  // Of the row read last: its cells with a value, without its line end. Valid until the next one.
  FlatRecord record() const { return {{entries_.data(), entry_count_}, layout_}; }
  std::string_view text() const { return text_; }

 private:
  // Of bytes whose marks are known at once; a longer row is not plain.
  static constexpr size_t kStretchBytes = 8192;
  static constexpr size_t kMaskColumns = 64;
  static constexpr size_t kKnownMasks = 64;

  struct Known {
    uint64_t mask;
    LayoutId layout;
  };

  void FindMarks(const char* begin);
  const char* ReadCells(const char* at);
  const char* FinishUnusual(const char* cell, bool is_last, const uint32_t** mark, Entry* entry);
  const char* RunOut();
  LayoutId LayoutOf(uint64_t mask);

  char delimiter_;
  LayoutTable* layouts_;
  std::span<const PathId> columns_;

  // Where in the stretch delimiters, quotes, line ends, NULs and bytes beyond ASCII stand.
  std::vector<uint32_t> marks_;
  const char* stretch_ = nullptr;
  const char* stretch_end_ = nullptr;
  const char* end_ = nullptr;
  const uint32_t* mark_ = nullptr;  // the first that was not passed
  const uint32_t* marks_end_ = nullptr;
  bool ran_out_ = false;  // of marks, in the row at hand

  std::vector<Entry> entries_;
  size_t entry_count_ = 0;
  LayoutId layout_ = kNoLayout;
  std::string_view text_;
  std::array<Known, kKnownMasks> known_{};  // by a hash of the mask
};

}  // namespace parcours::ingest
