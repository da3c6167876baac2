// Whole funnels against brute force, and the laws that every funnel keeps, on seeded random data.
#include "core/funnel_random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "funnel/funnel.h"
#include "reference/slow_funnel.h"

namespace parcours::funnel {
namespace {

using reference::CountSlowFunnel;
using reference::SlowFunnelCounts;
using reference::SlowFunnelEvent;
using testing::FunnelEvent;
using testing::Random;
using testing::RandomDefinition;
using testing::RandomEvents;

FunnelFigures Figures(const std::vector<FunnelEvent>& events, const FunnelDefinition& definition) {
  return ComputeFunnel(*testing::MakeStore(events), definition).whole;
}

SlowFunnelCounts SlowCounts(const std::vector<FunnelEvent>& events,
                            const FunnelDefinition& definition) {
  std::vector<SlowFunnelEvent> slow;
  for (const FunnelEvent& event : events) {
    slow.push_back({event.contact, event.type, event.time_us});
  }
  return CountSlowFunnel(slow, definition);
}

// A percentile of sorted durations, told another way than the engine does: the weighted mean of the
// two neighbours.
double SlowPercentileMs(const std::vector<int64_t>& sorted_us, uint32_t percent) {
  const uint64_t position = (sorted_us.size() - 1) * uint64_t{percent};
  const int64_t low = sorted_us[position / 100];
  const int64_t high = sorted_us[std::min<size_t>(position / 100 + 1, sorted_us.size() - 1)];
  const auto rest = static_cast<int64_t>(position % 100);
  return static_cast<double>(low * (100 - rest) + high * rest) / 100'000.0;
}

void ExpectSameDurations(const DurationStatistics& measured,
                         const std::vector<int64_t>& sorted_us) {
  ASSERT_EQ(measured.n, sorted_us.size());
  if (sorted_us.empty()) return;
  const int64_t sum_us = std::accumulate(sorted_us.begin(), sorted_us.end(), int64_t{0});
  const auto n = static_cast<double>(sorted_us.size());
  EXPECT_NEAR(measured.mean_ms, static_cast<double>(sum_us) / n / 1000, 1e-6);
  EXPECT_NEAR(measured.median_ms, SlowPercentileMs(sorted_us, 50), 1e-6);
  EXPECT_NEAR(measured.p10_ms, SlowPercentileMs(sorted_us, 10), 1e-6);
  EXPECT_NEAR(measured.p25_ms, SlowPercentileMs(sorted_us, 25), 1e-6);
  EXPECT_NEAR(measured.p75_ms, SlowPercentileMs(sorted_us, 75), 1e-6);
  EXPECT_NEAR(measured.p90_ms, SlowPercentileMs(sorted_us, 90), 1e-6);
  EXPECT_NEAR(measured.p95_ms, SlowPercentileMs(sorted_us, 95), 1e-6);
  EXPECT_EQ(measured.min_ms, static_cast<double>(sorted_us.front()) / 1000);
  EXPECT_EQ(measured.max_ms, static_cast<double>(sorted_us.back()) / 1000);
}

void ExpectSame(const FunnelFigures& figures, const SlowFunnelCounts& slow) {
  ASSERT_EQ(figures.entered, slow.entered);
  ASSERT_EQ(figures.converted, slow.converted);
  EXPECT_EQ(figures.in_progress, slow.in_progress);
  EXPECT_EQ(figures.dropped, slow.dropped);
  EXPECT_EQ(figures.mature.denominator, slow.mature);
  EXPECT_EQ(figures.mature.numerator, slow.mature_converted);
  ExpectSameDurations(figures.time_to_convert, slow.time_to_convert_us);
  if (figures.totals && slow.attempts != 0) {
    EXPECT_EQ(figures.totals->reached, slow.attempts_reached);
    EXPECT_EQ(figures.totals->converted, slow.attempts_converted);
    EXPECT_EQ(figures.totals->in_progress, slow.attempts_in_progress);
  }
  for (size_t i = 0; i < slow.stages.size(); ++i) {
    SCOPED_TRACE("stage " + std::to_string(i));
    const StageFigures& stage = figures.stages[i];
    const reference::SlowStageCounts& expected = slow.stages[i];
    EXPECT_EQ(stage.records, expected.records);
    EXPECT_EQ(stage.dropped, expected.dropped);
    EXPECT_EQ(stage.in_progress, expected.in_progress);
    for (size_t step = 0; step < stage.steps.size(); ++step) {
      EXPECT_EQ(stage.steps[step].advanced, expected.advanced[step]) << "step " << step;
      EXPECT_EQ(stage.steps[step].did, expected.did[step]) << "step " << step;
    }
    if (i > 0) ExpectSameDurations(stage.from_previous, expected.from_previous_us);
    if (!stage.optional) continue;
    EXPECT_EQ(stage.conversion_with.numerator, expected.converted_with);
    EXPECT_EQ(stage.conversion_with.denominator, expected.records);
    EXPECT_EQ(stage.conversion_without.numerator, expected.converted_without);
    EXPECT_EQ(stage.conversion_without.denominator, stage.previous_records - expected.records);
  }
}

// The laws of docs/funnel.md that one answer must keep by itself.
void ExpectLaws(const FunnelFigures& figures) {
  if (figures.totals) {
    EXPECT_GE(figures.totals->reached[0], figures.entered);
    EXPECT_TRUE(std::is_sorted(figures.totals->reached.rbegin(), figures.totals->reached.rend()));
    EXPECT_LE(figures.totals->converted + figures.totals->in_progress, figures.totals->reached[0]);
  }
  EXPECT_EQ(figures.converted + figures.dropped + figures.in_progress, figures.entered);
  uint64_t previous = figures.entered;
  uint64_t ended = 0;
  for (const StageFigures& stage : figures.stages) {
    EXPECT_LE(stage.records, previous);
    if (!stage.optional) previous = stage.records;
    ended += stage.dropped + stage.in_progress;
    uint64_t advanced = 0;
    for (const StepFigures& step : stage.steps) {
      advanced += step.advanced;
      EXPECT_LE(step.advanced, step.did);
      EXPECT_LE(step.did, stage.records);
    }
    EXPECT_EQ(advanced, stage.records);
  }
  EXPECT_EQ(ended + figures.converted, figures.entered);
  uint64_t in_bins = 0;
  for (const HistogramBin& bin : figures.histogram) in_bins += bin.records;
  EXPECT_EQ(in_bins, figures.converted);
  uint64_t in_trend = 0;
  for (const TrendRow& row : figures.trend) in_trend += row.entered;
  EXPECT_EQ(in_trend, figures.entered);
  uint64_t on_paths = 0;
  for (const Path& path : figures.paths) on_paths += path.records;
  EXPECT_EQ(on_paths, figures.entered);
}

// Every count of the report that adds up over disjoint records, by its name.
using Counts = std::map<std::string, uint64_t>;

std::string NameOf(const Node& node) {
  constexpr const char* kKinds[] = {"", "=", " other", " none"};
  return std::to_string(node.stage) + kKinds[static_cast<size_t>(node.label.kind)] +
         node.label.value;
}

Counts CountsOf(const FunnelFigures& figures) {
  Counts counts;
  const auto add = [&](const std::string& name, uint64_t count) {
    if (count != 0) counts[name] += count;
  };
  add("entered", figures.entered);
  add("converted", figures.converted);
  add("in progress", figures.in_progress);
  add("dropped", figures.dropped);
  add("mature", figures.mature.denominator);
  add("mature converted", figures.mature.numerator);
  add("times", figures.time_to_convert.n);
  for (uint32_t i = 0; i < figures.stages.size(); ++i) {
    const StageFigures& stage = figures.stages[i];
    const std::string at = "stage " + std::to_string(i);
    add(at, stage.records);
    add(at + " dropped", stage.dropped);
    add(at + " in progress", stage.in_progress);
    add(at + " times", stage.from_previous.n);
    add(at + " with", stage.conversion_with.numerator);
    add(at + " without", stage.conversion_without.numerator);
    for (size_t step = 0; step < stage.steps.size(); ++step) {
      add(at + " advanced " + std::to_string(step), stage.steps[step].advanced);
      add(at + " did " + std::to_string(step), stage.steps[step].did);
    }
    for (const NodeFigures& node : stage.nodes) {
      add("node " + NameOf({i, node.label}), node.records);
    }
  }
  for (const HistogramBin& bin : figures.histogram) {
    add("bin " + std::to_string(bin.from_ms), bin.records);
  }
  for (const TrendRow& row : figures.trend) {
    add(row.date + " entered", row.entered);
    add(row.date + " converted", row.converted);
    add(row.date + " in progress", row.in_progress);
  }
  for (const Link& link : figures.links) {
    add("link " + NameOf(link.from) + " to " + NameOf(link.to), link.records);
  }
  for (const Path& path : figures.paths) {
    std::string name = "path";
    for (const Node& node : path.nodes) name += " " + NameOf(node);
    add(name, path.records);
  }
  if (figures.totals) {
    add("open attempts", figures.totals->in_progress);
    for (size_t i = 0; i < figures.totals->reached.size(); ++i) {
      add("attempts " + std::to_string(i), figures.totals->reached[i]);
    }
  }
  return counts;
}

// By value of the funnel's breakdown too.
Counts CountsOf(const FunnelResult& result) {
  Counts counts = CountsOf(result.whole);
  if (!result.breakdown) return counts;
  for (const BreakdownRow& row : *result.breakdown) {
    for (const auto& [name, count] : CountsOf(row.figures)) {
      counts[NameOf({0, row.label}) + ": " + name] += count;
    }
  }
  return counts;
}

Counts Sum(Counts a, const Counts& b) {
  for (const auto& [name, count] : b) a[name] += count;
  return a;
}

FunnelResult RunFunnel(const std::vector<FunnelEvent>& events, const FunnelDefinition& definition) {
  return ComputeFunnel(*testing::MakeStore(events), definition);
}

template <class Check>
void ForRandomFunnels(uint32_t seed, int rounds, const Check& check) {
  Random random(seed);
  for (int round = 0; round < rounds && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    const std::vector<FunnelEvent> events = RandomEvents(&random);
    const FunnelDefinition definition = RandomDefinition(&random);
    check(events, definition, &random);
  }
}

TEST(FunnelRandom, EveryCountAndTimeAgreesWithBruteForce) {
  ForRandomFunnels(11, 20'000, [](const auto& events, const auto& definition, Random*) {
    const FunnelFigures figures = Figures(events, definition);
    ExpectSame(figures, SlowCounts(events, definition));
    ExpectLaws(figures);
  });
}

TEST(FunnelRandom, PlainFunnelsAgreeWithBruteForce) {
  ForRandomFunnels(18, 40'000, [](const auto& events, const auto&, Random* random) {
    const FunnelDefinition definition = RandomPlainDefinition(random);
    const FunnelFigures figures = Figures(events, definition);
    ExpectSame(figures, SlowCounts(events, definition));
    ExpectLaws(figures);
  });
}

// What the counter of journeys finds, and what is known of plain ones without it.
TEST(FunnelRandom, LinksAndPathsAreTheSameWithAndWithoutTimes) {
  ForRandomFunnels(19, 5'000, [](const auto& events, FunnelDefinition definition, Random* random) {
    if (random->OneIn(2)) definition = RandomPlainDefinition(random);
    const auto store = testing::MakeStore(events);
    FunnelParts paths_only;
    paths_only.times = paths_only.trend = paths_only.revenue = false;
    const FunnelFigures all = ComputeFunnel(*store, definition).whole;
    const FunnelFigures paths = ComputeFunnel(*store, definition, paths_only).whole;
    ASSERT_EQ(paths.links.size(), all.links.size());
    for (size_t i = 0; i < all.links.size(); ++i) {
      EXPECT_EQ(paths.links[i].from.stage, all.links[i].from.stage);
      EXPECT_EQ(paths.links[i].to.stage, all.links[i].to.stage);
      EXPECT_EQ(paths.links[i].records, all.links[i].records);
      EXPECT_EQ(paths.links[i].mean_ms, all.links[i].mean_ms);
    }
    ASSERT_EQ(paths.paths.size(), all.paths.size());
    for (size_t i = 0; i < all.paths.size(); ++i) {
      EXPECT_EQ(paths.paths[i].records, all.paths[i].records);
      EXPECT_EQ(paths.paths[i].nodes.size(), all.paths[i].nodes.size());
    }
  });
}

// The same journeys as deals: several of a contact, between events that belong to none.
TEST(FunnelRandom, DealsAreCountedAsContactsAre) {
  ForRandomFunnels(17, 5'000, [](const auto& events, FunnelDefinition definition, Random* random) {
    std::vector<FunnelEvent> of_deals;
    int64_t last_us = 0;
    for (const FunnelEvent& event : events) {
      last_us = std::max(last_us, event.time_us);
      FunnelEvent of_deal = event;
      of_deal.contact = std::string("owner") + (event.contact < "c3" ? "1" : "2");
      if (random->OneIn(3)) of_deals.push_back(of_deal);  // without its deal
      of_deal.properties = {{"deal", event.contact}};
      of_deals.push_back(of_deal);
    }
    if (!definition.horizon_us) definition.horizon_us = last_us;
    const SlowFunnelCounts expected = SlowCounts(events, definition);
    definition.count = "deal";
    ExpectSame(Figures(of_deals, definition), expected);
  });
}

TEST(FunnelRandom, WideningTheWindowNeverLowersARequiredStage) {
  ForRandomFunnels(12, 3'000, [](const auto& events, FunnelDefinition definition, Random* random) {
    definition.window_us = 1'000'000 * int64_t{random->Below(10)};
    for (Exclusion& exclusion : definition.exclusions) {
      exclusion.mode = Exclusion::Mode::kEndAttempt;  // a removed record leaves every count
    }
    const FunnelFigures narrow = Figures(events, definition);
    *definition.window_us += 1'000'000 * int64_t{random->Below(10)};
    const FunnelFigures wide = Figures(events, definition);
    for (size_t i = 0; i < narrow.stages.size(); ++i) {
      if (narrow.stages[i].optional) continue;
      EXPECT_LE(narrow.stages[i].records, wide.stages[i].records);
    }
  });
}

TEST(FunnelRandom, AnEventThatMatchesNoStageChangesNothing) {
  ForRandomFunnels(13, 3'000, [](auto events, FunnelDefinition definition, Random* random) {
    definition.order = StageOrder::kSequential;
    definition.horizon_us = 20'000'000;
    for (Exclusion& exclusion : definition.exclusions) {
      if (exclusion.step.event == "*") exclusion.step.event = "x";
    }
    for (Stage& stage : definition.stages) {
      for (Step& step : stage.steps) {
        if (step.event == "*") step.event = "a";
      }
    }
    const SlowFunnelCounts before = SlowCounts(events, definition);
    for (int i = 0; i < 5; ++i) {
      events.push_back({"c" + std::to_string(random->Below(3)), "elsewhere",
                        1'000'000 * int64_t{random->Below(30)}});
    }
    ExpectSame(Figures(events, definition), before);
  });
}

// Arrival decides which of two events of one instant is taken, so it may decide whether the other
// one is left for an optional stage or for the next attempt, or which step it advanced by; nothing
// else.
TEST(FunnelRandom, ShuffledInputAndRenamedIdsChangeNothing) {
  ForRandomFunnels(14, 3'000, [](auto events, FunnelDefinition definition, Random* random) {
    definition.ties = TieRule::kAny;
    definition.totals = false;
    for (Stage& stage : definition.stages) {
      stage.steps.resize(1);
      stage.optional = false;
    }
    const SlowFunnelCounts before = SlowCounts(events, definition);
    std::shuffle(events.begin(), events.end(), random->engine());
    for (FunnelEvent& event : events) event.contact = "renamed-" + event.contact;
    ExpectSame(Figures(events, definition), before);
  });
}

TEST(FunnelRandom, ReportsOfDisjointRecordsAddUp) {
  ForRandomFunnels(15, 2'000, [](auto events, FunnelDefinition definition, Random* random) {
    const uint32_t all_values = 1000;  // the same top values, however the records are split
    definition.horizon_us = 20'000'000;
    std::vector<FunnelEvent> more = RandomEvents(random);
    for (FunnelEvent& event : more) event.contact += "-more";
    testing::AddPlans(random, &events);
    testing::AddPlans(random, &more);
    testing::AddBreakdowns(random, 3, &definition);
    for (Stage& stage : definition.stages) {
      if (stage.breakdown) stage.breakdown->top = all_values;
    }
    if (definition.breakdown) definition.breakdown->top = all_values;
    std::vector<FunnelEvent> all = events;
    all.insert(all.end(), more.begin(), more.end());
    EXPECT_EQ(CountsOf(RunFunnel(all, definition)),
              Sum(CountsOf(RunFunnel(events, definition)), CountsOf(RunFunnel(more, definition))));
  });
}

TEST(FunnelRandom, RenamedIdsChangeNoCount) {
  ForRandomFunnels(16, 2'000, [](auto events, FunnelDefinition definition, Random* random) {
    testing::AddPlans(random, &events);
    testing::AddBreakdowns(random, 3, &definition);
    const Counts before = CountsOf(RunFunnel(events, definition));
    for (FunnelEvent& event : events) event.contact = "z" + std::to_string('9' - event.contact[1]);
    EXPECT_EQ(CountsOf(RunFunnel(events, definition)), before);
  });
}

// What is counted once a record adds up over the values of a breakdown to the whole.
TEST(FunnelRandom, BreakdownValuesOtherAndNoneAreTheWhole) {
  ForRandomFunnels(18, 2'000, [](auto events, FunnelDefinition definition, Random* random) {
    testing::AddPlans(random, &events);
    testing::AddBreakdowns(random, 2, &definition);
    for (Stage& stage : definition.stages) stage.breakdown.reset();  // their top values differ
    const FunnelResult result = RunFunnel(events, definition);
    if (!result.breakdown) return;
    Counts sum;
    for (const BreakdownRow& row : *result.breakdown) sum = Sum(sum, CountsOf(row.figures));
    EXPECT_EQ(sum, CountsOf(result.whole));
  });
}

}  // namespace
}  // namespace parcours::funnel
