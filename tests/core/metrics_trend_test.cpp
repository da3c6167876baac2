// Trends and comparisons in local time: days of 23 and 25 hours, hours that are skipped or shown
// twice, weeks and months; and that rows add up to the cards whatever the unit and the zone.

#include <gtest/gtest.h>

#include <random>

#include "core/metrics_cases.h"
#include "core/metrics_query.h"
#include "metrics/cards.h"

namespace parcours {
namespace {

using metrics::MetricField;
using metrics::MetricSet;
using nlohmann::json;
using test::Case;
using test::ForEachCase;

// A send of m to contacts of their own at each of these times.
std::string SendsAt(const std::vector<std::string>& times) {
  std::string lines;
  for (size_t i = 0; i < times.size(); ++i) {
    lines += R"({"contact":"c)" + std::to_string(i) + R"(","time":")" + times[i] +
             R"(","type":"email.sent","message":"m"})" + "\n";
  }
  return lines;
}

// "2026-03-28 2, 2026-03-29 1": the rows of the trend and their sends.
std::string Trend(const std::string& lines, const std::string& unit, const std::string& range) {
  const json answer = test::QueryMetrics(
      lines, R"({"report":"cards","trend":")" + unit + R"(","range":)" + range + "}");
  std::string text;
  for (const json& row : answer["trend"]) {
    text += (text.empty() ? "" : ", ") + row["date"].get<std::string>() + " " + row["sends"].dump();
  }
  return text;
}

TEST(MetricTrend, AnHourThatIsSkippedHasNoRow) {
  const std::string trend =
      Trend(SendsAt({"2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"}), "hour",
            R"({"from":"2026-03-29","to":"2026-03-29","timeZone":"Europe/Paris"})");
  EXPECT_EQ(std::count(trend.begin(), trend.end(), ','), 22);  // 23 rows
  EXPECT_NE(trend.find("2026-03-29T01:00 1, 2026-03-29T03:00 1"), std::string::npos) << trend;
}

TEST(MetricTrend, AnHourThatIsShownTwiceIsOneRow) {
  const std::string trend =
      Trend(SendsAt({"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z"}),
            "hour", R"({"from":"2026-10-25","to":"2026-10-25","timeZone":"Europe/Paris"})");
  EXPECT_EQ(std::count(trend.begin(), trend.end(), ','), 23);
  EXPECT_NE(trend.find("2026-10-25T02:00 2, 2026-10-25T03:00 1"), std::string::npos) << trend;
}

TEST(MetricTrend, DaysBeginAtLocalMidnightWhateverTheirLength) {
  EXPECT_EQ(Trend(SendsAt({"2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z",
                           "2026-10-25T23:00:00Z"}),
                  "day", R"({"timeZone":"Europe/Paris"})"),
            "2026-10-24 1, 2026-10-25 2, 2026-10-26 1");
  EXPECT_EQ(Trend(SendsAt({"2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z",
                           "2026-03-29T22:00:00Z"}),
                  "day", R"({"timeZone":"Europe/Paris"})"),
            "2026-03-28 1, 2026-03-29 2, 2026-03-30 1");
}

TEST(MetricTrend, WeeksBeginOnMondayAndMonthsOnTheFirst) {
  const std::string sends = SendsAt({"2026-01-04T22:59:59Z", "2026-01-04T23:00:00Z",
                                     "2026-01-31T22:59:59Z", "2026-01-31T23:00:00Z"});
  EXPECT_EQ(Trend(sends, "week", R"({"timeZone":"Europe/Paris"})"),
            "2025-12-29 1, 2026-01-05 1, 2026-01-12 0, 2026-01-19 0, 2026-01-26 2");
  EXPECT_EQ(Trend(sends, "month", R"({"timeZone":"Europe/Paris"})"), "2026-01-01 3, 2026-02-01 1");
}

TEST(MetricTrend, ARangeOfOneEndBeyondTheDataHasTheRowOfItsEnd) {
  const std::string sends = SendsAt({"2026-01-04T12:00:00Z", "2026-01-06T12:00:00Z"});
  EXPECT_EQ(Trend(sends, "day", R"({"from":"2026-01-09"})"), "2026-01-09 0");
  EXPECT_EQ(Trend(sends, "day", R"({"to":"2026-01-01"})"), "2026-01-01 0");
  EXPECT_EQ(Trend(sends, "day", R"({"from":"2026-01-05"})"), "2026-01-05 0, 2026-01-06 1");
}

TEST(MetricTrend, TheRangeBeforeHasAsManyLocalDays) {
  // Two days; before them 28 March and the 23 hours of 29 March.
  const json answer = test::QueryMetrics(
      SendsAt({"2026-03-27T22:59:59Z", "2026-03-27T23:00:00Z", "2026-03-29T21:59:59Z",
               "2026-03-29T22:00:00Z", "2026-03-31T21:59:59Z", "2026-03-31T22:00:00Z"}),
      R"({"report":"cards","compare":"previous",
          "range":{"from":"2026-03-30","to":"2026-03-31","timeZone":"Europe/Paris"}})");
  EXPECT_EQ(answer["all"]["sends"], 2);
  EXPECT_EQ(answer["previous"]["all"]["sends"], 2);
  EXPECT_FALSE(test::QueryMetrics("", R"({"report":"cards","compare":"previous",
                                          "range":{"from":"2026-03-30"}})")
                   .contains("previous"));
}

uint64_t NumberIn(const MetricSet& set, const MetricField& field) {
  if (const auto* count = std::get_if<metrics::Count MetricSet::*>(&field.member)) {
    return (set.**count).value;
  }
  if (const auto* shares = std::get_if<metrics::Shares MetricSet::*>(&field.member)) {
    return (set.**shares).parts;
  }
  return 0;
}

// Casablanca puts its clock back on 15 February 2026, in the middle of these loads.
TEST(MetricTrend, RowsAddUpToTheCardsInEveryUnitAndZone) {
  ForEachCase([](Case* c) {
    const char* zones[] = {"UTC", "Europe/Paris", "America/St_Johns", "Africa/Casablanca"};
    c->request.options.unit = MetricOptions::Unit::kInstance;
    // What was never sent has no date and stands in no row.
    if (c->request.selection.range.from_us == kMinTimeUs) {
      c->request.selection.range.from_us = test::kStartUs - test::kDayUs;
    }
    c->request.selection.range.time_zone = zones[c->seed % 4];
    const metrics::InstanceTable table(*c->store);
    for (const TrendUnit unit :
         {TrendUnit::kHour, TrendUnit::kDay, TrendUnit::kWeek, TrendUnit::kMonth}) {
      c->request.trend = unit;
      const metrics::CardsResult cards = ComputeCards(table, *c->store, c->request);
      for (const MetricField& field : metrics::MetricFields()) {
        // By event an instance may stand in several periods; its events and orders do not.
        const bool of_instances = std::holds_alternative<metrics::Set>(field.source);
        const bool by_event = c->request.options.date_basis == MetricOptions::DateBasis::kEvent;
        if (of_instances && by_event) continue;
        uint64_t sum = 0;
        for (const metrics::TrendRow& row : *cards.trend) sum += NumberIn(row.all, field);
        EXPECT_EQ(NumberIn(cards.scopes.all, field), sum) << field.key;
      }
    }
  });
}

// Far more instances than kinds of them in days, so that they are counted by kind.
TEST(MetricTrend, RowsOfManyInstancesAreTheCardsOfTheirDays) {
  std::mt19937 random(5);
  std::string lines;
  for (int i = 0; i < 6'000; ++i) {
    const std::string day = std::to_string(10 + random() % 8);
    const std::string about = R"({"contact":"c)" + std::to_string(random() % 900) +
                              R"(","delivery":"d)" + std::to_string(i) + R"(","message":"m)" +
                              std::to_string(random() % 2) + R"(","time":"2026-02-)" + day;
    lines += about + R"(T08:00:00Z","type":"email.sent"})" + "\n";
    if (random() % 4 != 0) lines += about + R"(T09:00:00Z","type":"email.delivered"})" + "\n";
    if (random() % 2 == 0) lines += about + R"(T10:00:00Z","type":"email.opened"})" + "\n";
    if (random() % 8 == 0) {
      lines += about + R"(T11:00:00Z","type":"order_placed","order":"o)" + std::to_string(i) +
               R"(","total":"9.5","currency":"EUR"})" + "\n";
    }
  }
  for (const std::string unit : {"instance", "contact"}) {
    const std::string options = R"("report":"cards","options":{"unit":")" + unit + R"("})";
    const json trend = test::QueryMetrics(lines, "{" + options + R"(,"trend":"day"})")["trend"];
    ASSERT_EQ(trend.size(), 8u);
    for (json row : trend) {
      const std::string date = row["date"];
      const std::string range = R"("range":{"from":")" + date + R"(","to":")" + date + R"("})";
      const json of_day = test::QueryMetrics(lines, "{" + options + "," + range + "}");
      row.erase("date");
      EXPECT_EQ(row, of_day["all"]) << date;
      EXPECT_GT(row["opened"], 100) << date;
    }
  }
}

}  // namespace
}  // namespace parcours
