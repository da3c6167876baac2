#include "funnel/search/searched_chain.h"

#include <algorithm>

namespace parcours::funnel {

SearchedChainFinder::SearchedChainFinder(const ChainRules& rules)
    : rules_(rules),
      in_sequence_(rules.ties == TieRule::kSequence),
      earliest_end_us_(rules.required_count) {}

bool SearchedChainFinder::IsNeeded(std::span<const Candidate> candidates,
                                   std::span<const ExclusionEvent> exclusions) const {
  for (size_t i = 1; rules_.tolerance_us != 0 && i < candidates.size(); ++i) {
    const int64_t gap_us = candidates[i].time_us - candidates[i - 1].time_us;
    if (gap_us > 0 && gap_us <= rules_.tolerance_us) return true;
  }
  size_t at = 0;  // the first candidate at or after the exclusion
  for (const ExclusionEvent& exclusion : exclusions) {
    while (at < candidates.size() && candidates[at].time_us < exclusion.time_us) ++at;
    const bool several =
        at + 1 < candidates.size() && candidates[at + 1].time_us == exclusion.time_us;
    if (several && (exclusion.is_candidate || in_sequence_)) return true;
  }
  return false;
}

uint32_t SearchedChainFinder::Find(std::span<const Candidate> candidates,
                                   std::span<const ExclusionEvent> exclusions, uint32_t* chain) {
  candidates_ = candidates;
  exclusions_ = exclusions;
  Rank();
  ranges_.fill(kAnyRank);
  uint32_t depth = MostServed();
  while (depth > 0 && !Reaches(depth - 1)) --depth;
  if (depth == 0) return 0;
  const uint32_t last_slot = depth - 1;
  if (rules_.entry == EntryRule::kLatest) {
    Refine(last_slot, last_slot, true);
    for (uint32_t slot = last_slot; slot-- > 0;) Refine(slot, last_slot, false);
  } else {
    for (uint32_t slot = 0; slot <= last_slot; ++slot) Refine(slot, last_slot, true);
  }
  PARCOURS_CHECK(Reaches(last_slot));  // the first to arrive of those that are left
  std::copy(chain_.begin(), chain_.end(), chain);
  return depth;
}

void SearchedChainFinder::Rank() {
  ranks_.resize(candidates_.size());
  excluding_.assign(candidates_.size(), 0);
  for (uint32_t i = 0; i < candidates_.size(); ++i) {
    const bool same =
        !in_sequence_ && i > 0 && candidates_[i].time_us == candidates_[i - 1].time_us;
    ranks_[i] = same ? ranks_[i - 1] : i;
  }
  for (const ExclusionEvent& exclusion : exclusions_) {
    if (!exclusion.is_candidate) continue;
    for (uint32_t i = FirstAtOrAfter(exclusion.time_us);
         i < candidates_.size() && candidates_[i].time_us == exclusion.time_us; ++i) {
      excluding_[i] |= candidates_[i].row == exclusion.row;
    }
  }
}

bool SearchedChainFinder::Allows(uint32_t slot, uint32_t candidate) const {
  const Range& range = ranges_[slot];
  return HasSlot(candidates_[candidate].mask, slot) && ranks_[candidate] >= range.first_rank &&
         ranks_[candidate] <= range.last_rank;
}

// How many stages different events can serve, whatever their times.
uint32_t SearchedChainFinder::MostServed() {
  tie_group_.Reset(candidates_);
  uint32_t served = 0;
  while (served < rules_.required_count && tie_group_.Extend(served)) ++served;
  return served;
}

uint32_t SearchedChainFinder::FirstAtOrAfter(int64_t time_us) const {
  const auto at =
      std::partition_point(candidates_.begin(), candidates_.end(),
                           [&](const Candidate& candidate) { return candidate.time_us < time_us; });
  return static_cast<uint32_t>(at - candidates_.begin());
}

// The first candidate that may follow `previous` at the slot, by time and order alone.
uint32_t SearchedChainFinder::FirstAfterHop(uint32_t slot, uint32_t previous) const {
  const int64_t hop_min_us = rules_.hop_min_us[slot];
  const int64_t least_us = hop_min_us > 0 ? hop_min_us : -rules_.tolerance_us;
  const uint32_t first = FirstAtOrAfter(candidates_[previous].time_us + least_us);
  return in_sequence_ ? std::max(first, previous + 1) : first;
}

// From each candidate the next one is best taken as early as may be: a chain from a later one ends
// no earlier.
void SearchedChainFinder::BoundFrom(uint32_t last_slot) {
  const auto count = static_cast<uint32_t>(candidates_.size());
  std::vector<uint32_t> next_alive(candidates_.size() + 1);
  for (uint32_t slot = last_slot + 1; slot-- > 0;) {
    std::vector<int64_t>& ends_us = earliest_end_us_[slot];
    ends_us.assign(count, kNoLimitUs);
    for (uint32_t i = 0; i < count; ++i) {
      if (!Allows(slot, i)) continue;
      const int64_t time_us = candidates_[i].time_us;
      if (slot == last_slot) {
        ends_us[i] = time_us;
        continue;
      }
      const uint32_t next = next_alive[FirstAfterHop(slot + 1, i)];
      if (next == count) continue;
      if (candidates_[next].time_us - time_us > rules_.hop_max_us[slot + 1]) continue;
      ends_us[i] = std::max(time_us, earliest_end_us_[slot + 1][next]);
    }
    next_alive.back() = count;
    for (uint32_t i = count; i-- > 0;) {
      next_alive[i] = ends_us[i] == kNoLimitUs ? next_alive[i + 1] : i;
    }
  }
}

// Whether the bounds allow the chain at hand to have the candidate at the slot.
bool SearchedChainFinder::MayComplete(uint32_t slot, uint32_t candidate) const {
  const int64_t end_us = earliest_end_us_[slot][candidate];
  return end_us != kNoLimitUs && end_us <= end_us_;
}

// Whether some chain within the ranges reaches the slot; it is chain_ then, of those from the first
// start from which one does so the first by the order of its candidates.
bool SearchedChainFinder::Reaches(uint32_t last_slot) {
  BoundFrom(last_slot);
  for (uint32_t i = 0; i < candidates_.size(); ++i) {
    end_us_ = candidates_[i].time_us + rules_.window_us;
    if (!MayComplete(0, i)) continue;
    dead_ends_.clear();
    chain_ = {i};
    if (Complete(1, last_slot)) return true;
  }
  return false;
}

// Completes the chain from the slot on; leaves it as it was, and false, where that cannot be done.
bool SearchedChainFinder::Complete(uint32_t slot, uint32_t last_slot) {
  if (slot > last_slot) return true;
  const uint32_t previous = chain_.back();
  std::vector<uint32_t> dead_end = DeadEnd(slot, last_slot);
  if (dead_ends_.count(dead_end) != 0) return false;
  const int64_t hop_end_us = candidates_[previous].time_us + rules_.hop_max_us[slot];
  const int64_t until_us = std::min({hop_end_us, end_us_, Deadline(slot)});
  for (uint32_t i = FirstAfterHop(slot, previous);
       i < candidates_.size() && candidates_[i].time_us <= until_us; ++i) {
    if (!MayComplete(slot, i)) continue;
    if (std::find(chain_.begin(), chain_.end(), i) != chain_.end()) continue;
    chain_.push_back(i);
    if (Complete(slot + 1, last_slot)) return true;
    chain_.pop_back();
  }
  dead_ends_.insert(std::move(dead_end));
  return false;
}

// Narrows the slot's range to the best event that some chain within the ranges has there. chain_ is
// such a chain, before and after.
void SearchedChainFinder::Refine(uint32_t slot, uint32_t last_slot, bool earliest) {
  Range& range = ranges_[slot];
  std::vector<uint32_t> best = chain_;
  const auto rank = [&] { return ranks_[best[slot]]; };
  // By halves between the bound and the best so far; the first question is whether there is better.
  uint32_t bound = earliest ? 0 : ranks_.back();
  uint32_t asked = earliest ? rank() - 1 : rank() + 1;
  while (earliest ? bound < rank() : bound > rank()) {
    range = earliest ? Range{bound, asked} : Range{asked, bound};
    if (Reaches(last_slot)) {
      best = chain_;
    } else {
      bound = earliest ? asked + 1 : asked - 1;
    }
    asked = earliest ? bound + (rank() - bound) / 2 : bound - (bound - rank()) / 2;
    if (asked == rank()) break;
  }
  range = {rank(), rank()};
  chain_ = std::move(best);
}

bool SearchedChainFinder::IsActive(uint32_t rule, uint32_t slot) const {
  return rules_.exclusions[rule].from_slot < slot && rules_.exclusions[rule].to_slot >= slot;
}

bool SearchedChainFinder::Uses(store::Row row) const {
  return std::any_of(chain_.begin(), chain_.end(),
                     [&](uint32_t candidate) { return candidates_[candidate].row == row; });
}

size_t SearchedChainFinder::Barrier(uint32_t rule) const {
  const int64_t from_us = candidates_[chain_[rules_.exclusions[rule].from_slot]].time_us;
  const auto after =
      std::partition_point(exclusions_.begin(), exclusions_.end(),
                           [&](const ExclusionEvent& event) { return event.time_us <= from_us; });
  auto barrier = after;
  while (barrier != exclusions_.end() &&
         ((barrier->exclusions >> rule & 1) == 0 || Uses(barrier->row))) {
    ++barrier;
  }
  return static_cast<size_t>(barrier - exclusions_.begin());
}

int64_t SearchedChainFinder::Deadline(uint32_t slot) const {
  int64_t deadline_us = kNoLimitUs;
  for (uint32_t rule = 0; rule < rules_.exclusions.size(); ++rule) {
    if (!IsActive(rule, slot)) continue;
    const size_t barrier = Barrier(rule);
    if (barrier == exclusions_.size()) continue;
    deadline_us = std::min(deadline_us, exclusions_[barrier].time_us);
  }
  return deadline_us;
}

// What a search from here depends on: the stage, the last event, what holds the chain back, and the
// events used that the rest might have wanted, or that would hold it back.
std::vector<uint32_t> SearchedChainFinder::DeadEnd(uint32_t slot, uint32_t last_slot) const {
  const uint32_t previous = chain_.back();
  std::vector<uint32_t> key = {slot, previous};
  for (uint32_t rule = 0; rule < rules_.exclusions.size(); ++rule) {
    if (IsActive(rule, slot)) key.push_back(static_cast<uint32_t>(Barrier(rule)));
  }
  const auto used = static_cast<std::ptrdiff_t>(key.size());
  const int64_t reach_us = rules_.tolerance_us * (last_slot + 1 - slot);
  for (uint32_t candidate : chain_) {
    const bool in_reach =
        candidates_[candidate].time_us >= candidates_[previous].time_us - reach_us;
    const bool wanted = (candidates_[candidate].mask >> slot) != 0 && !in_sequence_;
    if (in_reach && (wanted || excluding_[candidate] != 0)) key.push_back(candidate);
  }
  std::sort(key.begin() + used, key.end());
  return key;
}

}  // namespace parcours::funnel
