// SearchedChainFinder: chains of records for which ChainFinder's tables do not do, because it
// matters which of several near events a chain has used.
//
// That is where two candidates stand nearer than the tolerance: the next event of a chain may stand
// up to `tolerance_us` before the one it follows, and such a hop lasts 0. Or where an exclusion's
// event stands at one instant with several candidates: it counts unless the chain uses it.
//
// Method  Whether any chain reaches a stage is a search in depth: in the order of the candidates,
//         within bounds that leave aside what is used and what excludes, and remembering dead ends.
//         The best chain is found by asking that again: stage by stage, in the order in which the
//         entry rule compares them, for an earlier (or later) event than that of the chain at hand.
// Cost    O(candidates x stages x log candidates) a search without dead ends, and a few searches a
//         stage. Dead ends can grow with the sets of events within the tolerance.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "funnel/search/record_groups.h"
#include "funnel/search/tie_group.h"

namespace parcours::funnel {

class SearchedChainFinder {
 public:
  // Of sequential orders. The exclusions are those that end an attempt.
  explicit SearchedChainFinder(const ChainRules& rules);

  // Whether ChainFinder may go wrong on the record. O(candidates + exclusions).
  bool IsNeeded(std::span<const Candidate> candidates,
                std::span<const ExclusionEvent> exclusions) const;

  // As ChainFinder::Find.
  uint32_t Find(std::span<const Candidate> candidates, std::span<const ExclusionEvent> exclusions,
                uint32_t* chain);

 private:
  // What a stage's event may be: candidates are ranked by time, by arrival too under "sequence".
  struct Range {
    uint32_t first_rank;
    uint32_t last_rank;
  };
  static constexpr Range kAnyRank = {0, 0xFFFFFFFFu};

  void Rank();
  bool Allows(uint32_t slot, uint32_t candidate) const;
  uint32_t MostServed();
  bool Reaches(uint32_t last_slot);
  bool MayComplete(uint32_t slot, uint32_t candidate) const;
  bool Complete(uint32_t slot, uint32_t last_slot);
  void BoundFrom(uint32_t last_slot);
  void Refine(uint32_t slot, uint32_t last_slot, bool earliest);
  // The first exclusion event that a chain to `slot` must not pass; `rule` is among the slot's.
  size_t Barrier(uint32_t rule) const;
  int64_t Deadline(uint32_t slot) const;
  bool IsActive(uint32_t rule, uint32_t slot) const;
  bool Uses(store::Row row) const;
  uint32_t FirstAtOrAfter(int64_t time_us) const;
  uint32_t FirstAfterHop(uint32_t slot, uint32_t previous) const;
  std::vector<uint32_t> DeadEnd(uint32_t slot, uint32_t last_slot) const;

  const ChainRules rules_;
  const bool in_sequence_;
  std::span<const Candidate> candidates_;
  std::span<const ExclusionEvent> exclusions_;
  std::vector<uint32_t> ranks_;     // by candidate
  std::vector<uint8_t> excluding_;  // by candidate: it is an exclusion's event too
  std::array<Range, kMaxStages> ranges_{};
  // By slot, candidate: the earliest end of a chain that goes on from there; kNoLimitUs: none does.
  std::vector<std::vector<int64_t>> earliest_end_us_;
  std::vector<uint32_t> chain_;
  int64_t end_us_ = 0;  // of the window of the chain at hand
  std::set<std::vector<uint32_t>> dead_ends_;
  TieGroup tie_group_;
};

}  // namespace parcours::funnel
