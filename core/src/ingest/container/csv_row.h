// CsvRowParser: one row of CSV (RFC 4180), in one pass over the input's own bytes.
//
// Cells    stand between delimiters. One that begins with '"' goes to the next single '"'; inside
// it
//          delimiters and line ends are text, and two '"' are one. Behind it only a delimiter or a
//          line end may stand. A '"' inside a cell that does not begin with one is text. Blanks are
//          text.
// Row end  LF, CR LF or CR outside quotes, or the end of the input.
// Bad      a row is kBad where its end cannot be told: a quote that is followed by anything else,
// or
//          that does not close within kMaxTextBytes or before the input ends. Bad bytes (NUL, not
//          UTF-8) leave the row whole.
// Cost     one pass, 16 bytes a step; cells with doubled quotes are copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/record/skip_reason.h"

namespace parcours::ingest {

struct CsvCell {
  const char* data;  // kReadSlack readable bytes stand behind the text
  uint32_t size;
  bool quoted;
  bool has_doubled_quotes;  // not undone in `data` yet; only inside the parser

  std::string_view text() const { return {data, size}; }
};

struct CsvRow {
  enum class Status : uint8_t { kDone, kNeedMore, kBad };
  Status status = Status::kNeedMore;
  // Of kBad why its end cannot be told. Of kDone why its bytes are no text; kNone where they are.
  SkipReason reason = SkipReason::kNone;
  const char* end = nullptr;       // of kDone: behind its line end
  const char* text_end = nullptr;  // of kDone: its line end
  uint32_t line_ends = 0;          // of kDone: inside the row and behind it
  size_t cell_count = 0;
  bool has_value = false;  // some cell is quoted or not empty
};

class CsvRowParser {
 public:
  explicit CsvRowParser(char delimiter) : delimiter_(delimiter) {}

  // Reads the row that begins at `begin`. kReadSlack bytes behind `end` are readable; `final`: no
  // byte comes behind `end`. Of more than `max_cells` cells the rest is counted and not kept.
  CsvRow Parse(const char* begin, const char* end, bool final, size_t max_cells);

  char delimiter() const { return delimiter_; }
  // Of the last Parse that was done; valid until the next one, and as long as the input is.
  std::span<const CsvCell> cells() const { return cells_; }

 private:
  const char* ParseQuoted(const char* at, const char* end, bool final, CsvCell* cell, CsvRow* row);
  const char* ParsePlain(const char* at, const char* end, bool final, CsvRow* row) const;
  void UndoDoubledQuotes();

  char delimiter_;
  std::vector<CsvCell> cells_;
  std::string unquoted_;  // the texts of cells that held doubled quotes
};

}  // namespace parcours::ingest
