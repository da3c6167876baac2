// Selects the outcomes that a number of a funnel's answer counts.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/plan/stage_plan.h"
#include "funnel/search/outcomes.h"
#include "parcours/definition.h"

namespace parcours::funnel {

// Indices of outcomes, ascending. A stage's top values are those among the records of the value of
// the funnel's breakdown that is asked for, as in the answer. O(outcomes x stages).
std::vector<uint32_t> SelectRecords(const store::EventStore& store,
                                    const FunnelDefinition& definition, const StagePlan& plan,
                                    const Outcomes& outcomes, const RecordsAt& at);

}  // namespace parcours::funnel
