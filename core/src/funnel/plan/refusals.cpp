#include "funnel/plan/refusals.h"

#include <string>
#include <utility>

namespace parcours::funnel {

namespace {

std::string ItemPath(const char* list, size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

}  // namespace

std::vector<Problem> UnsupportedIn(const FunnelDefinition& definition) {
  std::vector<Problem> problems;
  const auto refuse = [&](std::string path, const std::string& what) {
    problems.push_back({ErrorCode::kUnsupported, std::move(path), what + " is not available"});
  };
  if (definition.tolerance_us != 0 && definition.order == StageOrder::kStrict) {
    refuse("toleranceMs", "a tolerance under 'strict'");
  }
  if (definition.order == StageOrder::kAny) {
    if (definition.entry == EntryRule::kLatest) {
      refuse("entry", "'latest' under order 'any'");
    }
    if (!definition.exclusions.empty()) {
      refuse("exclusions", "an exclusion under order 'any'");
    }
  }
  if (definition.order != StageOrder::kSequential) {
    for (size_t i = 0; i < definition.stages.size(); ++i) {
      if (!definition.stages[i].optional) continue;
      refuse(ItemPath("stages", i) + ".optional",
             "an optional stage under an order other than 'sequential'");
    }
  }
  return problems;
}

void ExpectSupported(const FunnelDefinition& definition) {
  if (auto problems = UnsupportedIn(definition); !problems.empty())
    throw Error(std::move(problems));
}

}  // namespace parcours::funnel
