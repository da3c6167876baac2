#include "ingest/value/value_cache.h"

namespace parcours::ingest {

void ValueCache::Keep(Pair* pair, const Slot& slot) {
  pair->slots[1] = pair->slots[0];
  pair->slots[0] = slot;
  if (++misses_ >= 4 * pairs_.size()) Adapt();
}

void ValueCache::Adapt() {
  const bool grows = misses_ > lookups_ / 4 && pairs_.size() < kMostPairs;
  const bool helps = misses_ < lookups_ / 4 * 3;
  lookups_ = misses_ = 0;
  if (grows || !helps) Resize(grows ? 4 * pairs_.size() : 0);
}

void ValueCache::Resize(size_t pair_count) {
  std::vector<Pair>(pair_count).swap(pairs_);
  pair_mask_ = pair_count == 0 ? 0 : pair_count - 1;
  sizes_ = pair_count == 0 ? 0 : kMaxBytes + 1;
}

}  // namespace parcours::ingest
