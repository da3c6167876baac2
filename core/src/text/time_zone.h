// IANA time zones from a table compiled in, and the calendar in them. No platform, no clock.
//
// The table (time_zone_data.inc) is made by scripts/make-time-zones.mjs and holds every transition
// from 1990 to 2037; later times follow the last year's rule. Offsets before 1990 are those of
// 1990.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parcours::text {

class TimeZone {
 public:
  // Local time minus UTC at that instant.
  int64_t OffsetUs(int64_t time_us) const;

  // The instant at which local clocks show `local_us` (microseconds as if the clock were UTC). In a
  // gap the offset before it holds; of two instants the first.
  int64_t LocalToUtc(int64_t local_us) const;

  std::string_view name() const { return name_; }

 private:
  friend const TimeZone* FindTimeZone(std::string_view);
  std::string_view name_;
  uint32_t data_ = 0;
};

// nullptr where no such zone is known. Names are compared as they are; aliases are known.
const TimeZone* FindTimeZone(std::string_view name);

enum class CalendarUnit { kHour, kDay, kWeek, kMonth };

// The first instant of the local hour, day, ISO week (Monday) or month that holds `time_us`.
int64_t FloorTime(int64_t time_us, CalendarUnit unit, const TimeZone& zone);
// The first instant of the next one.
int64_t NextTime(int64_t time_us, CalendarUnit unit, const TimeZone& zone);
// Its label: "2026-01-31" (day; of a week its Monday, of a month its first day), of an hour
// "2026-01-31T14:00".
std::string FormatBucket(int64_t time_us, CalendarUnit unit, const TimeZone& zone);

}  // namespace parcours::text
