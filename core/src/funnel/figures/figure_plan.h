// FigurePlan: what is the same for all sums of a report, made once.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/figures/trend.h"
#include "funnel/plan/stage_plan.h"
#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::funnel {

struct FigurePlan {
  // All must outlive this.
  FigurePlan(const store::EventStore& store, const FunnelDefinition& definition,
             const StagePlan& plan, const FunnelParts& parts);

  const store::EventStore& store;
  const FunnelDefinition& definition;
  const StagePlan& stages;
  const FunnelParts parts;
  const TrendCalendar calendar;
  std::vector<uint32_t> money_places;       // of a chain: whose events can have money
  std::vector<uint32_t> previous_required;  // by stage; the first stage's is itself
};

}  // namespace parcours::funnel
