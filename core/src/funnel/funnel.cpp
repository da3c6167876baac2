#include "funnel/funnel.h"

#include <numeric>
#include <string>

#include "funnel/funnel_breakdown.h"
#include "funnel/record_search.h"
#include "funnel/summary.h"

namespace parcours::funnel {

namespace {

// A part of the contract that this engine does not have is refused, never silently left out.
void RefuseUnsupported(const FunnelDefinition& definition) {
  const auto refuse = [](const char* path, const std::string& what) {
    throw Error(ErrorCode::kUnsupported, path, what + " is not available yet");
  };
  if (definition.order == StageOrder::kStrict) refuse("order", "order 'strict'");
  if (definition.order == StageOrder::kAny) refuse("order", "order 'any'");
  if (definition.count != "contact") refuse("count", "counting '" + definition.count + "'");
  if (definition.tolerance_us != 0) refuse("toleranceMs", "a tolerance");
  if (definition.totals) refuse("totals", "counting attempts");
  if (!definition.exclusions.empty()) refuse("exclusions", "an exclusion");
}

}  // namespace

FunnelResult ComputeFunnel(const store::EventStore& store, const FunnelDefinition& definition,
                           std::vector<Warning>* warnings) {
  RefuseUnsupported(definition);
  WarnOfUnknownEvents(store, definition, warnings);
  const StagePlan plan(store, definition);
  const Outcomes outcomes = SearchRecords(store, definition, plan);
  const Summary summary(store, definition, plan, outcomes);
  std::vector<uint32_t> all(outcomes.size());
  std::iota(all.begin(), all.end(), 0u);

  FunnelResult result;
  result.name = definition.name;
  result.unit = definition.count;
  result.whole = summary.Count(all);
  if (definition.breakdown) {
    result.breakdown = BreakDown(store, *definition.breakdown, outcomes, summary);
  }
  return result;
}

}  // namespace parcours::funnel
