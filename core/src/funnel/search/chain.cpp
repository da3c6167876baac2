#include "funnel/search/chain.h"

#include <algorithm>

#include "funnel/search/greedy_chain.h"

namespace parcours::funnel {

ChainFinder::ChainFinder(const ChainRules& rules)
    : rules_(rules), groups_(rules), left_(rules.required_count), onward_(rules.required_count) {}

uint32_t ChainFinder::Find(const CandidateList& candidates,
                           std::span<const ExclusionEvent> exclusions, uint32_t* chain) {
  if (exclusions.empty() && IsPlain(candidates)) return FindPlain(candidates, chain);
  groups_.Reset(candidates.list, exclusions);
  const uint32_t depth = PassForward();
  if (depth == 0) return 0;
  if (rules_.entry == EntryRule::kLatest) {
    TakeLatest(depth - 1, chain);
  } else {
    PassBackward(depth - 1);
    TakeEarliest(depth - 1, chain);
  }
  return depth;
}

// No hop limits, and no two candidates that would have to change places: of one instant each serves
// one stage at most, the earlier stages first.
bool ChainFinder::IsPlain(const CandidateList& candidates) const {
  if (rules_.has_hop_limits || rules_.entry == EntryRule::kLatest) return false;
  if (rules_.ties == TieRule::kSequence || !candidates.any_ties) return true;
  for (size_t i = 1; i < candidates.list.size(); ++i) {
    const Candidate& before = candidates.list[i - 1];
    const Candidate& candidate = candidates.list[i];
    if (candidate.time_us != before.time_us) continue;
    if (candidate.mask < before.mask || !ServesOneStage(candidate.mask)) return false;
  }
  return true;
}

uint32_t ChainFinder::FindPlain(const CandidateList& candidates, uint32_t* chain) const {
  // 64 bits, as a slot may be asked for that is behind the last one.
  const uint64_t required = (uint64_t{1} << rules_.required_count) - 1;
  const auto serves = [list = candidates.list.data(), required](uint32_t candidate, uint32_t slot) {
    return ((list[candidate].mask & required) >> slot & 1) != 0;
  };
  const auto time_of = [list = candidates.list.data()](uint32_t candidate) {
    return list[candidate].time_us;
  };
  const auto end = static_cast<uint32_t>(candidates.list.size());
  const auto first_from = [&](uint32_t candidate, uint32_t slot) {
    while (candidate < end && !serves(candidate, slot)) ++candidate;
    return candidate;
  };
  std::array<uint32_t, kMaxStages + 1> taken;
  const uint32_t length = TakeGreedily(0, end, serves, taken.data());
  if (length == 0) return 0;
  const uint32_t depth =
      TakeFurthest(end, length, rules_.window_us, first_from, time_of, taken.data());
  std::copy_n(taken.begin(), depth, chain);
  return depth;
}

// The latest group before `group` from which a chain may hop to `slot` there.
const ChainFinder::Reached* ChainFinder::LatestBefore(uint32_t slot, uint32_t group) {
  const ReachedList& list = left_[slot - 1];
  const int64_t until_us = groups_.LatestSource(slot, group);
  size_t& cursor = cursor_[slot];
  while (cursor < list.size() && groups_.TimeOf(list[cursor].group) <= until_us) ++cursor;
  if (cursor == 0) return nullptr;
  const Reached& before = list[cursor - 1];
  return groups_.TimeOf(before.group) >= groups_.EarliestSource(slot, group) ? &before : nullptr;
}

uint32_t ChainFinder::PassForward() {
  for (ReachedList& list : left_) list.clear();
  cursor_.fill(0);
  uint32_t depth = 0;
  std::array<int64_t, kMaxStages> latest_start_us;
  for (uint32_t group = 0; group < groups_.count(); ++group) {
    if (groups_.MaskOf(group) == 0) continue;
    const int64_t time_us = groups_.TimeOf(group);
    StageMask left_here = 0;
    for (uint32_t first = 0; first < rules_.required_count; ++first) {
      if (!HasSlot(groups_.MaskOf(group), first)) continue;
      int64_t start_us = time_us;
      if (first > 0) {
        const Reached* before = LatestBefore(first, group);
        if (before == nullptr || time_us - before->far_us > rules_.window_us) continue;
        start_us = before->far_us;
      }
      const uint32_t last = groups_.LongestRun(group, first);
      if (last == kNoSlot) continue;
      for (; depth <= last; ++depth) first_group_[depth] = group;
      for (uint32_t slot = first; slot <= last; ++slot) {
        if (!groups_.MayLeave(group, first, slot)) continue;
        if (!HasSlot(left_here, slot) || latest_start_us[slot] < start_us) {
          latest_start_us[slot] = start_us;
        }
        left_here |= StageMask{1} << slot;
      }
    }
    for (uint32_t slot = 0; slot < rules_.required_count; ++slot) {
      if (HasSlot(left_here, slot)) left_[slot].push_back({group, latest_start_us[slot]});
    }
  }
  return depth;
}

// The earliest group after `group` to which a chain may hop, for `slot`, and from which it goes on
// to the last stage.
const ChainFinder::Reached* ChainFinder::EarliestAfter(uint32_t slot, uint32_t group) {
  const ReachedList& list = onward_[slot];
  const int64_t from_us = groups_.EarliestTarget(slot, group);
  size_t& cursor = cursor_[slot];
  while (cursor < list.size() && groups_.TimeOf(list[cursor].group) >= from_us) ++cursor;
  if (cursor == 0) return nullptr;
  const Reached& after = list[cursor - 1];
  return groups_.TimeOf(after.group) <= groups_.LatestTarget(slot, group) ? &after : nullptr;
}

void ChainFinder::PassBackward(uint32_t last_slot) {
  for (ReachedList& list : onward_) list.clear();
  cursor_.fill(0);
  std::array<int64_t, kMaxStages> earliest_end_us;
  for (uint32_t group = groups_.count(); group-- > 0;) {
    StageMask onward_here = 0;
    for (uint32_t first = 0; first <= last_slot; ++first) {
      const uint32_t run_last = groups_.LongestRun(group, first);
      if (run_last == kNoSlot) continue;
      for (uint32_t last = first; last <= std::min(run_last, last_slot); ++last) {
        int64_t end_us = groups_.TimeOf(group);
        if (last < last_slot) {
          if (!groups_.MayLeave(group, first, last)) continue;
          const Reached* after = EarliestAfter(last + 1, group);
          if (after == nullptr) continue;
          end_us = after->far_us;
        }
        if (!HasSlot(onward_here, first) || end_us < earliest_end_us[first]) {
          earliest_end_us[first] = end_us;
        }
        onward_here |= StageMask{1} << first;
      }
    }
    for (uint32_t slot = 0; slot <= last_slot; ++slot) {
      if (HasSlot(onward_here, slot)) onward_[slot].push_back({group, earliest_end_us[slot]});
    }
  }
}

// Walks from the earliest start that reaches the last stage within the window, taking at each stage
// the earliest event from which the rest is still possible.
void ChainFinder::TakeEarliest(uint32_t last_slot, uint32_t* chain) {
  const ReachedList& starts = onward_[0];
  size_t start = starts.size();
  while (start > 0 &&
         starts[start - 1].far_us - groups_.TimeOf(starts[start - 1].group) > rules_.window_us) {
    --start;
  }
  PARCOURS_CHECK(start > 0);
  uint32_t group = starts[start - 1].group;
  const int64_t end_us = groups_.TimeOf(group) + rules_.window_us;
  uint32_t first = 0;
  while (true) {
    // The longest run gives the earliest next events; a shorter one where a hop forbids that.
    uint32_t last = std::min(groups_.LongestRun(group, first), last_slot);
    uint32_t next_group = group;
    while (last < last_slot) {
      const ReachedList& list = onward_[last + 1];  // descending
      const int64_t from_us = groups_.EarliestTarget(last + 1, group);
      const auto after = std::partition_point(list.begin(), list.end(), [&](const Reached& at) {
        return at.group > group && groups_.TimeOf(at.group) >= from_us;
      });
      if (after != list.begin() && groups_.MayLeave(group, first, last)) {
        const Reached& next = *(after - 1);
        if (groups_.TimeOf(next.group) <= groups_.LatestTarget(last + 1, group) &&
            next.far_us <= end_us) {
          next_group = next.group;
          break;
        }
      }
      PARCOURS_CHECK(last > first);
      --last;
    }
    groups_.Assign(group, first, last, chain);
    if (last == last_slot) return;
    first = last + 1;
    group = next_group;
  }
}

// Walks back from the first time the last stage is reached, taking at each stage the latest event
// that a start within the window leads to.
void ChainFinder::TakeLatest(uint32_t last_slot, uint32_t* chain) {
  uint32_t group = first_group_[last_slot];
  const int64_t start_us = groups_.TimeOf(group) - rules_.window_us;
  uint32_t last = last_slot;
  while (true) {
    uint32_t first = 0;
    uint32_t next_group = group;
    for (;; ++first) {
      PARCOURS_CHECK(first <= last);
      const uint32_t run_last = groups_.LongestRun(group, first);
      if (run_last == kNoSlot || run_last < last) continue;
      if (last < last_slot && !groups_.MayLeave(group, first, last)) continue;
      if (first == 0) break;
      const ReachedList& list = left_[first - 1];  // ascending
      const int64_t until_us = groups_.LatestSource(first, group);
      const auto before = std::partition_point(list.begin(), list.end(), [&](const Reached& at) {
        return at.group < group && groups_.TimeOf(at.group) <= until_us;
      });
      if (before == list.begin()) continue;
      const Reached& previous = *(before - 1);
      if (groups_.TimeOf(previous.group) >= groups_.EarliestSource(first, group) &&
          previous.far_us >= start_us) {
        next_group = previous.group;
        break;
      }
    }
    groups_.Assign(group, first, last, chain);
    if (first == 0) return;
    last = first - 1;
    group = next_group;
  }
}

}  // namespace parcours::funnel
