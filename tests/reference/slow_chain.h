// The chain of one record by brute force: every chain is tried, the best one kept.
//
// Written from docs/funnel.md, section "The chain", and nothing else; exponential, for tests only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace parcours::reference {

// One event of a record. A record's events are in the order of (time, arrival).
struct SlowEvent {
  int64_t time_us = 0;
  uint32_t stages = 0;      // bit k: it can serve the k-th required stage
  uint32_t exclusions = 0;  // bit x: it is an event of exclusion x
  bool may_start = true;    // false: it cannot begin an attempt
};

struct SlowExclusion {
  uint32_t from = 0;  // required stages
  uint32_t to = 0;
};

enum class SlowEntry { kEarliest, kFirst, kLatest };
enum class SlowOrder { kSequential, kStrictAll, kStrictStages };

struct SlowRules {
  uint32_t stage_count = 0;
  std::optional<int64_t> window_us;
  std::vector<std::optional<int64_t>> hop_min_us;  // by stage, [0] unused; empty: no limits
  std::vector<std::optional<int64_t>> hop_max_us;
  SlowEntry entry = SlowEntry::kEarliest;
  SlowOrder order = SlowOrder::kSequential;
  bool in_sequence = false;  // ties "sequence"
  int64_t tolerance_us = 0;
  std::vector<SlowExclusion> exclusions;  // those that end an attempt
};

// Indices of the chain's events by stage; empty where the record does not enter.
std::vector<uint32_t> FindSlowChain(const std::vector<SlowEvent>& events, const SlowRules& rules);

}  // namespace parcours::reference
