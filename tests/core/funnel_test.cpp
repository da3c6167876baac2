// What a funnel's answer says, rule by rule, on data small enough to count by hand.
#include "funnel/funnel.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/answer_json.h"
#include "core/funnel_data.h"
#include "funnel/plan/unknown_events.h"
#include "report/funnel_json.h"

namespace parcours::funnel {
namespace {

using testing::FunnelEvent;

constexpr int64_t kMinuteUs = int64_t{60} * 1'000'000;
constexpr int64_t kDayUs = 24 * 60 * kMinuteUs;
constexpr int64_t kStartUs = 1'767'225'600'000'000;  // 2026-01-01T00:00:00Z

FunnelDefinition DefinitionOf(const std::vector<std::string>& events) {
  FunnelDefinition definition;
  for (const std::string& event : events) {
    Stage stage;
    stage.id = "on-" + event;
    stage.steps.push_back({event, {}});
    definition.stages.push_back(stage);
  }
  return definition;
}

FunnelResult RunFunnel(const std::vector<FunnelEvent>& events, const FunnelDefinition& definition) {
  return ComputeFunnel(*testing::MakeStore(events), definition);
}

std::vector<uint64_t> Records(const FunnelFigures& figures) {
  std::vector<uint64_t> records;
  for (const StageFigures& stage : figures.stages) records.push_back(stage.records);
  return records;
}

using Counts = std::vector<uint64_t>;

TEST(Funnel, LastStageAtExactlyTheWindowsEndCounts) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.window_us = 100;
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", 100}}, definition).whole), (Counts{1, 1}));
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", 101}}, definition).whole), (Counts{1, 0}));
}

TEST(Funnel, ALaterStartConvertsWhereTheFirstOneRanOutOfTime) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.window_us = 100;
  const std::vector<FunnelEvent> events = {{"x", "a", 0}, {"x", "a", 50}, {"x", "b", 120}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 1}));
  EXPECT_EQ(RunFunnel(events, definition).whole.time_to_convert.mean_ms, 0.07);
  definition.entry = EntryRule::kFirst;
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 0}));
}

TEST(Funnel, OneEventAdvancesOneStageOnly) {
  const FunnelDefinition definition = DefinitionOf({"a", "a"});
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 5}}, definition).whole), (Counts{1, 0}));
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 5}, {"x", "a", 5}}, definition).whole), (Counts{1, 1}));
}

TEST(Funnel, EqualTimesGoInAnyOrderUnlessTheSequenceIsKept) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  const std::vector<FunnelEvent> events = {{"x", "b", 5}, {"x", "a", 5}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 1}));
  definition.ties = TieRule::kSequence;
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 0}));
}

TEST(Funnel, HopLimitsAreInclusive) {
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

TEST(Funnel, AnOptionalStageCountsBetweenItsNeighboursOnly) {
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

TEST(Funnel, ARecordWhoseWindowIsOpenAtTheHorizonIsInProgress) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.window_us = 100;
  definition.horizon_us = 150;
  const FunnelFigures figures =
      RunFunnel({{"over", "a", 50}, {"open", "a", 51}, {"done", "a", 90}, {"done", "b", 95}},
                definition)
          .whole;
  EXPECT_EQ(figures.dropped, 1u);
  EXPECT_EQ(figures.in_progress, 1u);
  EXPECT_EQ(figures.converted, 1u);
  EXPECT_EQ(figures.mature.denominator, 1u);
  EXPECT_EQ(figures.mature.numerator, 0u);
}

TEST(Funnel, AnExclusionEndsTheAttemptAndALaterOneMayConvert) {
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

TEST(Funnel, StrictOrderAllowsNoOtherEventBetween) {
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

TEST(Funnel, AnyOrderCountsHowManyStagesWereDone) {
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

TEST(Funnel, AnyOrderLetsAnEventServeOneStageOnly) {
  FunnelDefinition definition = DefinitionOf({"*", "a"});
  definition.order = StageOrder::kAny;
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}}, definition).whole), (Counts{1, 0}));
  EXPECT_EQ(Records(RunFunnel({{"x", "a", 0}, {"x", "b", 1}}, definition).whole), (Counts{1, 1}));
  EXPECT_EQ(Records(RunFunnel({{"x", "b", 0}, {"x", "a", 1}}, definition).whole), (Counts{1, 1}));
}

TEST(Funnel, AnyOrderBeginsInItsRangeWhateverTheTolerance) {
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

TEST(Funnel, BreakdownValuesOtherAndNoneAddUp) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.breakdown = FunnelBreakdown{"plan", FunnelBreakdown::Value::kEntry, 0, 2};
  definition.stages[0].breakdown = StageBreakdown{"plan", 1};
  std::vector<FunnelEvent> events;
  for (const char* plan : {"pro", "free", "pro", "free", "team", ""}) {
    FunnelEvent event{"c" + std::to_string(events.size()), "a", 5};
    if (*plan != '\0') event.properties = {{"plan", plan}};
    events.push_back(event);
  }
  events.push_back({"c0", "b", 6});
  const FunnelResult result = RunFunnel(events, definition);
  ASSERT_EQ(result.breakdown->size(), 4u);
  const auto& rows = *result.breakdown;
  EXPECT_EQ(rows[0].label.value, "free");  // before "pro": as many records, the lesser text
  EXPECT_EQ(rows[1].label.value, "pro");
  EXPECT_EQ(rows[2].label.kind, Label::Kind::kOther);
  EXPECT_EQ(rows[3].label.kind, Label::Kind::kNone);
  EXPECT_EQ(rows[1].figures.converted, 1u);
  uint64_t entered = 0;
  for (const BreakdownRow& row : rows) entered += row.figures.entered;
  EXPECT_EQ(entered, result.whole.entered);
  const auto& nodes = result.whole.stages[0].nodes;
  ASSERT_EQ(nodes.size(), 3u);
  EXPECT_EQ(nodes[0].records, 2u);
  EXPECT_EQ(nodes[1].records, 3u);
  EXPECT_EQ(nodes[2].records, 1u);
}

TEST(Funnel, WarnsOfAnEventThatTheDataDoesNotHold) {
  const auto store = testing::MakeStore({{"x", "form_submitted", 0}, {"x", "signed up", 0}});
  std::vector<Warning> warnings =
      UnknownEvents(*store, DefinitionOf({"form_submited", "page_view"}), {});
  ASSERT_EQ(warnings.size(), 2u);
  EXPECT_EQ(warnings[0].code, "unknown-event");
  EXPECT_EQ(warnings[0].path, "stages[0].steps[0].event");
  EXPECT_EQ(warnings[0].message,
            "no event is named 'form_submited'; near spellings: 'form_submitted'");
  EXPECT_EQ(warnings[1].message, "no event is named 'page_view'");
  // What a file calls an event is not what it is called here.
  warnings = UnknownEvents(*store, DefinitionOf({"form_sent"}), {{"form_sent", "form_submitted"}});
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(
      warnings[0].message,
      "no event is named 'form_sent'; near spellings: 'form_submitted', as which it was read");
}

TEST(Funnel, WilsonBoundsMatchPublishedValues) {
  // 81 of 263: Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  EXPECT_NEAR(Wilson95(81, 263).low, 0.2553, 5e-5);
  EXPECT_NEAR(Wilson95(81, 263).high, 0.3662, 5e-5);
  EXPECT_EQ(Wilson95(0, 20).low, 0.0);
  EXPECT_EQ(Wilson95(20, 20).high, 1.0);
}

TEST(Funnel, AnswersInTheShapeOfTheReportPage) {
  FunnelDefinition definition = DefinitionOf({"visit", "order_placed"});
  definition.name = "Visit to order";
  definition.window_us = 7 * kDayUs;
  const FunnelResult result = RunFunnel(
      {{"x", "visit", kStartUs},
       {"x", "order_placed", kStartUs + 3 * kMinuteUs, {{"revenue", "12.5"}, {"currency", "EUR"}}},
       {"y", "visit", kStartUs + kDayUs}},
      definition);
  const auto answer = test::ObjectOf([&](json::Writer* out) { report::WriteFunnel(result, out); });
  EXPECT_EQ(answer, nlohmann::ordered_json::parse(R"({
    "report": "funnel", "unit": "contact", "name": "Visit to order",
    "entered": 2, "converted": 1, "inProgress": 1, "dropped": 0,
    "conversionRate": {"value": 0.5, "numerator": 1, "denominator": 2},
    "mature": {"rate": {"value": null, "numerator": 0, "denominator": 0}, "low": null, "high": null},
    "stages": [
      {"id": "on-visit", "optional": false, "records": 2, "rate": null,
       "cumulativeRate": {"value": 1.0, "numerator": 2, "denominator": 2},
       "dropped": 0, "inProgress": 1, "steps": [{"event": "visit", "advanced": 2, "did": 2}],
       "fromPrevious": null},
      {"id": "on-order_placed", "optional": false, "records": 1,
       "rate": {"value": 0.5, "numerator": 1, "denominator": 2},
       "cumulativeRate": {"value": 0.5, "numerator": 1, "denominator": 2},
       "dropped": 0, "inProgress": 0,
       "steps": [{"event": "order_placed", "advanced": 1, "did": 1}],
       "fromPrevious": {"n": 1, "meanMs": 180000, "medianMs": 180000, "p10Ms": 180000,
                        "p25Ms": 180000, "p75Ms": 180000, "p90Ms": 180000, "p95Ms": 180000,
                        "minMs": 180000, "maxMs": 180000}}],
    "timeToConvert": {"n": 1, "meanMs": 180000, "medianMs": 180000, "p10Ms": 180000,
                      "p25Ms": 180000, "p75Ms": 180000, "p90Ms": 180000, "p95Ms": 180000,
                      "minMs": 180000, "maxMs": 180000},
    "histogram": [
      {"fromMs": 0, "toMs": 60000, "records": 0}, {"fromMs": 60000, "toMs": 300000, "records": 1},
      {"fromMs": 300000, "toMs": 900000, "records": 0},
      {"fromMs": 900000, "toMs": 3600000, "records": 0},
      {"fromMs": 3600000, "toMs": 21600000, "records": 0},
      {"fromMs": 21600000, "toMs": 86400000, "records": 0},
      {"fromMs": 86400000, "toMs": 259200000, "records": 0},
      {"fromMs": 259200000, "toMs": 604800000, "records": 0},
      {"fromMs": 604800000, "toMs": 1209600000, "records": 0},
      {"fromMs": 1209600000, "toMs": 2592000000, "records": 0},
      {"fromMs": 2592000000, "toMs": 5184000000, "records": 0},
      {"fromMs": 5184000000, "toMs": 7776000000, "records": 0},
      {"fromMs": 7776000000, "toMs": 15552000000, "records": 0},
      {"fromMs": 15552000000, "toMs": 31536000000, "records": 0},
      {"fromMs": 31536000000, "toMs": null, "records": 0}],
    "trend": [{"date": "2026-01-01", "entered": 1, "converted": 1, "inProgress": 0},
              {"date": "2026-01-02", "entered": 1, "converted": 0, "inProgress": 1}],
    "links": [{"from": {"stage": "on-visit"}, "to": {"stage": "on-order_placed"}, "records": 1,
               "meanMs": 180000}],
    "paths": [{"nodes": [{"stage": "on-visit"}], "records": 1},
              {"nodes": [{"stage": "on-visit"}, {"stage": "on-order_placed"}], "records": 1}],
    "revenue": {"EUR": 12.5}})"));
}

TEST(Funnel, ADealGathersItsEventsFromAllContacts) {
  FunnelDefinition definition = DefinitionOf({"created", "called", "won"});
  definition.count = "deal";
  definition.breakdown = FunnelBreakdown{.by = "deal", .value = FunnelBreakdown::Value::kLast};
  const std::vector<FunnelEvent> events = {
      {"zoe", "created", 10, {{"deal", "d1"}}}, {"adam", "called", 20, {{"deal", "d1"}}},
      {"zoe", "won", 30, {{"deal", "d1"}}},     {"zoe", "created", 5, {{"deal", "d2"}}},
      {"adam", "won", 25, {{"deal", "d2"}}},    {"adam", "called", 15},
  };
  const FunnelResult result = RunFunnel(events, definition);
  EXPECT_EQ(result.unit, "deal");
  EXPECT_EQ(Records(result.whole), (Counts{2, 1, 1}));
  ASSERT_EQ(result.breakdown->size(), 2u);
  EXPECT_EQ(result.breakdown->front().label.value, "d1");
  EXPECT_EQ(Records(result.breakdown->front().figures), (Counts{1, 1, 1}));
  definition.count = "company";
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{0, 0, 0}));
}

TEST(Funnel, ADealHasNoEventsOfContactsThatAreLeftOut) {
  FunnelDefinition definition = DefinitionOf({"created", "won"});
  definition.count = "deal";
  Filter filter;
  filter.property = "contact";
  filter.op = Operator::kEq;
  filter.values = {{"zoe", false}};
  definition.filters.contact = {filter};
  const std::vector<FunnelEvent> events = {{"zoe", "created", 10, {{"deal", "d1"}}},
                                           {"adam", "won", 20, {{"deal", "d1"}}},
                                           {"adam", "created", 10, {{"deal", "d2"}}}};
  EXPECT_EQ(Records(RunFunnel(events, definition).whole), (Counts{1, 0}));
}

TEST(Funnel, TotalsCountAttemptsThatDoNotOverlap) {
  FunnelDefinition definition = DefinitionOf({"a", "b"});
  definition.window_us = 10;
  definition.totals = true;
  definition.horizon_us = 60;
  const std::vector<FunnelEvent> events = {
      {"x", "a", 0},  {"x", "b", 5},                   // converts; the next may begin at once
      {"x", "a", 5},  {"x", "a", 8},                   // 8 is inside, so it is ignored
      {"x", "a", 15}, {"x", "b", 25},                  // begins at the very end of the one before
      {"x", "a", 30}, {"x", "b", 41}, {"x", "a", 55},  // too late; in progress
  };
  const FunnelFigures figures = RunFunnel(events, definition).whole;
  EXPECT_EQ(Records(figures), (Counts{1, 1}));
  EXPECT_EQ(figures.totals->reached, (Counts{5, 2}));
  EXPECT_EQ(figures.totals->converted, 2u);
  EXPECT_EQ(figures.totals->in_progress, 1u);
  definition.window_us.reset();  // every attempt but the last ends by converting
  EXPECT_EQ(RunFunnel(events, definition).whole.totals->reached, (Counts{4, 3}));
  definition.order = StageOrder::kAny;
  EXPECT_EQ(RunFunnel(events, definition).whole.totals->reached, (Counts{4, 3}));
  definition.order = StageOrder::kSequential;
  definition.entry = EntryRule::kFirst;
  EXPECT_EQ(RunFunnel(events, definition).whole.totals->reached, (Counts{1, 1}));
}

// Longer than the pieces in which an attempt is looked for.
TEST(Funnel, TotalsOfALongRecordAreThoseOfItsParts) {
  for (const bool with_hops : {false, true}) {
    FunnelDefinition definition = DefinitionOf({"a", "b", "c"});
    definition.totals = true;
    definition.window_us = 10'000;
    if (with_hops) definition.stages[1].hop_max_us = 5'000;
    std::vector<FunnelEvent> events;
    for (int64_t round = 0; round < 50; ++round) {
      for (int64_t i = 0; i < round * 7; ++i) events.push_back({"x", "a", round * 20'000 + i});
      events.push_back({"x", "a", round * 20'000});
      events.push_back({"x", "b", round * 20'000 + 4'000});
      if (round % 2 == 0) events.push_back({"x", "c", round * 20'000 + 9'000});
    }
    EXPECT_EQ(RunFunnel(events, definition).whole.totals->reached, (Counts{50, 50, 25}));
  }
}

TEST(Funnel, RefusesWhatTheContractDoesNotDefineByItsPath) {
  const auto store = testing::MakeStore({{"x", "a", 0}});
  const auto paths_of = [&](const FunnelDefinition& definition) {
    std::vector<std::string> paths;
    try {
      ComputeFunnel(*store, definition);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) {
        EXPECT_EQ(problem.code, ErrorCode::kUnsupported);
        paths.push_back(problem.path);
      }
    }
    return paths;
  };
  using Paths = std::vector<std::string>;
  FunnelDefinition definition = DefinitionOf({"a", "b", "c"});
  EXPECT_EQ(paths_of(definition), Paths{});
  definition.order = StageOrder::kStrict;
  definition.stages[1].optional = true;
  definition.tolerance_us = 1;
  EXPECT_EQ(paths_of(definition), (Paths{"toleranceMs", "stages[1].optional"}));
  definition = DefinitionOf({"a", "a", "c"});
  definition.exclusions.push_back({{"a", {}}, 0, 2, Exclusion::Mode::kEndAttempt});
  EXPECT_EQ(paths_of(definition), Paths{});
  definition.order = StageOrder::kAny;
  definition.entry = EntryRule::kLatest;
  definition.tolerance_us = 1;
  EXPECT_EQ(paths_of(definition), (Paths{"entry", "exclusions"}));
}

TEST(Funnel, AnEventOfTheChainDoesNotExcludeAndOneBesideItDoes) {
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

TEST(Funnel, AToleranceHoldsWithExclusionsAndUnderLatest) {
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
