// Times and durations as text. Times are epoch microseconds UTC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/slash_date.h"

namespace parcours::text {

class TimeZone;

inline constexpr int64_t kUsPerMs = 1'000;
inline constexpr int64_t kUsPerSecond = 1'000'000;
inline constexpr int64_t kUsPerMinute = 60 * kUsPerSecond;
inline constexpr int64_t kUsPerHour = 60 * kUsPerMinute;
inline constexpr int64_t kUsPerDay = 86'400 * kUsPerSecond;

// How texts are read that do not say it themselves.
struct TimeForm {
  const TimeZone* zone = nullptr;  // of those without one; nullptr: UTC
  DateOrder order = DateOrder::kUnknown;
};

// What of the form a text needed. Set also where the text is no time in the end.
struct TimeNotes {
  bool no_zone = false;
  bool by_order = false;                 // a date that is another one in the other order
  DateOrder told = DateOrder::kUnknown;  // the only one that fits the date

  bool any() const { return no_zone || by_order || told != DateOrder::kUnknown; }
};

// Any form of docs/events.md: ISO 8601 ("T" or a blank, 0-9 fraction digits, "Z", "+02:00",
// "+0200", " UTC", or no zone), a day alone, RFC 2822, dates as people write them (slash_date.h),
// or decimal text whose unit its size tells (s, ms, µs, ns). Fractions finer than a microsecond are
// cut. No time is beyond the year 9999, so that adding a duration cannot overflow. A local time
// that a DST gap skips is read with the offset before the gap, one that occurs twice is the first
// of the two.
std::optional<int64_t> ParseTime(std::string_view text, const TimeForm& form,
                                 TimeNotes* notes = nullptr);
// The same without dates as people write them, which are refused: for what is told exactly.
std::optional<int64_t> ParseTime(std::string_view text, const TimeZone* zone = nullptr);

// True where the text is a day alone (2026-01-31).
bool IsDay(std::string_view text);

// 2026-01-02T03:04:05.678Z: milliseconds where there are any, microseconds where those are needed.
std::string FormatTime(int64_t time_us);

// ISO 8601 durations of exact length: weeks, days, hours, minutes, seconds, a fraction in the last
// ("P30D", "PT12H", "P1DT0.5S"). Nothing for years, months, negative or malformed text.
std::optional<int64_t> ParseDuration(std::string_view text);

}  // namespace parcours::text
