// Order "any" of one record by brute force: every set of events, every assignment of stages.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reference/slow_chain.h"

namespace parcours::reference {

// The times of the events of the best chain, ascending: the most stages within the window of its
// first event; among those the earliest first event, then the earliest second, and so on.
std::vector<int64_t> FindSlowAnyOrder(const std::vector<SlowEvent>& events, const SlowRules& rules);

}  // namespace parcours::reference
