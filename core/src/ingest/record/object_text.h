// ObjectText: a JSON object that stands in a text or a list of a record, as a record of its own.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "ingest/record/flat_record.h"
#include "ingest/record/odd_record.h"
#include "ingest/record/path_table.h"
#include "ingest/record/record_parser.h"

namespace parcours::ingest {

class ObjectText {
 public:
  // The paths must outlive this.
  explicit ObjectText(PathTable* paths) : paths_(paths), parser_(paths) {}

  // Reads the JSON object that `text` begins with as entries below `base` and answers its size; 0
  // where it is none. The record is good until the next call; kReadSlack bytes behind the text are
  // readable.
  size_t Read(std::string_view text, PathId base, FlatRecord* record);
  // Moves what the record's entries point at where that is not the text itself.
  void MoveTexts(std::deque<std::deque<std::string>>* kept);

 private:
  PathTable* paths_;
  RecordParser parser_;
  OddRecord odd_;
};

}  // namespace parcours::ingest
