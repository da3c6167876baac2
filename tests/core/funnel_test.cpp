// What a funnel's answer says, on data small enough to count by hand: figures, breakdowns, totals,
// warnings, refusals.
#include "funnel/funnel.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/answer_json.h"
#include "core/small_funnel.h"
#include "funnel/plan/unknown_events.h"
#include "report/funnel_json.h"

namespace parcours::funnel {
namespace {

using testing::FunnelEvent;

constexpr int64_t kMinuteUs = int64_t{60} * 1'000'000;
constexpr int64_t kDayUs = 24 * 60 * kMinuteUs;
constexpr int64_t kStartUs = 1'767'225'600'000'000;  // 2026-01-01T00:00:00Z

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

}  // namespace
}  // namespace parcours::funnel
