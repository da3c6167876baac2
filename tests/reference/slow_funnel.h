// The funnel's counts by brute force, record by record, from docs/funnel.md.
//
// Knows steps by event name ("*": any) without filters, entry and window, hops, ties, range,
// horizon, optional stages, steps done, exclusions. For small inputs, in tests only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parcours/definition.h"

namespace parcours::reference {

struct SlowFunnelEvent {
  std::string contact;
  std::string type;
  int64_t time_us = 0;
};

struct SlowStageCounts {
  uint64_t records = 0;
  uint64_t dropped = 0;
  uint64_t in_progress = 0;
  std::vector<uint64_t> advanced;  // by step
  std::vector<uint64_t> did;
  std::vector<int64_t> from_previous_us;  // ascending
  uint64_t converted_with = 0;            // optional stages: of `records`
  uint64_t converted_without = 0;         // of the others that reached the stage before
};

struct SlowFunnelCounts {
  uint64_t entered = 0;
  uint64_t converted = 0;
  uint64_t in_progress = 0;
  uint64_t dropped = 0;
  uint64_t mature = 0;
  uint64_t mature_converted = 0;
  std::vector<SlowStageCounts> stages;
  std::vector<int64_t> time_to_convert_us;  // ascending
  // Attempts: all, converted, in progress, by required stage. Counted where the definition says so.
  uint64_t attempts = 0;
  uint64_t attempts_converted = 0;
  uint64_t attempts_in_progress = 0;
  std::vector<uint64_t> attempts_reached;
};

SlowFunnelCounts CountSlowFunnel(const std::vector<SlowFunnelEvent>& events,
                                 const FunnelDefinition& definition);

}  // namespace parcours::reference
