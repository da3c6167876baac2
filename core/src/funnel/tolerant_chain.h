// TolerantChainFinder: chains whose next event may stand up to a tolerance before the one it
// follows.
//
// The next event of a chain may be earlier by at most `tolerance_us`; such a hop lasts 0. Every
// event stands within the window of the first. Hop limits as always; no exclusions.
// Method  A record without two candidates nearer than the tolerance goes to ChainFinder: the
//         tolerance changes nothing there. Otherwise, for each stage from the last one down, the
//         earliest end of a chain that goes on from each candidate, leaving aside that an event
//         serves one stage only; then a search in the order of preference, which these bounds keep
//         from dead ends, but for those where one event is wanted twice; those are remembered.
// Cost    O(candidates x stages x log candidates) where no event is wanted twice.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "funnel/chain.h"

namespace parcours::funnel {

class TolerantChainFinder {
 public:
  // The entry rule is not kLatest.
  explicit TolerantChainFinder(const ChainRules& rules);

  // As ChainFinder::Find.
  uint32_t Find(std::span<const Candidate> candidates, uint32_t* chain);

 private:
  using Chain = std::vector<uint32_t>;

  bool NeedsTolerance() const;
  void BoundFrom(uint32_t last_slot);
  bool FindTo(uint32_t last_slot, Chain* best);
  bool Complete(uint32_t slot, uint32_t last_slot, int64_t end_us, Chain* chain);
  bool TryAt(uint32_t slot, uint32_t candidate, uint32_t last_slot, int64_t end_us, Chain* chain);
  bool IsBetter(const Chain& a, const Chain& b) const;
  uint32_t FirstAtOrAfter(int64_t time_us) const;
  // What a failed search depended on: the stage, the candidate, and the events used that it might
  // have wanted.
  std::vector<uint32_t> DeadEnd(uint32_t slot, const Chain& chain, uint32_t candidate,
                                uint32_t last_slot) const;

  const ChainRules rules_;
  ChainFinder plain_finder_;
  std::span<const Candidate> candidates_;
  // earliest_end_us_[slot][candidate]: kNoLimitUs where no chain goes on.
  std::vector<std::vector<int64_t>> earliest_end_us_;
  std::set<std::vector<uint32_t>> dead_ends_;
};

}  // namespace parcours::funnel
