// CalendarBuckets: the local hours, days, weeks or months of a span of time, by number.
//
// Bucket b is [start(b), start(b + 1)). Cost  made in one question to the zone for each bucket; Of
// in O(1), as buckets are nearly equal in length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/time_zone.h"

namespace parcours::text {

class CalendarBuckets {
 public:
  // Those that hold [first_us, last_us]; none where they are more than `most`.
  CalendarBuckets(int64_t first_us, int64_t last_us, CalendarUnit unit, const TimeZone& zone,
                  size_t most);

  size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  int64_t start(size_t bucket) const { return starts_[bucket]; }

  // Of a time in [start(0), start(size())).
  size_t Of(int64_t time_us) const {
    auto bucket = static_cast<size_t>(static_cast<double>(time_us - starts_.front()) * per_us_);
    while (starts_[bucket] > time_us) --bucket;
    while (starts_[bucket + 1] <= time_us) ++bucket;
    return bucket;
  }

 private:
  std::vector<int64_t> starts_;  // and the last one's end
  double per_us_ = 0;
};

}  // namespace parcours::text
