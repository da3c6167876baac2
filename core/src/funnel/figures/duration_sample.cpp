#include "funnel/figures/duration_sample.h"

#include <algorithm>
#include <bit>

#include "funnel/plan/sort_times.h"
#include "parcours/error.h"

namespace parcours::funnel {

// The first bits of the number and how many follow, as a floating-point number has them: ascending
// with the duration, and itself up to 2^(kBucketBits + 1).
size_t DurationSample::BucketOf(int64_t duration_us) {
  const auto value = static_cast<uint64_t>(duration_us);
  constexpr uint64_t kLeast = uint64_t{1} << kBucketBits;
  const uint32_t rest = static_cast<uint32_t>(std::bit_width(value | kLeast)) - kBucketBits - 1;
  return static_cast<size_t>((uint64_t{rest} << kBucketBits) + (value >> rest));
}

size_t DurationSample::BucketOfRank(size_t rank) const {
  return static_cast<size_t>(
      std::upper_bound(ends_.begin(), ends_.end(), static_cast<uint32_t>(rank)) - ends_.begin());
}

void DurationSample::Add(std::span<const int64_t> durations_us) {
  for (int64_t duration_us : durations_us) {
    ++ends_[BucketOf(duration_us)];
    mean_.Add(duration_us);
    durations_us_.push_back(duration_us);
  }
}

void DurationSample::SortAround(std::span<const size_t> ranks, std::span<const int64_t> limits_us) {
  uint32_t end = 0;
  for (uint32_t& bucket_end : ends_) {
    end += bucket_end;
    bucket_end = end;
  }
  fetched_at_.fill(kNotFetched);
  for (size_t rank : ranks) fetched_at_[BucketOfRank(rank)] = 0;
  for (int64_t limit_us : limits_us) fetched_at_[BucketOf(limit_us)] = 0;
  uint32_t fetched = 0;
  for (size_t bucket = 0; bucket < kBuckets; ++bucket) {
    if (fetched_at_[bucket] == kNotFetched) continue;
    fetched_at_[bucket] = fetched;
    fetched += static_cast<uint32_t>(ends_[bucket] - Begin(bucket));
  }
  fetched_us_.resize(fetched);
  std::array<uint32_t, kBuckets> next = fetched_at_;
  for (size_t i = 0; i < durations_us_.size(); ++i) {
    const int64_t duration_us = durations_us_[i];
    uint32_t& at = next[BucketOf(duration_us)];
    if (at != kNotFetched) fetched_us_[at++] = duration_us;
  }
  for (size_t bucket = 0; bucket < kBuckets; ++bucket) {
    if (fetched_at_[bucket] == kNotFetched) continue;
    const auto begin = fetched_us_.begin() + fetched_at_[bucket];
    std::vector<int64_t> sorted_us(begin, fetched_us_.begin() + next[bucket]);
    SortTimes(&sorted_us);
    std::copy(sorted_us.begin(), sorted_us.end(), begin);
  }
}

int64_t DurationSample::At(size_t rank) const {
  const size_t bucket = BucketOfRank(rank);
  PARCOURS_CHECK(fetched_at_[bucket] != kNotFetched);
  return fetched_us_[fetched_at_[bucket] + rank - Begin(bucket)];
}

size_t DurationSample::CountBelow(int64_t limit_us) const {
  const size_t bucket = BucketOf(limit_us);
  PARCOURS_CHECK(fetched_at_[bucket] != kNotFetched);
  const auto begin = fetched_us_.begin() + fetched_at_[bucket];
  const auto end = begin + static_cast<std::ptrdiff_t>(ends_[bucket] - Begin(bucket));
  return Begin(bucket) + static_cast<size_t>(std::lower_bound(begin, end, limit_us) - begin);
}

}  // namespace parcours::funnel
