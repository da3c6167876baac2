// Requests about funnels, mutated at random: always an answer that keeps the laws, or an error with
// paths and what was expected; never a crash.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/funnel_random.h"
#include "parcours/engine.h"

namespace parcours {
namespace {

using Json = nlohmann::ordered_json;
using testing::Random;

const Json& Definition() {
  static const Json definition = Json::parse(R"({
    "version": 1, "name": "all of it", "preset": "amplitude", "count": "contact",
    "order": "sequential", "entry": "earliest", "ties": "any", "toleranceMs": 500,
    "window": {"total": "P7D"}, "totals": true, "trend": "week", "anonymous": true,
    "horizon": "2026-02-01T00:00:00Z",
    "range": {"from": "2026-01-01", "to": "2026-01-20", "gates": "entry", "timeZone": "Europe/Paris"},
    "stages": [
      {"id": "visited", "name": "Visited", "breakdown": {"by": "plan", "top": 2},
       "steps": [{"event": "a", "where": [["plan", "ne", "p"], {"any": [["n", "gt", 1], ["n", "missing"]]}]},
                 {"event": "b"}]},
      {"id": "form", "optional": true, "steps": [{"event": "c"}]},
      {"id": "met", "steps": [{"event": "d"}, {"event": "*"}],
       "fromPrevious": {"min": "PT0S", "max": "P3D"}},
      {"id": "deal", "steps": [{"event": "e"}]}],
    "exclusions": [{"event": "x", "where": [["plan", "exists"]], "between": ["visited", "deal"],
                    "mode": "end-attempt"}],
    "filters": {"contact": [["contact", "like", "c*"]], "events": [["n", "between", [0, 9]]], "lists": []},
    "breakdown": {"by": "plan", "value": "stage", "stage": "met", "top": 3}})");
  return definition;
}

std::vector<Json> Requests() {
  const auto request = [](const char* text) {
    Json json = Json::parse(text);
    json["definition"] = Definition();
    return json;
  };
  return {request(R"({"report": "funnel"})"),
          request(R"({"report": "records", "limit": 5, "offset": 0, "sort": "-entry",
            "as": "csv", "at": {"stage": "met", "state": "dropped", "step": 0, "did": true,
            "mature": true, "date": "2026-01-05", "bin": {"fromMs": 0, "toMs": 60000},
            "node": {"stage": "visited", "value": "q"},
            "link": {"from": {"stage": "visited", "other": true}, "to": {"stage": "met"}},
            "path": [{"stage": "visited"}], "breakdown": {"none": true}}})"),
          request(R"({"report": "records", "at": {"state": "converted"}})"),
          request(R"({"report": "explain", "record": "c1", "limit": 3, "offset": 1})"),
          request(R"({"report": "rosetta", "presets": ["hubspot", "umami"], "examples": 2})")};
}

// Any value of the document, by a walk that stops at random.
Json* RandomPlace(Json* json, Random* random) {
  while (json->is_structured() && !json->empty() && !random->OneIn(4)) {
    json = &*std::next(json->begin(), random->Below(static_cast<uint32_t>(json->size())));
  }
  return json;
}

Json RandomValue(Random* random) {
  static const std::vector<Json> values = {nullptr,
                                           true,
                                           false,
                                           0,
                                           -1,
                                           1,
                                           31,
                                           32,
                                           33,
                                           1e300,
                                           -0.5,
                                           9007199254740993,
                                           18446744073709551615u,
                                           "",
                                           "a",
                                           "*",
                                           "visited",
                                           "deal",
                                           "none such",
                                           "P1D",
                                           "PT0S",
                                           "P1M",
                                           "-P1D",
                                           "2026-01-05",
                                           "soon",
                                           "Europe/Paris",
                                           "Mars/Base",
                                           "any",
                                           "strict",
                                           "stages",
                                           "latest",
                                           "first",
                                           "sequence",
                                           "end-attempt",
                                           "remove-record",
                                           "posthog",
                                           "clickhouse",
                                           "plan",
                                           "contact",
                                           "contact.plan",
                                           "url.path",
                                           "time",
                                           "id",
                                           "\u0000",
                                           std::string(2000, '*'),
                                           Json::array(),
                                           Json::object(),
                                           Json::array({Json::array()}),
                                           Json::parse(R"([["n", "in", [1, "2", true]]])")};
  return values[random->Below(static_cast<uint32_t>(values.size()))];
}

void Mutate(Random* random, Json* request) {
  Json* place = RandomPlace(request, random);
  switch (random->Below(6)) {
    case 0:
      *place = RandomValue(random);
      return;
    case 1:  // a part of the document in another's place
      *place = Json(*RandomPlace(request, random));
      return;
    case 2:
      if (!place->is_structured() || place->empty()) return;
      place->erase(std::next(place->begin(), random->Below(static_cast<uint32_t>(place->size()))));
      return;
    case 3:
      if (place->is_object()) {
        (*place)[random->OneIn(2) ? "windw" : "gates"] = RandomValue(random);
      } else if (place->is_array()) {
        place->push_back(RandomValue(random));
      }
      return;
    case 4:
      if (!place->is_array() || place->empty()) return;
      for (uint32_t i = random->Below(40); i > 0; --i) place->push_back(Json((*place)[0]));
      return;
    default:
      *place = Json::array({Json(*place)});
  }
}

void ExpectProblem(const Json& problem) {
  static const std::vector<std::string> codes = {"bad-request", "bad-definition", "unsupported"};
  EXPECT_EQ(std::count(codes.begin(), codes.end(), problem["code"].get<std::string>()), 1);
  EXPECT_FALSE(problem["message"].get<std::string>().empty());
  if (problem["code"] == "bad-definition") {
    EXPECT_EQ(problem["path"].get<std::string>().rfind("definition", 0), 0u);
  }
}

void ExpectLaws(const Json& figures) {
  EXPECT_EQ(figures["converted"].get<uint64_t>() + figures["inProgress"].get<uint64_t>() +
                figures["dropped"].get<uint64_t>(),
            figures["entered"].get<uint64_t>());
  uint64_t previous = figures["entered"];
  for (const Json& stage : figures["stages"]) {
    EXPECT_LE(stage["records"].get<uint64_t>(), previous);
    if (!stage["optional"]) previous = stage["records"];
  }
  for (const Json& row : figures.value("breakdown", Json::array())) ExpectLaws(row);
}

class FunnelFuzz : public ::testing::Test {
 protected:
  FunnelFuzz() {
    Random random(7);
    engine_.Begin(R"({"format":"parcours"})");
    for (int i = 0; i < 80; ++i) {
      const Json event = {
          {"contact", "c" + std::to_string(random.Below(8))},
          {"time", 1767261600 + 20'000 * int64_t{random.Below(60)}},
          {"type", std::string(1, "abcdexy"[random.Below(7)])},
          {"properties",
           {{"plan", std::string(1, "pqr"[random.Below(3)])}, {"n", random.Below(12)}}}};
      engine_.Append(event.dump() + "\n");
    }
    engine_.End();
    engine_.Seal();
  }

  void Expect(const std::string& request) {
    const std::string text = engine_.Query(request);
    const Json answer = Json::parse(text, nullptr, false);
    ASSERT_FALSE(answer.is_discarded()) << request;
    if (answer["ok"]) {
      ++answered_;
      if (answer["value"]["report"] == "funnel") ExpectLaws(answer["value"]);
      return;
    }
    ++refused_;
    ExpectProblem(answer["error"]);
    for (const Json& problem : answer["error"].value("problems", Json::array())) {
      ExpectProblem(problem);
    }
    if (HasFailure()) ADD_FAILURE() << request << "\n" << text;
  }

  Engine engine_;
  int answered_ = 0;
  int refused_ = 0;
};

TEST_F(FunnelFuzz, EveryRequestWithoutMutationsIsAnswered) {
  for (const Json& request : Requests()) Expect(request.dump());
  EXPECT_EQ(refused_, 0);
}

TEST_F(FunnelFuzz, AMutatedRequestIsAnsweredOrRefusedWithPaths) {
  const uint32_t seed = 61;
  Random random(seed);
  const std::vector<Json> requests = Requests();
  for (int round = 0; round < 8'000 && !HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    Json request = requests[random.Below(static_cast<uint32_t>(requests.size()))];
    for (uint32_t i = 1 + random.Below(3); i > 0; --i) Mutate(&random, &request);
    Expect(request.dump());
  }
  EXPECT_GT(answered_, 800);
  EXPECT_GT(refused_, 3'000);
}

TEST_F(FunnelFuzz, MutatedBytesAreAnsweredOrRefused) {
  const uint32_t seed = 62;
  Random random(seed);
  const std::vector<Json> requests = Requests();
  for (int round = 0; round < 6'000 && !HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    std::string text = requests[random.Below(static_cast<uint32_t>(requests.size()))].dump();
    for (uint32_t i = 1 + random.Below(4); i > 0; --i) {
      const size_t at = random.Below(static_cast<uint32_t>(text.size()));
      if (random.OneIn(2)) {
        text[at] = static_cast<char>(random.Below(256));
      } else {
        text.erase(at, 1 + random.Below(8));
      }
    }
    Expect(text);
  }
}

}  // namespace
}  // namespace parcours
