// One request and its answer. Contract: docs/reports.md.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/summary/summary.h"
#include "json/writer.h"
#include "metrics/instances/instance_table.h"
#include "store/event_store.h"

namespace parcours::engine {

// What is asked: sealed data.
struct DataSet {
  const store::EventStore& store;
  const std::vector<ingest::SourceSummary>& sources;
  std::optional<metrics::InstanceTable>& instances;  // of `store`, made by the first who needs it
};

// Writes the answer, one object. Throws Error for a request that cannot be answered.
void AnswerRequest(std::string_view request, const DataSet& data, json::Writer* out);

// [summary, ...] of the sources from `first` on, as a member of the object that is open in `out`.
void AddSources(const std::vector<ingest::SourceSummary>& sources, size_t first, json::Writer* out);

}  // namespace parcours::engine
