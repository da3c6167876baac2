// ReadOddRecord: any JSON object as a FlatRecord, by the event parser of json/.
//
// The same record gives the same sequence as RecordParser where that can read it. Numbers keep
// their digits: nlohmann's own conversion is used only to refuse what no double can hold. Cost
// allocates for each text; meant for the odd record.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

// A FlatRecord with the texts it points at.
struct OddRecord {
  std::vector<Entry> entries;
  std::deque<std::string> texts;  // each with kReadSlack zeros behind
};

// False where `json` is not one JSON object. Of at most kMaxDepth levels (RecordParser has
// checked). Its members stand below `base`.
bool ReadOddRecord(std::string_view json, PathTable* paths, OddRecord* record,
                   PathId base = kRootPath);

}  // namespace parcours::ingest
