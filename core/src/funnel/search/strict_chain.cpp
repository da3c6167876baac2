#include "funnel/search/strict_chain.h"

#include <algorithm>

namespace parcours::funnel {

StrictChainFinder::StrictChainFinder(const ChainRules& rules) : rules_(rules), groups_(rules) {}

uint32_t StrictChainFinder::Find(std::span<const Candidate> candidates,
                                 std::span<const ExclusionEvent> exclusions, uint32_t* chain) {
  groups_.Reset(candidates, {});
  exclusions_ = exclusions;
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
    const uint32_t next = group + 1;
    if (next == groups_.count() || IsExcluded(attempt, group, next)) return attempt;
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

// Whether an exclusion forbids the next hop: one of its events stands between its first stage and
// the next group. Those before `from_group` were asked of earlier hops.
bool StrictChainFinder::IsExcluded(const Attempt& attempt, uint32_t from_group,
                                   uint32_t to_group) const {
  const auto first = std::partition_point(
      exclusions_.begin(), exclusions_.end(),
      [&](const ExclusionEvent& event) { return event.time_us < groups_.TimeOf(from_group); });
  for (auto event = first; event != exclusions_.end() && event->time_us < groups_.TimeOf(to_group);
       ++event) {
    if (event->is_candidate) continue;
    for (uint32_t i = 0; i < rules_.exclusions.size(); ++i) {
      const ExclusionRule& rule = rules_.exclusions[i];
      if ((event->exclusions >> i & 1) == 0 || rule.from_slot >= attempt.depth) continue;
      if (rule.to_slot < attempt.depth) continue;
      if (event->time_us > groups_.TimeOf(attempt.groups[rule.from_slot])) return true;
    }
  }
  return false;
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
