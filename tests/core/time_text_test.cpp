#include "text/time_text.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <limits>
#include <random>
#include <string>

#include "core/heap_text.h"
#include "text/calendar.h"
#include "text/time_zone.h"
#include "text/usual_time.h"

namespace parcours::text {
namespace {

std::optional<int64_t> Parse(std::string_view text, const TimeZone* zone = nullptr) {
  return ParseTime(HeapText(text).view(), zone);
}
std::optional<int64_t> Duration(std::string_view text) {
  return ParseDuration(HeapText(text).view());
}

constexpr int64_t kJanuary2 = 1'767'323'045'000'000;  // 2026-01-02T03:04:05Z

TEST(Calendar, AgreesWithWalkingDayByDay) {
  // From 1 January 1600, a Saturday and 135,140 days before 1970, to the end of 2400.
  int64_t day_number = -135'140;
  int weekday = 5;
  for (int64_t year = 1600; year <= 2400; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= lengths[month - 1]; ++day) {
        ASSERT_EQ(DaysFromCivil(year, month, day), day_number);
        const CivilDate date = CivilFromDays(day_number);
        ASSERT_EQ(date.year, year);
        ASSERT_EQ(date.month, month);
        ASSERT_EQ(date.day, day);
        ASSERT_EQ(WeekdayOfDay(day_number), weekday);
        ++day_number;
        weekday = (weekday + 1) % 7;
      }
    }
  }
  EXPECT_EQ(DaysFromCivil(1970, 1, 1), 0);
}

TEST(ParseTime, IsoForms) {
  const struct {
    const char* text;
    int64_t us;
  } cases[] = {
      {"2026-01-02T03:04:05Z", kJanuary2},
      {"2026-01-02T03:04:05.678Z", kJanuary2 + 678'000},
      {"2026-01-02T03:04:05.6Z", kJanuary2 + 600'000},
      {"2026-01-02T03:04:05.678901Z", kJanuary2 + 678'901},
      {"2026-01-02T03:04:05.6789019Z", kJanuary2 + 678'901},
      {"2026-01-02T03:04:05.678901999Z", kJanuary2 + 678'901},
      {"2026-01-02T03:04:05,678Z", kJanuary2 + 678'000},
      {"2026-01-02 03:04:05", kJanuary2},
      {"2026-01-02T03:04:05", kJanuary2},
      {"2026-01-02t03:04:05z", kJanuary2},
      {"2026-01-02T03:04Z", kJanuary2 - 5'000'000},
      {"2026-01-02 03:04:05 UTC", kJanuary2},
      {"2026-01-02 03:04:05 +00:00", kJanuary2},
      {"2026-01-02T05:04:05+02:00", kJanuary2},
      {"2026-01-02T05:04:05+0200", kJanuary2},
      {"2026-01-02T05:04:05+02", kJanuary2},
      {"2026-01-01T22:04:05.5-05:00", kJanuary2 + 500'000},
      {"2016-04-27T16:28:50.3963933-04:00", 1'461'788'930'396'393},
      {"2026-01-02", kJanuary2 - 11'045'000'000},
      {"  2026-01-02T03:04:05Z ", kJanuary2},
      {"1970-01-01T00:00:00Z", 0},
      {"1969-12-31T23:59:59.999Z", -1000},
      {"2024-02-29T00:00:00Z", 1'709'164'800'000'000},
      {"2000-02-29", 951'782'400'000'000},
      {"2016-12-31T23:59:60Z", 1'483'228'800'000'000},
  };
  for (const auto& c : cases) EXPECT_EQ(Parse(c.text), c.us) << c.text;
}

TEST(ParseTime, RefusesWhatIsNoTime) {
  for (const char* text : {"",
                           " ",
                           "soon",
                           "2026-1-2x",
                           "2026-13-01",
                           "2026-00-01",
                           "2026-01-00",
                           "2026-01-32",
                           "2026-04-31",
                           "2026-02-29",
                           "1900-02-29",
                           "2026-01-02T",
                           "2026-01-02T24:00:00Z",
                           "2026-01-02T03:60:00Z",
                           "2026-01-02T03:04:61Z",
                           "2026-01-02T03:04:05.Z",
                           "2026-01-02T03:04:05Zx",
                           "2026-01-02T03:04:05Z+05:00",
                           "2026-01-02T03:04:05UT+05:00",
                           "2026-01-02T03:04:05 (PST)",
                           "2026-01-02 03:04 (GMT+2)",
                           "2026-01-02T03:04:05+02:00 (PST",
                           "2026-01-02T03:04:05+02:00 (",
                           "2026-01-02T03:04:05+02:00 PST)",
                           "2026-01-02T03:04:05+2",
                           "2026-01-02T03:04:05+02:0",
                           "2026-01-02T03:04:05+24:00",
                           "2026-01-02T03:04:05 Europe/Paris",
                           "2026-01-02T3:04:05Z",
                           "2026-01-02T03-04-05Z",
                           "2026/01/02",
                           "02.01.2026",
                           "2026-01-02X03:04:05Z",
                           "2026-01-02T03:04:05.12a",
                           "2026-01-02T0a:04:05Z",
                           "20x6-01-02T03:04:05Z",
                           "NaN",
                           "1e",
                           "12:30",
                           "true"}) {
    EXPECT_EQ(Parse(text), std::nullopt) << text;
  }
}

TEST(ParseTime, EveryCutOfAValidTimeIsReadInsideItsBounds) {
  for (const std::string_view text :
       {"2026-01-02T03:04:05.678901+02:00", "Fri, 24 May 2019 17:44:50 +0000 (UTC)",
        "1534108637.153125", "-1.5e+12"}) {
    for (size_t length = 0; length <= text.size(); ++length) Parse(text.substr(0, length));
  }
}

TEST(ParseTime, MailDates) {
  const int64_t us = 1'558'719'890'000'000;  // 2019-05-24T17:44:50Z
  EXPECT_EQ(Parse("Fri, 24 May 2019 17:44:50 +0000"), us);
  EXPECT_EQ(Parse("24 May 2019 17:44:50 GMT"), us);
  EXPECT_EQ(Parse("24 May 2019 19:44:50 GMT+0200 (CEST)"), us);
  EXPECT_EQ(Parse("fri, 24 may 2019 19:44:50 +0200 (CEST)"), us);
  EXPECT_EQ(Parse("2019-05-24 19:44:50 +0200 CEST"), us);
  EXPECT_EQ(Parse("2019-05-24 17:44:50 +0000 UTC"), us);
  EXPECT_EQ(Parse("24 May 2019 17:44:50 GMT(UTC)"), us);
  EXPECT_EQ(Parse("Fri, 24 May 2019 13:44:50 EDT"), us);
  EXPECT_EQ(Parse("Fri, 24 May 2019 17:44 +0000"), us - 50'000'000);
  EXPECT_EQ(Parse("Fri, 3 May 2019 00:00:00 +0000"), 1'556'841'600'000'000);
  for (const char* text :
       {"2019-05-24T17:44:50+0000abc", "2019-05-24T17:44:50+00:00Z", "2019-05-24 17:44:50 +0000 PM",
        "Fry, 24 May 2019 17:44:50 +0000", "Fri 24 May 2019 17:44:50 +0000",
        "Fri, 24 Mai 2019 17:44:50 +0000", "Fri, 31 Apr 2019 17:44:50 +0000",
        "Fri, 24 May 19 17:44:50 +0000", "Fri, 24 May 2019 17:44:50 (CEST)", "Fri, 24 May 2019",
        "Fri, ", "Fri,"}) {
    EXPECT_EQ(Parse(text), std::nullopt) << text;
  }
}

TEST(ParseTime, TheSizeOfANumberTellsItsUnit) {
  const struct {
    const char* text;
    int64_t us;
  } cases[] = {
      {"0", 0},
      {"2026", 2'026'000'000},
      {"1767323045", kJanuary2},
      {"1767323045.678901", kJanuary2 + 678'901},
      {"1767323045.6789019", kJanuary2 + 678'901},
      {"1534108637.153125", 1'534'108'637'153'125},
      {"1767323045678", kJanuary2 + 678'000},
      {"1767323045678.901", kJanuary2 + 678'901},
      {"1767323045678901", kJanuary2 + 678'901},
      {"1767323045678901999", kJanuary2 + 678'901},
      {"1.767323045e9", kJanuary2},
      {"99999999999", 99'999'999'999'000'000},  // below 1e11: seconds
      {"100000000000", 100'000'000'000'000},    // from 1e11: milliseconds
      {"99999999999999", 99'999'999'999'999'000},
      {"100000000000000", 100'000'000'000'000},  // from 1e14: microseconds
      {"99999999999999999", 99'999'999'999'999'999},
      {"100000000000000000", 100'000'000'000'000},  // from 1e17: nanoseconds
      {"1e11", 100'000'000'000'000},
      {"00000000001767323045", kJanuary2},
      {"-1", -1'000'000},
      {"-1767323045678", -kJanuary2 - 678'000},
      {"0000000000", 0},
      {"253402300799999999999", 253'402'300'799'999'999},
  };
  for (const auto& c : cases) EXPECT_EQ(Parse(c.text), c.us) << c.text;
}

TEST(ParseTime, NumbersBeyondAnyTimeAreRefused) {
  for (const std::string& text :
       {std::string("9223372036854775808000"), std::string(5000, '9'), std::string("1e31"),
        std::string("1e999999999999"), "1" + std::string(400, '0')}) {
    EXPECT_EQ(Parse(text), std::nullopt) << text;
  }
  EXPECT_EQ(Parse("0." + std::string(5000, '1')), 111'111);
}

TEST(ParseTime, NumbersEndWithTheYear9999) {
  EXPECT_EQ(ParseTime("253402300799999999999"), 253'402'300'799'999'999);  // nanoseconds
  EXPECT_EQ(ParseTime("253402300800000000000"), std::nullopt);
  EXPECT_EQ(ParseTime("9223372036854775807000"), std::nullopt);  // the last int64_t
}

TEST(ParseTime, WithoutAZoneTheTextIsLocal) {
  const TimeZone* paris = FindTimeZone("Europe/Paris");
  ASSERT_NE(paris, nullptr);
  const int64_t hour = 3'600 * kUsPerSecond;
  EXPECT_EQ(Parse("2026-01-02 03:04:05", paris), kJanuary2 - hour);
  EXPECT_EQ(Parse("2026-01-02T03:04:05Z", paris), kJanuary2);
  EXPECT_EQ(Parse("2026-01-02T03:04:05+05:00", paris), kJanuary2 - 5 * hour);
  EXPECT_EQ(Parse("1767323045", paris), kJanuary2);
  EXPECT_EQ(Parse("2 Jan 2026 03:04:05", paris), kJanuary2 - hour);
  EXPECT_EQ(Parse("2026-07-01", paris), *Parse("2026-06-30T22:00:00Z"));
  EXPECT_EQ(Parse("2026-03-29 02:30:00", paris), *Parse("2026-03-29T01:30:00Z"));  // skipped
  EXPECT_EQ(Parse("2026-10-25 02:30:00", paris), *Parse("2026-10-25T00:30:00Z"));  // twice
}

TEST(ParseTime, ReadsBackEveryFormattedTime) {
  for (int64_t us = -62'000'000'000'000'000; us < 200'000'000'000'000'000;
       us += 7'654'321'987'654) {
    ASSERT_EQ(Parse(FormatTime(us)), us) << FormatTime(us);
    const int64_t ms = us - us % 1000;
    ASSERT_EQ(Parse(FormatTime(ms)), ms);
  }
}

TEST(IsDay, OnlyADayAlone) {
  for (const char* text : {"2026-01-31", "2024-02-29"}) EXPECT_TRUE(IsDay(HeapText(text).view()));
  for (const char* text :
       {"", "2026-01-3", "2026-02-29", "2026-01-31T00:00", "2026-01-31 ", "1767323045"}) {
    EXPECT_FALSE(IsDay(HeapText(text).view())) << text;
  }
}

TEST(FormatTime, ShowsAsManyDigitsAsThereAre) {
  EXPECT_EQ(FormatTime(kJanuary2), "2026-01-02T03:04:05Z");
  EXPECT_EQ(FormatTime(kJanuary2 + 678'000), "2026-01-02T03:04:05.678Z");
  EXPECT_EQ(FormatTime(kJanuary2 + 1'000), "2026-01-02T03:04:05.001Z");
  EXPECT_EQ(FormatTime(kJanuary2 + 1), "2026-01-02T03:04:05.000001Z");
  EXPECT_EQ(FormatTime(-1), "1969-12-31T23:59:59.999999Z");
  EXPECT_EQ(FormatTime(std::numeric_limits<int64_t>::max()), "+294247-01-10T04:00:54.775807Z");
  EXPECT_EQ(FormatTime(std::numeric_limits<int64_t>::min()), "-290308-12-21T19:59:05.224192Z");
}

TEST(ParseDuration, ExactLengths) {
  const struct {
    const char* text;
    int64_t us;
  } cases[] = {{"P30D", 30 * kUsPerDay},
               {"PT12H", 12 * 3'600 * kUsPerSecond},
               {"P1DT0.5S", kUsPerDay + 500'000},
               {"P2W", 14 * kUsPerDay},
               {"P1W2D", 9 * kUsPerDay},
               {"PT1H30M", 5'400 * kUsPerSecond},
               {"PT1M", 60 * kUsPerSecond},
               {"PT0S", 0},
               {"P0D", 0},
               {"PT1.5H", 5'400 * kUsPerSecond},
               {"PT0,25M", 15 * kUsPerSecond},
               {"P0.5D", kUsPerDay / 2},
               {"P0.5W", 7 * kUsPerDay / 2},
               {"PT0.000001S", 1},
               {"PT0.0000019S", 1},
               {"PT36H", 36 * 3'600 * kUsPerSecond},
               {"PT0.33333333333333333333H", 1'199'999'999}};
  for (const auto& c : cases) EXPECT_EQ(Duration(c.text), c.us) << c.text;
}

TEST(ParseDuration, RefusesTheRest) {
  for (const char* text : {"",
                           "P",
                           "PT",
                           "P1",
                           "1D",
                           "P1M",
                           "P1Y",
                           "P1Y2D",
                           "-P1D",
                           "P-1D",
                           "PT1H1H",
                           "PT1S1M",
                           "P1H",
                           "PT1D",
                           "P1DT",
                           "P1D ",
                           " P1D",
                           "p1d",
                           "P1.D",
                           "P.5D",
                           "PT1.5H30M",
                           "P1D2W",
                           "PTT1H",
                           "PT1S2",
                           "P99999999999999D",
                           "PT9223372036855S",
                           "P106751991D1D"}) {
    EXPECT_EQ(Duration(text), std::nullopt) << text;
  }
}

// What was read before changes nothing; what is read is what was written.
TEST(UsualTime, ReadsWhatFormatTimeWritesWhateverCameBefore) {
  const uint32_t seed = 20260103;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  UsualTime usual;
  int64_t time_us = 0;
  for (int round = 0; round < 50'000; ++round) {
    const int64_t step =
        static_cast<int64_t>(random() % (random() % 3 == 0 ? 400 * kUsPerDay : kUsPerDay));
    time_us = (time_us + step) % (2'000 * 365 * kUsPerDay);
    if (random() % 2 == 0) time_us -= time_us % 1000;
    if (random() % 8 == 0) time_us -= time_us % kUsPerSecond;
    std::string text = FormatTime(time_us);
    if (random() % 4 == 0) text[text.find('T')] = ' ';
    if (random() % 4 == 0) text.replace(text.size() - 1, 1, "+00:00");
    ASSERT_EQ(usual.Read(HeapText(text).view()), time_us) << text;
    text[random() % text.size()] = "09-:.TZ\x80 "[random() % 9];
    ASSERT_EQ(usual.Read(HeapText(text).view()), UsualTime().Read(HeapText(text).view())) << text;
    const auto read = usual.Read(HeapText(text).view());
    if (read) {
      ASSERT_EQ(read, ParseTime(FormatTime(*read))) << text;
      ASSERT_EQ(read, ParseTime(text + " ")) << text;  // the general way
    }
  }
  EXPECT_EQ(UsualTime().Read(std::string(11, '\0') + "00:00:00Z"), std::nullopt);
}

// What ReadFurther() reads, the general way reads likewise, and so does Read(), which knows the
// last offset then.
TEST(UsualTime, ReadsFurtherFormsAsTheGeneralWayDoes) {
  const uint32_t seed = 20261126;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  UsualTime usual;
  const TimeZone* const paris = FindTimeZone("Europe/Paris");
  int read_count = 0;
  int known_count = 0;
  for (int round = 0; round < 100'000; ++round) {
    const int64_t time_us = static_cast<int64_t>(random() % (200 * 365 * kUsPerDay));
    std::string text = FormatTime(random() % 3 == 0 ? time_us - time_us % kUsPerSecond : time_us);
    text.pop_back();
    if (random() % 2 == 0) text[10] = ' ';
    switch (random() % 6) {
      case 0:
        text.resize(16);
        break;
      case 1:
        text = std::to_string(time_us);
        break;
      case 2:
        text = std::to_string(time_us / kUsPerSecond);
        text += '.';
        text += std::to_string(random() % 100'000'000);
        break;
      default:
        break;
    }
    constexpr std::string_view kZones[] = {"+02:00", " -05:30", "-23:59", "+24:00", " +00:00", "Z",
                                           "+0200",  " -0530",  "+2460",  "",       ""};
    text += kZones[random() % std::size(kZones)];
    if (random() % 4 == 0) text[random() % text.size()] = "059-+:. TZ\x80"[random() % 11];
    int64_t read_us = 0;
    bool no_zone = false;
    TimeNotes notes;
    const auto expected = ParseTime(text, {paris, DateOrder::kUnknown}, &notes);
    if (const auto known = usual.Read(HeapText(text).view())) {
      known_count += text.back() != 'Z';
      ASSERT_EQ(expected, known) << text;
      ASSERT_FALSE(notes.no_zone) << text;
    }
    if (!usual.ReadFurther(HeapText(text).view(), *paris, &read_us, &no_zone)) continue;
    ++read_count;
    ASSERT_EQ(expected, read_us) << text;
    ASSERT_EQ(notes.no_zone, no_zone) << text;
  }
  EXPECT_GT(read_count, 30'000);
  EXPECT_GT(known_count, 1'000);
}

// A day's offset is kept: it must be that of each of its local times.
TEST(UsualTime, ReadsLocalTimesAroundEveryChangeOfAZone) {
  for (const char* const name :
       {"Europe/Paris", "America/New_York", "Africa/Casablanca", "Asia/Gaza", "Australia/Lord_Howe",
        "Pacific/Apia", "America/Sao_Paulo", "UTC"}) {
    const TimeZone* const zone = FindTimeZone(name);
    ASSERT_NE(zone, nullptr) << name;
    UsualTime usual;
    for (int64_t time_us = 0; time_us < 70 * 365 * kUsPerDay; time_us += 97 * 60 * kUsPerSecond) {
      std::string text = FormatTime(time_us);
      text.pop_back();
      int64_t read_us = 0;
      bool no_zone = false;
      ASSERT_TRUE(usual.ReadFurther(text, *zone, &read_us, &no_zone));
      ASSERT_EQ(read_us, zone->LocalToUtc(time_us)) << name << " " << text;
    }
  }
}

}  // namespace
}  // namespace parcours::text
