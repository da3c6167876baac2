// RecordGroups: one record's candidates in groups that may be taken in any order, and what the
// rules say of going from one group to the next.
//
// Under ties "any" a group is an instant; under "sequence" every candidate is a group of its own.
// A run first .. last is consecutive required stages served by one group.
// Cost  Reset O(candidates + exclusion events), and O(groups x stages) more where there are
// exclusion
//       events; the rest O(1) but for LongestRun and Assign (tie_group.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "funnel/plan/chain_rules.h"
#include "funnel/search/tie_group.h"

namespace parcours::funnel {

inline constexpr uint32_t kNoSlot = 0xFFFFFFFFu;

inline bool HasSlot(StageMask mask, uint32_t slot) { return ((mask >> slot) & 1) != 0; }

// An event of one or several exclusions, as bits by their index in ChainRules. An event that serves
// a stage of the chain does not exclude.
struct ExclusionEvent {
  int64_t time_us;
  uint32_t exclusions;
  store::Row row;
  bool is_candidate;  // it is among the record's candidates too
};

class RecordGroups {
 public:
  explicit RecordGroups(const ChainRules& rules);

  // Both sorted by time. The candidates must stay until the next Reset. Of the events of exclusions
  // none is a candidate at an instant with several candidates, nor under ties "sequence" at the
  // instant of several at all.
  void Reset(std::span<const Candidate> candidates, std::span<const ExclusionEvent> exclusions);

  uint32_t count() const { return static_cast<uint32_t>(begin_.size() - 1); }
  int64_t TimeOf(uint32_t group) const { return candidates_[begin_[group]].time_us; }
  uint32_t SizeOf(uint32_t group) const { return begin_[group + 1] - begin_[group]; }
  // Which required stages some candidate of the group can serve.
  StageMask MaskOf(uint32_t group) const { return masks_[group]; }

  // The last slot of the longest run from `first` that the group can serve; kNoSlot where it cannot
  // serve `first`.
  uint32_t LongestRun(uint32_t group, uint32_t first);
  // The candidates that serve the run, by their indices, into chain[first .. last].
  void Assign(uint32_t group, uint32_t first, uint32_t last, uint32_t* chain);

  // Times of the group before a hop to `slot` in `group`: [EarliestSource, LatestSource].
  int64_t EarliestSource(uint32_t slot, uint32_t group) const;
  int64_t LatestSource(uint32_t slot, uint32_t group) const {
    return TimeOf(group) - rules_.hop_min_us[slot];
  }
  // Times of the group after a hop from `group` to `slot`: [EarliestTarget, LatestTarget].
  int64_t EarliestTarget(uint32_t slot, uint32_t group) const {
    return TimeOf(group) + rules_.hop_min_us[slot];
  }
  int64_t LatestTarget(uint32_t slot, uint32_t group) const;
  // Whether a chain may go on from the run at all: an exclusion at that instant ends it, unless its
  // first stage is in the run.
  bool MayLeave(uint32_t group, uint32_t first, uint32_t last) const;

 private:
  std::span<const Candidate> CandidatesOf(uint32_t group) const {
    return candidates_.subspan(begin_[group], SizeOf(group));
  }
  void PlaceExclusions(std::span<const ExclusionEvent> exclusions);

  const ChainRules rules_;
  const StageMask required_mask_;
  // By slot: the exclusions that a hop to it must not pass.
  std::array<uint32_t, kMaxStages + 1> hop_exclusions_{};
  std::span<const Candidate> candidates_;
  std::vector<uint32_t> begin_;
  std::vector<StageMask> masks_;
  // Filled where the record has exclusion events: by group the exclusions at its instant, and by
  // group * required_count + slot the nearest ones before and after that a hop to the slot must not
  // pass.
  bool any_exclusions_ = false;
  std::vector<uint32_t> exclusions_at_;
  std::vector<int64_t> exclusion_before_us_;
  std::vector<int64_t> exclusion_after_us_;
  TieGroup tie_group_;
};

}  // namespace parcours::funnel
