#include "funnel/trend.h"

#include "funnel/sort_times.h"
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

std::vector<TrendRow> Trend::Rows(TrendUnit unit, std::string_view time_zone) {
  const text::TimeZone* zone = text::FindTimeZone(time_zone);
  if (zone == nullptr) zone = text::FindTimeZone("UTC");
  const text::CalendarUnit calendar_unit = CalendarUnitOf(unit);
  SortTimes(&entries_);
  std::vector<TrendRow> rows;
  int64_t end = 0;  // of the last row's bucket, as entries are written
  for (int64_t entry : entries_) {
    const auto state = static_cast<RecordState>(entry & (kStates - 1));
    if (rows.empty() || entry >= end) {
      const int64_t entry_us = (entry - static_cast<int64_t>(state)) / kStates;
      TrendRow row;
      row.date = text::FormatBucket(entry_us, calendar_unit, *zone);
      rows.push_back(row);
      end = text::NextTime(entry_us, calendar_unit, *zone) * kStates;
    }
    TrendRow& row = rows.back();
    ++row.entered;
    row.converted += state == RecordState::kConverted;
    row.in_progress += state == RecordState::kInProgress;
  }
  return rows;
}

}  // namespace parcours::funnel
