// A funnel of plain stages, its answer on a few events, and the records of its stages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "funnel/funnel.h"

namespace parcours::funnel {

// A stage "on-NAME" for each of these events.
inline FunnelDefinition DefinitionOf(const std::vector<std::string>& events) {
  FunnelDefinition definition;
  for (const std::string& event : events) {
    Stage stage;
    stage.id = "on-" + event;
    stage.steps.push_back({event, {}});
    definition.stages.push_back(stage);
  }
  return definition;
}

inline FunnelResult RunFunnel(const std::vector<testing::FunnelEvent>& events,
                              const FunnelDefinition& definition) {
  return ComputeFunnel(*testing::MakeStore(events), definition);
}

// Of each stage.
inline std::vector<uint64_t> Records(const FunnelFigures& figures) {
  std::vector<uint64_t> records;
  for (const StageFigures& stage : figures.stages) records.push_back(stage.records);
  return records;
}

using Counts = std::vector<uint64_t>;

}  // namespace parcours::funnel
