// Chains: how far one record gets through the required stages, and by which events.
// Contract: docs/funnel.md. Tested by funnel_chain_test.cpp against tests/reference/slow_chain.cpp.
//
// Input    the record's candidates, sorted by (time, arrival).
// Output   among all valid chains the one that reaches furthest, then by the entry rule: comparing
//          the times of its events stage by stage, then their arrival.
// Method   Two passes over the groups of equal time: forward, for each stage and group the latest
//          start of a chain that ends there, which tells the furthest stage; backward from that
//          stage, the earliest end of a chain that goes on from there, which tells the earliest
//          start. Of two chains that cross the one may be continued by the other, so both tables
//          rise with time and the nearest group within a hop's limits is always the best.
//          Without hop limits, exclusions and equal times ("plain") greedy chains do it
//          (greedy_chain.h).
// Cost     O(candidates x stages) time and memory; no allocation once grown.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "funnel/search/record_groups.h"

namespace parcours::funnel {

class ChainFinder {
 public:
  explicit ChainFinder(const ChainRules& rules);

  // How many required stages the chain serves (0: no candidate may start one); chain[slot] is the
  // candidate's index. `chain` has room for kMaxStages. The exclusion events are sorted by time.
  uint32_t Find(const CandidateList& candidates, std::span<const ExclusionEvent> exclusions,
                uint32_t* chain);

 private:
  // A chain that reaches a stage in a group: the best that is known of its other end.
  struct Reached {
    uint32_t group;
    int64_t far_us;  // forward: the latest first event; backward: the earliest last event
  };
  using ReachedList = std::vector<Reached>;

  bool IsPlain(const CandidateList& candidates) const;
  uint32_t FindPlain(const CandidateList& candidates, uint32_t* chain) const;
  uint32_t PassForward();
  void PassBackward(uint32_t last_slot);
  const Reached* LatestBefore(uint32_t slot, uint32_t group);
  const Reached* EarliestAfter(uint32_t slot, uint32_t group);
  void TakeEarliest(uint32_t last_slot, uint32_t* chain);
  void TakeLatest(uint32_t last_slot, uint32_t* chain);

  const ChainRules rules_;
  RecordGroups groups_;
  std::vector<ReachedList> left_;  // by slot, ascending groups: chains that may go on
  std::array<uint32_t, kMaxStages> first_group_{};  // by slot: the first one that it is reached in
  std::vector<ReachedList> onward_;                 // by slot, descending groups
  std::array<size_t, kMaxStages> cursor_{};
};

}  // namespace parcours::funnel
