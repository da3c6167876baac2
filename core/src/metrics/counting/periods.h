// Periods: the parts of time that a report counts in.
#pragma once

#include <cstdint>
#include <vector>

#include "parcours/definition.h"

namespace parcours::metrics {

// Where the periods of a report begin: period p is [starts[p], starts[p + 1]). Totals have one
// period, trends one a bucket. All are nearly equal in length, but that the first and the last may
// be cut short.
//
// Memory some 20 bytes a period.
class Periods {
 public:
  explicit Periods(std::vector<int64_t> starts);
  explicit Periods(const TimeRange& range)
      : Periods(std::vector<int64_t>{range.from_us, range.to_us}) {}

  static constexpr uint32_t kNone = 0xFFFFFFFFu;
  // kNone outside. O(1).
  uint32_t Of(int64_t time_us) const {
    if (time_us < starts_.front() || time_us >= starts_.back()) return kNone;
    const uint32_t period = at_slot_[static_cast<size_t>(Since(time_us) >> slot_bits_)];
    return period + (time_us >= starts_[period + 1] ? 1u : 0u);
  }
  uint32_t size() const { return static_cast<uint32_t>(starts_.size() - 1); }
  // True for the one period of all times, which what has no time belongs to as well.
  bool unbounded() const {
    return size() == 1 && starts_.front() == kMinTimeUs && starts_.back() == kMaxTimeUs;
  }

 private:
  // The times are cut into slots of 2^slot_bits_ microseconds, in each of which one period begins
  // at most.
  uint64_t Since(int64_t time_us) const {
    return static_cast<uint64_t>(time_us) - static_cast<uint64_t>(starts_.front());
  }

  std::vector<int64_t> starts_;
  std::vector<uint32_t> at_slot_;  // the period in which a slot begins
  uint32_t slot_bits_ = 63;
};

}  // namespace parcours::metrics
