// StrictChainFinder: chains whose events stand next to each other, with no other candidate between.
//
// Input    candidates as in chain.h, and with them every event that would interrupt (mask 0).
// Excluded an exclusion's event that is a candidate interrupts already; the others end a chain that
//          would pass them.
// Ties     within an instant any order will do: a chain that goes on from one instant to the next
//          uses every candidate of those it passes; where it begins, others may come before, where
//          it ends, after.
// Cost     A start leaves no choice but how many stages its own instant serves: O(groups x
// stages^2).
#pragma once

#include <cstdint>
#include <span>

#include "funnel/search/record_groups.h"

namespace parcours::funnel {

class StrictChainFinder {
 public:
  explicit StrictChainFinder(const ChainRules& rules);

  // As ChainFinder::Find.
  uint32_t Find(std::span<const Candidate> candidates, std::span<const ExclusionEvent> exclusions,
                uint32_t* chain);

 private:
  // A chain as the groups that serve its stages.
  struct Attempt {
    uint32_t depth = 0;
    std::array<uint32_t, kMaxStages> groups{};  // by slot
  };

  Attempt Follow(uint32_t group, uint32_t last);
  bool IsExcluded(const Attempt& attempt, uint32_t from_group, uint32_t to_group) const;
  bool IsBetter(const Attempt& a, const Attempt& b) const;

  const ChainRules rules_;
  RecordGroups groups_;
  std::span<const ExclusionEvent> exclusions_;
};

}  // namespace parcours::funnel
