// ChainFinders: one record's candidates -> its chain, by the finder that the definition's order and
// the record call for.
#pragma once

#include <cstdint>
#include <span>

#include "funnel/search/any_order.h"
#include "funnel/search/chain.h"
#include "funnel/search/searched_chain.h"
#include "funnel/search/strict_chain.h"
#include "parcours/definition.h"

namespace parcours::funnel {

class ChainFinders {
 public:
  // An attempt in any order may begin before `start_end_us`.
  ChainFinders(const ChainRules& rules, StageOrder order, int64_t start_end_us)
      : order_(order),
        plain_(rules),
        searched_(rules),
        strict_(rules),
        any_order_(rules, start_end_us) {}

  // How many required stages were served, by which candidates: in the order of the stages, under
  // order "any" in that of time, and `slots` says which stages they serve. Both have room for
  // kMaxStages.
  uint32_t Find(const CandidateList& candidates, std::span<const ExclusionEvent> exclusions,
                uint32_t* chain, uint32_t* slots) {
    if (order_ == StageOrder::kAny) return any_order_.Find(candidates.list, chain, slots);
    if (order_ == StageOrder::kStrict) return strict_.Find(candidates.list, exclusions, chain);
    if (searched_.IsNeeded(candidates.list, exclusions)) {
      return searched_.Find(candidates.list, exclusions, chain);
    }
    return plain_.Find(candidates, exclusions, chain);
  }

 private:
  const StageOrder order_;
  ChainFinder plain_;
  SearchedChainFinder searched_;
  StrictChainFinder strict_;
  AnyOrderFinder any_order_;
};

}  // namespace parcours::funnel
