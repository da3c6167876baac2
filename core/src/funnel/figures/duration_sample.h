// DurationSample: many durations, their mean, and order statistics without sorting all of them.
// Tested by tests/core/funnel_duration_sample_test.cpp.
//
// The durations are counted by buckets, thirty-two to each doubling. A dozen order statistics need
// a few buckets of hundreds: SortAround fetches those alone, and sorts them.
//
// Cost    one pass over the durations as they come, one for SortAround, and sorting what it
//         fetches, at worst all (O(n), as SortTimes). Memory: 8 B a duration, and what is fetched.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "funnel/figures/mean_duration.h"
#include "store/block_vector.h"

namespace parcours::funnel {

class DurationSample {
 public:
  // From 0 to 2^62 each.
  void Add(std::span<const int64_t> durations_us);

  size_t size() const { return durations_us_.size(); }
  double mean_ms() const { return mean_.mean_ms(); }

  // Once, when all are there: what At and CountBelow may be asked about then. Ranks are below
  // size(), limits not below 0.
  void SortAround(std::span<const size_t> ranks, std::span<const int64_t> limits_us);
  // The one that `rank` others stand before in ascending order.
  int64_t At(size_t rank) const;
  // How many are shorter than the limit.
  size_t CountBelow(int64_t limit_us) const;

 private:
  static constexpr uint32_t kBucketBits = 5;  // a doubling has 2^5 buckets
  static constexpr size_t kBuckets = 64 << kBucketBits;
  static constexpr uint32_t kNotFetched = 0xFFFFFFFFu;

  static size_t BucketOf(int64_t duration_us);
  size_t BucketOfRank(size_t rank) const;
  size_t Begin(size_t bucket) const { return bucket == 0 ? 0 : ends_[bucket - 1]; }

  store::BlockVector<int64_t> durations_us_;
  MeanDuration mean_;
  // By bucket: how many there are, then, once SortAround was called, the rank behind the last.
  std::array<uint32_t, kBuckets> ends_{};
  std::array<uint32_t, kBuckets> fetched_at_{};  // where the bucket begins in fetched_us_
  std::vector<int64_t> fetched_us_;              // bucket by bucket, sorted
};

}  // namespace parcours::funnel
