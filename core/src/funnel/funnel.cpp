#include "funnel/funnel.h"

#include <numeric>

#include "funnel/funnel_breakdown.h"
#include "funnel/record_search.h"
#include "funnel/refusals.h"
#include "funnel/summary.h"

namespace parcours::funnel {

Outcomes FindJourneys(const store::EventStore& store, const FunnelDefinition& definition,
                      const StagePlan& plan) {
  if (auto problems = UnsupportedIn(definition); !problems.empty())
    throw Error(std::move(problems));
  return SearchRecords(store, definition, plan);
}

FunnelResult ComputeFunnel(const store::EventStore& store, const FunnelDefinition& definition,
                           const FunnelParts& parts) {
  const StagePlan plan(store, definition);
  const Outcomes outcomes = FindJourneys(store, definition, plan);
  const Summary summary(store, definition, plan, outcomes, parts);
  std::vector<uint32_t> all(outcomes.size());
  std::iota(all.begin(), all.end(), 0u);

  FunnelResult result;
  result.name = definition.name;
  result.unit = definition.count;
  result.parts = parts;
  result.whole = summary.Count(all);
  if (definition.breakdown) {
    result.breakdown = BreakDown(store, *definition.breakdown, outcomes, summary);
  }
  return result;
}

}  // namespace parcours::funnel
