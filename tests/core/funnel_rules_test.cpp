// Which events make a record advance, rule by rule, on data small enough to count by hand.
#include <gtest/gtest.h>

#include <vector>

#include "core/small_funnel.h"

namespace parcours::funnel {
namespace {

using testing::FunnelEvent;

TEST(FunnelRules, LastStageAtExactlyTheWindowsEndCounts) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.window_us = 100;
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", 100}}, definition).whole), (Counts{1, 1}));
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", 101}}, definition).whole), (Counts{1, 0}));
}

TEST(FunnelRules, ALaterStartConvertsWhereTheFirstOneRanOutOfTime) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.window_us = 100;
  const std::vector<FunnelEvent> events = {{"x", "a", 0}, {"x", "a", 50}, {"x", "b", 120}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 1}));
  EXPECT_EQ(RunFunnel(events, definition).whole.time_to_convert.mean_ms, 0.07);
  definition.entry = EntryRule::kFirst;
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 0}));
}

TEST(FunnelRules, OneEventAdvancesOneStageOnly) {
  const FunnelDefinition definition = DefinitionOf({"a", "a"});
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 5}}, definition).whole), (Counts{1, 0}));
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 5}, {"x", "a", 5}}, definition).whole), (Counts{1, 1}));
}

TEST(FunnelRules, EqualTimesGoInAnyOrderUnlessTheSequenceIsKept) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  const std::vector<FunnelEvent> events = {{"x", "b", 5}, {"x", "a", 5}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 1}));
  definition.ties = TieRule::kSequence;
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 0}));
}

TEST(FunnelRules, HopLimitsAreInclusive) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.stages[1].hop_min_us = 10;
  definition.stages[1].hop_max_us = 20;
  for (const auto& [time_us, reached] :
       std::vector<std::pair<int64_t, uint64_t>>{{9, 0}, {10, 1}, {20, 1}, {21, 0}}) {
    EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", time_us}}, definition).whole),
              (Counts{1, reached}))
        << time_us;
  }
}

TEST(FunnelRules, AnOptionalStageCountsBetweenItsNeighboursOnly) {
  FunnelDefinition definition = DefinitionOf({"a", "o", "b"});
  definition.stages[1].optional = true;
  const FunnelFigures figures = RunFunnel({{"with", "a", 0},
                                           {"with", "o", 1},
                                           {"with", "b", 2},
                                           {"late", "a", 0},
                                           {"late", "b", 1},
                                           {"late", "o", 2},
                                           {"stopped", "a", 0},
                                           {"stopped", "o", 9}},
                                          definition)
                                    .whole;
  EXPECT_EQ(Records(figures), (Counts{3, 2, 2}));
  EXPECT_EQ(figures.stages[2].previous_records, 3u);
  EXPECT_EQ(figures.stages[1].conversion_with.numerator, 1u);
  EXPECT_EQ(figures.stages[1].conversion_with.denominator, 2u);
  EXPECT_EQ(figures.stages[1].conversion_without.numerator, 1u);
  EXPECT_EQ(figures.stages[1].conversion_without.denominator, 1u);
}

TEST(FunnelRules, AnExclusionEndsTheAttemptAndALaterOneMayConvert) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.window_us = 1000;
  Exclusion exclusion;
  exclusion.step.event = "x";
  exclusion.to_stage = 1;
  definition.exclusions.push_back(exclusion);
  const std::vector<FunnelEvent> events = {
      {"retry", "a", 0},   {"retry", "x", 1}, {"retry", "a", 2},    {"retry", "b", 3},
      {"ended", "a", 0},   {"ended", "x", 1}, {"ended", "b", 3},    {"tied", "a", 0},
      {"tied", "x", 3},    {"tied", "b", 3},  {"at-start", "x", 0}, {"at-start", "a", 0},
      {"at-start", "b", 3}};
  const FunnelFigures figures = RunFunnel(events, definition).whole;
  EXPECT_EQ(Records(figures), (Counts{4, 3}));
  EXPECT_EQ(figures.dropped, 1u);  // though its window is open
  EXPECT_EQ(figures.in_progress, 0u);
  definition.exclusions[0].mode = Exclusion::Mode::kRemoveRecord;
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{2, 2}));
}

TEST(FunnelRules, StrictOrderAllowsNoOtherEventBetween) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  const std::vector<FunnelEvent> events = {
      {"p", "a", 0}, {"p", "other", 1}, {"p", "b", 2}, {"q", "a", 0}, {"q", "b", 2}};
  definition.order = StageOrder::kStrict;
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{2, 1}));
  definition.scope = StrictScope::kStages;
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{2, 2}));
  definition.scope = StrictScope::kAll;
  definition.filters.events = {{"type", Operator::kNe, {{"other", false}}, {}, ""}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{2, 2}));
}

TEST(FunnelRules, AnyOrderCountsHowManyStagesWereDone) {
  FunnelDefinition definition = DefinitionOf({"a", "b", "c"});
  definition.order = StageOrder::kAny;
  definition.window_us = 100;
  const FunnelFigures figures = RunFunnel({{"all", "c", 0},
                                           {"all", "a", 50},
                                           {"all", "b", 100},
                                           {"two", "b", 0},
                                           {"two", "b", 10},
                                           {"two", "a", 101},
                                           {"one", "c", 0},
                                           {"none", "d", 0}},
                                          definition)
                                    .whole;
  EXPECT_EQ(Records(figures), (Counts{3, 2, 1}));
  EXPECT_EQ(figures.stages[2].steps[0].advanced, 2u);
  EXPECT_EQ(figures.time_to_convert.max_ms, 0.1);
  EXPECT_EQ(figures.stages[1].from_previous.max_ms, 0.091);  // from the later b
  ASSERT_FALSE(figures.paths.empty());
  EXPECT_EQ(figures.links.size(), 3u);  // c to a, a to b, b to a
}

TEST(FunnelRules, AnyOrderLetsAnEventServeOneStageOnly) {
  FunnelDefinition definition = DefinitionOf({"*", "a"});
  definition.order = StageOrder::kAny;
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}}, definition).whole), (Counts{1, 0}));
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", 1}}, definition).whole), (Counts{1, 1}));
  EXPECT_EQ(Records(RunFunnel({{"x", "b", 0}, {"x", "a", 1}}, definition).whole), (Counts{1, 1}));
}

TEST(FunnelRules, AnyOrderBeginsInItsRangeWhateverTheTolerance) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.order = StageOrder::kAny;
  definition.range.from_us = 10;
  definition.tolerance_us = 5;  // has no meaning here
  const std::vector<FunnelEvent> events = {{"x", "a", 7, {{"deal", "d"}}},
                                           {"x", "b", 11, {{"deal", "d"}}}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 0}));
  definition.count = "deal";
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 0}));
}

TEST(FunnelRules, AnEventOfTheChainDoesNotExcludeAndOneBesideItDoes) {
  FunnelDefinition definition = DefinitionOf({"a", "b", "c"});
  definition.exclusions.push_back({{"b", {}}, 0, 2, Exclusion::Mode::kEndAttempt});
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", 1}, {"x", "c", 2}}, definition).whole),
            (Counts{1, 1, 1}));
  EXPECT_EQ(
      Records(RunFunnel({{"x", "a", 0}, {"x", "b", 1}, {"x", "b", 2}, {"x", "c", 3}}, definition)
                  .whole),
      (Counts{1, 1, 0}));
  // At the instant of a stage match an exclusion does not keep from it, but from going on.
  EXPECT_EQ(
      Records(RunFunnel({{"x", "a", 0}, {"x", "b", 1}, {"x", "b", 1}, {"x", "c", 3}}, definition)
                  .whole),
      (Counts{1, 1, 0}));
  definition.ties = TieRule::kSequence;
  EXPECT_EQ(
      Records(RunFunnel({{"x", "a", 0}, {"x", "b", 1}, {"x", "c", 1}, {"x", "b", 1}}, definition)
                  .whole),
      (Counts{1, 1, 1}));
}

TEST(FunnelRules, AToleranceHoldsWithExclusionsAndUnderLatest) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.tolerance_us = 5;
  definition.exclusions.push_back({{"x", {}}, 0, 1, Exclusion::Mode::kEndAttempt});
  const std::vector<FunnelEvent> events = {{"p", "b", 7},  {"p", "a", 10}, {"p", "x", 12},
                                           {"q", "a", 10}, {"q", "x", 12}, {"q", "b", 14}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{2, 1}));
  definition.exclusions.clear();
  definition.entry = EntryRule::kLatest;
  const std::vector<FunnelEvent> twice = {{"p", "a", 0}, {"p", "b", 7}, {"p", "a", 10}};
  EXPECT_EQ(RunFunnel(twice, definition).whole.time_to_convert.max_ms, 0);
}

}  // namespace
}  // namespace parcours::funnel
