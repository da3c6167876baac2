// How the instances that a request selects come into tallies: one by one, or where that is as good
// by kind, which is several times faster.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "metrics/counting/members.h"
#include "metrics/counting/tally.h"

namespace parcours::metrics {

// Adds each instance to the tally of its message's group, `group_of` being by message, and to
// `all` unless it is null.
void AddInstances(const Members& members, const Periods& periods,
                  std::span<const uint32_t> group_of, std::span<Tally> groups, Tally* all);

// The same for each period's tally; 1 in `stands` where there is any.
void AddInstancesByPeriod(const Members& members, const Periods& periods, std::span<Tally> tallies,
                          std::vector<uint8_t>* stands);

}  // namespace parcours::metrics
