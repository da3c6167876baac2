// The ingest summary as JSON: docs/events.md, "The summary of a source".
#pragma once

#include <vector>

#include "ingest/summary.h"
#include "json/json.h"

namespace parcours::ingest {

// As [{"value", "count"}, ...].
json::Json CountsJson(const std::vector<ValueCount>& counts);
json::Json SummaryJson(const SourceSummary& summary);

// {"bytes","rows","kept","skipped"} so far.
json::Json ProgressJson(const SourceSummary& summary);

}  // namespace parcours::ingest
