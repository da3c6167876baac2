#include "funnel/funnel.h"

#include <numeric>
#include <string>

#include "funnel/exclusion_plan.h"
#include "funnel/funnel_breakdown.h"
#include "funnel/record_search.h"
#include "funnel/summary.h"

namespace parcours::funnel {

namespace {

std::string Path(const char* list, size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

// A part of the contract that this engine does not have is refused, never silently left out.
void RefuseUnsupported(const FunnelDefinition& definition) {
  const auto refuse = [](const std::string& path, const std::string& what) {
    throw Error(ErrorCode::kUnsupported, path, what + " is not available");
  };
  if (definition.tolerance_us != 0) {
    if (definition.order == StageOrder::kStrict)
      refuse("toleranceMs", "a tolerance under 'strict'");
    if (definition.entry == EntryRule::kLatest) refuse("toleranceMs", "a tolerance with 'latest'");
    if (!definition.exclusions.empty()) refuse("toleranceMs", "a tolerance with exclusions");
  }
  if (definition.totals) refuse("totals", "counting attempts");
  if (definition.exclusions.size() > kMaxExclusions) {
    refuse("exclusions", "more than " + std::to_string(kMaxExclusions) + " exclusions");
  }
  if (!definition.exclusions.empty() && definition.ties == TieRule::kSequence) {
    refuse("exclusions", "an exclusion under ties 'sequence'");
  }
  if (definition.order == StageOrder::kAny) {
    if (definition.entry == EntryRule::kLatest) refuse("entry", "'latest' under order 'any'");
    if (!definition.exclusions.empty()) refuse("exclusions", "an exclusion under order 'any'");
  }
  for (size_t i = 0; i < definition.stages.size(); ++i) {
    if (definition.order != StageOrder::kSequential && definition.stages[i].optional) {
      refuse(Path("stages", i) + ".optional",
             "an optional stage under an order other than 'sequential'");
    }
  }
}

// An event that serves a stage and excludes at the same time is told apart by its instant, which
// does not do between the exclusion's two stages.
void RefuseExclusionsThatAreStages(const store::EventStore& store,
                                   const FunnelDefinition& definition, const StagePlan& plan) {
  for (size_t i = 0; i < definition.exclusions.size(); ++i) {
    const Exclusion& exclusion = definition.exclusions[i];
    const CompiledStep step(store, exclusion.step);
    StageMask between = 0;
    for (uint32_t stage = exclusion.from_stage + 1; stage < exclusion.to_stage; ++stage) {
      if (!definition.stages[stage].optional) between |= StageMask{1} << plan.slot(stage);
    }
    for (uint32_t type = 1; type <= store.vocabulary().types.size(); ++type) {
      const auto code = static_cast<store::TypeCode>(type);
      if (!step.MayMatch(code) || (plan.PossibleStages(code) & between) == 0) continue;
      throw Error(ErrorCode::kUnsupported, Path("exclusions", i) + ".event",
                  "'" + std::string(store.vocabulary().types.Text(type)) +
                      "' is also an event of a stage between the exclusion's two stages; such an "
                      "exclusion is not available");
    }
  }
}

}  // namespace

FunnelResult ComputeFunnel(const store::EventStore& store, const FunnelDefinition& definition,
                           std::vector<Warning>* warnings) {
  RefuseUnsupported(definition);
  WarnOfUnknownEvents(store, definition, warnings);
  const StagePlan plan(store, definition);
  RefuseExclusionsThatAreStages(store, definition, plan);
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
