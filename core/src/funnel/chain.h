// Chains: how far one record gets through the required stages, and by which events.
// Contract: docs/funnel.md. Tested by funnel_chain_test.cpp against tests/reference/slow_chain.cpp.
//
// Input    the record's candidates, sorted by (time, arrival).
// Output   among all valid chains the one that reaches furthest, then by the entry rule: comparing
//          the times of its events stage by stage, then their arrival.
// Method   A plain greedy pass answers most records: without hop limits and equal times it is right
//          whenever it converts or the window did not cut it short. Otherwise two passes over the
//          groups of equal time: forward, for each stage and group the latest start of a chain that
//          ends there, which tells the furthest stage; backward from that stage, the earliest end
//          of a chain that goes on from there, which tells the earliest start. Of two chains that
//          cross the one may be continued by the other, so both tables rise with time and the
//          nearest group within a hop's limits is always the best.
// Cost     O(candidates x stages) time and memory; no allocation once grown.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "funnel/tie_group.h"

namespace parcours::funnel {

// Longer than any span of times; sums of it and a time do not overflow.
inline constexpr int64_t kNoLimitUs = std::numeric_limits<int64_t>::max() / 4;

// What a chain has to keep to. Durations are inclusive limits.
struct ChainRules {
  uint32_t required_count = 0;
  std::array<int64_t, kMaxStages> hop_min_us{};  // by slot: from the required stage before
  std::array<int64_t, kMaxStages> hop_max_us{};
  bool has_hop_limits = false;
  int64_t window_us = kNoLimitUs;  // every event from the first
  EntryRule entry = EntryRule::kEarliest;
  TieRule ties = TieRule::kAny;
};

ChainRules MakeChainRules(const FunnelDefinition& definition, const StagePlan& plan);

class ChainFinder {
 public:
  explicit ChainFinder(const ChainRules& rules);

  // How many required stages the chain serves (0: no candidate may start one); chain[slot] is the
  // candidate's index. `chain` has room for kMaxStages.
  uint32_t Find(std::span<const Candidate> candidates, uint32_t* chain);

 private:
  // A chain that reaches a stage in a group: the best that is known of its other end.
  struct Reached {
    uint32_t group;
    int64_t far_us;  // forward: the latest first event; backward: the earliest last event
  };
  using ReachedList = std::vector<Reached>;

  bool FindGreedy(uint32_t* chain, uint32_t* depth) const;
  void MakeGroups();
  uint32_t PassForward();
  void PassBackward(uint32_t last_slot);
  const Reached* LatestBefore(uint32_t slot, uint32_t group);
  const Reached* EarliestAfter(uint32_t slot, uint32_t group);
  void TakeEarliest(uint32_t last_slot, uint32_t* chain);
  void TakeLatest(uint32_t last_slot, uint32_t* chain);

  // The last slot of the longest run first, first + 1, ... that the group can serve; kNoSlot where
  // it cannot serve `first`.
  uint32_t LongestRun(uint32_t group, uint32_t first);
  void Assign(uint32_t group, uint32_t first, uint32_t last, uint32_t* chain);

  std::span<const Candidate> Group(uint32_t group) const {
    return candidates_.subspan(group_begin_[group], group_begin_[group + 1] - group_begin_[group]);
  }
  int64_t TimeOf(uint32_t group) const { return candidates_[group_begin_[group]].time_us; }
  uint32_t group_count() const { return static_cast<uint32_t>(group_begin_.size() - 1); }

  ChainRules rules_;
  StageMask required_mask_;
  std::span<const Candidate> candidates_;
  std::vector<uint32_t> group_begin_;
  std::vector<StageMask> group_mask_;
  std::vector<ReachedList> reached_;  // by slot: ascending groups
  std::vector<ReachedList> onward_;   // by slot: descending groups
  std::array<size_t, kMaxStages> cursor_{};
  TieGroup tie_group_;
};

}  // namespace parcours::funnel
