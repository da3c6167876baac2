#include "funnel/tolerant_chain.h"

#include <algorithm>

namespace parcours::funnel {

TolerantChainFinder::TolerantChainFinder(const ChainRules& rules)
    : rules_(rules), plain_finder_(rules), earliest_end_us_(rules.required_count) {}

uint32_t TolerantChainFinder::Find(std::span<const Candidate> candidates, uint32_t* chain) {
  candidates_ = candidates;
  if (!NeedsTolerance()) return plain_finder_.Find({candidates}, {}, chain);
  for (uint32_t last_slot = rules_.required_count; last_slot-- > 0;) {
    Chain best;
    if (!FindTo(last_slot, &best)) continue;
    std::copy(best.begin(), best.end(), chain);
    return last_slot + 1;
  }
  return 0;
}

bool TolerantChainFinder::NeedsTolerance() const {
  for (size_t i = 1; i < candidates_.size(); ++i) {
    const int64_t gap_us = candidates_[i].time_us - candidates_[i - 1].time_us;
    if (gap_us > 0 && gap_us <= rules_.tolerance_us) return true;
  }
  return false;
}

uint32_t TolerantChainFinder::FirstAtOrAfter(int64_t time_us) const {
  const auto at =
      std::partition_point(candidates_.begin(), candidates_.end(),
                           [&](const Candidate& candidate) { return candidate.time_us < time_us; });
  return static_cast<uint32_t>(at - candidates_.begin());
}

// From each candidate the next one is best taken as early as may be: a chain from a later one ends
// no earlier.
void TolerantChainFinder::BoundFrom(uint32_t last_slot) {
  std::vector<uint32_t> next_alive(candidates_.size() + 1);
  for (uint32_t slot = last_slot + 1; slot-- > 0;) {
    std::vector<int64_t>& ends_us = earliest_end_us_[slot];
    ends_us.assign(candidates_.size(), kNoLimitUs);
    for (uint32_t i = 0; i < candidates_.size(); ++i) {
      if (!HasSlot(candidates_[i].mask, slot)) continue;
      const int64_t time_us = candidates_[i].time_us;
      if (slot == last_slot) {
        ends_us[i] = time_us;
        continue;
      }
      const int64_t hop_min_us = rules_.hop_min_us[slot + 1];
      const uint32_t next = next_alive[FirstAtOrAfter(
          time_us + (hop_min_us > 0 ? hop_min_us : -rules_.tolerance_us))];
      if (next == candidates_.size()) continue;
      if (candidates_[next].time_us - time_us > rules_.hop_max_us[slot + 1]) continue;
      ends_us[i] = std::max(time_us, earliest_end_us_[slot + 1][next]);
    }
    next_alive.back() = static_cast<uint32_t>(candidates_.size());
    for (uint32_t i = static_cast<uint32_t>(candidates_.size()); i-- > 0;) {
      next_alive[i] = ends_us[i] == kNoLimitUs ? next_alive[i + 1] : i;
    }
  }
}

bool TolerantChainFinder::FindTo(uint32_t last_slot, Chain* best) {
  BoundFrom(last_slot);
  for (uint32_t i = 0; i < candidates_.size();) {
    const int64_t time_us = candidates_[i].time_us;
    const int64_t end_us = time_us + rules_.window_us;
    for (; i < candidates_.size() && candidates_[i].time_us == time_us; ++i) {
      dead_ends_.clear();
      Chain chain;
      if (TryAt(0, i, last_slot, end_us, &chain) && (best->empty() || IsBetter(chain, *best))) {
        *best = chain;
      }
    }
    if (!best->empty()) return true;
  }
  return false;
}

// Puts the candidate at the slot and completes the chain; leaves the chain as it was, and false,
// where that cannot be done.
bool TolerantChainFinder::TryAt(uint32_t slot, uint32_t candidate, uint32_t last_slot,
                                int64_t end_us, Chain* chain) {
  const int64_t earliest_end_us = earliest_end_us_[slot][candidate];
  if (earliest_end_us == kNoLimitUs || earliest_end_us > end_us) return false;
  if (std::find(chain->begin(), chain->end(), candidate) != chain->end()) return false;
  chain->push_back(candidate);
  if (slot == last_slot || Complete(slot + 1, last_slot, end_us, chain)) return true;
  chain->pop_back();
  return false;
}

bool TolerantChainFinder::Complete(uint32_t slot, uint32_t last_slot, int64_t end_us,
                                   Chain* chain) {
  const uint32_t previous = chain->back();
  std::vector<uint32_t> dead_end = DeadEnd(slot, *chain, previous, last_slot);
  if (dead_ends_.count(dead_end) != 0) return false;
  const int64_t previous_us = candidates_[previous].time_us;
  const int64_t hop_min_us = rules_.hop_min_us[slot];
  uint32_t i = FirstAtOrAfter(previous_us + (hop_min_us > 0 ? hop_min_us : -rules_.tolerance_us));
  Chain best;
  while (i < candidates_.size() && best.empty()) {
    const int64_t time_us = candidates_[i].time_us;
    if (time_us - previous_us > rules_.hop_max_us[slot] || time_us > end_us) break;
    for (; i < candidates_.size() && candidates_[i].time_us == time_us; ++i) {
      Chain longer = *chain;
      if (TryAt(slot, i, last_slot, end_us, &longer) && (best.empty() || IsBetter(longer, best))) {
        best = std::move(longer);
      }
    }
  }
  if (best.empty()) {
    dead_ends_.insert(std::move(dead_end));
    return false;
  }
  *chain = std::move(best);
  return true;
}

std::vector<uint32_t> TolerantChainFinder::DeadEnd(uint32_t slot, const Chain& chain,
                                                   uint32_t candidate, uint32_t last_slot) const {
  std::vector<uint32_t> key = {slot, candidate};
  const int64_t reach_us = rules_.tolerance_us * (last_slot + 1 - slot);
  for (uint32_t used : chain) {
    const bool wanted_later = (candidates_[used].mask >> slot) != 0;
    const bool in_reach = candidates_[used].time_us >= candidates_[candidate].time_us - reach_us;
    if (wanted_later && in_reach) key.push_back(used);
  }
  std::sort(key.begin() + 2, key.end());
  return key;
}

// Of two chains to the same stage: earlier events, compared stage by stage, then earlier arrival.
bool TolerantChainFinder::IsBetter(const Chain& a, const Chain& b) const {
  for (size_t slot = 0; slot < a.size(); ++slot) {
    const int64_t a_us = candidates_[a[slot]].time_us;
    const int64_t b_us = candidates_[b[slot]].time_us;
    if (a_us != b_us) return a_us < b_us;
  }
  return a < b;
}

}  // namespace parcours::funnel
