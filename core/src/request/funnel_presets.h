// Presets: options bundled so that a number can be compared with another tool's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "parcours/definition.h"

namespace parcours::request {

using json::Json;

// What a preset gives where the definition says nothing.
struct FunnelPreset {
  std::string_view name;
  EntryRule entry = EntryRule::kEarliest;
  RangeGate gates = RangeGate::kEntry;
  int64_t tolerance_us = 0;
  std::optional<int64_t> window_us;
  bool wants_window = false;          // the definition has to give a window
  bool keeps_window = false;          // the tool has no window of its own, but takes one
  std::optional<int64_t> hop_max_us;  // between consecutive stages
  uint32_t max_stages = kMaxStages;
};

const std::vector<FunnelPreset>& FunnelPresets();

// The definition's JSON under the preset: without what the preset decides, so that nothing of it
// overrides the preset. A window that the definition has from a preset of its own counts as its.
json::Tree UnderPreset(const Json& definition, const FunnelPreset& preset);

}  // namespace parcours::request
