#include "funnel/refusals.h"

#include <string>
#include <utility>

#include "funnel/exclusion_plan.h"

namespace parcours::funnel {

namespace {

std::string Path(const char* list, size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

class Refusals {
 public:
  void Add(std::string path, const std::string& what) {
    problems_.push_back({ErrorCode::kUnsupported, std::move(path), what + " is not available"});
  }
  void ThrowIfAny() const {
    if (!problems_.empty()) throw Error(problems_);
  }

 private:
  std::vector<Problem> problems_;
};

// An event that serves a stage and excludes at the same time is told apart by its instant, which
// does not do between the exclusion's two stages.
void RefuseExclusionsThatAreStages(const store::EventStore& store,
                                   const FunnelDefinition& definition, const StagePlan& plan,
                                   Refusals* refusals) {
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
      refusals->Add(Path("exclusions", i) + ".event",
                    "an exclusion by '" + std::string(store.vocabulary().types.Text(type)) +
                        "', which is also an event of a stage between its two stages,");
      break;
    }
  }
}

}  // namespace

void RefuseUnsupported(const store::EventStore& store, const FunnelDefinition& definition,
                       const StagePlan& plan) {
  Refusals refusals;
  if (definition.tolerance_us != 0) {
    if (definition.order == StageOrder::kStrict) {
      refusals.Add("toleranceMs", "a tolerance under 'strict'");
    }
    if (definition.entry == EntryRule::kLatest) {
      refusals.Add("toleranceMs", "a tolerance with 'latest'");
    }
    if (!definition.exclusions.empty()) {
      refusals.Add("toleranceMs", "a tolerance with exclusions");
    }
  }
  if (definition.totals) refusals.Add("totals", "counting attempts");
  if (!definition.exclusions.empty() && definition.ties == TieRule::kSequence) {
    refusals.Add("exclusions", "an exclusion under ties 'sequence'");
  }
  if (definition.order == StageOrder::kAny) {
    if (definition.entry == EntryRule::kLatest) {
      refusals.Add("entry", "'latest' under order 'any'");
    }
    if (!definition.exclusions.empty()) {
      refusals.Add("exclusions", "an exclusion under order 'any'");
    }
  }
  if (definition.order != StageOrder::kSequential) {
    for (size_t i = 0; i < definition.stages.size(); ++i) {
      if (!definition.stages[i].optional) continue;
      refusals.Add(Path("stages", i) + ".optional",
                   "an optional stage under an order other than 'sequential'");
    }
  }
  RefuseExclusionsThatAreStages(store, definition, plan, &refusals);
  refusals.ThrowIfAny();
}

}  // namespace parcours::funnel
