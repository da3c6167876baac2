// The trend: records by the local day, week or month of their entry, each in one bucket.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "funnel/figures/funnel_result.h"
#include "funnel/search/outcomes.h"
#include "parcours/definition.h"
#include "text/calendar_buckets.h"

namespace parcours::funnel {

// The buckets of all entries that there can be, made once a report.
class TrendCalendar {
 public:
  // Entries are in [first_us, last_us]. `time_zone` is a known IANA name (else UTC).
  TrendCalendar(int64_t first_us, int64_t last_us, TrendUnit unit, std::string_view time_zone);

  // None where there would be too many to count in each.
  const text::CalendarBuckets& buckets() const { return buckets_; }
  int64_t Next(int64_t time_us) const { return text::NextTime(time_us, unit_, zone_); }
  std::string Label(int64_t time_us) const { return text::FormatBucket(time_us, unit_, zone_); }

 private:
  const text::CalendarUnit unit_;
  const text::TimeZone& zone_;
  const text::CalendarBuckets buckets_;
};

class Trend {
 public:
  // The calendar must outlive this.
  explicit Trend(const TrendCalendar& calendar)
      : calendar_(calendar), counts_(calendar.buckets().size()) {}

  void Add(int64_t entry_us, RecordState state) {
    if (counts_.empty()) {
      entries_.push_back(entry_us * kStates + static_cast<int64_t>(state));
    } else {
      ++counts_[calendar_.buckets().Of(entry_us)][static_cast<size_t>(state)];
    }
  }

  // Rows in the order of time, for buckets in which somebody entered. Once, at the end.
  std::vector<TrendRow> Rows();

 private:
  static constexpr int64_t kStates = 4;

  TrendRow& AddRow(int64_t time_us, std::vector<TrendRow>* rows) const;
  std::vector<TrendRow> RowsOfEntries();

  const TrendCalendar& calendar_;
  std::vector<std::array<uint32_t, kStates>> counts_;  // by bucket, RecordState
  // Where the buckets are too many: the time of entry times kStates, and the state; plain numbers
  // sort fastest. The years 1 to 9999 leave room for that.
  std::vector<int64_t> entries_;
};

}  // namespace parcours::funnel
