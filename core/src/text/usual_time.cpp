#include "text/usual_time.h"

#include <algorithm>
#include <cstring>

#include "text/ascii.h"
#include "text/bytes.h"
#include "text/calendar.h"
#include "text/time_text.h"
#include "text/time_zone.h"

namespace parcours::text {
namespace {

constexpr size_t kClockEnd = 19;  // of YYYY-MM-DDTHH:MM:SS
constexpr uint64_t kHighBits = 0x8080808080808080;

// Two digits at `at`, which must be inside the text; above 99 where they are not both digits.
uint32_t TwoDigits(const char* at) {
  const uint32_t tens = static_cast<uint8_t>(at[0]) - uint32_t{'0'};
  const uint32_t ones = static_cast<uint8_t>(at[1]) - uint32_t{'0'};
  return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

// The high bit of every byte that is above 9.
uint64_t AboveNine(uint64_t word) { return (word + 0x7676767676767676) | word; }

// "HH:MM:SS" as seconds since midnight; -1 where it is no such text, or a leap second.
int64_t ReadClock(uint64_t text) {
  const uint64_t digits = text ^ 0x30303A30303A3030;  // every digit its value, every colon 0
  if ((digits & 0x0000FF0000FF0000) != 0 || (AboveNine(digits) & kHighBits) != 0) return -1;
  const uint64_t pairs = digits * 10 + (digits >> 8);  // in the bytes 0, 3 and 6
  const auto hour = static_cast<uint32_t>(pairs & 0xFF);
  const auto minute = static_cast<uint32_t>(pairs >> 24 & 0xFF);
  const auto second = static_cast<uint32_t>(pairs >> 48 & 0xFF);
  if (hour > 23 || minute > 59 || second > 59) return -1;
  return hour * 3600 + minute * 60 + second;
}

constexpr size_t kOffsetBytes = 6;  // of "+00:00", and of " +0000" with its blank

// Those at the end of a text.
uint64_t LoadOffset(const char* text_end) { return LoadWord(text_end - 8) >> 16; }

// ".f", which goes on to the text's end, as microseconds; -1 where it is no such text. Of more than
// six digits the further ones are cut.
int64_t ReadFraction(std::string_view text) {
  if (text.size() < 2 || text[0] != '.') return -1;
  int64_t us = 0;
  int64_t unit = kUsPerSecond;
  for (const char c : text.substr(1)) {
    if (!IsDigit(c)) return -1;
    unit /= 10;
    us += (c - '0') * unit;
  }
  return us;
}

}  // namespace

int64_t ReadDay(const char* at) {
  const uint32_t century = TwoDigits(at);
  const uint32_t year_of_century = TwoDigits(at + 2);
  const uint32_t month = TwoDigits(at + 5);
  const uint32_t day = TwoDigits(at + 8);
  if (at[4] != '-' || at[7] != '-' || century > 99 || year_of_century > 99) return kNoDay;
  if (month - 1 > 11 || day - 1 > 30) return kNoDay;
  const int64_t year = int64_t{century} * 100 + year_of_century;
  const int32_t month_number = static_cast<int32_t>(month);
  const int32_t day_number = static_cast<int32_t>(day);
  if (day_number > DaysInMonth(year, month_number)) return kNoDay;
  return DaysFromCivil(year, month_number, day_number);
}

UsualTime::UsualTime()
    : date_begin_(LoadWord("1970-01-")),
      date_end_(LoadWord("0-01-01T")),
      offset_text_(LoadWord("+00:00\0")) {}

size_t UsualTime::ZoneBytes(const char* at, size_t size) const {
  if (at[size - 1] == 'Z') return 1;
  return size >= kClockEnd + kOffsetBytes && LoadOffset(at + size) == offset_text_ ? kOffsetBytes
                                                                                   : 0;
}

inline bool UsualTime::ReadSeconds(const char* at, int64_t* time_us) {
  const int64_t seconds = ReadClock(LoadWord(at + 11));
  if (seconds < 0) return false;
  const uint64_t begin = LoadWord(at);
  const uint64_t rest = LoadWord(at + 3);
  if (begin != date_begin_ || rest != date_end_) {
    const int64_t day = ReadDay(at);
    if (day == kNoDay || (at[10] != 'T' && at[10] != ' ')) return false;
    date_begin_ = begin;
    date_end_ = rest;
    day_us_ = day * kUsPerDay;
  }
  *time_us = day_us_ + seconds * kUsPerSecond;
  return true;
}

bool UsualTime::Read(const char* at, size_t size, int64_t* time_us) {
  if (size == 10 || size == 13) {
    int64_t value = 0;
    for (size_t i = 0; i < size; ++i) {
      if (!IsDigit(at[i])) return false;
      value = value * 10 + (at[i] - '0');
    }
    *time_us = value * (size == 10 ? kUsPerSecond : 1000);
    return at[0] != '0';
  }
  if (size <= kClockEnd) return false;
  const size_t zone_bytes = ZoneBytes(at, size);
  if (zone_bytes == 0) return false;
  const size_t end = size - zone_bytes;  // of the fraction
  if (!ReadSeconds(at, time_us)) return false;
  int64_t fraction_us = 0;
  if (end == kClockEnd + 4) {  // ":SS.mmm" and one byte
    const uint64_t digits = (LoadWord(at + 16) >> 32 ^ 0x303030) & 0xFFFFFF;
    if (at[kClockEnd] != '.' || (AboveNine(digits) & 0x808080) != 0) return false;
    fraction_us = static_cast<int64_t>((digits & 0xFF) * 100'000 + (digits >> 8 & 0xFF) * 10'000 +
                                       (digits >> 16 & 0xFF) * 1'000);
  } else if (end > kClockEnd) {
    fraction_us = ReadFraction({at + kClockEnd, end - kClockEnd});
    if (fraction_us < 0) return false;
  }
  *time_us += fraction_us - (zone_bytes == 1 ? 0 : offset_us_);
  return true;
}

bool UsualTime::ReadLocal(const char* at, size_t size, const TimeZone& zone, int64_t* time_us) {
  int64_t local_us = 0;
  if (size != kClockEnd || at[4] != '-' || !ReadSeconds(at, &local_us)) return false;
  *time_us = InZone(local_us, zone);
  return true;
}

bool UsualTime::ReadFurther(std::string_view text, const TimeZone& zone, int64_t* time_us,
                            bool* no_zone) {
  constexpr size_t kSecondDigits = 10;
  constexpr size_t kMicrosecondDigits = 16;
  constexpr size_t kMinuteEnd = 16;  // YYYY-MM-DDTHH:MM
  constexpr size_t kMostBytes = 40;
  if (text.size() == kClockEnd && text[4] == '-') {  // too short for an offset
    return *no_zone = ReadLocal(text.data(), text.size(), zone, time_us);
  }
  if (text.size() <= kSecondDigits || text.size() > kMostBytes) return false;
  const auto digits_end = std::find_if_not(text.begin(), text.end(), IsDigit);
  const auto digits = static_cast<size_t>(digits_end - text.begin());
  const bool is_microseconds = digits == text.size() && digits == kMicrosecondDigits;
  if (is_microseconds || digits == kSecondDigits) {
    const int64_t fraction_us = is_microseconds ? 0 : ReadFraction(text.substr(kSecondDigits));
    if (fraction_us < 0 || text[0] == '0') return false;
    int64_t value = 0;
    for (const char digit : text.substr(0, digits)) value = value * 10 + (digit - '0');
    *time_us = is_microseconds ? value : value * kUsPerSecond + fraction_us;
    return true;
  }
  if (text.size() < kMinuteEnd) return false;
  size_t local_end = text.size();
  int64_t offset_us = 0;
  const char* const end = text.data() + text.size();
  const auto is_sign = [](char byte) { return byte == '+' || byte == '-'; };
  const bool has_colon = is_sign(end[-6]) && end[-3] == ':';
  const bool has_offset = has_colon || is_sign(end[-5]);
  if (has_offset) {
    const size_t bytes = has_colon ? kOffsetBytes : kOffsetBytes - 1;
    const uint32_t hours = TwoDigits(end - bytes + 1);
    const uint32_t minutes = TwoDigits(end - 2);
    if (hours > 23 || minutes > 59) return false;
    offset_us = (int64_t{hours} * 60 + minutes) * 60 * kUsPerSecond;
    if (end[-static_cast<ptrdiff_t>(bytes)] == '-') offset_us = -offset_us;
    local_end -= bytes;
    if (text[local_end - 1] == ' ') --local_end;
    if (local_end < kMinuteEnd) return false;
  }
  char utc[kMostBytes + sizeof ":00Z"];
  std::memcpy(utc, text.data(), local_end);
  const std::string_view rest = local_end == kMinuteEnd ? ":00Z" : "Z";
  std::memcpy(utc + local_end, rest.data(), rest.size());
  int64_t local_us = 0;
  if (!Read(utc, local_end + rest.size(), &local_us)) return false;
  *no_zone = !has_offset;
  if (text.size() - local_end == kOffsetBytes) {
    offset_text_ = LoadOffset(end);
    offset_us_ = offset_us;
  }
  *time_us = has_offset ? local_us - offset_us : InZone(local_us, zone);
  return true;
}

// Where a zone changes nothing from the day before to the day behind, the day has one offset.
int64_t UsualTime::InZone(int64_t local_us, const TimeZone& zone) {
  if (zone_ != &zone || zone_day_us_ != day_us_) {
    zone_ = &zone;
    zone_day_us_ = day_us_;
    zone_offset_us_ = zone.OffsetUs(day_us_);
    has_one_offset_ = zone_offset_us_ == zone.OffsetUs(day_us_ - kUsPerDay) &&
                      zone_offset_us_ == zone.OffsetUs(day_us_ + kUsPerDay) &&
                      zone_offset_us_ == zone.OffsetUs(day_us_ + 2 * kUsPerDay);
  }
  return has_one_offset_ ? local_us - zone_offset_us_ : zone.LocalToUtc(local_us);
}

}  // namespace parcours::text
