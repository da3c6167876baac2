#include "reference/slow_any_order.h"

#include <algorithm>

namespace parcours::reference {

namespace {

// Whether the chosen events, from the i-th on, can serve different stages of those left.
bool CanServe(const std::vector<SlowEvent>& chosen, size_t i, uint32_t stages_left) {
  if (i == chosen.size()) return true;
  for (uint32_t stages = chosen[i].stages & stages_left; stages != 0; stages &= stages - 1) {
    const uint32_t stage = stages & ~(stages - 1);
    if (CanServe(chosen, i + 1, stages_left & ~stage)) return true;
  }
  return false;
}

}  // namespace

std::vector<int64_t> FindSlowAnyOrder(const std::vector<SlowEvent>& events,
                                      const SlowRules& rules) {
  std::optional<int64_t> first_us;
  for (const SlowEvent& event : events) {
    if (event.stages != 0 && event.may_start && !first_us) first_us = event.time_us;
  }
  std::vector<int64_t> best;
  for (uint32_t set = 1; set < (1u << events.size()); ++set) {
    std::vector<SlowEvent> chosen;
    for (size_t i = 0; i < events.size(); ++i) {
      if ((set >> i) & 1) chosen.push_back(events[i]);
    }
    if (!chosen.front().may_start) continue;
    if (rules.entry == SlowEntry::kFirst && chosen.front().time_us != first_us) continue;
    const int64_t span_us = chosen.back().time_us - chosen.front().time_us;
    if (rules.window_us && span_us > *rules.window_us) continue;
    if (!CanServe(chosen, 0, (1u << rules.stage_count) - 1)) continue;
    std::vector<int64_t> times_us;
    for (const SlowEvent& event : chosen) times_us.push_back(event.time_us);
    if (times_us.size() > best.size() || (times_us.size() == best.size() && times_us < best)) {
      best = times_us;
    }
  }
  return best;
}

}  // namespace parcours::reference
