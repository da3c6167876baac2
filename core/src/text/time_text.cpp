#include "text/time_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

#include "text/any_case.h"
#include "text/ascii.h"
#include "text/calendar.h"
#include "text/decimal.h"
#include "text/time_zone.h"
#include "text/usual_time.h"

namespace parcours::text {
namespace {

// A cursor over what is left of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  void Skip(size_t count) { rest_.remove_prefix(count); }
  bool Take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void SkipBlanks() {
    while (Take(' ')) {
    }
  }
  // `count` digits, no fewer.
  std::optional<uint32_t> TakeDigits(size_t count) {
    if (rest_.size() < count) return std::nullopt;
    uint32_t value = 0;
    for (size_t i = 0; i < count; ++i) {
      if (!IsDigit(rest_[i])) return std::nullopt;
      value = value * 10 + static_cast<uint32_t>(rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  std::string_view TakeLetters() {
    size_t length = 0;
    while (length < rest_.size() && IsLetter(rest_[length])) ++length;
    const std::string_view letters = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return letters;
  }
  // Fraction digits as microseconds, further ones cut; nothing where there is no digit.
  std::optional<int64_t> TakeFraction() {
    size_t count = 0;
    int64_t us = 0;
    for (; count < rest_.size() && IsDigit(rest_[count]); ++count) {
      if (count < 6) us = us * 10 + (rest_[count] - '0');
    }
    if (count == 0) return std::nullopt;
    for (size_t i = count; i < 6; ++i) us *= 10;
    rest_.remove_prefix(count);
    return us;
  }

 private:
  std::string_view rest_;
};

// HH:MM[:SS[.fraction]] since midnight. A leap second is the first instant of the next minute.
std::optional<int64_t> TakeClock(Cursor* cursor) {
  const auto hour = cursor->TakeDigits(2);
  if (!hour || *hour > 23 || !cursor->Take(':')) return std::nullopt;
  const auto minute = cursor->TakeDigits(2);
  if (!minute || *minute > 59) return std::nullopt;
  int64_t us = *hour * kUsPerHour + *minute * kUsPerMinute;
  if (!cursor->Take(':')) return us;
  const auto second = cursor->TakeDigits(2);
  if (!second || *second > 60) return std::nullopt;
  us += *second * kUsPerSecond;
  if (!cursor->Take('.') && !cursor->Take(',')) return us;
  const auto fraction = cursor->TakeFraction();
  if (!fraction) return std::nullopt;
  return us + *fraction;
}

// Zones by name in mail dates (RFC 2822, section 4.3), in hours.
struct NamedOffset {
  std::string_view lower;
  int hours;
};
constexpr std::array<NamedOffset, 12> kNamedOffsets = {{{"z", 0},
                                                        {"utc", 0},
                                                        {"gmt", 0},
                                                        {"ut", 0},
                                                        {"est", -5},
                                                        {"edt", -4},
                                                        {"cst", -6},
                                                        {"cdt", -5},
                                                        {"mst", -7},
                                                        {"mdt", -6},
                                                        {"pst", -8},
                                                        {"pdt", -7}}};

// The zone that ends a time: a name above, +HH, +HHMM or +HH:MM.
std::optional<int64_t> TakeOffset(Cursor* cursor) {
  const bool negative = cursor->Take('-');
  if (negative || cursor->Take('+')) {
    const auto hour = cursor->TakeDigits(2);
    if (!hour || *hour > 23) return std::nullopt;
    int64_t offset = *hour * kUsPerHour;
    if (!cursor->AtEnd() && (cursor->Take(':') || IsDigit(cursor->rest()[0]))) {
      const auto minute = cursor->TakeDigits(2);
      if (!minute || *minute > 59) return std::nullopt;
      offset += *minute * kUsPerMinute;
    }
    return negative ? -offset : offset;
  }
  const std::string_view name = cursor->TakeLetters();
  for (const NamedOffset& known : kNamedOffsets) {
    if (!EqualsAnyCase(name, known.lower)) continue;
    const bool is_base = known.hours == 0 && name.size() == 3 && !cursor->AtEnd();
    const bool goes_on = is_base && (cursor->rest()[0] == '+' || cursor->rest()[0] == '-');
    return goes_on ? TakeOffset(cursor) : known.hours * kUsPerHour;  // GMT+0100
  }
  return std::nullopt;
}

// The zone of local times, and a note where it was needed.
struct LocalZone {
  const TimeZone* zone;
  TimeNotes* notes;
};

std::optional<int64_t> InZone(int64_t local_us, const LocalZone& zone) {
  if (zone.notes != nullptr) zone.notes->no_zone = true;
  return zone.zone == nullptr ? local_us : zone.zone->LocalToUtc(local_us);
}

// The rest of a text after its clock: nothing, or an offset and perhaps a remark, "+0000 (UTC)",
// "+0000 UTC". A remark alone may be a zone, which nobody reads.
std::optional<int64_t> FinishTime(int64_t local_us, Cursor* cursor, const LocalZone& zone) {
  cursor->SkipBlanks();
  if (cursor->AtEnd()) return InZone(local_us, zone);
  const bool is_number = cursor->rest()[0] == '+' || cursor->rest()[0] == '-';
  const auto offset = TakeOffset(cursor);
  const size_t left = cursor->rest().size();
  cursor->SkipBlanks();
  const std::string_view rest = cursor->rest();
  const bool is_name = is_number && rest.size() < left && rest.size() >= 3 && rest.size() <= 5 &&
                       std::all_of(rest.begin(), rest.end(), IsLetter);
  const bool is_remark = is_name || (rest.starts_with('(') && rest.ends_with(')'));
  if (!offset || !(rest.empty() || is_remark)) return std::nullopt;
  return local_us - *offset;
}

std::optional<int64_t> ParseIso(std::string_view text, const LocalZone& zone) {
  const int64_t day = ReadDay(text.data());
  if (day == kNoDay) return std::nullopt;
  Cursor cursor(text.substr(10));
  if (cursor.AtEnd()) return InZone(day * kUsPerDay, zone);
  if (!cursor.Take('T') && !cursor.Take(' ') && !cursor.Take('t')) return std::nullopt;
  const auto clock = TakeClock(&cursor);
  if (!clock) return std::nullopt;
  return FinishTime(day * kUsPerDay + *clock, &cursor, zone);
}

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

// [Fri,] 24 May 2019 17:44:50 +0000. The day of the week is not compared with the date.
std::optional<int64_t> ParseMailDate(std::string_view text, const LocalZone& zone) {
  Cursor cursor(text);
  const std::string_view weekday = cursor.TakeLetters();
  if (!weekday.empty()) {
    const bool known = std::any_of(kWeekdays.begin(), kWeekdays.end(), [&](std::string_view name) {
      return EqualsAnyCase(weekday, name);
    });
    if (!known || !cursor.Take(',')) return std::nullopt;
  }
  cursor.SkipBlanks();
  auto day = cursor.TakeDigits(2);
  if (!day) day = cursor.TakeDigits(1);
  if (!day || !cursor.Take(' ')) return std::nullopt;
  cursor.SkipBlanks();
  const std::string_view month_name = cursor.TakeLetters();
  const auto found = std::find_if(kMonths.begin(), kMonths.end(), [&](std::string_view name) {
    return EqualsAnyCase(month_name, name);
  });
  if (found == kMonths.end() || !cursor.Take(' ')) return std::nullopt;
  cursor.SkipBlanks();
  const auto year = cursor.TakeDigits(4);
  if (!year || !cursor.Take(' ')) return std::nullopt;
  const int32_t month = static_cast<int32_t>(found - kMonths.begin()) + 1;
  const int32_t day_number = static_cast<int32_t>(*day);
  if (day_number < 1 || day_number > DaysInMonth(*year, month)) return std::nullopt;
  cursor.SkipBlanks();
  const auto clock = TakeClock(&cursor);
  if (!clock) return std::nullopt;
  return FinishTime(DaysFromCivil(*year, month, day_number) * kUsPerDay + *clock, &cursor, zone);
}

// A number of seconds, milliseconds, microseconds or nanoseconds, told by the digits before its
// point: below 1e11, 1e14, 1e17, above. Cut to microseconds. Nothing past the years that dates
// have.
std::optional<int64_t> ParseNumber(std::string_view text) {
  constexpr uint64_t kYear10000Us = DaysFromCivil(10'000, 1, 1) * kUsPerDay;
  const std::string number = NormalizeNumber(text);
  std::string_view digits = number;
  const bool negative = digits[0] == '-';
  if (negative) digits.remove_prefix(1);
  const size_t point = std::min(digits.find('.'), digits.size());
  if (digits.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
  const int64_t whole_digits = static_cast<int64_t>(point);
  const int64_t shift = point <= 11 ? 6 : point <= 14 ? 3 : point <= 17 ? 0 : -3;
  const int64_t kept = whole_digits + shift;
  if (kept > 19) return std::nullopt;
  uint64_t us = 0;
  size_t at = 0;
  for (int64_t i = 0; i < kept; ++i) {
    if (at == point) ++at;
    const uint64_t digit = at < digits.size() ? static_cast<uint64_t>(digits[at++] - '0') : 0;
    us = us * 10 + digit;  // 19 digits fit 64 bits
  }
  if (us >= kYear10000Us) return std::nullopt;
  return negative ? -static_cast<int64_t>(us) : static_cast<int64_t>(us);
}

std::string_view TrimBlanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// All forms that are read in one way only.
std::optional<int64_t> ParsePlainTime(std::string_view text, const LocalZone& zone) {
  if (IsDecimal(text)) return ParseNumber(text);
  if (text.size() >= 10 && text[4] == '-') return ParseIso(text, zone);
  return ParseMailDate(text, zone);
}

}  // namespace

std::optional<int64_t> ParseTime(std::string_view text, const TimeForm& form, TimeNotes* notes) {
  if (const auto usual = UsualTime().Read(text)) return usual;
  text = TrimBlanks(text);
  const LocalZone zone{form.zone, notes};
  if (const auto plain = ParsePlainTime(text, zone)) return plain;
  char buffer[kIsoBufferBytes];
  const std::string_view iso = RewriteSlashDate(text, form.order, buffer);
  if (iso.empty()) return std::nullopt;
  if (notes != nullptr) {
    notes->by_order = IsAmbiguousDate(text);
    notes->told = OrderOf(text);
  }
  return ParseIso(iso, zone);
}

std::optional<int64_t> ParseTime(std::string_view text, const TimeZone* zone) {
  if (const auto usual = UsualTime().Read(text)) return usual;
  return ParsePlainTime(TrimBlanks(text), {zone, nullptr});
}

bool IsDay(std::string_view text) { return text.size() == 10 && ReadDay(text.data()) != kNoDay; }

std::string FormatTime(int64_t time_us) {
  const int64_t days = FloorDivide(time_us, kUsPerDay);
  const CivilDate date = CivilFromDays(days);
  const int64_t in_day = (time_us % kUsPerDay + kUsPerDay) % kUsPerDay;
  const int64_t seconds = in_day / kUsPerSecond;
  const int64_t fraction = in_day % kUsPerSecond;
  char buffer[64];
  // Years of other than four digits carry a sign (ISO 8601, expanded representation).
  const char* year_format = date.year >= 0 && date.year <= 9999 ? "%04lld" : "%+07lld";
  std::snprintf(buffer, sizeof buffer, year_format, static_cast<long long>(date.year));
  std::string text = buffer;
  std::snprintf(buffer, sizeof buffer, "-%02d-%02dT%02d:%02d:%02d", date.month, date.day,
                static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
                static_cast<int>(seconds % 60));
  text += buffer;
  if (fraction != 0) {
    const bool in_ms = fraction % 1000 == 0;
    std::snprintf(buffer, sizeof buffer, in_ms ? ".%03d" : ".%06d",
                  static_cast<int>(in_ms ? fraction / 1000 : fraction));
    text += buffer;
  }
  return text + "Z";
}

std::optional<int64_t> ParseDuration(std::string_view text) {
  struct Unit {
    char letter;
    bool in_clock;  // stands after the T
    int64_t us;
  };
  constexpr std::array<Unit, 5> kUnits = {{{'W', false, 7 * kUsPerDay},
                                           {'D', false, kUsPerDay},
                                           {'H', true, kUsPerHour},
                                           {'M', true, kUsPerMinute},
                                           {'S', true, kUsPerSecond}}};
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  Cursor cursor(text);
  if (!cursor.Take('P')) return std::nullopt;
  bool in_clock = false;
  size_t next_unit = 0;  // units come in order, each once
  int64_t total = 0;
  bool any = false;
  while (!cursor.AtEnd()) {
    if (!in_clock && cursor.Take('T')) {
      in_clock = true;
      any = false;  // something must follow the T
      continue;
    }
    std::string_view rest = cursor.rest();
    const size_t whole_end = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const std::string_view whole = rest.substr(0, whole_end);
    cursor.Skip(whole_end);
    std::string_view fraction;
    const bool has_fraction = cursor.Take('.') || cursor.Take(',');
    if (has_fraction) {
      rest = cursor.rest();
      fraction = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
      cursor.Skip(fraction.size());
      if (fraction.empty()) return std::nullopt;
    }
    if (whole.empty() || cursor.AtEnd()) return std::nullopt;
    const char letter = cursor.rest()[0];
    while (next_unit < kUnits.size() &&
           (kUnits[next_unit].letter != letter || kUnits[next_unit].in_clock != in_clock)) {
      ++next_unit;
    }
    if (next_unit == kUnits.size()) return std::nullopt;
    const int64_t unit_us = kUnits[next_unit++].us;
    cursor.Skip(1);
    int64_t count = 0;
    for (const char c : whole) {
      count = count * 10 + (c - '0');
      if (count > kMax / unit_us / 10) return std::nullopt;
    }
    int64_t part = 0;  // from the last digit up, so that each division by ten is exact or cuts
    for (size_t i = fraction.size(); i > 0; --i) {
      part = (part + (fraction[i - 1] - '0') * unit_us) / 10;
    }
    if (total > kMax - count * unit_us - part) return std::nullopt;
    total += count * unit_us + part;
    any = true;
    if (has_fraction && !cursor.AtEnd()) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return total;
}

}  // namespace parcours::text
