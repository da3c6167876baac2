// The breakdown of a funnel: one value for each record.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/summary.h"

namespace parcours::funnel {

// The figures of the records of each top value, of all other values together, and of the records
// without a value, where there are any.
std::vector<BreakdownRow> BreakDown(const store::EventStore& store,
                                    const FunnelBreakdown& breakdown, const Outcomes& outcomes,
                                    const Summary& summary);

}  // namespace parcours::funnel
