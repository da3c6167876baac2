// OrderedDurations: order statistics of many durations without sorting all of them.
// Tested by tests/core/funnel_ordered_durations_test.cpp.
//
// The durations are dealt into buckets, thirty-two to each doubling, and a bucket is sorted when it
// is first asked about: a dozen order statistics need a few buckets of hundreds.
//
// Cost    two passes over the durations; sorting the buckets asked about, at worst all (O(n), as
//         SortTimes). Memory: 8 B a duration more.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace parcours::funnel {

class OrderedDurations {
 public:
  // None below 0.
  explicit OrderedDurations(const std::vector<int64_t>& durations_us);

  size_t size() const { return durations_us_.size(); }
  // In no order, each once.
  const std::vector<int64_t>& all() const { return durations_us_; }

  // The one that `rank` others stand before in ascending order; rank < size().
  int64_t At(size_t rank);
  // How many are shorter than the limit, which is not below 0.
  size_t CountBelow(int64_t limit_us);

 private:
  static constexpr uint32_t kBucketBits = 5;  // a doubling has 2^5 buckets
  static constexpr size_t kBuckets = 64 << kBucketBits;

  static size_t BucketOf(int64_t duration_us);
  size_t Begin(size_t bucket) const { return bucket == 0 ? 0 : ends_[bucket - 1]; }
  void Sort(size_t bucket);

  std::vector<int64_t> durations_us_;      // bucket by bucket
  std::array<uint32_t, kBuckets> ends_{};  // of each bucket
  std::array<bool, kBuckets> is_sorted_{};
};

}  // namespace parcours::funnel
