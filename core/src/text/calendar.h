// The proleptic Gregorian calendar as day numbers: 1970-01-01 is day 0. Arithmetic only, no zones.
// Good for every day that an int64_t of microseconds can name (years -290308 to 294247).
#pragma once

#include <cstdint>

namespace parcours::text {

struct CivilDate {
  int64_t year;
  int32_t month;  // 1..12
  int32_t day;    // 1..31
};

// Division that rounds down, so that instants before 1970 fall into the right day.
constexpr int64_t FloorDivide(int64_t value, int64_t divisor) {
  const int64_t quotient = value / divisor;
  return quotient - (value % divisor < 0 ? 1 : 0);
}

constexpr bool IsLeapYear(int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int32_t DaysInMonth(int64_t year, int32_t month) {
  if (month == 2) return IsLeapYear(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years are counted from March here, so that a leap day is the last of its year and the days before
// a month are a straight line: March 0, April 31, May 61, ... = (153 * months + 2) / 5.
inline constexpr int64_t kDaysPer400Years = 146'097;
inline constexpr int64_t kMarchOfYear0 = -719'468;  // 0000-03-01

constexpr int64_t DaysFromCivil(int64_t year, int32_t month, int32_t day) {
  const int64_t march_year = year - (month <= 2 ? 1 : 0);
  const int64_t months = month <= 2 ? month + 9 : month - 3;
  const int64_t leap_days =
      FloorDivide(march_year, 4) - FloorDivide(march_year, 100) + FloorDivide(march_year, 400);
  return kMarchOfYear0 + 365 * march_year + leap_days + (153 * months + 2) / 5 + day - 1;
}

constexpr CivilDate CivilFromDays(int64_t days) {
  const int64_t since = days - kMarchOfYear0;
  const int64_t era = FloorDivide(since, kDaysPer400Years);
  const int64_t in_era = since - era * kDaysPer400Years;  // 0..146096
  // Takes out the leap days already passed, which leaves years of 365 days.
  const int64_t year_of_era = (in_era - in_era / 1'460 + in_era / 36'524 - in_era / 146'096) / 365;
  const int64_t day_of_year =
      in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);  // 0..365, from March
  const int64_t months = (5 * day_of_year + 2) / 153;                      // 0..11, from March
  const int32_t day = static_cast<int32_t>(day_of_year - (153 * months + 2) / 5 + 1);
  const int32_t month = static_cast<int32_t>(months < 10 ? months + 3 : months - 9);
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day};
}

// Monday 0 .. Sunday 6.
constexpr int32_t WeekdayOfDay(int64_t days) {
  return static_cast<int32_t>(days + 3 - FloorDivide(days + 3, 7) * 7);
}

}  // namespace parcours::text
