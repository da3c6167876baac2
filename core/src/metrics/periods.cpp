#include "metrics/periods.h"

#include <utility>

namespace parcours::metrics {

Periods::Periods(std::vector<int64_t> starts)
    : starts_(std::move(starts)), first_us_(static_cast<double>(starts_.front())) {
  const double span_us = static_cast<double>(starts_.back()) - first_us_;
  // A little less, so that the last time's period is not passed.
  per_us_ = span_us > 0 ? size() / span_us * (1 - 1e-12) : 0;
}

uint32_t Periods::Of(int64_t time_us) const {
  if (time_us < starts_.front() || time_us >= starts_.back()) return kNone;
  auto period = static_cast<uint32_t>((static_cast<double>(time_us) - first_us_) * per_us_);
  while (starts_[period] > time_us) --period;
  while (starts_[period + 1] <= time_us) ++period;
  return period;
}

}  // namespace parcours::metrics
