#include "funnel/search/tie_group.h"

#include <algorithm>

namespace parcours::funnel {

void TieGroup::Reset(std::span<const Candidate> candidates) {
  candidates_ = candidates;
  slot_of_.assign(candidates.size(), kFree);
  if (visited_.size() < candidates.size()) visited_.resize(candidates.size(), 0);
}

bool TieGroup::Extend(uint32_t slot) {
  ++search_;
  return Augment(slot);
}

// Finds an event for the stage, moving stages served before to other events where that helps. The
// depth of the recursion is the number of stages served.
bool TieGroup::Augment(uint32_t slot) {
  for (size_t i = 0; i < candidates_.size(); ++i) {
    if (((candidates_[i].mask >> slot) & 1) == 0 || slot_of_[i] == kFixed) continue;
    if (visited_[i] == search_) continue;
    visited_[i] = search_;
    if (slot_of_[i] == kFree || Augment(slot_of_[i])) {
      slot_of_[i] = static_cast<uint8_t>(slot);
      return true;
    }
  }
  return false;
}

void TieGroup::Assign(uint32_t first, uint32_t last, uint32_t* indices) {
  std::fill(slot_of_.begin(), slot_of_.end(), kFree);
  for (uint32_t slot = first; slot <= last; ++slot) {
    bool assigned = false;
    for (uint32_t i = 0; i < candidates_.size() && !assigned; ++i) {
      if (((candidates_[i].mask >> slot) & 1) == 0 || slot_of_[i] == kFixed) continue;
      for (uint8_t& taken : slot_of_) {
        if (taken != kFixed) taken = kFree;
      }
      slot_of_[i] = kFixed;
      assigned = true;
      for (uint32_t rest = slot + 1; rest <= last && assigned; ++rest) assigned = Extend(rest);
      if (assigned) {
        indices[slot - first] = i;
      } else {
        slot_of_[i] = kFree;
      }
    }
    PARCOURS_CHECK(assigned);
  }
}

}  // namespace parcours::funnel
