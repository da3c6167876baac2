#include "ingest/value_cache.h"

namespace parcours::ingest {

void ValueCache::Keep(Slot* pair, uint64_t first, uint64_t second, uint64_t third, uint32_t tag,
                      uint32_t code) {
  pair[1] = pair[0];
  pair[0] = {{first, second, third}, tag, code};
  if (++misses_ >= 2 * slots_.size()) Adapt();
}

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
