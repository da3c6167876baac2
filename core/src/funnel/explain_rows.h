// Of one record's events: which served which stage, and why the others did not.
#pragma once

#include "funnel/explanation.h"
#include "funnel/plan/record_list.h"
#include "funnel/plan/stage_plan.h"
#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::funnel {

// Fills the state, the attempt, the stages and the page's events. O(the record's events x stages)
// beside the search itself.
void ExplainRows(const store::EventStore& store, const FunnelDefinition& definition,
                 const StagePlan& plan, const RecordRows& record, const Page& page,
                 Explanation* explanation);

}  // namespace parcours::funnel
