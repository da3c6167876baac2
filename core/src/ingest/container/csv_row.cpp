#include "ingest/container/csv_row.h"

#include <algorithm>
#include <cstring>

#include "ingest/record/flat_record.h"
#include "ingest/record/words.h"
#include "store/dictionary.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr size_t kMaxQuotedBytes = store::kMaxTextBytes;

// The first byte in [at, end) that ends or interrupts a run of plain text: `mark`, a line end, NUL
// or one that is not ASCII; `end` or beyond where there is none.
const char* FindSpecial(const char* at, const char* end, char mark) {
  const ByteBlock marks = ByteBlock{} + static_cast<signed char>(mark);
  for (; at < end; at += sizeof(ByteBlock)) {
    ByteBlock block;
    std::memcpy(&block, at, sizeof block);
    // Signed: below 1 are NUL and everything from 0x80 on.
    const uint32_t hits =
        BitsOfHits((block == marks) | (block == '\n') | (block == '\r') | (block < 1));
    if (hits != 0) return at + __builtin_ctz(hits);
  }
  return at;
}

// Behind the NUL, or the character or bad byte at `at`, which is noted; nullptr where the character
// may go on behind `end`.
const char* StepOverSpecial(const char* at, const char* end, bool final, CsvRow* row) {
  if (*at == '\0') {
    row->reason = SkipReason::kNotCsv;
    return at + 1;
  }
  const size_t length = text::Utf8Length({at, static_cast<size_t>(end - at)}, 0);
  if (length != 0) return at + length;
  if (end - at < 4 && !final) return nullptr;
  if (row->reason == SkipReason::kNone) row->reason = SkipReason::kBadUtf8;
  return at + 1;
}

// Behind the line end at `at`; nullptr where a CR is the last byte at hand.
const char* StepOverLineEnd(const char* at, const char* end, bool final) {
  if (*at == '\n') return at + 1;
  if (at + 1 == end) return final ? end : nullptr;
  return at[1] == '\n' ? at + 2 : at + 1;
}

void Bad(CsvRow* row, SkipReason reason) {
  row->status = CsvRow::Status::kBad;
  row->reason = reason;
}

// A quote that has not closed after so many bytes: over several lines it was never meant to open.
void BadQuoted(CsvRow* row, const char* text) {
  const std::string_view seen(text, kMaxQuotedBytes);
  const bool one_line = seen.find_first_of("\r\n") == std::string_view::npos;
  Bad(row, one_line ? SkipReason::kTooLong : SkipReason::kNotCsv);
}

}  // namespace

// Behind the opening quote -> behind the closing one. nullptr: the row says why.
const char* CsvRowParser::ParseQuoted(const char* at, const char* end, bool final, CsvCell* cell,
                                      CsvRow* row) {
  const char* const text = at;
  cell->data = text;
  cell->quoted = true;
  while (at != nullptr && at < end) {
    at = FindSpecial(at, end, '"');
    if (at >= end) break;
    if (*at == '\n' || *at == '\r') {
      at = StepOverLineEnd(at, end, final);
      ++row->line_ends;
    } else if (*at != '"') {
      at = StepOverSpecial(at, end, final, row);
    } else if (at + 1 < end && at[1] == '"') {
      cell->has_doubled_quotes = true;
      at += 2;
    } else if (at + 1 == end && !final) {
      return nullptr;  // perhaps the first of two
    } else {
      if (static_cast<size_t>(at - text) > kMaxQuotedBytes) return BadQuoted(row, text), nullptr;
      cell->size = static_cast<uint32_t>(at - text);
      return at + 1;
    }
  }
  // What is not looked at yet is no more than a character, so the quote closes too late if at all.
  if (static_cast<size_t>(end - text) > kMaxQuotedBytes + 4) {
    BadQuoted(row, text);
  } else if (final) {
    Bad(row, SkipReason::kNotCsv);
  }
  return nullptr;
}

// The cell's end: a delimiter, a line end or, where `final`, `end`. nullptr: more bytes are needed.
const char* CsvRowParser::ParsePlain(const char* at, const char* end, bool final,
                                     CsvRow* row) const {
  while (at != nullptr && at < end) {
    at = FindSpecial(at, end, delimiter_);
    if (at >= end) break;
    if (*at == delimiter_ || *at == '\n' || *at == '\r') return at;
    at = StepOverSpecial(at, end, final, row);
  }
  return final ? end : nullptr;
}

CsvRow CsvRowParser::Parse(const char* begin, const char* end, bool final, size_t max_cells) {
  CsvRow row;
  cells_.clear();
  bool any_doubled = false;
  for (const char* at = begin;; ++at) {  // behind a delimiter
    CsvCell cell{at, 0, false, false};
    if (at < end && *at == '"') {
      at = ParseQuoted(at + 1, end, final, &cell, &row);
      if (at == nullptr) return row;
      if (at < end && *at != delimiter_ && *at != '\n' && *at != '\r') {
        return Bad(&row, SkipReason::kNotCsv), row;
      }
      if (at == end && !final) return row;
    } else {
      at = ParsePlain(at, end, final, &row);
      if (at == nullptr) return row;
      cell.size = static_cast<uint32_t>(at - cell.data);
    }
    ++row.cell_count;
    row.has_value = row.has_value || cell.quoted || cell.size != 0;
    if (row.cell_count <= max_cells) {
      any_doubled = any_doubled || cell.has_doubled_quotes;
      cells_.push_back(cell);
    }
    if (at < end && *at == delimiter_) continue;
    row.text_end = row.end = at;
    if (at < end) {
      row.end = StepOverLineEnd(at, end, final);
      if (row.end == nullptr) return row;
      ++row.line_ends;
    }
    row.status = CsvRow::Status::kDone;
    if (any_doubled) UndoDoubledQuotes();
    return row;
  }
}

void CsvRowParser::UndoDoubledQuotes() {
  size_t size = kReadSlack;
  for (const CsvCell& cell : cells_) size += cell.has_doubled_quotes ? cell.size : 0;
  unquoted_.assign(size, '\0');
  char* to = unquoted_.data();
  for (CsvCell& cell : cells_) {
    if (!cell.has_doubled_quotes) continue;
    const char* const text = to;
    for (const char* from = cell.data; from < cell.data + cell.size; ++from) {
      *to++ = *from;
      if (*from == '"') ++from;
    }
    cell.data = text;
    cell.size = static_cast<uint32_t>(to - text);
    cell.has_doubled_quotes = false;
  }
}

}  // namespace parcours::ingest
