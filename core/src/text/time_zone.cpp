#include "text/time_zone.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <numeric>
#include <vector>

#include "parcours/error.h"
#include "text/calendar.h"
#include "text/time_text.h"

namespace parcours::text {
namespace {

// A yearly change: the first `weekday` on or after `day` of `month` (a day of 0 or less lies in the
// month before), `minute` after its midnight, all in UTC.
struct RuleChange {
  int16_t month;
  int16_t day;
  int16_t weekday;  // Monday 0
  int16_t minute;
  int16_t offset_minutes;  // from then on
};

struct Rule {
  RuleChange changes[2];  // in the order of the year
};

// What clocks have shown in one or more zones.
struct History {
  int16_t first_offset_minutes;
  uint16_t first_change;  // in kChangeGaps and kChangeOffsets
  uint16_t change_count;
  uint16_t rule;       // in kRules, kNoRule: the last offset stays
  uint16_t rule_year;  // the rule holds from this year on
};

constexpr uint16_t kNoRule = 0xFFFF;

#include "text/time_zone_data.inc"

constexpr int64_t kFirstMinuteUs = DaysFromCivil(1990, 1, 1) * kUsPerDay;

int64_t ChangeInYear(const RuleChange& change, int64_t year) {
  const int64_t first = DaysFromCivil(year, change.month, 1) + change.day - 1;
  const int64_t day = first + (change.weekday - WeekdayOfDay(first) + 7) % 7;
  return day * kUsPerDay + change.minute * kUsPerMinute;
}

int64_t RuleOffsetMinutes(const Rule& rule, int64_t year, int64_t time_us) {
  const bool early = time_us >= ChangeInYear(rule.changes[0], year) &&
                     time_us < ChangeInYear(rule.changes[1], year);
  return rule.changes[early ? 0 : 1].offset_minutes;
}

// The instant of each change in minutes since 1990, summed from kChangeGaps once.
const int32_t* ChangeMinutes() {
  static const std::vector<int32_t> minutes = [] {
    std::vector<int32_t> all(std::begin(kChangeGaps), std::end(kChangeGaps));
    for (const History& history : kHistories) {
      const auto first = all.begin() + history.first_change;
      std::partial_sum(first, first + history.change_count, first);
    }
    return all;
  }();
  return minutes.data();
}

int64_t ListedOffsetMinutes(const History& history, int64_t time_us) {
  const int32_t* first = ChangeMinutes() + history.first_change;
  const int32_t* last = first + history.change_count;
  const int64_t minutes = FloorDivide(time_us - kFirstMinuteUs, kUsPerMinute);
  const int32_t* next =
      std::upper_bound(first, last, minutes, [](int64_t a, int32_t b) { return a < b; });
  if (next == first) return history.first_offset_minutes;
  return kChangeOffsets[history.first_change + (next - first) - 1];
}

CivilDate LocalDate(int64_t local_us) { return CivilFromDays(FloorDivide(local_us, kUsPerDay)); }

int64_t FloorLocal(int64_t local_us, CalendarUnit unit) {
  const int64_t day = FloorDivide(local_us, kUsPerDay);
  switch (unit) {
    case CalendarUnit::kHour:
      return FloorDivide(local_us, kUsPerHour) * kUsPerHour;
    case CalendarUnit::kDay:
      return day * kUsPerDay;
    case CalendarUnit::kWeek:
      return (day - WeekdayOfDay(day)) * kUsPerDay;
    case CalendarUnit::kMonth: {
      const CivilDate date = CivilFromDays(day);
      return DaysFromCivil(date.year, date.month, 1) * kUsPerDay;
    }
  }
  PARCOURS_CHECK(false);
}

// `floor_us` is the beginning of the unit, in local time.
int64_t NextLocal(int64_t floor_us, CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::kHour:
      return floor_us + kUsPerHour;
    case CalendarUnit::kDay:
      return floor_us + kUsPerDay;
    case CalendarUnit::kWeek:
      return floor_us + 7 * kUsPerDay;
    case CalendarUnit::kMonth: {
      const CivilDate date = LocalDate(floor_us);
      return floor_us + DaysInMonth(date.year, date.month) * kUsPerDay;
    }
  }
  PARCOURS_CHECK(false);
}

// The first instant at which local clocks show `local_us` or, where a gap skips it, more.
int64_t FirstInstantAt(int64_t local_us, const TimeZone& zone) {
  const int64_t instant = zone.LocalToUtc(local_us);
  if (instant + zone.OffsetUs(instant) == local_us) return instant;
  // In a gap: `instant` is past the change, by less than the gap's length (a day at most).
  int64_t before = instant - kUsPerDay - 1;
  int64_t after = instant;
  while (after - before > 1) {
    const int64_t middle = before + (after - before) / 2;
    (middle + zone.OffsetUs(middle) < local_us ? before : after) = middle;
  }
  return after;
}

}  // namespace

int64_t TimeZone::OffsetUs(int64_t time_us) const {
  const History& history = kHistories[data_];
  // Instants near the ends of int64_t have no year here; the nearest offset will do.
  constexpr int64_t kFarUs = int64_t{1} << 62;
  const int64_t time = std::clamp(time_us, -kFarUs, kFarUs);
  if (history.rule != kNoRule) {
    const int64_t year = LocalDate(time).year;
    if (year >= history.rule_year) {
      return RuleOffsetMinutes(kRules[history.rule], year, time) * kUsPerMinute;
    }
  }
  return ListedOffsetMinutes(history, time) * kUsPerMinute;
}

int64_t TimeZone::LocalToUtc(int64_t local_us) const {
  // No zone is a day ahead or behind, so these are the offsets before and after any change near.
  const int64_t before = OffsetUs(local_us - kUsPerDay);
  const int64_t after = OffsetUs(local_us + kUsPerDay);
  if (before == after || OffsetUs(local_us - before) == before) return local_us - before;
  if (OffsetUs(local_us - after) == after) return local_us - after;
  return local_us - before;
}

const TimeZone* FindTimeZone(std::string_view name) {
  static const std::vector<TimeZone> zones = [] {
    std::vector<TimeZone> all(std::size(kZoneHistories));
    std::string_view names(kZoneNames, sizeof kZoneNames - 1);
    for (size_t i = 0; i < all.size(); ++i) {
      const size_t end = names.find('\n');
      all[i].name_ = names.substr(0, end);
      all[i].data_ = kZoneHistories[i];
      names.remove_prefix(end + 1);
    }
    PARCOURS_CHECK(names.empty());
    return all;
  }();
  const auto found = std::lower_bound(
      zones.begin(), zones.end(), name,
      [](const TimeZone& zone, std::string_view wanted) { return zone.name() < wanted; });
  return found != zones.end() && found->name() == name ? &*found : nullptr;
}

int64_t FloorTime(int64_t time_us, CalendarUnit unit, const TimeZone& zone) {
  return FirstInstantAt(FloorLocal(time_us + zone.OffsetUs(time_us), unit), zone);
}

int64_t NextTime(int64_t time_us, CalendarUnit unit, const TimeZone& zone) {
  const int64_t floor_us = FloorLocal(time_us + zone.OffsetUs(time_us), unit);
  return FirstInstantAt(NextLocal(floor_us, unit), zone);
}

std::string FormatBucket(int64_t time_us, CalendarUnit unit, const TimeZone& zone) {
  const int64_t floor_us = FloorLocal(time_us + zone.OffsetUs(time_us), unit);
  std::string label = FormatTime(floor_us);  // 2026-01-31T14:00:00Z
  label.resize(label.find('T') + (unit == CalendarUnit::kHour ? 6 : 0));
  return label;
}

}  // namespace parcours::text
