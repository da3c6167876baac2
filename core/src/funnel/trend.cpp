#include "funnel/trend.h"

#include <algorithm>

#include "text/time_zone.h"

namespace parcours::funnel {

namespace {

text::CalendarUnit CalendarUnitOf(TrendUnit unit) {
  switch (unit) {
    case TrendUnit::kHour:
      return text::CalendarUnit::kHour;
    case TrendUnit::kDay:
      return text::CalendarUnit::kDay;
    case TrendUnit::kWeek:
      return text::CalendarUnit::kWeek;
    case TrendUnit::kMonth:
      return text::CalendarUnit::kMonth;
  }
  return text::CalendarUnit::kDay;
}

}  // namespace

std::vector<TrendRow> MakeTrend(std::vector<Entry>* entries, TrendUnit unit,
                                std::string_view time_zone) {
  const text::TimeZone* zone = text::FindTimeZone(time_zone);
  if (zone == nullptr) zone = text::FindTimeZone("UTC");
  const text::CalendarUnit calendar_unit = CalendarUnitOf(unit);
  std::sort(entries->begin(), entries->end(),
            [](const Entry& a, const Entry& b) { return a.time_us < b.time_us; });
  std::vector<TrendRow> rows;
  int64_t end_us = 0;
  for (const Entry& entry : *entries) {
    if (rows.empty() || entry.time_us >= end_us) {
      TrendRow row;
      row.date = text::FormatBucket(entry.time_us, calendar_unit, *zone);
      rows.push_back(row);
      end_us = text::NextTime(entry.time_us, calendar_unit, *zone);
    }
    TrendRow& row = rows.back();
    ++row.entered;
    if (entry.state == RecordState::kConverted) ++row.converted;
    if (entry.state == RecordState::kInProgress) ++row.in_progress;
  }
  return rows;
}

}  // namespace parcours::funnel
