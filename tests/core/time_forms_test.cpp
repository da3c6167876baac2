// Every form of a time against a slow writer of it: random instants, written and read back.
#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

#include "core/heap_text.h"
#include "text/time_text.h"

namespace parcours::text {
namespace {

struct Civil {
  int64_t year = 1970;
  int month = 1;
  int day = 1;
  int weekday = 4;  // Sunday 0
  int64_t second_of_day = 0;
};

// By walking there, a day at a time.
Civil CivilOf(int64_t seconds) {
  Civil civil;
  const auto days_in = [](int64_t year, int month) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1];
  };
  for (int64_t days = seconds / 86'400; days > 0; --days) {
    civil.weekday = (civil.weekday + 1) % 7;
    if (++civil.day <= days_in(civil.year, civil.month)) continue;
    civil.day = 1;
    if (++civil.month <= 12) continue;
    civil.month = 1;
    ++civil.year;
  }
  civil.second_of_day = seconds % 86'400;
  return civil;
}

class Writer {
 public:
  explicit Writer(uint32_t seed) : random_(seed) {}
  uint32_t Below(uint32_t bound) { return random_() % bound; }
  int64_t Nanoseconds() {
    // 1990 to 2100.
    return 631'152'000'000'000'000 + static_cast<int64_t>((uint64_t{random_()} << 32 | random_()) %
                                                          3'471'292'800'000'000'000);
  }

  // Up to nine digits of the fraction; what is left out is lost of `*ns`.
  std::string Fraction(int64_t* ns) {
    const uint32_t digits = Below(10);
    char text[16];
    std::snprintf(text, sizeof text, "%09d", static_cast<int>(*ns % 1'000'000'000));
    int64_t unit = 1;
    for (uint32_t i = digits; i < 9; ++i) unit *= 10;
    *ns -= *ns % unit;
    return digits == 0 ? "" : "." + std::string(text, digits);
  }

  // One of the ways to write an offset of so many minutes.
  std::string Offset(int minutes, bool mail) {
    char text[16];
    const char sign = minutes < 0 ? '-' : '+';
    const int size = std::abs(minutes);
    const uint32_t way = Below(4);
    if (minutes == 0 && way == 0) return mail ? " GMT" : "Z";
    if (minutes == 0 && way == 1) return " UTC";
    const char* const form = mail || way == 2 ? "%s%c%02d%02d" : "%s%c%02d:%02d";
    std::snprintf(text, sizeof text, form, mail || Below(2) == 0 ? " " : "", sign, size / 60,
                  size % 60);
    return text;
  }

 private:
  std::mt19937 random_;
};

TEST(TimeForms, WhatIsWrittenIsReadBack) {
  constexpr uint32_t kSeed = 11;
  Writer writer(kSeed);
  static const char* const kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  static const char* const kWeekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  for (int round = 0; round < 2'000; ++round) {
    int64_t ns = writer.Nanoseconds();
    const int minutes = static_cast<int>(writer.Below(57)) * 30 - 14 * 60;
    const uint32_t form = writer.Below(4);
    std::string fraction = writer.Fraction(&ns);
    const Civil local = CivilOf(ns / 1'000'000'000 + minutes * 60);
    const int hour = static_cast<int>(local.second_of_day / 3600);
    const int minute = static_cast<int>(local.second_of_day / 60 % 60);
    const int second = static_cast<int>(local.second_of_day % 60);
    char text[96];
    TimeForm how;
    if (form == 0) {
      std::snprintf(text, sizeof text, "%04d-%02d-%02d%c%02d:%02d:%02d%s%s",
                    static_cast<int>(local.year), local.month, local.day,
                    writer.Below(2) == 0 ? 'T' : ' ', hour, minute, second, fraction.c_str(),
                    writer.Offset(minutes, false).c_str());
    } else if (form == 1) {
      ns -= ns % 1'000'000'000;
      std::snprintf(
          text, sizeof text, "%s%d %s %04d %02d:%02d:%02d%s",
          writer.Below(2) == 0 ? "" : (std::string(kWeekdays[local.weekday]) + ", ").c_str(),
          local.day, kMonths[local.month - 1], static_cast<int>(local.year), hour, minute, second,
          writer.Offset(minutes, true).c_str());
    } else {
      const bool day_first = writer.Below(2) == 0;
      how.order = day_first ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
      const bool half_days = form == 3;
      const int shown_hour = !half_days ? hour : hour % 12 == 0 ? 12 : hour % 12;
      std::snprintf(text, sizeof text, "%d%c%d%c%04d %d:%02d:%02d%s%s%s",
                    day_first ? local.day : local.month, day_first ? '-' : '/',
                    day_first ? local.month : local.day, day_first ? '-' : '/',
                    static_cast<int>(local.year), shown_hour, minute, second, fraction.c_str(),
                    !half_days  ? ""
                    : hour < 12 ? " AM"
                                : " PM",
                    writer.Offset(minutes, false).c_str());
    }
    ASSERT_EQ(ParseTime(HeapText(text).view(), how), ns / 1000)
        << text << ", round " << round << ", seed " << kSeed;
  }
}

TEST(TimeForms, NumbersOfEveryUnitAreReadBack) {
  constexpr uint32_t kSeed = 12;
  Writer writer(kSeed);
  for (int round = 0; round < 20'000; ++round) {
    const int64_t ns = writer.Nanoseconds();
    // Digits of seconds, milliseconds, microseconds or nanoseconds, and of what is behind the
    // point.
    const int point = static_cast<int>(writer.Below(4)) * 3;
    std::string text = std::to_string(ns);
    const std::string digits = text;
    if (point != 9) text.insert(text.size() - static_cast<size_t>(9 - point), ".");
    const bool with_exponent = point == 0 && writer.Below(3) == 0;
    if (with_exponent)
      text =
          digits.substr(0, 1) + "." + digits.substr(1) + "e" + std::to_string(digits.size() - 10);
    ASSERT_EQ(ParseTime(HeapText(text).view()), ns / 1000)
        << text << ", round " << round << ", seed " << kSeed;
  }
}

}  // namespace
}  // namespace parcours::text
