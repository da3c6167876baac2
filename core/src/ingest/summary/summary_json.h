// The ingest summary as JSON: docs/events.md, "The summary of a source".
#pragma once

#include <vector>

#include "ingest/summary/summary.h"
#include "json/writer.h"

namespace parcours::ingest {

// key: [{"value", "count"}, ...]
void AddCounts(const char* key, const std::vector<ValueCount>& counts, json::Writer* out);
// One object.
void WriteSummary(const SourceSummary& summary, json::Writer* out);
// {"bytes","rows","kept","skipped"} so far.
void WriteProgress(const SourceSummary& summary, json::Writer* out);

}  // namespace parcours::ingest
