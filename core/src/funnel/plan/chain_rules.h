// What a chain has to keep to: a definition's rules, by required stage.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "funnel/plan/stage_plan.h"
#include "parcours/definition.h"

namespace parcours::funnel {

// Longer than any span of times; sums of it and a time do not overflow.
inline constexpr int64_t kNoLimitUs = std::numeric_limits<int64_t>::max() / 4;

// A chain that serves stage `from_slot` and goes on towards `to_slot` must not pass such an event
// in between; at the very instant of its `from_slot` or of its next event it may stand.
struct ExclusionRule {
  uint32_t from_slot = 0;
  uint32_t to_slot = 0;
};

// Durations are inclusive limits; slots are those of the required stages.
struct ChainRules {
  uint32_t required_count = 0;
  std::array<int64_t, kMaxStages> hop_min_us{};  // by slot: from the required stage before
  std::array<int64_t, kMaxStages> hop_max_us{};
  bool has_hop_limits = false;
  int64_t window_us = kNoLimitUs;  // every event from the first
  EntryRule entry = EntryRule::kEarliest;
  TieRule ties = TieRule::kAny;
  int64_t tolerance_us = 0;               // how far back the next event of a chain may stand
  bool strict = false;                    // no other candidate between two events of a chain
  std::vector<ExclusionRule> exclusions;  // at most 32
};

ChainRules MakeChainRules(const FunnelDefinition& definition, const StagePlan& plan);

}  // namespace parcours::funnel
