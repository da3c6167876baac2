// Records that are no contacts: the events that have one value of a property, of whatever contact.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "core/funnel_outcomes.h"
#include "core/funnel_random.h"
#include "funnel/plan/record_list.h"
#include "funnel/plan/refusals.h"

namespace parcours::funnel {
namespace {

using testing::FunnelEvent;

std::vector<std::vector<store::Row>> RowsOf(const KeyedRecords& keyed) {
  std::vector<std::vector<store::Row>> rows;
  for (uint32_t record = 0; record < keyed.count(); ++record) {
    const RecordRows of = keyed.Of(record);
    rows.emplace_back();
    for (uint32_t at = of.begin; at < of.end; ++at) rows.back().push_back(of.At(at));
  }
  return rows;
}

TEST(KeyedRecords, GatherTheEventsOfAValueByTimeAndContact) {
  const auto event = [](const char* contact, int64_t time_us, const char* plan) {
    FunnelEvent made{contact, "a", time_us};
    if (*plan != 0) made.properties = {{"plan", plan}};
    return made;
  };
  const auto store = testing::MakeStore({event("x", 5, "p"), event("x", 9, "q"), event("x", 7, ""),
                                         event("y", 5, "p"), event("y", 3, "p")});
  FunnelDefinition definition;
  definition.count = "plan";
  // Rows: x 5 p, x 7, x 9 q, y 3 p, y 5 p.
  const std::vector<std::vector<store::Row>> expected = {{3, 0, 4}, {2}};
  EXPECT_EQ(RowsOf(KeyedRecords(*store, definition)), expected);
  EXPECT_EQ(RowsOf(KeyedRecords(*store, definition)), expected);  // as they were kept
  const store::RowSequence& rows = KeyedRecords(*store, definition).sequence();
  EXPECT_EQ(std::vector<int64_t>(rows.times_us().begin(), rows.times_us().end()),
            (std::vector<int64_t>{3, 5, 5, 9}));
  EXPECT_EQ(rows.OfNearTimes(0)->From(0), 0b0100u);
  EXPECT_EQ(rows.OfNearTimes(4)->From(0), 0b0110u);  // q's first event is near none of q's
  EXPECT_EQ(rows.OfType(rows.types()[0]).From(0), 0b1111u);
  const std::vector<Filter> of_y = {{"contact", Operator::kEq, {{"y"}}, {}, {}}};
  EXPECT_EQ(rows.OfStep(rows.types()[0], of_y)->From(0), 0b0101u);
}

TEST(KeyedRecords, OfManyEventsStandByTimeAndContactToo) {
  testing::Random random(72);
  std::vector<FunnelEvent> events;
  for (int i = 0; i < 3'000; ++i) {
    FunnelEvent event{"c" + std::to_string(random.Below(200)), "a",
                      static_cast<int64_t>(random.Below(500)) * 1'000'000};
    event.properties = {{"plan", "p"}};
    events.push_back(event);
  }
  const auto store = testing::MakeStore(events);
  FunnelDefinition definition;
  definition.count = "plan";
  std::vector<store::Row> expected(store->times_us().size());
  std::iota(expected.begin(), expected.end(), 0u);
  const auto times_us = store->times_us();
  std::stable_sort(expected.begin(), expected.end(),
                   [&](store::Row a, store::Row b) { return times_us[a] < times_us[b]; });
  const KeyedRecords keyed(*store, definition);
  EXPECT_EQ(RowsOf(keyed), (std::vector<std::vector<store::Row>>{expected}));
  for (uint32_t at = 0; at < expected.size(); ++at) {
    ASSERT_EQ(keyed.sequence().times_us()[at], times_us[expected[at]]);
  }
}

TEST(KeyedRecords, AreGatheredAnewForOtherContacts) {
  FunnelEvent of_x{"x", "a", 5};
  of_x.properties = {{"plan", "p"}};
  FunnelEvent of_y = of_x;
  of_y.contact = "y";
  const auto store = testing::MakeStore({of_x, of_y});
  FunnelDefinition all;
  all.count = "plan";
  FunnelDefinition some = all;
  some.filters.contact = {{"contact", Operator::kEq, {{"y"}}, {}, {}}};
  const size_t before = store->memory_bytes();
  EXPECT_EQ(RowsOf(KeyedRecords(*store, all)), (std::vector<std::vector<store::Row>>{{0, 1}}));
  EXPECT_EQ(RowsOf(KeyedRecords(*store, some)), (std::vector<std::vector<store::Row>>{{1}}));
  EXPECT_EQ(RowsOf(KeyedRecords(*store, all)), (std::vector<std::vector<store::Row>>{{0, 1}}));
  EXPECT_GT(store->memory_bytes(), before);
  store->ForgetRows();
  EXPECT_EQ(store->memory_bytes(), before);
}

TEST(KeyedRecords, AreSearchedByBitsAsTheGeneralSearchDoes) {
  const uint32_t seed = 71;
  testing::Random random(seed);
  for (int round = 0; round < 20'000 && !::testing::Test::HasFatalFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    std::vector<FunnelEvent> events = testing::RandomEvents(&random);
    testing::AddPlans(&random, &events);
    const auto store = testing::MakeStore(events);
    FunnelDefinition definition = random.OneIn(3) ? testing::RandomPlainDefinition(&random)
                                                  : testing::RandomDefinition(&random);
    definition.count = "plan";
    if (random.OneIn(4) && definition.order == StageOrder::kSequential &&
        definition.entry != EntryRule::kLatest) {
      definition.order = StageOrder::kAny;
      for (Stage& stage : definition.stages) stage.optional = false;
    }
    if (random.OneIn(3)) {
      definition.stages[0].steps[0].where = {{"contact", Operator::kNe, {{"c1"}}, {}, {}}};
    }
    if (random.OneIn(4)) {
      definition.filters.events = {{"contact", Operator::kNe, {{"c2"}}, {}, {}}};
    }
    if (!UnsupportedIn(definition).empty()) continue;
    testing::CompareWithTheGeneralSearch(*store, definition);
  }
}

}  // namespace
}  // namespace parcours::funnel
