// AttemptCounter: all attempts of one record, none of which overlaps another.
//
// An attempt begins with the first entry that is not inside the one before, and gets as far as a
// chain from that instant can; it ends with its last stage, with an exclusion or with its window,
// and never where there is none of them. At the instant of its end the next one may begin. An event
// serves one attempt. The entry rule has no say: what `latest` prefers is inside an attempt.
//
// Cost  about that of the record's chain, for all attempts together; without a window, and with a
//       tolerance, that much for each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "funnel/search/chain_finders.h"
#include "funnel/search/exclusion_plan.h"
#include "funnel/search/outcomes.h"

namespace parcours::funnel {

class AttemptCounter {
 public:
  // All must outlive this. `horizon_us` decides what is still in progress.
  AttemptCounter(const FunnelDefinition& definition, const ChainRules& rules,
                 const ExclusionPlan& exclusions, int64_t horizon_us);

  // Appends the record's attempts to the outcomes'.
  void Count(const CandidateList& candidates, std::span<const ExclusionEvent> exclusions,
             Outcomes* outcomes);

 private:
  struct Attempt {
    uint32_t entry = 0;  // candidates from here on
    uint32_t depth = 0;
    bool stopped = false;
    int64_t end_us = 0;
    uint32_t next = 0;  // entries before this candidate are inside
  };

  void OpenEntries(uint32_t entry, bool open);
  Attempt Follow(uint32_t entry);
  void Finish(uint32_t first, std::span<const ExclusionEvent> exclusions, Attempt* attempt);
  std::span<const ExclusionEvent> ExclusionsUntil(int64_t from_us, int64_t until_us) const;

  const FunnelDefinition& definition_;
  const ChainRules rules_;
  const bool in_sequence_;
  const ExclusionPlan& exclusion_plan_;
  const int64_t horizon_us_;
  ChainFinders finders_;
  std::vector<Candidate> candidates_;  // their entry bits are set while an attempt begins there
  std::vector<uint8_t> may_start_;     // by candidate
  bool any_ties_ = false;
  std::span<const ExclusionEvent> exclusions_;
  std::vector<ExclusionEvent> other_exclusions_;
  uint32_t chain_[kMaxStages] = {};
  uint32_t slots_[kMaxStages] = {};
};

}  // namespace parcours::funnel
