#include "ingest/value_cache.h"

namespace parcours::ingest {

void ValueCache::Keep(Slot* pair, const Slot& slot) {
  pair[1] = pair[0];
  pair[0] = slot;
  if (++misses_ >= 2 * slots_.size()) Adapt();
}

void ValueCache::Adapt() {
  const bool grows = misses_ > lookups_ / 4 && slots_.size() < kMostSlots;
  const bool helps = misses_ < lookups_ / 4 * 3;
  lookups_ = misses_ = 0;
  if (grows || !helps) Resize(grows ? 4 * slots_.size() : 0);
}

void ValueCache::Resize(size_t slot_count) {
  std::vector<Slot>(slot_count).swap(slots_);
  pair_mask_ = slot_count == 0 ? 0 : slot_count - 2;
  sizes_ = slot_count == 0 ? 0 : kMaxBytes + 1;
}

}  // namespace parcours::ingest
