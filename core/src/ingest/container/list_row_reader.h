// ListRowReader: finds the records in JSON lists, one a line, of which the first has the names:
//
//   ["Email Address","OPTIN_TIME"]
//   ["a@b.example","2026-01-02 03:04:05"]
//
// Texts are unescaped; numbers, true and false are the text that stands there, digit for digit, and
// what is a list or an object is its own compact text. Empty texts and nulls are no values, as in
// CSV; names are made different as there (csv_header.h). A line that is no list, or of another
// length than the names, is reported and stepped over; where a name cannot be read, so is every
// line. Where the bytes are cut makes no difference.
//
// Memory  a line: kMaxRecordBytes at most; a longer one is kTooLong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/record/odd_record.h"
#include "ingest/record/path_table.h"
#include "ingest/record/record_sink.h"

namespace parcours::ingest {

class ListRowReader {
 public:
  // Both must outlive the reader.
  ListRowReader(PathTable* paths, RecordSink* sink) : paths_(paths), sink_(sink) {}

  void Append(std::string_view bytes);
  // No more bytes come.
  void Finish();

  // After Finish(): what had to be assumed.
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  void TakeLine();
  SkipReason TakeRow(std::string_view line);
  SkipReason TakeNames(std::string_view line);

  PathTable* paths_;
  RecordSink* sink_;
  std::vector<PathId> columns_;  // by position; none before the first line
  bool names_are_bad_ = false;
  OddRecord record_;
  std::vector<std::string> warnings_;
  std::string carry_;        // the beginning of a line
  uint64_t line_bytes_ = 0;  // of the line at hand, kept or not
  uint64_t line_ = 1;
  uint64_t offset_ = 0;  // of the line at hand
};

}  // namespace parcours::ingest
