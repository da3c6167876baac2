// Parts of a funnel's answer against the plain way to count them: paths and links, revenue, and a
// report summed a piece at a time.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/funnel_data.h"
#include "core/funnel_random.h"
#include "funnel/figures/journeys.h"
#include "funnel/figures/summary.h"
#include "funnel/funnel.h"
#include "report/funnel_json.h"
#include "store/event_money.h"

namespace parcours::funnel {
namespace {

using testing::FunnelEvent;

using PlainNode = std::pair<uint32_t, std::string>;  // a stage and a value

PlainNode Plain(const Node& node) { return {node.stage, node.label.value}; }

TEST(JourneyCounter, CountsAsManyPathsAsThereAre) {
  constexpr uint32_t kStages = 5;
  constexpr uint32_t kGroups = 6;
  JourneyCounter::Labels labels(kStages);
  for (std::vector<Label>& stage : labels) {
    for (uint32_t group = 0; group < kGroups; ++group) {
      stage.push_back({Label::Kind::kValue, std::string(1, static_cast<char>('a' + group))});
    }
  }
  std::mt19937 random(3);
  JourneyCounter journeys;
  std::map<std::vector<PlainNode>, uint64_t> paths;
  std::map<std::pair<PlainNode, PlainNode>, std::pair<uint64_t, int64_t>> links;  // records, sum
  for (int record = 0; record < 20'000; ++record) {
    journeys.Begin();
    std::vector<PlainNode> path;
    int64_t time_us = 0;
    for (uint32_t stage = 0; stage < kStages; ++stage) {
      if (stage > 0 && random() % 4 == 0) continue;
      const auto group = static_cast<uint32_t>(random() % kGroups);
      const auto hop_us = static_cast<int64_t>(random() % 1'000'000);
      time_us += hop_us;
      journeys.At(stage, group, time_us);
      const PlainNode node(stage, labels[stage][group].value);
      if (!path.empty()) {
        auto& [records, sum_us] = links[{path.back(), node}];
        ++records;
        sum_us += hop_us;
      }
      path.push_back(node);
    }
    journeys.End();
    ++paths[path];
  }
  std::map<std::vector<PlainNode>, uint64_t> counted;
  for (const Path& path : journeys.Paths(labels)) {
    std::vector<PlainNode> nodes;
    for (const Node& node : path.nodes) nodes.push_back(Plain(node));
    counted[nodes] += path.records;
  }
  EXPECT_EQ(counted, paths);
  const std::vector<Link> counted_links = journeys.Links(labels);
  ASSERT_EQ(counted_links.size(), links.size());
  for (const Link& link : counted_links) {
    const auto& [records, sum_us] = links[{Plain(link.from), Plain(link.to)}];
    EXPECT_EQ(link.records, records);
    EXPECT_NEAR(link.mean_ms, static_cast<double>(sum_us) / 1000 / static_cast<double>(records),
                1e-6);
  }
}

// Money on many events and on few, on those of one stage, of several and of none.
TEST(Funnel, RevenueIsThatOfEveryEventTaken) {
  const std::string types = "abcx";
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const uint32_t rarity = seed % 3 == 0 ? 1 : 30;
    const uint32_t paying = random() % 16;  // bits by type
    std::vector<FunnelEvent> events;
    for (int i = 0; i < 600; ++i) {
      const uint32_t type = random() % 4;
      testing::Properties properties;
      if ((paying >> type & 1) != 0 && random() % rarity == 0) {
        properties = {{"revenue", std::to_string(random() % 1000)},
                      {"currency", random() % 2 == 0 ? "EUR" : "USD"}};
      }
      events.push_back({"c" + std::to_string(random() % 80), std::string(1, types[type]),
                        static_cast<int64_t>(random() % 10'000), properties});
    }
    const auto store = testing::MakeStore(events);
    FunnelDefinition definition;
    for (const char* type : {"a", "b", "c"}) {
      definition.stages.emplace_back();
      definition.stages.back().steps.push_back({type, {}});
    }
    if (seed % 4 == 1) definition.order = StageOrder::kAny;
    if (seed % 4 == 2) definition.stages[1].optional = true;

    const StagePlan plan(*store, definition);
    const Outcomes outcomes = FindJourneys(*store, definition, plan);
    std::map<std::string, int64_t> expected;
    for (size_t index = 0; index < outcomes.size(); ++index) {
      for (uint32_t place = 0; place < outcomes.stage_count; ++place) {
        const store::Row row = outcomes.row(index, place);
        if (row == store::kNoRow) continue;
        const std::optional<int64_t> money = store::MoneyOf(*store, row);
        if (!money) continue;
        const uint32_t currency = store->column(store::Field::kCurrency)[row];
        expected[std::string(store->values(store::Field::kCurrency).Text(currency))] += *money;
      }
    }
    EXPECT_EQ(ComputeFunnel(*store, definition).whole.revenue, expected);
  }
}

std::string Json(const FunnelResult& result) {
  std::string text;
  json::Writer out(&text);
  out.BeginObject();
  report::WriteFunnel(result, &out);
  out.End();
  return text;
}

// Of more records than a piece holds, so that what one leaves must not show in the next.
TEST(Funnel, ASumOfPiecesIsThatOfAllOutcomesKept) {
  constexpr FunnelParts kAddingUp = {true, true, false, true};
  testing::Random random(7);
  std::vector<FunnelEvent> events;
  while (events.size() < 60'000) {
    const std::string prefix = std::to_string(events.size());
    for (FunnelEvent& event : testing::RandomEvents(&random)) {
      event.contact += prefix;
      if (random.OneIn(8)) event.properties = {{"revenue", "1.5"}, {"currency", "EUR"}};
      events.push_back(std::move(event));
    }
  }
  const auto store = testing::MakeStore(events);
  ASSERT_GT(store->contact_count(), 10'000u);
  uint64_t most = 0;
  for (int i = 0; i < 100; ++i) {
    SCOPED_TRACE("definition " + std::to_string(i));
    const FunnelDefinition definition = testing::RandomDefinition(&random);
    const FunnelResult summed = ComputeFunnel(*store, definition, kAddingUp);
    most = std::max(most, summed.whole.entered);

    const StagePlan stages(*store, definition);
    const FigurePlan plan(*store, definition, stages, kAddingUp);
    ASSERT_TRUE(AddsUp(plan));
    const Outcomes outcomes = FindJourneys(*store, definition, stages);
    std::vector<uint32_t> all(outcomes.size());
    std::iota(all.begin(), all.end(), 0u);
    FunnelResult kept = summed;
    kept.whole = Summary(plan, outcomes).Count(all);
    ASSERT_EQ(Json(summed), Json(kept));
  }
  EXPECT_GT(most, 5'000u);
}

}  // namespace
}  // namespace parcours::funnel
