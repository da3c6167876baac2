// What can be asked about a funnel, as data; core/src/request reads it from JSON. Contract:
// docs/funnel.md, docs/reports.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parcours/definition.h"
#include "parcours/error.h"

namespace parcours {

// A definition under the rules of a preset, or why it cannot be had; paths are inside the
// definition.
struct PresetDefinition {
  std::string preset;
  std::optional<FunnelDefinition> definition;
  std::vector<Problem> problems;
};

enum class FunnelReport { kFunnel, kRecords, kExplain, kRosetta };

// Any of the reports about funnels, with what each needs; members of the others are unused.
struct FunnelQuery {
  FunnelReport report = FunnelReport::kFunnel;
  FunnelDefinition definition;
  FunnelParts parts;                      // funnel
  RecordsAt at;                           // records
  Page page;                              // records; explain: of the events
  std::string record;                     // explain
  std::vector<PresetDefinition> presets;  // rosetta
  uint32_t examples = 3;                  // rosetta: ids for each reason
};

}  // namespace parcours
