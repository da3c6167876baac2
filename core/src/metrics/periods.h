// Periods: the parts of time that a report counts in.
#pragma once

#include <cstdint>
#include <vector>

#include "parcours/definition.h"

namespace parcours::metrics {

// Where the periods of a report begin: period p is [starts[p], starts[p + 1]). Totals have one
// period, trends one a bucket.
class Periods {
 public:
  explicit Periods(std::vector<int64_t> starts);
  explicit Periods(const TimeRange& range)
      : Periods(std::vector<int64_t>{range.from_us, range.to_us}) {}

  static constexpr uint32_t kNone = 0xFFFFFFFFu;
  // kNone outside. O(1), as periods are nearly equal in length.
  uint32_t Of(int64_t time_us) const;
  uint32_t size() const { return static_cast<uint32_t>(starts_.size() - 1); }
  // True for the one period of all times, which what has no time belongs to as well.
  bool unbounded() const {
    return size() == 1 && starts_.front() == kMinTimeUs && starts_.back() == kMaxTimeUs;
  }

 private:
  std::vector<int64_t> starts_;
  double first_us_;
  double per_us_;  // periods
};

}  // namespace parcours::metrics
