#include "text/calendar_buckets.h"

namespace parcours::text {

CalendarBuckets::CalendarBuckets(int64_t first_us, int64_t last_us, CalendarUnit unit,
                                 const TimeZone& zone, size_t most) {
  starts_.push_back(FloorTime(first_us, unit, zone));
  while (starts_.back() <= last_us) {
    if (starts_.size() > most) {
      starts_.clear();
      return;
    }
    starts_.push_back(NextTime(starts_.back(), unit, zone));
  }
  const auto span_us = static_cast<double>(starts_.back() - starts_.front());
  // A little less, so that the last time's bucket is not passed.
  per_us_ = static_cast<double>(size()) / span_us * (1 - 1e-12);
}

}  // namespace parcours::text
