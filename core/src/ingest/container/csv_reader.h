// CsvReader: finds the records in a stream of CSV and hands each to a sink, as a FlatRecord whose
// paths are the names in the header row.
//
// Rows       as csv_row.h reads them. The first row that holds anything is the header; it may be
//            preceded by a spreadsheet's `sep=;`, and by titles, which warnings() names. The same
//            header again (files joined) and rows without any value are passed over.
// Cells      are text, whatever they look like. An empty cell is absent; a quoted empty one ("") is
//            the empty text.
// Header     blanks around a name are dropped; a column without a name is "column 3", a name's
//            second column "name (2)": warnings() says so.
// Bad rows   are reported once and stepped over: more or fewer cells than the header, bytes that
// are
//            no text; or a row whose end cannot be told (csv_row.h), behind which reading goes on
//            at the next line end, so that a stray quote costs one row.
// Chunks     where the bytes are cut makes no difference to what the sink gets.
// Memory     kMaxRecordBytes and kSliceBytes at most; a longer row is kTooLong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/container/csv_plain_rows.h"
#include "ingest/container/csv_row.h"
#include "ingest/record/flat_record.h"
#include "ingest/record/layout_table.h"
#include "ingest/record/path_table.h"
#include "ingest/record/record_sink.h"

namespace parcours::ingest {

class CsvReader {
 public:
  // `paths` and `sink` must outlive the reader. `title_rows`: so many rows with anything in them
  // stand before the header.
  CsvReader(char delimiter, uint32_t title_rows, PathTable* paths, RecordSink* sink)
      : paths_(paths), sink_(sink), parser_(delimiter), layouts_(paths), titles_left_(title_rows) {}
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  void Append(std::string_view bytes) { Read(bytes, false); }
  // No more bytes come.
  void Finish() { Read({}, true); }

  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  static constexpr size_t kSliceBytes = size_t{1} << 18;

  void Read(std::string_view bytes, bool final);
  void Run(bool final);
  // Reads plain rows, and answers what is behind them.
  const char* ReadPlainRows(const char* at, const char* end);
  // These answer nullptr where more bytes are needed.
  const char* ReadRow(const char* at, const char* end, bool final);
  const char* SkipLine(const char* at, const char* end, bool final);
  const char* SkipBadRow(SkipReason reason, const char* at, const char* end, bool final);
  void TakeHeader(std::string_view row);
  void TakeRow(const CsvRow& row, std::string_view text);
  void TakeRecord(const FlatRecord& record, std::string_view text);
  void Skip(SkipReason reason, std::string_view text);

  PathTable* paths_;
  RecordSink* sink_;
  CsvRowParser parser_;
  LayoutTable layouts_;
  std::optional<CsvPlainRows> plain_rows_;  // behind the header
  std::vector<std::string> warnings_;

  uint32_t titles_left_;  // before the header
  std::string titles_;    // those that were passed over, for the warning
  bool has_header_ = false;
  bool skipping_line_ = false;
  std::string header_text_;      // the row as it stands
  std::vector<PathId> columns_;  // by position
  std::vector<Entry> entries_;

  std::vector<char> buffer_;  // bytes_ not read yet, then kReadSlack
  size_t size_ = 0;
  size_t retry_size_ = 0;  // reading on makes no sense before there are this many bytes
  uint64_t offset_ = 0;    // in the stream, of the buffer
  uint64_t line_ = 1;
};

}  // namespace parcours::ingest
