// The calendar of trends and comparisons: the periods of a span, and the range before a range.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parcours/definition.h"

namespace parcours::metrics {

struct TrendPeriods {
  std::vector<int64_t> starts;      // one more than labels: the last period's end
  std::vector<std::string> labels;  // text::FormatBucket
};

// The local hours, days, weeks or months that hold [first_us, last_us], all of them.
// Throws Error{kBadRequest, "trend"} where they are more than kMaxTrendPeriods.
TrendPeriods MakeTrendPeriods(int64_t first_us, int64_t last_us, TrendUnit unit,
                              const std::string& time_zone);

// As many local days just before the range as it has, begun ones counted whole. The range has both
// ends.
TimeRange PreviousRange(const TimeRange& range);

}  // namespace parcours::metrics
