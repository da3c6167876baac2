// Any number of a funnel's answer lists its records: as many as it counts, on random funnels.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/funnel_random.h"
#include "funnel/funnel.h"
#include "funnel/records.h"
#include "parcours/engine.h"

namespace parcours::funnel {
namespace {

using Json = nlohmann::json;
using State = RecordsAt::State;
using testing::FunnelEvent;
using testing::Random;

ValueChoice ChoiceOf(const Label& label) {
  switch (label.kind) {
    case Label::Kind::kValue:
      return {ValueChoice::Kind::kValue, label.value};
    case Label::Kind::kOther:
      return {ValueChoice::Kind::kOther, ""};
    case Label::Kind::kNone:
      return {ValueChoice::Kind::kNone, ""};
    case Label::Kind::kWhole:
      break;
  }
  return {};
}

NodeChoice ChoiceOf(const Node& node) { return {node.stage, ChoiceOf(node.label)}; }

Page AllByEntry() {
  Page page;
  page.sort = "entry";
  page.limit = 0;
  return page;
}

class NumbersCheck {
 public:
  NumbersCheck(const std::vector<FunnelEvent>& events, const FunnelDefinition& definition)
      : store_(testing::MakeStore(events)), definition_(definition) {}

  void Check() {
    const FunnelResult result = ComputeFunnel(*store_, definition_);
    CheckFigures(result.whole, {});
    if (!result.breakdown) return;
    for (const BreakdownRow& row : *result.breakdown) {
      SCOPED_TRACE("value " + row.label.value);
      CheckFigures(row.figures, ChoiceOf(row.label));
    }
  }

 private:
  void Expect(uint64_t count, const RecordsAt& at, const char* what) {
    const RecordsResult all = ListRecords(*store_, definition_, at, AllByEntry());
    EXPECT_EQ(all.total, count) << what;
    EXPECT_EQ(all.rows.size(), count) << what;
    std::set<std::string_view> records;
    for (const RecordRow& row : all.rows) records.insert(row.record);
    EXPECT_EQ(records.size(), count) << what;
  }

  void CheckFigures(const FunnelFigures& figures, const ValueChoice& value) {
    RecordsAt whole;
    whole.breakdown = value;
    const auto with_state = [](RecordsAt at, State state) {
      at.state = state;
      return at;
    };
    Expect(figures.entered, whole, "entered");
    Expect(figures.converted, with_state(whole, State::kConverted), "converted");
    Expect(figures.dropped, with_state(whole, State::kDropped), "dropped");
    Expect(figures.in_progress, with_state(whole, State::kInProgress), "in progress");
    RecordsAt mature = whole;
    mature.mature = true;
    Expect(figures.mature.denominator, mature, "mature");
    Expect(figures.mature.numerator, with_state(mature, State::kConverted), "mature converted");
    for (uint32_t stage = 0; stage < figures.stages.size(); ++stage) {
      SCOPED_TRACE("stage " + std::to_string(stage));
      RecordsAt at = whole;
      at.stage = stage;
      CheckStage(figures.stages[stage], at);
    }
    for (const HistogramBin& bin : figures.histogram) {
      RecordsAt at = whole;
      at.convert_from_us = bin.from_ms * 1000;
      if (bin.to_ms != kNoEndMs) at.convert_to_us = bin.to_ms * 1000;
      Expect(bin.records, at, "bin");
    }
    for (const Link& link : figures.links) {
      RecordsAt at = whole;
      at.ways = {{{ChoiceOf(link.from), ChoiceOf(link.to)}, false}};
      Expect(link.records, at, "link");
    }
    for (const Path& path : figures.paths) {
      RecordsAt at = whole;
      at.ways.push_back({{}, true});
      for (const Node& node : path.nodes) at.ways[0].nodes.push_back(ChoiceOf(node));
      Expect(path.records, at, "path");
    }
  }

  void CheckStage(const StageFigures& stage, RecordsAt at) {
    Expect(stage.records, at, "records");
    const auto expect_state = [&](uint64_t count, State state, const char* what) {
      at.state = state;
      Expect(count, at, what);
      at.state = State::kReached;
    };
    if (stage.optional) {
      expect_state(stage.conversion_with.numerator, State::kConverted, "converted with");
      expect_state(stage.conversion_without.denominator, State::kSkipped, "without");
    } else {
      expect_state(stage.dropped, State::kDropped, "dropped");
      expect_state(stage.in_progress, State::kInProgress, "in progress");
    }
    for (uint32_t step = 0; step < stage.steps.size(); ++step) {
      at.step = step;
      Expect(stage.steps[step].advanced, at, "advanced");
      at.did = true;
      Expect(stage.steps[step].did, at, "did");
      at.did = false;
    }
    at.step.reset();
    const uint32_t index = *at.stage;
    at.stage.reset();
    for (const NodeFigures& node : stage.nodes) {
      at.ways = {{{{index, ChoiceOf(node.label)}}, false}};
      Expect(node.records, at, "node");
    }
  }

  const std::shared_ptr<const store::EventStore> store_;
  const FunnelDefinition definition_;
};

TEST(FunnelRecords, EveryNumberListsAsManyRecords) {
  const uint32_t seed = 21;
  Random random(seed);
  for (int round = 0; round < 1'500 && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    std::vector<FunnelEvent> events = testing::RandomEvents(&random);
    testing::AddPlans(&random, &events);
    FunnelDefinition definition = testing::RandomDefinition(&random);
    if (random.OneIn(6) && definition.exclusions.empty() && definition.tolerance_us == 0) {
      definition.order = StageOrder::kAny;
      definition.entry = EntryRule::kEarliest;
      for (Stage& stage : definition.stages) stage.optional = false;
    }
    testing::AddBreakdowns(&random, 3, &definition);
    NumbersCheck(events, definition).Check();
  }
}

// ---- by request ---------------------------------------------------------------------------------

class FunnelRecordsRequest : public ::testing::Test {
 protected:
  FunnelRecordsRequest() {
    engine_.Begin(R"({"format":"parcours"})");
    engine_.Append(
        R"({"contact":"=b","time":"2026-01-01T10:00:00Z","type":"visit","properties":{"page":"/x"}}
{"contact":"=b","time":"2026-01-01T10:02:00Z","type":"order"}
{"contact":"a","time":"2026-01-01T10:00:00Z","type":"visit","properties":{"page":"/y"}}
{"contact":"c","time":"2026-01-02T09:00:00Z","type":"visit"}
{"contact":"c","time":"2026-01-02T09:00:00Z","type":"form"}
{"contact":"c","time":"2026-01-02T09:30:00.5Z","type":"order"}
)");
    engine_.End();
    engine_.Seal();
  }

  // With `more` inside the request.
  Json Ask(const std::string& more) {
    return Json::parse(
        engine_.Query(R"({"report":"records","definition":{"stages":[)"
                      R"({"id":"visited","steps":[{"event":"visit"}],"breakdown":{"by":"page"}},)"
                      R"({"id":"form","optional":true,"steps":[{"event":"form"}]},)"
                      R"({"id":"bought","steps":[{"event":"order"}]}]})" +
                      more + "}"));
  }

  std::vector<std::string> Records(const std::string& more) {
    const Json answer = Ask(more);
    std::vector<std::string> records;
    EXPECT_TRUE(answer["ok"]) << answer;
    if (!answer["ok"]) return records;
    for (const Json& row : answer["value"]["rows"]) records.push_back(row["record"]);
    return records;
  }

  std::string PathOfError(const std::string& at) {
    const Json answer = Ask(R"(,"at":)" + at);
    return answer["ok"] ? "answered" : answer["error"]["path"].get<std::string>();
  }

  Engine engine_;
};

using Names = std::vector<std::string>;

TEST_F(FunnelRecordsRequest, ListsByEntryThenById) {
  EXPECT_EQ(Records(""), (Names{"=b", "a", "c"}));
  EXPECT_EQ(Records(R"(,"sort":"-entry")"), (Names{"c", "a", "=b"}));
  EXPECT_EQ(Records(R"(,"sort":"record","limit":1,"offset":1)"), Names{"a"});
  EXPECT_EQ(Records(R"(,"offset":7)"), Names{});
  const Json answer = Ask(R"(,"limit":1,"offset":2)")["value"];
  EXPECT_EQ(answer["total"], 3);
  EXPECT_EQ(answer["rows"], Json::parse(R"([{"record":"c","state":"converted","stages":[
      {"stage":"visited","time":"2026-01-02T09:00:00Z","event":"visit"},
      {"stage":"form","time":"2026-01-02T09:00:00Z","event":"form"},
      {"stage":"bought","time":"2026-01-02T09:30:00.500Z","event":"order"}]}])"));
}

TEST_F(FunnelRecordsRequest, TakesNumbersAsTheAnswerNamesThem) {
  EXPECT_EQ(Records(R"(,"at":{"stage":"visited","state":"dropped"})"), Names{"a"});
  EXPECT_EQ(Records(R"(,"at":{"state":"converted"})"), (Names{"=b", "c"}));
  EXPECT_EQ(Records(R"(,"at":{"stage":"form","state":"skipped"})"), (Names{"=b", "a"}));
  EXPECT_EQ(Records(R"(,"at":{"bin":{"fromMs":60000,"toMs":300000,"records":1}})"), Names{"=b"});
  EXPECT_EQ(Records(R"(,"at":{"date":"2026-01-01","state":"converted"})"), Names{"=b"});
  EXPECT_EQ(Records(R"(,"at":{"node":{"stage":"visited","none":true,"records":1}})"), Names{"c"});
  EXPECT_EQ(
      Records(
          R"(,"at":{"link":{"from":{"stage":"visited","value":"/x"},"to":{"stage":"bought"}}})"),
      Names{"=b"});
  EXPECT_EQ(Records(R"(,"at":{"path":[{"stage":"visited","value":"/y"}]})"), Names{"a"});
  EXPECT_EQ(Records(R"(,"at":{"stage":"bought","step":0})"), (Names{"=b", "c"}));
}

TEST_F(FunnelRecordsRequest, NamesThePathOfAMistake) {
  EXPECT_EQ(PathOfError(R"({"stage":"bougth"})"), "at.stage");
  EXPECT_EQ(PathOfError(R"({"stage":"form","state":"dropped"})"), "at.state");
  EXPECT_EQ(PathOfError(R"({"stage":"bought","state":"skipped"})"), "at.state");
  EXPECT_EQ(PathOfError(R"({"stage":"bought","step":1})"), "at.step");
  EXPECT_EQ(PathOfError(R"({"step":0})"), "at.step");
  EXPECT_EQ(PathOfError(R"({"did":true})"), "at.did");
  EXPECT_EQ(PathOfError(R"({"date":"soon"})"), "at.date");
  EXPECT_EQ(PathOfError(R"({"bin":{"from":3}})"), "at.bin.from");
  EXPECT_EQ(PathOfError(R"({"node":{"value":"/x"}})"), "at.node.stage");
  EXPECT_EQ(PathOfError(R"({"node":{"stage":"bought","value":"/x"}})"), "at.node.stage");
  EXPECT_EQ(PathOfError(R"({"node":{"stage":"visited","value":"/x","none":true}})"),
            "at.node.value");
  EXPECT_EQ(PathOfError(R"({"breakdown":{"value":"pro"}})"), "at.breakdown");
  EXPECT_EQ(PathOfError(R"({"state":"lost"})"), "at.state");
  EXPECT_EQ(PathOfError(R"({"stat":"dropped"})"), "at.stat");
  EXPECT_EQ(Ask(R"(,"sort":"name")")["error"]["path"], "sort");
}

TEST_F(FunnelRecordsRequest, WhatIsNotAvailableIsNamedByItsPathInTheRequest) {
  const Json answer = Json::parse(engine_.Query(
      R"({"report":"funnel","definition":{"order":"any","entry":"latest","stages":[)"
      R"({"id":"a","steps":[{"event":"x"}]},{"id":"b","optional":true,"steps":[{"event":"y"}]},)"
      R"({"id":"c","steps":[{"event":"z"}]}]}})"));
  std::vector<std::string> paths;
  for (const Json& problem : answer["error"]["problems"]) paths.push_back(problem["path"]);
  EXPECT_EQ(paths, (Names{"definition.entry", "definition.stages[1].optional"}));
}

TEST_F(FunnelRecordsRequest, PagesOfCsvMakeOneFile) {
  std::string csv;
  Json next = 0;
  while (!next.is_null()) {
    const Json page = Ask(R"(,"as":"csv","limit":2,"offset":)" + next.dump())["value"];
    EXPECT_EQ(page["total"], 3);
    csv += page["csv"].get<std::string>();
    next = page["next"];
  }
  EXPECT_EQ(
      csv,
      "record,state,visited.time,visited.event,form.time,form.event,bought.time,bought.event\r\n"
      "'=b,converted,2026-01-01T10:00:00Z,visit,,,2026-01-01T10:02:00Z,order\r\n"
      "a,dropped,2026-01-01T10:00:00Z,visit,,,,\r\n"
      "c,converted,2026-01-02T09:00:00Z,visit,2026-01-02T09:00:00Z,form,"
      "2026-01-02T09:30:00.500Z,order\r\n");
}

}  // namespace
}  // namespace parcours::funnel
