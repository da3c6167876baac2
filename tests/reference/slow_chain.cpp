#include "reference/slow_chain.h"

#include <algorithm>

namespace parcours::reference {

namespace {

using Chain = std::vector<uint32_t>;

class Search {
 public:
  Search(const std::vector<SlowEvent>& events, const SlowRules& rules)
      : events_(events), rules_(rules) {}

  Chain Best() {
    Chain chain;
    Grow(&chain);
    return best_;
  }

 private:
  int64_t Time(uint32_t event) const { return events_[event].time_us; }

  bool IsFirstEntry(uint32_t event) const {
    for (uint32_t other = 0; other < events_.size(); ++other) {
      if ((events_[other].stages & 1) == 0 || !events_[other].may_start) continue;
      return rules_.in_sequence ? other == event : Time(other) == Time(event);
    }
    return false;
  }

  bool Contains(const Chain& chain, uint32_t event) const {
    return std::find(chain.begin(), chain.end(), event) != chain.end();
  }

  bool HopAllowed(uint32_t stage, uint32_t before, uint32_t after) const {
    if (rules_.in_sequence ? before >= after : Time(after) < Time(before) - rules_.tolerance_us) {
      return false;
    }
    const int64_t hop_us = std::max<int64_t>(0, Time(after) - Time(before));
    if (!rules_.hop_min_us.empty() && rules_.hop_min_us[stage] &&
        hop_us < *rules_.hop_min_us[stage]) {
      return false;
    }
    return rules_.hop_max_us.empty() || !rules_.hop_max_us[stage] ||
           hop_us <= *rules_.hop_max_us[stage];
  }

  // No exclusion strictly between its first stage and its last one, or the chain's last if that
  // comes before.
  bool KeepsOutOfExclusions(const Chain& chain) const {
    for (uint32_t x = 0; x < rules_.exclusions.size(); ++x) {
      const SlowExclusion& exclusion = rules_.exclusions[x];
      if (chain.size() <= exclusion.from) continue;
      const int64_t from_us = Time(chain[exclusion.from]);
      const size_t last = std::min<size_t>(exclusion.to, chain.size() - 1);
      for (uint32_t event = 0; event < events_.size(); ++event) {
        if (((events_[event].exclusions >> x) & 1) == 0 || Contains(chain, event)) continue;
        if (Time(event) > from_us && Time(event) < Time(chain[last])) return false;
      }
    }
    return true;
  }

  // Whether some order of the events, changed only within an instant, has the chain's events next
  // to each other.
  bool IsContiguous(const Chain& chain) const {
    if (rules_.order == SlowOrder::kSequential) return true;
    for (uint32_t event = 0; event < events_.size(); ++event) {
      if (Contains(chain, event)) continue;
      if (rules_.order == SlowOrder::kStrictStages && events_[event].stages == 0) continue;
      if (rules_.in_sequence) {
        if (event > chain.front() && event < chain.back()) return false;
        continue;
      }
      // Among its ties it may be put before the chain, or after it.
      if (Time(event) > Time(chain.front()) && Time(event) < Time(chain.back())) return false;
    }
    return true;
  }

  bool IsValid(const Chain& chain) const {
    const uint32_t event = chain.back();
    const uint32_t stage = static_cast<uint32_t>(chain.size() - 1);
    if (((events_[event].stages >> stage) & 1) == 0) return false;
    if (std::count(chain.begin(), chain.end(), event) != 1) return false;
    if (stage == 0) {
      if (!events_[event].may_start) return false;
      if (rules_.entry == SlowEntry::kFirst && !IsFirstEntry(event)) return false;
    } else if (!HopAllowed(stage, chain[stage - 1], event)) {
      return false;
    }
    if (rules_.window_us && Time(event) - Time(chain[0]) > *rules_.window_us) return false;
    return KeepsOutOfExclusions(chain) && IsContiguous(chain);
  }

  bool IsBetter(const Chain& a, const Chain& b) const {
    if (a.size() != b.size()) return a.size() > b.size();
    if (a.empty()) return false;
    if (rules_.entry == SlowEntry::kLatest) {
      if (rules_.in_sequence) {  // the order of the input is the order in time
        if (a.back() != b.back()) return a.back() < b.back();
        return std::lexicographical_compare(b.rbegin(), b.rend(), a.rbegin(), a.rend());
      }
      if (Time(a.back()) != Time(b.back())) return Time(a.back()) < Time(b.back());
      for (size_t stage = a.size(); stage-- > 0;) {
        if (Time(a[stage]) != Time(b[stage])) return Time(a[stage]) > Time(b[stage]);
      }
    } else {
      for (size_t stage = 0; stage < a.size(); ++stage) {
        if (Time(a[stage]) != Time(b[stage])) return Time(a[stage]) < Time(b[stage]);
      }
    }
    return a < b;  // the first to arrive
  }

  void Grow(Chain* chain) {
    if (IsBetter(*chain, best_)) best_ = *chain;
    if (chain->size() == rules_.stage_count) return;
    for (uint32_t event = 0; event < events_.size(); ++event) {
      chain->push_back(event);
      if (IsValid(*chain)) Grow(chain);
      chain->pop_back();
    }
  }

  const std::vector<SlowEvent>& events_;
  const SlowRules& rules_;
  Chain best_;
};

}  // namespace

std::vector<uint32_t> FindSlowChain(const std::vector<SlowEvent>& events, const SlowRules& rules) {
  return Search(events, rules).Best();
}

}  // namespace parcours::reference
