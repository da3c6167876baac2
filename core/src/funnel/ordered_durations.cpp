#include "funnel/ordered_durations.h"

#include <algorithm>
#include <bit>

#include "funnel/sort_times.h"

namespace parcours::funnel {

// The first bits of the number and how many follow, as a floating-point number has them: ascending
// with the duration, and itself up to 2^(kBucketBits + 1).
size_t OrderedDurations::BucketOf(int64_t duration_us) {
  const auto value = static_cast<uint64_t>(duration_us);
  constexpr uint64_t kLeast = uint64_t{1} << kBucketBits;
  const uint32_t rest = static_cast<uint32_t>(std::bit_width(value | kLeast)) - kBucketBits - 1;
  return static_cast<size_t>((uint64_t{rest} << kBucketBits) + (value >> rest));
}

OrderedDurations::OrderedDurations(const std::vector<int64_t>& durations_us)
    : durations_us_(durations_us.size()) {
  for (int64_t duration_us : durations_us) ++ends_[BucketOf(duration_us)];
  uint32_t begin = 0;
  for (uint32_t& end : ends_) {
    const uint32_t count = end;
    end = begin;
    begin += count;
  }
  // What is the bucket's begin becomes its end.
  for (int64_t duration_us : durations_us) {
    durations_us_[ends_[BucketOf(duration_us)]++] = duration_us;
  }
}

void OrderedDurations::Sort(size_t bucket) {
  if (is_sorted_[bucket]) return;
  is_sorted_[bucket] = true;
  const auto begin = durations_us_.begin() + static_cast<std::ptrdiff_t>(Begin(bucket));
  std::vector<int64_t> sorted_us(begin, durations_us_.begin() + ends_[bucket]);
  SortTimes(&sorted_us);
  std::copy(sorted_us.begin(), sorted_us.end(), begin);
}

int64_t OrderedDurations::At(size_t rank) {
  const auto bucket = static_cast<size_t>(
      std::upper_bound(ends_.begin(), ends_.end(), static_cast<uint32_t>(rank)) - ends_.begin());
  Sort(bucket);
  return durations_us_[rank];
}

size_t OrderedDurations::CountBelow(int64_t limit_us) {
  const size_t bucket = BucketOf(limit_us);
  Sort(bucket);
  const auto begin = durations_us_.begin();
  return static_cast<size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(Begin(bucket)),
                                              begin + ends_[bucket], limit_us) -
                             begin);
}

}  // namespace parcours::funnel
