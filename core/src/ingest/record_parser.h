// RecordParser: the fast reader of one JSON object, in one pass over the input's own bytes.
//
// Checks everything that JSON asks of structure, numbers, literals and UTF-8. What it cannot
// flatten in place (escapes, exponents, repeated keys, arrays that hold objects or blanks) it
// checks and steps over; the record is then `odd` and is read again by ReadOddRecord. Tested by
// tests/core/ingest_record_test.cpp against ReadOddRecord.
//
// Cost   about one pass; no allocation once entries_ has grown to the widest record.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/flat_record.h"
#include "ingest/path_table.h"
#include "ingest/skip_reason.h"

namespace parcours::ingest {

struct ParseResult {
  enum class Status : uint8_t { kDone, kNeedMore, kBad };
  Status status = Status::kNeedMore;
  SkipReason reason = SkipReason::kNone;  // of kBad
  bool odd = false;                       // of kDone
  const char* end = nullptr;              // behind the object; of kBad where it went wrong
  uint32_t newlines = 0;                  // inside the object
  // Behind the '[' of the first member of the object itself that could be a page's list of records
  // (docs/formats.md); nullptr where there is none.
  const char* page_list = nullptr;
  size_t page_entries = 0;  // entries before that member
};

class RecordParser {
 public:
  explicit RecordParser(PathTable* paths) : paths_(paths) {}

  // Reads the object that begins at `begin` ('{'). kReadSlack bytes behind `end` are readable.
  // kNeedMore: the object does not end before `end`. Its members stand below `base`.
  ParseResult Parse(const char* begin, const char* end, PathId base = kRootPath);

  // Of the last Parse that was done and not odd.
  FlatRecord record() const { return entries_; }

 private:
  PathTable* paths_;
  std::vector<Entry> entries_;
};

// True for the keys under which a page of an export holds its list of records.
bool IsPageKey(std::string_view key);

}  // namespace parcours::ingest
