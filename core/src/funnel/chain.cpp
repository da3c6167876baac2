#include "funnel/chain.h"

#include <algorithm>

namespace parcours::funnel {

namespace {

constexpr uint32_t kNoSlot = 0xFFFFFFFFu;

bool HasSlot(StageMask mask, uint32_t slot) { return ((mask >> slot) & 1) != 0; }

}  // namespace

ChainRules MakeChainRules(const FunnelDefinition& definition, const StagePlan& plan) {
  ChainRules rules;
  rules.required_count = plan.required_count();
  rules.hop_max_us.fill(kNoLimitUs);
  for (uint32_t slot = 1; slot < rules.required_count; ++slot) {
    const Stage& stage = definition.stages[plan.stage(slot)];
    rules.hop_min_us[slot] = stage.hop_min_us.value_or(0);
    rules.hop_max_us[slot] = std::min(stage.hop_max_us.value_or(kNoLimitUs), kNoLimitUs);
    rules.has_hop_limits |= stage.hop_min_us.has_value() || stage.hop_max_us.has_value();
  }
  rules.window_us = std::min(definition.window_us.value_or(kNoLimitUs), kNoLimitUs);
  rules.entry = definition.entry;
  rules.ties = definition.ties;
  return rules;
}

ChainFinder::ChainFinder(const ChainRules& rules)
    : rules_(rules),
      required_mask_(static_cast<StageMask>((uint64_t{1} << rules.required_count) - 1)),
      reached_(rules.required_count),
      onward_(rules.required_count) {}

uint32_t ChainFinder::Find(std::span<const Candidate> candidates, uint32_t* chain) {
  candidates_ = candidates;
  uint32_t depth = 0;
  if (FindGreedy(chain, &depth)) return depth;
  MakeGroups();
  depth = PassForward();
  if (depth == 0) return 0;
  if (rules_.entry == EntryRule::kLatest) {
    TakeLatest(depth - 1, chain);
  } else {
    PassBackward(depth - 1);
    TakeEarliest(depth - 1, chain);
  }
  return depth;
}

// True where the greedy chain from the first start is the answer.
bool ChainFinder::FindGreedy(uint32_t* chain, uint32_t* depth) const {
  if (rules_.has_hop_limits || rules_.entry == EntryRule::kLatest) return false;
  uint32_t slot = 0;
  int64_t end_us = kNoLimitUs;
  for (uint32_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& candidate = candidates_[i];
    if (rules_.ties == TieRule::kAny && i > 0 && candidate.time_us == candidates_[i - 1].time_us) {
      return false;
    }
    if (candidate.time_us > end_us) {
      // Cut short; a later start may get further, if there is one.
      for (uint32_t j = chain[0] + 1; j < candidates_.size(); ++j) {
        if (HasSlot(candidates_[j].mask, 0)) return false;
      }
      break;
    }
    if (!HasSlot(candidate.mask, slot)) continue;
    if (slot == 0) end_us = candidate.time_us + rules_.window_us;
    chain[slot] = i;
    if (++slot == rules_.required_count) break;
  }
  *depth = slot;
  return true;
}

void ChainFinder::MakeGroups() {
  group_begin_.clear();
  group_mask_.clear();
  for (uint32_t i = 0; i < candidates_.size(); ++i) {
    const bool same_instant = rules_.ties == TieRule::kAny && i > 0 &&
                              candidates_[i].time_us == candidates_[i - 1].time_us;
    if (!same_instant) {
      group_begin_.push_back(i);
      group_mask_.push_back(0);
    }
    group_mask_.back() |= candidates_[i].mask & required_mask_;
  }
  group_begin_.push_back(static_cast<uint32_t>(candidates_.size()));
}

uint32_t ChainFinder::LongestRun(uint32_t group, uint32_t first) {
  if (!HasSlot(group_mask_[group], first)) return kNoSlot;
  const std::span<const Candidate> candidates = Group(group);
  if (candidates.size() == 1) return first;
  tie_group_.Reset(candidates);
  if (!tie_group_.Extend(first)) return kNoSlot;
  uint32_t last = first;
  while (last + 1 < rules_.required_count && rules_.hop_min_us[last + 1] == 0 &&
         HasSlot(group_mask_[group], last + 1) && tie_group_.Extend(last + 1)) {
    ++last;
  }
  return last;
}

// The latest group before `group` in which a chain reaches the stage before `slot` and from which
// the hop is allowed.
const ChainFinder::Reached* ChainFinder::LatestBefore(uint32_t slot, uint32_t group) {
  const ReachedList& list = reached_[slot - 1];
  const int64_t time_us = TimeOf(group);
  size_t& cursor = cursor_[slot];
  while (cursor < list.size() && TimeOf(list[cursor].group) <= time_us - rules_.hop_min_us[slot]) {
    ++cursor;
  }
  if (cursor == 0) return nullptr;
  const Reached& before = list[cursor - 1];
  return time_us - TimeOf(before.group) <= rules_.hop_max_us[slot] ? &before : nullptr;
}

uint32_t ChainFinder::PassForward() {
  for (ReachedList& list : reached_) list.clear();
  cursor_.fill(0);
  uint32_t depth = 0;
  std::array<int64_t, kMaxStages> latest_start_us;
  for (uint32_t group = 0; group < group_count(); ++group) {
    if (group_mask_[group] == 0) continue;
    const int64_t time_us = TimeOf(group);
    StageMask reached_here = 0;
    for (uint32_t first = 0; first < rules_.required_count; ++first) {
      if (!HasSlot(group_mask_[group], first)) continue;
      int64_t start_us = time_us;
      if (first > 0) {
        const Reached* before = LatestBefore(first, group);
        if (before == nullptr || time_us - before->far_us > rules_.window_us) continue;
        start_us = before->far_us;
      }
      const uint32_t last = LongestRun(group, first);
      if (last == kNoSlot) continue;
      for (uint32_t slot = first; slot <= last; ++slot) {
        if (!HasSlot(reached_here, slot) || latest_start_us[slot] < start_us) {
          latest_start_us[slot] = start_us;
        }
        reached_here |= StageMask{1} << slot;
      }
    }
    for (uint32_t slot = 0; slot < rules_.required_count; ++slot) {
      if (!HasSlot(reached_here, slot)) continue;
      reached_[slot].push_back({group, latest_start_us[slot]});
      depth = std::max(depth, slot + 1);
    }
  }
  return depth;
}

// The earliest group after `group` from which a chain goes on at `slot` to the last stage and to
// which the hop is allowed.
const ChainFinder::Reached* ChainFinder::EarliestAfter(uint32_t slot, uint32_t group) {
  const ReachedList& list = onward_[slot];
  const int64_t time_us = TimeOf(group);
  size_t& cursor = cursor_[slot];
  while (cursor < list.size() && TimeOf(list[cursor].group) >= time_us + rules_.hop_min_us[slot]) {
    ++cursor;
  }
  if (cursor == 0) return nullptr;
  const Reached& after = list[cursor - 1];
  return TimeOf(after.group) - time_us <= rules_.hop_max_us[slot] ? &after : nullptr;
}

void ChainFinder::PassBackward(uint32_t last_slot) {
  for (ReachedList& list : onward_) list.clear();
  cursor_.fill(0);
  std::array<int64_t, kMaxStages> earliest_end_us;
  for (uint32_t group = group_count(); group-- > 0;) {
    StageMask onward_here = 0;
    for (uint32_t first = 0; first <= last_slot; ++first) {
      const uint32_t run_last = LongestRun(group, first);
      if (run_last == kNoSlot) continue;
      for (uint32_t last = first; last <= std::min(run_last, last_slot); ++last) {
        int64_t end_us = TimeOf(group);
        if (last < last_slot) {
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

void ChainFinder::Assign(uint32_t group, uint32_t first, uint32_t last, uint32_t* chain) {
  if (Group(group).size() == 1) {
    chain[first] = group_begin_[group];
    return;
  }
  tie_group_.Reset(Group(group));
  tie_group_.Assign(first, last, chain + first);
  for (uint32_t slot = first; slot <= last; ++slot) chain[slot] += group_begin_[group];
}

// Walks from the earliest start that reaches the last stage within the window, taking at each stage
// the earliest event from which the rest is still possible.
void ChainFinder::TakeEarliest(uint32_t last_slot, uint32_t* chain) {
  const ReachedList& starts = onward_[0];
  size_t start = starts.size();
  while (start > 0 &&
         starts[start - 1].far_us - TimeOf(starts[start - 1].group) > rules_.window_us) {
    --start;
  }
  PARCOURS_CHECK(start > 0);
  uint32_t group = starts[start - 1].group;
  const int64_t end_us = TimeOf(group) + rules_.window_us;
  uint32_t first = 0;
  while (true) {
    // The longest run gives the earliest next events; a shorter one where a hop forbids that.
    uint32_t last = std::min(LongestRun(group, first), last_slot);
    uint32_t next_group = group;
    while (last < last_slot) {
      const ReachedList& list = onward_[last + 1];  // descending
      const int64_t from_us = TimeOf(group) + rules_.hop_min_us[last + 1];
      const auto after = std::partition_point(list.begin(), list.end(), [&](const Reached& at) {
        return at.group > group && TimeOf(at.group) >= from_us;
      });
      if (after != list.begin()) {
        const Reached& next = *(after - 1);
        if (TimeOf(next.group) - TimeOf(group) <= rules_.hop_max_us[last + 1] &&
            next.far_us <= end_us) {
          next_group = next.group;
          break;
        }
      }
      PARCOURS_CHECK(last > first);
      --last;
    }
    Assign(group, first, last, chain);
    if (last == last_slot) return;
    first = last + 1;
    group = next_group;
  }
}

// Walks back from the first time the last stage is reached, taking at each stage the latest event
// that a start within the window leads to.
void ChainFinder::TakeLatest(uint32_t last_slot, uint32_t* chain) {
  uint32_t group = reached_[last_slot].front().group;
  const int64_t start_us = TimeOf(group) - rules_.window_us;
  uint32_t last = last_slot;
  while (true) {
    uint32_t first = 0;
    uint32_t next_group = group;
    for (;; ++first) {
      PARCOURS_CHECK(first <= last);
      const uint32_t run_last = LongestRun(group, first);
      if (run_last == kNoSlot || run_last < last) continue;
      if (first == 0) break;
      const ReachedList& list = reached_[first - 1];  // ascending
      const int64_t until_us = TimeOf(group) - rules_.hop_min_us[first];
      const auto before = std::partition_point(list.begin(), list.end(), [&](const Reached& at) {
        return at.group < group && TimeOf(at.group) <= until_us;
      });
      if (before == list.begin()) continue;
      const Reached& previous = *(before - 1);
      if (TimeOf(group) - TimeOf(previous.group) <= rules_.hop_max_us[first] &&
          previous.far_us >= start_us) {
        next_group = previous.group;
        break;
      }
    }
    Assign(group, first, last, chain);
    if (first == 0) return;
    last = first - 1;
    group = next_group;
  }
}

}  // namespace parcours::funnel
