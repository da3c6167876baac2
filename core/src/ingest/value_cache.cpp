#include "ingest/value_cache.h"

namespace parcours::ingest {

void ValueCache::Adapt() {
  const bool grows = misses_ > lookups_ / 4 && slots_.size() < kMostSlots;
  const bool helps = misses_ < lookups_ / 4 * 3;
  lookups_ = misses_ = 0;
  if (grows) {
    std::vector<Slot>(4 * slots_.size()).swap(slots_);
  } else if (!helps) {
    std::vector<Slot>().swap(slots_);
  }
}

}  // namespace parcours::ingest
