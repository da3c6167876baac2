#include "funnel/search/any_order.h"

#include <algorithm>

#include "funnel/search/record_groups.h"
#include "text/sort.h"

namespace parcours::funnel {

namespace {

uint32_t CountSlots(StageMask mask) {
  uint32_t count = 0;
  for (; mask != 0; mask &= mask - 1) ++count;
  return count;
}

// Which slots the events of a window that slides along the candidates can serve.
class SlotsInWindow {
 public:
  void Add(StageMask mask) { Change(mask, 1); }
  void Remove(StageMask mask) { Change(mask, -1); }
  StageMask mask() const { return mask_; }

 private:
  void Change(StageMask mask, int by) {
    for (uint32_t slot = 0; mask != 0; ++slot, mask >>= 1) {
      if ((mask & 1) == 0) continue;
      counts_[slot] += by;
      const StageMask bit = StageMask{1} << slot;
      mask_ = counts_[slot] > 0 ? mask_ | bit : mask_ & ~bit;
    }
  }

  std::array<int, kMaxStages> counts_{};
  StageMask mask_ = 0;
};

}  // namespace

AnyOrderFinder::AnyOrderFinder(const ChainRules& rules, int64_t start_end_us)
    : rules_(rules), start_end_us_(start_end_us) {}

uint32_t AnyOrderFinder::Find(std::span<const Candidate> candidates, uint32_t* events,
                              uint32_t* slots) {
  candidates_ = candidates;
  SlotsInWindow window;
  uint32_t best = 0;
  uint32_t best_start = 0;
  uint32_t end = 0;
  for (uint32_t start = 0; start < candidates.size(); ++start) {
    const int64_t start_us = candidates[start].time_us;
    if (start_us >= start_end_us_) break;
    if (start > 0) window.Remove(candidates[start - 1].mask);
    const bool same_instant = start > 0 && candidates[start - 1].time_us == start_us;
    if (same_instant) continue;
    if (start > 0 && rules_.entry == EntryRule::kFirst) break;
    while (end < candidates.size() && candidates[end].time_us - start_us <= rules_.window_us) {
      window.Add(candidates[end++].mask);
    }
    if (CountSlots(window.mask()) <= best) continue;
    const uint32_t served = ServeFrom(start);
    if (served <= best) continue;
    best = served;
    best_start = start;
    if (best == rules_.required_count) break;
  }
  if (best == 0) return 0;
  ServeFrom(best_start);
  uint32_t count = 0;
  for (uint32_t slot = 0; slot < rules_.required_count; ++slot) {
    if (served_by_[slot] != kNobody) slots[count++] = slot;
  }
  text::SortFew(std::span(slots, count),
                [&](uint32_t a, uint32_t b) { return served_by_[a] < served_by_[b]; });
  for (uint32_t k = 0; k < count; ++k) events[k] = served_by_[slots[k]];
  return best;
}

uint32_t AnyOrderFinder::ServeFrom(uint32_t start) {
  served_by_.fill(kNobody);
  const int64_t start_us = candidates_[start].time_us;
  uint32_t served = 0;
  for (uint32_t i = start; i < candidates_.size() && served < rules_.required_count; ++i) {
    if (candidates_[i].time_us - start_us > rules_.window_us) break;
    visited_ = 0;
    if (Serve(i)) ++served;
  }
  return served;
}

// Finds a stage for the event, moving events that serve already to other stages where that helps.
bool AnyOrderFinder::Serve(uint32_t candidate) {
  for (uint32_t slot = 0; slot < rules_.required_count; ++slot) {
    if (!HasSlot(candidates_[candidate].mask, slot) || HasSlot(visited_, slot)) continue;
    visited_ |= StageMask{1} << slot;
    if (served_by_[slot] == kNobody || Serve(served_by_[slot])) {
      served_by_[slot] = candidate;
      return true;
    }
  }
  return false;
}

}  // namespace parcours::funnel
