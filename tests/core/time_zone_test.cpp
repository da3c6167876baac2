#include "text/time_zone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "core/heap_text.h"
#include "text/time_text.h"

namespace parcours::text {
namespace {

constexpr int64_t kMinute = 60 * kUsPerSecond;
constexpr int64_t kHour = 60 * kMinute;

int64_t At(std::string_view text) { return ParseTime(text).value(); }

const TimeZone& Zone(std::string_view name) {
  const TimeZone* zone = FindTimeZone(HeapText(name).view());
  if (zone == nullptr) throw std::runtime_error("no zone " + std::string(name));
  return *zone;
}

int64_t OffsetMinutes(std::string_view zone, std::string_view time) {
  return Zone(zone).OffsetUs(At(time)) / kMinute;
}

TEST(FindTimeZone, KnowsNamesAndAliases) {
  for (const char* name : {"UTC", "Etc/UTC", "GMT", "Europe/Paris", "Europe/Kiev", "Europe/Kyiv",
                           "US/Eastern", "Asia/Calcutta", "Asia/Kolkata", "Africa/Abidjan", "Zulu",
                           "America/Argentina/Buenos_Aires", "Etc/GMT+5"}) {
    ASSERT_NE(FindTimeZone(HeapText(name).view()), nullptr) << name;
    EXPECT_EQ(Zone(name).name(), name);
  }
}

TEST(FindTimeZone, RefusesOtherNames) {
  for (const char* name : {"", "Paris", "europe/paris", "Europe/Pari", "Europe/Pariss", "UTC ",
                           "+02:00", "zzz", "\n", "UTC\nWET"}) {
    EXPECT_EQ(FindTimeZone(HeapText(name).view()), nullptr) << name;
  }
}

TEST(TimeZone, OffsetsBeforeAndAfterEachChange) {
  const struct {
    const char* zone;
    const char* change;  // the first instant of the new offset
    int before;
    int after;
  } cases[] = {
      {"Europe/Paris", "2026-03-29T01:00:00Z", 60, 120},
      {"Europe/Paris", "2026-10-25T01:00:00Z", 120, 60},
      {"Europe/Paris", "1995-09-24T01:00:00Z", 120, 60},  // in September until 1995
      {"America/New_York", "2006-04-02T07:00:00Z", -300, -240},
      {"America/New_York", "2007-03-11T07:00:00Z", -300, -240},
      {"America/New_York", "2026-11-01T06:00:00Z", -240, -300},
      {"Australia/Lord_Howe", "2026-04-04T15:00:00Z", 660, 630},
      {"Australia/Lord_Howe", "2026-10-03T15:30:00Z", 630, 660},
      {"Europe/Istanbul", "2016-03-27T01:00:00Z", 120, 180},  // and stayed there
      {"Pacific/Apia", "2011-12-30T10:00:00Z", -600, 840},
      {"Asia/Kathmandu", "1990-01-01T00:00:00Z", 345, 345},
      {"America/St_Johns", "2010-11-07T02:31:00Z", -150, -210},
      // Beyond 2037 the rule goes on; 2100 is no leap year.
      {"Europe/Paris", "2050-03-27T01:00:00Z", 60, 120},
      {"America/New_York", "2100-03-14T07:00:00Z", -300, -240},
      {"Australia/Sydney", "2040-03-31T16:00:00Z", 660, 600},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Zone(c.zone).OffsetUs(At(c.change) - 1), c.before * kMinute) << c.zone << c.change;
    EXPECT_EQ(Zone(c.zone).OffsetUs(At(c.change)), c.after * kMinute) << c.zone << c.change;
  }
}

TEST(TimeZone, FixedOffsets) {
  EXPECT_EQ(OffsetMinutes("UTC", "2026-07-01"), 0);
  EXPECT_EQ(OffsetMinutes("Asia/Kolkata", "2026-07-01"), 330);
  EXPECT_EQ(OffsetMinutes("Etc/GMT+5", "2026-07-01"), -300);
  EXPECT_EQ(OffsetMinutes("Europe/Istanbul", "2037-07-01"), 180);
  EXPECT_EQ(OffsetMinutes("Europe/Istanbul", "2037-12-01"), 180);
}

TEST(TimeZone, TimesFarFromTheTableHaveAnOffset) {
  for (const int64_t time :
       {std::numeric_limits<int64_t>::min(), int64_t{0}, std::numeric_limits<int64_t>::max()}) {
    EXPECT_EQ(Zone("UTC").OffsetUs(time), 0);
    EXPECT_LE(std::abs(Zone("Europe/Paris").OffsetUs(time)), 2 * kHour);
  }
}

TEST(LocalToUtc, GapReadsWithTheOffsetBeforeOverlapIsTheFirst) {
  const struct {
    const char* zone;
    const char* local;
    const char* utc;
  } cases[] = {
      {"Europe/Paris", "2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z"},
      {"Europe/Paris", "2026-03-29T02:00:00Z", "2026-03-29T01:00:00Z"},  // gap
      {"Europe/Paris", "2026-03-29T02:59:59Z", "2026-03-29T01:59:59Z"},
      {"Europe/Paris", "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z"},
      {"Europe/Paris", "2026-10-25T01:59:59Z", "2026-10-24T23:59:59Z"},
      {"Europe/Paris", "2026-10-25T02:00:00Z", "2026-10-25T00:00:00Z"},  // overlap
      {"Europe/Paris", "2026-10-25T02:59:59Z", "2026-10-25T00:59:59Z"},
      {"Europe/Paris", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z"},
      {"America/New_York", "2026-03-08T02:30:00Z", "2026-03-08T07:30:00Z"},
      {"America/New_York", "2026-11-01T01:30:00Z", "2026-11-01T05:30:00Z"},
      {"Australia/Lord_Howe", "2026-04-05T01:45:00Z", "2026-04-04T14:45:00Z"},
      {"Australia/Lord_Howe", "2026-04-05T02:00:00Z", "2026-04-04T15:30:00Z"},
      {"Australia/Lord_Howe", "2026-10-04T02:15:00Z", "2026-10-03T15:45:00Z"},
      {"Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z"},  // a day that never was
  };
  for (const auto& c : cases) {
    EXPECT_EQ(FormatTime(Zone(c.zone).LocalToUtc(At(c.local))), c.utc) << c.zone << " " << c.local;
  }
}

TEST(LocalToUtc, IsTheFirstInstantThatShowsThatTime) {
  for (const char* name : {"Europe/Paris", "America/New_York", "Australia/Lord_Howe",
                           "America/St_Johns", "Africa/Casablanca", "Asia/Gaza"}) {
    const TimeZone& zone = Zone(name);
    // All instants of the years 2009 and 2010, each quarter of an hour and a minute after.
    for (int64_t time = At("2009-01-01"); time < At("2011-01-01"); time += 15 * kMinute) {
      const int64_t local = time + zone.OffsetUs(time);
      int64_t first = time;
      for (int64_t earlier = time - 2 * kHour; earlier < time; earlier += 15 * kMinute) {
        if (earlier + zone.OffsetUs(earlier) == local) first = std::min(first, earlier);
      }
      ASSERT_EQ(zone.LocalToUtc(local), first) << name << " " << FormatTime(time);
    }
  }
}

std::string Floor(std::string_view time, CalendarUnit unit, std::string_view zone) {
  return FormatTime(FloorTime(At(time), unit, Zone(zone)));
}
std::string Next(std::string_view time, CalendarUnit unit, std::string_view zone) {
  return FormatTime(NextTime(At(time), unit, Zone(zone)));
}

TEST(FloorTime, DaysWeeksAndMonthsAreLocal) {
  EXPECT_EQ(Floor("2026-01-31T22:59:59Z", CalendarUnit::kDay, "Europe/Paris"),
            "2026-01-30T23:00:00Z");
  EXPECT_EQ(Floor("2026-01-31T23:00:00Z", CalendarUnit::kDay, "Europe/Paris"),
            "2026-01-31T23:00:00Z");
  EXPECT_EQ(Next("2026-01-31T23:00:00Z", CalendarUnit::kDay, "Europe/Paris"),
            "2026-02-01T23:00:00Z");
  EXPECT_EQ(Floor("2026-02-01T12:00:00Z", CalendarUnit::kWeek, "UTC"), "2026-01-26T00:00:00Z");
  EXPECT_EQ(Next("2026-02-01T12:00:00Z", CalendarUnit::kWeek, "UTC"), "2026-02-02T00:00:00Z");
  EXPECT_EQ(Floor("2026-02-02T00:00:00Z", CalendarUnit::kWeek, "UTC"), "2026-02-02T00:00:00Z");
  EXPECT_EQ(Floor("2026-03-31T12:00:00Z", CalendarUnit::kMonth, "Europe/Paris"),
            "2026-02-28T23:00:00Z");
  EXPECT_EQ(Next("2026-03-31T12:00:00Z", CalendarUnit::kMonth, "Europe/Paris"),
            "2026-03-31T22:00:00Z");
  EXPECT_EQ(Next("2026-12-15T12:00:00Z", CalendarUnit::kMonth, "UTC"), "2027-01-01T00:00:00Z");
  EXPECT_EQ(Floor("1969-12-31T23:00:00Z", CalendarUnit::kDay, "UTC"), "1969-12-31T00:00:00Z");
}

TEST(FloorTime, DaysOf23And25Hours) {
  EXPECT_EQ(Floor("2026-03-29T12:00:00Z", CalendarUnit::kDay, "Europe/Paris"),
            "2026-03-28T23:00:00Z");
  EXPECT_EQ(Next("2026-03-29T12:00:00Z", CalendarUnit::kDay, "Europe/Paris"),
            "2026-03-29T22:00:00Z");
  EXPECT_EQ(Floor("2026-10-25T12:00:00Z", CalendarUnit::kDay, "Europe/Paris"),
            "2026-10-24T22:00:00Z");
  EXPECT_EQ(Next("2026-10-25T12:00:00Z", CalendarUnit::kDay, "Europe/Paris"),
            "2026-10-25T23:00:00Z");
}

TEST(FloorTime, AnHourShownTwiceIsOneHour) {
  EXPECT_EQ(Floor("2026-10-25T01:30:00Z", CalendarUnit::kHour, "Europe/Paris"),
            "2026-10-25T00:00:00Z");
  EXPECT_EQ(Next("2026-10-25T00:30:00Z", CalendarUnit::kHour, "Europe/Paris"),
            "2026-10-25T02:00:00Z");
  // Lord Howe: 01:30 to 02:00 comes twice in April; 02:00 to 02:30 is skipped in October.
  EXPECT_EQ(Floor("2026-04-04T15:10:00Z", CalendarUnit::kHour, "Australia/Lord_Howe"),
            "2026-04-04T14:00:00Z");
  EXPECT_EQ(Floor("2026-10-03T15:40:00Z", CalendarUnit::kHour, "Australia/Lord_Howe"),
            "2026-10-03T15:30:00Z");
}

TEST(FloorTime, ADayWhoseMidnightIsSkippedBeginsAtTheChange) {
  EXPECT_EQ(Floor("2017-10-15T12:00:00Z", CalendarUnit::kDay, "America/Sao_Paulo"),
            "2017-10-15T03:00:00Z");
  EXPECT_EQ(Next("2011-12-29T12:00:00Z", CalendarUnit::kDay, "Pacific/Apia"),
            "2011-12-30T10:00:00Z");
  EXPECT_EQ(FormatBucket(At("2011-12-30T10:00:00Z"), CalendarUnit::kDay, Zone("Pacific/Apia")),
            "2011-12-31");
}

TEST(FormatBucket, Labels) {
  const int64_t time = At("2026-01-31T23:30:00Z");
  EXPECT_EQ(FormatBucket(time, CalendarUnit::kDay, Zone("UTC")), "2026-01-31");
  EXPECT_EQ(FormatBucket(time, CalendarUnit::kDay, Zone("Europe/Paris")), "2026-02-01");
  EXPECT_EQ(FormatBucket(time, CalendarUnit::kHour, Zone("Europe/Paris")), "2026-02-01T00:00");
  EXPECT_EQ(FormatBucket(time, CalendarUnit::kHour, Zone("Asia/Kolkata")), "2026-02-01T05:00");
  EXPECT_EQ(FormatBucket(time, CalendarUnit::kWeek, Zone("UTC")), "2026-01-26");
  EXPECT_EQ(FormatBucket(time, CalendarUnit::kMonth, Zone("UTC")), "2026-01-01");
}

TEST(Buckets, CoverTheTimeWithoutHolesAndInOrder) {
  for (const char* name : {"UTC", "Europe/Paris", "America/New_York", "Australia/Lord_Howe",
                           "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu"}) {
    const TimeZone& zone = Zone(name);
    for (const CalendarUnit unit :
         {CalendarUnit::kHour, CalendarUnit::kDay, CalendarUnit::kWeek, CalendarUnit::kMonth}) {
      std::string label;
      int64_t end = 0;
      for (int64_t time = At("2011-01-01"); time < At("2012-03-01"); time += 5 * kMinute) {
        const std::string now = FormatBucket(time, unit, zone);
        if (now != label) {
          const int64_t begin = FloorTime(time, unit, zone);
          if (!label.empty()) {
            ASSERT_EQ(begin, end) << name << FormatTime(time);
            ASSERT_EQ(begin, time) << name;
            ASSERT_LT(label, now);
          }
          label = now;
          end = NextTime(time, unit, zone);
          ASSERT_EQ(FormatBucket(begin, unit, zone), label);
          ASSERT_NE(FormatBucket(begin - 1, unit, zone), label);
        }
        ASSERT_LT(time, end) << name << FormatTime(time);
      }
    }
  }
}

}  // namespace
}  // namespace parcours::text
