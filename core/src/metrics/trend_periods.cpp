#include "metrics/trend_periods.h"

#include "metrics/cards.h"
#include "parcours/error.h"
#include "store/request_calendar.h"
#include "text/time_text.h"
#include "text/time_zone.h"

namespace parcours::metrics {

TrendPeriods MakeTrendPeriods(int64_t first_us, int64_t last_us, TrendUnit unit,
                              const std::string& time_zone) {
  const text::TimeZone& zone = store::ZoneOf(time_zone);
  const text::CalendarUnit calendar = store::CalendarUnitOf(unit);
  TrendPeriods periods;
  int64_t start = text::FloorTime(first_us, calendar, zone);
  while (start <= last_us) {
    if (periods.labels.size() == kMaxTrendPeriods) {
      throw Error(ErrorCode::kBadRequest, "trend",
                  "more than 100,000 periods; expected a longer unit or a shorter range");
    }
    periods.starts.push_back(start);
    periods.labels.push_back(text::FormatBucket(start, calendar, zone));
    start = text::NextTime(start, calendar, zone);
  }
  periods.starts.push_back(start);
  return periods;
}

TimeRange PreviousRange(const TimeRange& range) {
  const text::TimeZone& zone = store::ZoneOf(range.time_zone);
  const int64_t local_from = range.from_us + zone.OffsetUs(range.from_us);
  const int64_t local_to = range.to_us + zone.OffsetUs(range.to_us);
  const int64_t days = (local_to - local_from + text::kUsPerDay - 1) / text::kUsPerDay;
  TimeRange previous = range;
  previous.to_us = range.from_us;
  previous.from_us = zone.LocalToUtc(local_from - days * text::kUsPerDay);
  return previous;
}

}  // namespace parcours::metrics
