#include "funnel/funnel.h"

#include <numeric>

#include "funnel/figures/funnel_breakdown.h"
#include "funnel/figures/summary.h"
#include "funnel/plan/refusals.h"
#include "funnel/search/record_search.h"

namespace parcours::funnel {

Outcomes FindJourneys(const store::EventStore& store, const FunnelDefinition& definition,
                      const StagePlan& plan) {
  ExpectSupported(definition);
  return SearchRecords(store, definition, plan);
}

FunnelResult ComputeFunnel(const store::EventStore& store, const FunnelDefinition& definition,
                           const FunnelParts& parts) {
  ExpectSupported(definition);
  const StagePlan stages(store, definition);
  const FigurePlan plan(store, definition, stages, parts);
  FunnelResult result;
  result.name = definition.name;
  result.unit = definition.count;
  result.parts = parts;
  if (AddsUp(plan)) {
    result.whole = SumUp(plan);
    return result;
  }
  const Outcomes outcomes = SearchRecords(store, definition, stages);
  const Summary summary(plan, outcomes);
  std::vector<uint32_t> all(outcomes.size());
  std::iota(all.begin(), all.end(), 0u);
  result.whole = summary.Count(all);
  if (definition.breakdown) {
    result.breakdown = BreakDown(store, *definition.breakdown, outcomes, summary);
  }
  return result;
}

}  // namespace parcours::funnel
