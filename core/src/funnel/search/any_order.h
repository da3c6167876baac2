// AnyOrderFinder: how many of the stages a record did within the window, in whatever order.
//
// Input    candidates as in chain.h; every one may begin an attempt up to `start_end_us`.
// Output   the first instant from which the most stages can be served within the window, each event
//          serving one stage; of the events that do it the earliest first, then the earliest
//          second, and so on.
// Method   Sets of events that can serve different stages together form a matroid, so taking events
//          in the order of time whenever an augmenting path makes room for one gives the most, and
//          the earliest. A start is tried only where the stages seen in its window allow more than
//          the best so far.
// Cost     O(candidates x stages) where an event serves one stage; times stages^2 where several.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "funnel/plan/chain_rules.h"
#include "funnel/search/tie_group.h"

namespace parcours::funnel {

class AnyOrderFinder {
 public:
  // The entry rule is not kLatest. Hop limits have no meaning here.
  AnyOrderFinder(const ChainRules& rules, int64_t start_end_us);

  // How many stages were done; events[k] is the index of the k-th event in time, slots[k] the stage
  // that it serves.
  uint32_t Find(std::span<const Candidate> candidates, uint32_t* events, uint32_t* slots);

 private:
  static constexpr uint32_t kNobody = 0xFFFFFFFFu;

  uint32_t ServeFrom(uint32_t start);
  bool Serve(uint32_t candidate);

  const ChainRules rules_;
  const int64_t start_end_us_;
  std::span<const Candidate> candidates_;
  std::array<uint32_t, kMaxStages> served_by_{};  // by slot: the candidate, kNobody
  StageMask visited_ = 0;
};

}  // namespace parcours::funnel
