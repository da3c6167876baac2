// Reading definitions: what each member means, what presets give, and every problem with its path.
#include "request/funnel_request.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "request/funnel_query.h"

namespace parcours::request {
namespace {

constexpr int64_t kDayUs = int64_t{86'400} * 1'000'000;

FunnelDefinition Read(const std::string& text) {
  return ReadFunnelDefinition(Json::parse(text), "definition");
}

std::vector<Problem> ProblemsOf(const Json& json) {
  try {
    ReadFunnelDefinition(json, "definition");
  } catch (const Error& error) {
    return error.problems();
  }
  return {};
}

const Json kPlain = Json::parse(R"({"stages": [
    {"id": "a", "steps": [{"event": "page_view"}]},
    {"id": "b", "optional": true, "steps": [{"event": "form_submitted"}]},
    {"id": "c", "steps": [{"event": "deal_created"}]}]})");

Json With(const std::string& patch) {
  Json json = kPlain;
  json.merge_patch(Json::parse(patch));
  return json;
}

FunnelDefinition ReadWith(const std::string& patch) {
  return ReadFunnelDefinition(With(patch), "definition");
}

TEST(FunnelRequest, ReadsEveryMember) {
  const FunnelDefinition definition = Read(R"({
    "version": 1, "name": "Welcome to deal", "preset": "hubspot", "count": "deal",
    "order": "strict", "scope": "stages", "entry": "latest", "ties": "any", "toleranceMs": 250,
    "window": {"total": "P30D"}, "totals": true, "trend": "week",
    "horizon": "2026-04-01T00:00:00Z",
    "range": {"from": "2026-01-01", "to": "2026-03-31", "gates": "entry",
              "timeZone": "Europe/Paris"},
    "anonymous": false,
    "stages": [
      {"id": "visited", "name": "Visited", "breakdown": {"by": "url.path", "top": 3},
       "steps": [{"event": "page_view", "where": [["url.path", "startsWith", "/product"]]}]},
      {"id": "form", "optional": true, "steps": [{"event": "form_submitted"}, {"event": "*"}]},
      {"id": "met", "steps": [{"event": "meeting_booked"}],
       "fromPrevious": {"min": "PT1H", "max": "P7D"}},
      {"id": "deal", "steps": [{"event": "deal_created"}]}],
    "exclusions": [{"event": "email.unsubscribed", "where": [["journey", "exists"]],
                    "between": ["form", "deal"], "mode": "remove-record"}],
    "filters": {"contact": [["country", "eq", "FR"]], "events": [["n", "gt", 1]],
                "lists": ["vip"]},
    "breakdown": {"by": "plan", "value": "stage", "stage": "met", "top": 4}})");
  EXPECT_EQ(definition.name, "Welcome to deal");
  EXPECT_EQ(definition.preset, "hubspot");
  EXPECT_EQ(definition.count, "deal");
  EXPECT_EQ(definition.order, StageOrder::kStrict);
  EXPECT_EQ(definition.scope, StrictScope::kStages);
  EXPECT_EQ(definition.entry, EntryRule::kLatest);
  EXPECT_EQ(definition.tolerance_us, 250'000);
  EXPECT_EQ(definition.window_us, 30 * kDayUs);
  EXPECT_TRUE(definition.totals);
  EXPECT_EQ(definition.trend, TrendUnit::kWeek);
  EXPECT_EQ(definition.horizon_us, 1'775'001'600'000'000);
  EXPECT_EQ(definition.range.from_us, 1'767'222'000'000'000);  // midnight in Paris
  EXPECT_EQ(definition.range.to_us, 1'774'994'400'000'000);    // after the last day there
  EXPECT_EQ(definition.gates, RangeGate::kEntry);
  EXPECT_FALSE(definition.anonymous);
  ASSERT_EQ(definition.stages.size(), 4u);
  EXPECT_EQ(definition.stages[0].name, "Visited");
  EXPECT_EQ(definition.stages[0].breakdown->by, "url.path");
  EXPECT_EQ(definition.stages[0].breakdown->top, 3u);
  EXPECT_EQ(definition.stages[0].steps[0].where[0].op, Operator::kStartsWith);
  EXPECT_TRUE(definition.stages[1].optional);
  EXPECT_EQ(definition.stages[1].steps[1].event, "*");
  EXPECT_EQ(definition.stages[2].hop_min_us, kDayUs / 24);
  EXPECT_EQ(definition.stages[2].hop_max_us, 7 * kDayUs);
  ASSERT_EQ(definition.exclusions.size(), 1u);
  EXPECT_EQ(definition.exclusions[0].from_stage, 0u);  // the required stage before "form"
  EXPECT_EQ(definition.exclusions[0].to_stage, 3u);
  EXPECT_EQ(definition.exclusions[0].mode, Exclusion::Mode::kRemoveRecord);
  EXPECT_EQ(definition.exclusions[0].step.where.size(), 1u);
  EXPECT_EQ(definition.filters.contact.size(), 1u);
  EXPECT_EQ(definition.filters.events.size(), 1u);
  EXPECT_EQ(definition.filters.lists, std::vector<std::string>{"vip"});
  EXPECT_EQ(definition.breakdown->value, FunnelBreakdown::Value::kStage);
  EXPECT_EQ(definition.breakdown->stage, 2u);
  EXPECT_EQ(definition.breakdown->top, 4u);
}

TEST(FunnelRequest, DefaultsArePlain) {
  const FunnelDefinition definition = ReadFunnelDefinition(kPlain, "definition");
  EXPECT_EQ(definition.count, "contact");
  EXPECT_EQ(definition.order, StageOrder::kSequential);
  EXPECT_EQ(definition.entry, EntryRule::kEarliest);
  EXPECT_EQ(definition.ties, TieRule::kAny);
  EXPECT_EQ(definition.gates, RangeGate::kEntry);
  EXPECT_FALSE(definition.window_us);
  EXPECT_FALSE(definition.horizon_us);
  EXPECT_TRUE(definition.anonymous);
  EXPECT_EQ(definition.trend, TrendUnit::kDay);
  EXPECT_EQ(definition.range.from_us, kMinTimeUs);
  EXPECT_EQ(definition.range.to_us, kMaxTimeUs);
}

TEST(FunnelRequest, PresetsGiveWhatTheDefinitionDoesNot) {
  EXPECT_EQ(ReadWith(R"({"preset": "hubspot"})").gates, RangeGate::kAll);
  const FunnelDefinition mixpanel = ReadWith(R"({"preset": "mixpanel"})");
  EXPECT_EQ(mixpanel.entry, EntryRule::kFirst);
  EXPECT_EQ(mixpanel.window_us, 7 * kDayUs);
  const FunnelDefinition posthog = ReadWith(R"({"preset": "posthog"})");
  EXPECT_EQ(posthog.entry, EntryRule::kLatest);
  EXPECT_EQ(posthog.window_us, 14 * kDayUs);
  EXPECT_EQ(posthog.gates, RangeGate::kAll);
  EXPECT_EQ(ReadWith(R"({"preset": "amplitude"})").tolerance_us, 1'000'000);
  EXPECT_EQ(ReadWith(R"({"preset": "umami"})").stages[2].hop_max_us, kDayUs / 24);
  EXPECT_FALSE(ReadWith(R"({"preset": "ga4"})").window_us);
}

TEST(FunnelRequest, AnExplicitMemberOverridesThePreset) {
  EXPECT_EQ(ReadWith(R"({"preset": "mixpanel", "entry": "earliest"})").entry, EntryRule::kEarliest);
  EXPECT_EQ(ReadWith(R"({"preset": "mixpanel", "window": {"total": "P1D"}})").window_us, kDayUs);
  Json without_window = With(R"({"preset": "mixpanel"})");
  without_window["window"] = nullptr;
  EXPECT_FALSE(ReadFunnelDefinition(without_window, "").window_us);
  EXPECT_EQ(ReadWith(R"({"preset": "posthog", "range": {"gates": "entry"}})").gates,
            RangeGate::kEntry);
  EXPECT_EQ(ReadWith(R"({"preset": "amplitude", "toleranceMs": 0})").tolerance_us, 0);
  EXPECT_EQ(ReadWith(R"({"preset": "amplitude", "ties": "sequence"})").tolerance_us, 0);
}

TEST(FunnelRequest, NamesThePathOfEachProblem) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"version": 2})", "definition.version"},
      {R"({"preset": "adobe"})", "definition.preset"},
      {R"({"preset": "clickhouse"})", "definition.window"},
      {R"({"order": "strickt"})", "definition.order"},
      {R"({"scope": "stages"})", "definition.scope"},
      {R"({"entry": 3})", "definition.entry"},
      {R"({"ties": "all"})", "definition.ties"},
      {R"({"toleranceMs": 5001})", "definition.toleranceMs"},
      {R"({"toleranceMs": 5, "ties": "sequence"})", "definition.toleranceMs"},
      {R"({"window": {"total": "P1M"}})", "definition.window.total"},
      {R"({"window": {"totl": "P1D"}})", "definition.window.totl"},
      {R"({"range": {"timeZone": "Europe/Pari"}})", "definition.range.timeZone"},
      {R"({"range": {"gates": "exit"}})", "definition.range.gates"},
      {R"({"horizon": "soon"})", "definition.horizon"},
      {R"({"trend": "hour"})", "definition.trend"},
      {R"({"count": ""})", "definition.count"},
      {R"({"count": "time"})", "definition.count"},
      {R"({"count": "id"})", "definition.count"},
      {R"({"windw": {}})", "definition.windw"},
      {R"({"stages": []})", "definition.stages"},
      {R"({"stages": [{"id": "a", "steps": [{"event": "x"}]}]})", "definition.stages"},
      {R"({"stages": 3})", "definition.stages"},
      {R"({"exclusions": [{"event": "x", "between": ["c", "a"]}]})",
       "definition.exclusions[0].between"},
      {R"({"exclusions": [{"event": "x", "between": ["a", "z"]}]})",
       "definition.exclusions[0].between"},
      {R"({"exclusions": [{"event": "x", "between": ["a"]}]})", "definition.exclusions[0].between"},
      {R"({"exclusions": [{"event": "", "mode": "end-attempt"}]})",
       "definition.exclusions[0].event"},
      {R"({"filters": {"contact": [["a", "is", "b"]]}})", "definition.filters.contact[0][1]"},
      {R"({"filters": {"events": [{"any": [["a", "eq", 1], ["a", "is", 1]]}]}})",
       "definition.filters.events[0].any[1][1]"},
      {R"({"range": {"from": "2026-02-01", "to": "2026-01-01"}})", "definition.range.to"},
      {R"({"filters": {"contacts": []}})", "definition.filters.contacts"},
      {R"({"breakdown": {"value": "entry"}})", "definition.breakdown.by"},
      {R"({"breakdown": {"by": "time"}})", "definition.breakdown.by"},
      {R"({"breakdown": {"by": "plan", "value": "stage"}})", "definition.breakdown.stage"},
      {R"({"breakdown": {"by": "plan", "stage": "a"}})", "definition.breakdown.stage"},
      {R"({"breakdown": {"by": "plan", "top": 0}})", "definition.breakdown.top"},
  };
  for (const auto& [patch, path] : cases) {
    const std::vector<Problem> problems = ProblemsOf(With(patch));
    ASSERT_EQ(problems.size(), 1u) << patch << (problems.empty() ? "" : problems.back().message);
    EXPECT_EQ(problems[0].path, path) << patch;
    EXPECT_EQ(problems[0].code, ErrorCode::kBadDefinition) << patch;
    EXPECT_FALSE(problems[0].message.empty()) << patch;
  }
}

TEST(FunnelRequest, NamesThePathOfEachProblemInAStage) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"steps": []})", "definition.stages[0].steps"},
      {R"({"steps": [{"event": ""}]})", "definition.stages[0].steps[0].event"},
      {R"({"steps": [{"evnt": "x", "event": "y"}]})", "definition.stages[0].steps[0].evnt"},
      {R"({"steps": [{"event": "x", "where": [["a", "eq"]]}]})",
       "definition.stages[0].steps[0].where[0]"},
      {R"({"id": "c"})", "definition.stages[2].id"},
      {R"({"id": ""})", "definition.stages[0].id"},
      {R"({"optional": true})", "definition.stages[0].optional"},
      {R"({"breakdown": {"top": 3}})", "definition.stages[0].breakdown.by"},
      {R"({"fromPrevious": {"max": "-P1D"}})", "definition.stages[0].fromPrevious.max"},
      {R"({"fromPrevious": {"min": "P2D", "max": "P1D"}})", "definition.stages[0].fromPrevious"},
  };
  for (const auto& [patch, path] : cases) {
    Json json = kPlain;
    json["stages"][0].merge_patch(Json::parse(patch));
    const std::vector<Problem> problems = ProblemsOf(json);
    ASSERT_EQ(problems.size(), 1u) << patch << (problems.empty() ? "" : problems.back().message);
    EXPECT_EQ(problems[0].path, path) << patch;
  }
}

TEST(FunnelRequest, RefusesMoreThanTheLimits) {
  Json json = kPlain;
  json["stages"] = Json::array();
  for (uint32_t i = 0; i <= kMaxStages; ++i) {
    json["stages"].push_back({{"id", "s" + std::to_string(i)}, {"steps", {{{"event", "x"}}}}});
  }
  ASSERT_EQ(ProblemsOf(json).size(), 1u);
  json["stages"].erase(0);
  EXPECT_TRUE(ProblemsOf(json).empty());
  for (uint32_t i = 0; i <= kMaxStageBreakdowns; ++i) {
    json["stages"][i]["breakdown"] = {{"by", "plan"}};
  }
  ASSERT_EQ(ProblemsOf(json).size(), 1u);
  json["stages"][0].erase("breakdown");
  for (uint32_t i = 0; i < kMaxStepsPerStage; ++i) {
    json["stages"][0]["steps"].push_back({{"event", "y"}});
  }
  const std::vector<Problem> problems = ProblemsOf(json);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].path, "definition.stages[0].steps");
  EXPECT_EQ(problems[0].message, "33 steps; expected at most 32");
}

TEST(FunnelRequest, ReadsNoMoreThanTheLimits) {
  Json json = kPlain;
  json["exclusions"] = Json::array();
  for (uint32_t i = 0; i <= kMaxExclusions; ++i) {
    json["exclusions"].push_back({{"event", "x"}, {"between", {"a", "c"}}});
  }
  json["exclusions"].push_back("nonsense that nobody reads");
  for (int i = 0; i < 40; ++i) json["stages"].push_back(i);  // from the 33rd on nobody reads them
  json["stages"].push_back({{"id", "z"}, {"steps", {{{"event", "x"}}}}});
  json["breakdown"] = {{"by", "plan"}, {"value", "stage"}, {"stage", "z"}};
  std::vector<std::string> messages;
  for (const Problem& problem : ProblemsOf(json)) {
    if (problem.path.find('[') == std::string::npos) messages.push_back(problem.message);
    EXPECT_EQ(problem.path.find("stages[32]"), std::string::npos);
  }
  EXPECT_EQ(messages, (std::vector<std::string>{"44 stages; expected at most 32",
                                                "34 exclusions; expected at most 32"}));
}

TEST(FunnelRequest, ReadsWhichPartsAreAskedFor) {
  const auto read = [](const char* parts, std::vector<Problem>* found) {
    Json json = {{"definition", kPlain}};
    if (parts != nullptr) json["parts"] = Json::parse(parts);
    Problems problems(ErrorCode::kBadRequest);
    JsonReader request(json, "", &problems);
    const FunnelParts asked = ReadFunnelQuery(FunnelReport::kFunnel, request).parts;
    try {
      problems.ThrowIfAny();
    } catch (const Error& error) {
      *found = error.problems();
    }
    return std::vector<bool>{asked.times, asked.trend, asked.paths, asked.revenue};
  };
  std::vector<Problem> problems;
  EXPECT_EQ(read(nullptr, &problems), (std::vector<bool>{true, true, true, true}));
  EXPECT_EQ(read("[]", &problems), (std::vector<bool>{false, false, false, false}));
  EXPECT_EQ(read(R"(["paths","times"])", &problems), (std::vector<bool>{true, false, true, false}));
  EXPECT_TRUE(problems.empty());
  read(R"(["trend","tims"])", &problems);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].path, "parts[1]");
  EXPECT_EQ(problems[0].message, "'tims'; expected one of times, trend, paths, revenue");
}

TEST(FunnelRequest, NamesEachKnownMemberOnceWhereOneIsUnknown) {
  const std::vector<Problem> problems = ProblemsOf(Json::parse(
      R"({"stages":[{"steps":[{"event":"a"}]},{"steps":[{"event":"b"}]}],"qqqqqq":1})"));
  ASSERT_EQ(problems.size(), 1u);
  const size_t first = problems[0].message.find("stages");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(problems[0].message.find("stages", first + 1), std::string::npos)
      << problems[0].message;
}

TEST(FunnelRequest, TellsEveryProblemAtOnce) {
  const std::vector<Problem> problems = ProblemsOf(Json::parse(R"({
    "order": "sideways", "windw": "P1D",
    "stages": [{"id": "a", "optional": true, "steps": [{"event": ""}]},
               {"id": "a", "steps": [{"event": "x", "where": [["n", "approx", 1]]}]}]})"));
  std::vector<std::string> paths;
  for (const Problem& problem : problems) paths.push_back(problem.path);
  EXPECT_EQ(paths, (std::vector<std::string>{
                       "definition.order", "definition.stages[0].steps[0].event",
                       "definition.stages[1].id", "definition.stages[1].steps[0].where[0][1]",
                       "definition.stages[0].optional", "definition.windw"}));
}

}  // namespace
}  // namespace parcours::request
