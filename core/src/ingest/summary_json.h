// The ingest summary as JSON: docs/events.md, "The summary of a source".
#pragma once

#include <nlohmann/json.hpp>

#include "ingest/summary.h"

namespace parcours::ingest {

nlohmann::ordered_json SummaryJson(const SourceSummary& summary);

// {"bytes","rows","kept","skipped"} so far.
nlohmann::ordered_json ProgressJson(const SourceSummary& summary);

}  // namespace parcours::ingest
