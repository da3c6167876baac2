// Carries a request about messages to the report that answers it, and its result to JSON.
// Contract: docs/metrics.md, docs/reports.md.
#pragma once

#include <vector>

#include "json/writer.h"
#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"
#include "parcours/error.h"

namespace parcours::answer {

// Writes members of the object that is open in `out`, all but "engine" and "warnings"; what there
// is to warn of is added to `warnings`. Throws Error where the query asks for what the data or the
// report cannot give. `table` is that of `store`.
void AnswerMetrics(const MetricsQuery& query, const metrics::InstanceTable& table,
                   const store::EventStore& store, std::vector<Warning>* warnings,
                   json::Writer* out);

}  // namespace parcours::answer
