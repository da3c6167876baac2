#include "ingest/container/csv_plain_rows.h"

#include <algorithm>
#include <cstring>

#include "ingest/record/words.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

bool IsLineEnd(char byte) { return byte == '\n' || byte == '\r'; }

// A bit for each of 64 bytes that may end a cell or is not to be passed over.
uint64_t MarksOf(const char* at, ByteBlock delimiter) {
  uint64_t marks = 0;
  for (size_t part = 0; part < 4; ++part) {
    ByteBlock block;
    std::memcpy(&block, at + part * sizeof block, sizeof block);
    // Signed: below 1 are NUL and everything from 0x80 on.
    const uint32_t hits = BitsOfHits((block == delimiter) | (block == '\n') | (block == '\r') |
                                     (block == '"') | (block < 1));
    marks |= uint64_t{hits} << (part * sizeof block);
  }
  return marks;
}

}  // namespace

// An empty cell behind the last is written and not kept.
CsvPlainRows::CsvPlainRows(char delimiter, std::span<const PathId> columns, LayoutTable* layouts)
    : delimiter_(delimiter), layouts_(layouts), columns_(columns), entries_(columns.size() + 1) {}

void CsvPlainRows::Begin(const char* end) {
  end_ = end;
  stretch_ = stretch_end_ = nullptr;
  mark_ = marks_end_ = nullptr;
}

[[gnu::noinline]] void CsvPlainRows::FindMarks(const char* begin) {
  constexpr size_t kStep = 64;
  static_assert(kStep <= kReadSlack);
  const size_t size = std::min(kStretchBytes, static_cast<size_t>(end_ - begin));
  marks_.resize(kStretchBytes + kStep);
  const ByteBlock delimiter = ByteBlock{} + static_cast<signed char>(delimiter_);
  uint32_t* to = marks_.data();
  for (size_t at = 0; at < size; at += kStep) {
    uint64_t marks = MarksOf(begin + at, delimiter);
    if (size - at < kStep) marks &= (uint64_t{1} << (size - at)) - 1;
    for (; marks != 0; marks &= marks - 1) {
      *to++ = static_cast<uint32_t>(at) + static_cast<uint32_t>(__builtin_ctzll(marks));
    }
  }
  stretch_ = begin;
  stretch_end_ = begin + size;
  mark_ = marks_.data();
  marks_end_ = to;
}

const char* CsvPlainRows::Read(const char* at) {
  // Of a row that was not plain, or of its line end, marks are left.
  while (mark_ != marks_end_ && stretch_ + *mark_ < at) ++mark_;
  ran_out_ = at >= stretch_end_;
  const char* next = ran_out_ ? nullptr : ReadCells(at);
  if (!ran_out_ || stretch_end_ == end_) return next;
  // Not for every row where a stretch has fewer marks than there are columns.
  if (stretch_ != nullptr && static_cast<size_t>(at - stretch_) < kStretchBytes / 2) return nullptr;
  FindMarks(at);
  return ReadCells(at);
}

[[gnu::noinline]] const char* CsvPlainRows::ReadCells(const char* at) {
  const size_t count = columns_.size();
  const uint32_t* mark = mark_;
  if (static_cast<size_t>(marks_end_ - mark) < count) return RunOut();
  const PathId* const paths = columns_.data();
  const char* const stretch = stretch_;
  const char delimiter = delimiter_;
  Entry* entry = entries_.data();
  const char* cell = at;
  uint64_t mask = 0;
  for (size_t i = 0; i < count; ++i) {
    const bool is_last = i + 1 == count;
    const char* stop = stretch + *mark;
    *entry = {cell, static_cast<uint32_t>(stop - cell), paths[i], EntryKind::kText};
    uint32_t is_given = stop != cell ? 1 : 0;
    if (is_last ? !IsLineEnd(*stop) : *stop != delimiter) [[unlikely]] {
      const uint32_t* passed = mark;  // `mark` itself stays in a register
      stop = FinishUnusual(cell, is_last, &passed, entry);
      if (stop == nullptr) return nullptr;
      if (static_cast<size_t>(marks_end_ - passed) < count - i - 1) return RunOut();
      mark = passed - 1;
      is_given = 1;
    }
    ++mark;
    mask |= uint64_t{is_given} << (i % kMaskColumns);
    entry += is_given;
    cell = stop + 1;
  }
  const char* const line_end = cell - 1;
  if (*line_end == '\r') {
    if (cell == end_) return RunOut();
    if (*cell == '\n') ++cell;  // its mark is passed when the next row is read
  }
  mark_ = mark;
  text_ = {at, static_cast<size_t>(line_end - at)};
  entry_count_ = static_cast<size_t>(entry - entries_.data());
  layout_ = LayoutOf(mask);
  return cell;
}

// Of a cell with a quote or a character beyond ASCII: its end, behind whose mark reading goes on.
// nullptr: the row is not plain, or its marks are not all known.
[[gnu::noinline]] const char* CsvPlainRows::FinishUnusual(const char* cell, bool is_last,
                                                          const uint32_t** mark, Entry* entry) {
  const bool is_quoted = *cell == '"';
  if (is_quoted) {
    ++*mark;
    entry->data = cell + 1;
  }
  while (*mark != marks_end_) {
    const char* stop = stretch_ + **mark;
    if (static_cast<signed char>(*stop) < 0) {
      const auto left = static_cast<size_t>(stretch_end_ - stop);
      const size_t length = text::Utf8Length({stop, left}, 0);
      if (length == 0) return left < text::kMaxUtf8Bytes ? RunOut() : nullptr;
      *mark += length;
      continue;
    }
    ++*mark;
    if (*stop == '\0') return nullptr;
    if (*stop == '"') {
      if (!is_quoted) continue;
      entry->size = static_cast<uint32_t>(stop - entry->data);
      if (++stop == stretch_end_) return RunOut();
      if (is_last ? !IsLineEnd(*stop) : *stop != delimiter_) return nullptr;
      ++*mark;
      return stop;
    }
    if (is_quoted) {
      if (IsLineEnd(*stop)) return nullptr;
      continue;
    }
    if (is_last ? !IsLineEnd(*stop) : *stop != delimiter_) return nullptr;
    entry->size = static_cast<uint32_t>(stop - cell);
    return stop;
  }
  return RunOut();
}

// Whether the row is plain is not told by the marks that are known.
const char* CsvPlainRows::RunOut() {
  ran_out_ = true;
  return nullptr;
}

LayoutId CsvPlainRows::LayoutOf(uint64_t mask) {
  const std::span<const Entry> row(entries_.data(), entry_count_);
  if (columns_.size() > kMaskColumns) return layouts_->Of(row);
  Known& known = known_[mask * 0x9E3779B97F4A7C15ull >> 58];
  if (known.layout == kNoLayout || known.mask != mask) known = {mask, layouts_->Of(row)};
  return known.layout;
}

}  // namespace parcours::ingest
