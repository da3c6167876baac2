#include "funnel/strict_chain.h"

namespace parcours::funnel {

StrictChainFinder::StrictChainFinder(const ChainRules& rules) : rules_(rules), groups_(rules) {}

uint32_t StrictChainFinder::Find(std::span<const Candidate> candidates,
                                 std::span<const ExclusionEvent> exclusions, uint32_t* chain) {
  groups_.Reset(candidates, exclusions);
  Attempt best;
  for (uint32_t group = 0; group < groups_.count(); ++group) {
    const uint32_t last = groups_.LongestRun(group, 0);
    if (last == kNoSlot) continue;
    for (uint32_t end = 0; end <= last; ++end) {
      const Attempt attempt = Follow(group, end);
      if (IsBetter(attempt, best)) best = attempt;
    }
  }
  for (uint32_t slot = 0; slot < best.depth;) {
    uint32_t last = slot;
    while (last + 1 < best.depth && best.groups[last + 1] == best.groups[slot]) ++last;
    groups_.Assign(best.groups[slot], slot, last, chain);
    slot = last + 1;
  }
  return best.depth;
}

// The furthest chain whose first group serves the stages 0 .. last.
StrictChainFinder::Attempt StrictChainFinder::Follow(uint32_t group, uint32_t last) {
  Attempt attempt;
  const int64_t end_us = groups_.TimeOf(group) + rules_.window_us;
  uint32_t first = 0;
  while (true) {
    for (uint32_t slot = first; slot <= last; ++slot) attempt.groups[slot] = group;
    attempt.depth = last + 1;
    // Only a group used up, or the one that the chain began in, may be left.
    const bool used_up = last + 1 - first == groups_.SizeOf(group);
    if ((first != 0 && !used_up) || last + 1 == rules_.required_count) return attempt;
    if (!groups_.MayLeave(group, first, last) || group + 1 == groups_.count()) return attempt;
    const uint32_t next = group + 1;
    first = last + 1;
    const int64_t time_us = groups_.TimeOf(group);
    if (time_us > groups_.LatestSource(first, next) ||
        time_us < groups_.EarliestSource(first, next) || groups_.TimeOf(next) > end_us) {
      return attempt;
    }
    last = groups_.LongestRun(next, first);
    if (last == kNoSlot) return attempt;
    group = next;
  }
}

bool StrictChainFinder::IsBetter(const Attempt& a, const Attempt& b) const {
  if (a.depth != b.depth) return a.depth > b.depth;
  if (rules_.entry == EntryRule::kLatest) {
    const uint32_t end = a.depth - 1;
    if (a.groups[end] != b.groups[end]) return a.groups[end] < b.groups[end];
    for (uint32_t slot = end; slot-- > 0;) {
      if (a.groups[slot] != b.groups[slot]) return a.groups[slot] > b.groups[slot];
    }
    return false;
  }
  for (uint32_t slot = 0; slot < a.depth; ++slot) {
    if (a.groups[slot] != b.groups[slot]) return a.groups[slot] < b.groups[slot];
  }
  return false;
}

}  // namespace parcours::funnel
