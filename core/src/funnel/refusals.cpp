#include "funnel/refusals.h"

#include <string>
#include <utility>
#include <vector>

#include "parcours/error.h"

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

}  // namespace

void RefuseUnsupported(const FunnelDefinition& definition) {
  Refusals refusals;
  if (definition.tolerance_us != 0 && definition.order == StageOrder::kStrict) {
    refusals.Add("toleranceMs", "a tolerance under 'strict'");
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
  refusals.ThrowIfAny();
}

}  // namespace parcours::funnel
