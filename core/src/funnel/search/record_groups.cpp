#include "funnel/search/record_groups.h"

#include <algorithm>

namespace parcours::funnel {

RecordGroups::RecordGroups(const ChainRules& rules)
    : rules_(rules),
      required_mask_(static_cast<StageMask>((uint64_t{1} << rules.required_count) - 1)) {
  for (size_t i = 0; i < rules.exclusions.size(); ++i) {
    const ExclusionRule& rule = rules.exclusions[i];
    for (uint32_t slot = rule.from_slot + 1; slot <= rule.to_slot; ++slot) {
      hop_exclusions_[slot] |= 1u << i;
    }
  }
}

void RecordGroups::Reset(std::span<const Candidate> candidates,
                         std::span<const ExclusionEvent> exclusions) {
  candidates_ = candidates;
  begin_.clear();
  masks_.clear();
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    const bool same_instant =
        rules_.ties == TieRule::kAny && i > 0 && candidates[i].time_us == candidates[i - 1].time_us;
    if (!same_instant) {
      begin_.push_back(i);
      masks_.push_back(0);
    }
    masks_.back() |= candidates[i].mask & required_mask_;
  }
  begin_.push_back(static_cast<uint32_t>(candidates.size()));
  any_exclusions_ = !exclusions.empty();
  if (any_exclusions_) PlaceExclusions(exclusions);
}

void RecordGroups::PlaceExclusions(std::span<const ExclusionEvent> exclusions) {
  const uint32_t slots = rules_.required_count;
  exclusions_at_.assign(count(), 0);
  exclusion_before_us_.assign(size_t{count()} * slots, -kNoLimitUs);
  exclusion_after_us_.assign(size_t{count()} * slots, kNoLimitUs);
  std::array<int64_t, kMaxStages> nearest_us;

  nearest_us.fill(-kNoLimitUs);
  size_t next = 0;
  for (uint32_t group = 0; group < count(); ++group) {
    const int64_t time_us = TimeOf(group);
    for (; next < exclusions.size() && exclusions[next].time_us < time_us; ++next) {
      for (uint32_t slot = 1; slot < slots; ++slot) {
        if ((exclusions[next].exclusions & hop_exclusions_[slot]) != 0) {
          nearest_us[slot] = exclusions[next].time_us;
        }
      }
    }
    for (size_t at = next; at < exclusions.size() && exclusions[at].time_us == time_us; ++at) {
      if (exclusions[at].is_candidate) continue;  // the group's only one, so it serves a stage
      exclusions_at_[group] |= exclusions[at].exclusions;
    }
    std::copy_n(nearest_us.begin(), slots,
                exclusion_before_us_.begin() + static_cast<std::ptrdiff_t>(size_t{group} * slots));
  }

  nearest_us.fill(kNoLimitUs);
  next = exclusions.size();
  for (uint32_t group = count(); group-- > 0;) {
    for (; next > 0 && exclusions[next - 1].time_us > TimeOf(group); --next) {
      for (uint32_t slot = 1; slot < slots; ++slot) {
        if ((exclusions[next - 1].exclusions & hop_exclusions_[slot]) != 0) {
          nearest_us[slot] = exclusions[next - 1].time_us;
        }
      }
    }
    std::copy_n(nearest_us.begin(), slots,
                exclusion_after_us_.begin() + static_cast<std::ptrdiff_t>(size_t{group} * slots));
  }
}

uint32_t RecordGroups::LongestRun(uint32_t group, uint32_t first) {
  if (!HasSlot(masks_[group], first)) return kNoSlot;
  if (SizeOf(group) == 1) return first;
  tie_group_.Reset(CandidatesOf(group));
  if (!tie_group_.Extend(first)) return kNoSlot;
  uint32_t last = first;
  while (last + 1 < rules_.required_count && rules_.hop_min_us[last + 1] == 0 &&
         HasSlot(masks_[group], last + 1) && tie_group_.Extend(last + 1)) {
    ++last;
  }
  return last;
}

void RecordGroups::Assign(uint32_t group, uint32_t first, uint32_t last, uint32_t* chain) {
  if (SizeOf(group) == 1) {
    chain[first] = begin_[group];
    return;
  }
  tie_group_.Reset(CandidatesOf(group));
  tie_group_.Assign(first, last, chain + first);
  for (uint32_t slot = first; slot <= last; ++slot) chain[slot] += begin_[group];
}

int64_t RecordGroups::EarliestSource(uint32_t slot, uint32_t group) const {
  const int64_t by_hop_us = TimeOf(group) - rules_.hop_max_us[slot];
  if (!any_exclusions_) return by_hop_us;
  return std::max(by_hop_us, exclusion_before_us_[size_t{group} * rules_.required_count + slot]);
}

int64_t RecordGroups::LatestTarget(uint32_t slot, uint32_t group) const {
  const int64_t by_hop_us = TimeOf(group) + rules_.hop_max_us[slot];
  if (!any_exclusions_) return by_hop_us;
  return std::min(by_hop_us, exclusion_after_us_[size_t{group} * rules_.required_count + slot]);
}

bool RecordGroups::MayLeave(uint32_t group, uint32_t first, uint32_t last) const {
  if (!any_exclusions_) return true;
  const uint32_t here = exclusions_at_[group] & hop_exclusions_[last + 1];
  for (uint32_t i = 0; i < rules_.exclusions.size(); ++i) {
    if (((here >> i) & 1) != 0 && rules_.exclusions[i].from_slot < first) return false;
  }
  return true;
}

}  // namespace parcours::funnel
