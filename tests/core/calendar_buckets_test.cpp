#include "text/calendar_buckets.h"

#include <gtest/gtest.h>

#include <random>

namespace parcours::text {
namespace {

constexpr int64_t kHour = 3'600'000'000;
constexpr int64_t kFirst = 1'700'000'000'000'000;  // November 2023
constexpr int64_t kLast = kFirst + 500 * 24 * kHour;

TEST(CalendarBuckets, EveryTimeIsInTheBucketThatTheCalendarSays) {
  std::mt19937_64 random(5);
  for (const char* name : {"UTC", "Europe/Paris", "America/Sao_Paulo", "Australia/Lord_Howe"}) {
    const TimeZone& zone = *FindTimeZone(name);
    for (const CalendarUnit unit :
         {CalendarUnit::kHour, CalendarUnit::kDay, CalendarUnit::kWeek, CalendarUnit::kMonth}) {
      SCOPED_TRACE(std::string(name) + ", unit " + std::to_string(static_cast<int>(unit)));
      const CalendarBuckets buckets(kFirst, kLast, unit, zone, 100'000);
      const auto expect_in_its_bucket = [&](int64_t time_us) {
        const size_t bucket = buckets.Of(time_us);
        ASSERT_LT(bucket, buckets.size());
        ASSERT_EQ(buckets.start(bucket), FloorTime(time_us, unit, zone)) << time_us;
        ASSERT_EQ(buckets.start(bucket + 1), NextTime(time_us, unit, zone)) << time_us;
      };
      for (int i = 0; i < 3'000; ++i) {
        expect_in_its_bucket(kFirst + static_cast<int64_t>(random() % (kLast - kFirst + 1)));
      }
      for (size_t bucket = 0; bucket < buckets.size(); ++bucket) {
        expect_in_its_bucket(buckets.start(bucket));
        expect_in_its_bucket(buckets.start(bucket + 1) - 1);
      }
    }
  }
}

TEST(CalendarBuckets, OneInstantHasOneBucket) {
  const CalendarBuckets buckets(kFirst, kFirst, CalendarUnit::kDay, *FindTimeZone("UTC"), 1);
  EXPECT_EQ(buckets.size(), 1u);
  EXPECT_EQ(buckets.Of(kFirst), 0u);
}

TEST(CalendarBuckets, MoreThanAskedForAreNone) {
  const TimeZone& utc = *FindTimeZone("UTC");
  EXPECT_EQ(CalendarBuckets(0, 3 * 24 * kHour, CalendarUnit::kDay, utc, 4).size(), 4u);
  EXPECT_EQ(CalendarBuckets(0, 3 * 24 * kHour, CalendarUnit::kDay, utc, 3).size(), 0u);
}

}  // namespace
}  // namespace parcours::text
