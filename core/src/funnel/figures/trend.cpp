#include "funnel/figures/trend.h"

#include "funnel/plan/sort_times.h"
#include "store/request_calendar.h"

namespace parcours::funnel {

namespace {

// Twenty-seven years of days.
constexpr size_t kMostBuckets = 10'000;

void Count(uint64_t records, RecordState state, TrendRow* row) {
  row->entered += records;
  if (state == RecordState::kConverted) row->converted += records;
  if (state == RecordState::kInProgress) row->in_progress += records;
}

}  // namespace

TrendCalendar::TrendCalendar(int64_t first_us, int64_t last_us, TrendUnit unit,
                             std::string_view time_zone)
    : unit_(store::CalendarUnitOf(unit)),
      zone_(store::ZoneOf(time_zone)),
      buckets_(first_us, last_us, unit_, zone_, kMostBuckets) {}

TrendRow& Trend::AddRow(int64_t time_us, std::vector<TrendRow>* rows) const {
  rows->emplace_back();
  rows->back().date = calendar_.Label(time_us);
  return rows->back();
}

std::vector<TrendRow> Trend::Rows() {
  if (counts_.empty()) return RowsOfEntries();
  std::vector<TrendRow> rows;
  for (size_t bucket = 0; bucket < counts_.size(); ++bucket) {
    if (counts_[bucket] == std::array<uint32_t, kStates>{}) continue;
    TrendRow& row = AddRow(calendar_.buckets().start(bucket), &rows);
    for (size_t state = 0; state < kStates; ++state) {
      Count(counts_[bucket][state], static_cast<RecordState>(state), &row);
    }
  }
  return rows;
}

std::vector<TrendRow> Trend::RowsOfEntries() {
  SortTimes(&entries_);
  std::vector<TrendRow> rows;
  int64_t end = 0;  // of the last row's bucket, as entries are written
  for (int64_t entry : entries_) {
    const auto state = static_cast<RecordState>(entry & (kStates - 1));
    if (rows.empty() || entry >= end) {
      const int64_t entry_us = (entry - static_cast<int64_t>(state)) / kStates;
      AddRow(entry_us, &rows);
      end = calendar_.Next(entry_us) * kStates;
    }
    Count(1, state, &rows.back());
  }
  return rows;
}

}  // namespace parcours::funnel
