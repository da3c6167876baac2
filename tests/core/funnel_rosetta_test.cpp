// One definition under every preset: the table of docs/funnel.md, on its data.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/funnel_random.h"
#include "funnel/records.h"
#include "funnel/rosetta.h"
#include "parcours/engine.h"

namespace parcours::funnel {
namespace {

using Json = nlohmann::json;

// Section 7 of the page.
std::string Section() {
  std::ifstream file(std::string(PARCOURS_SOURCE_DIR) + "/docs/funnel.md");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string page = text.str();
  const size_t begin = page.find("## 7. ");
  return page.substr(begin, page.find("## 8. ") - begin);
}

std::string Block(const std::string& section, const std::string& language) {
  const std::string open = "```" + language + "\n";
  const size_t begin = section.find(open) + open.size();
  return section.substr(begin, section.find("```", begin) - begin);
}

struct Row {
  std::string preset;  // empty: none
  std::vector<uint64_t> records;
  std::string others;
};

std::vector<Row> Table(const std::string& section) {
  std::vector<Row> rows;
  std::istringstream lines(section);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("| `", 0) != 0 && line.rfind("| none", 0) != 0) continue;
    std::vector<std::string> cells;
    std::istringstream rest(line.substr(1));
    for (std::string cell; std::getline(rest, cell, '|');) {
      const size_t first = cell.find_first_not_of(" `");
      const size_t last = cell.find_last_not_of(" `");
      cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    Row row{cells[0] == "none" ? "" : cells[0], {}, cells.back()};
    for (size_t i = 1; i + 1 < cells.size(); ++i) row.records.push_back(std::stoul(cells[i]));
    rows.push_back(row);
  }
  return rows;
}

// "deal: +1 window (patient), -1 range (over)"
std::string Others(const Json& stages) {
  std::string text;
  for (const Json& stage : stages) {
    std::string reasons;
    for (const Json& reason : stage["reasons"]) {
      std::string names;
      for (const Json& name : reason["examples"]) {
        names += (names.empty() ? "" : ", ") + name.get<std::string>();
      }
      for (const char* way : {"gained", "lost"}) {
        if (reason[way] == 0) continue;
        reasons += (reasons.empty() ? "" : ", ") + std::string(*way == 'g' ? "+" : "-") +
                   reason[way].dump() + " " + reason["reason"].get<std::string>();
      }
      reasons += " (" + names + ")";
    }
    if (reasons.empty()) continue;
    text += (text.empty() ? "" : "; ") + stage["id"].get<std::string>() + ": " + reasons;
  }
  return text;
}

std::vector<uint64_t> Records(const Json& stages) {
  std::vector<uint64_t> records;
  for (const Json& stage : stages) records.push_back(stage["records"]);
  return records;
}

class FunnelRosetta : public ::testing::Test {
 protected:
  FunnelRosetta() : section_(Section()) {
    engine_.Begin(R"({"format":"parcours"})");
    engine_.Append(Block(section_, "ndjson"));
    engine_.End();
    engine_.Seal();
  }

  Json Ask(const Json& definition, const Json& more = Json::object()) {
    Json request = {{"report", "rosetta"}, {"definition", definition}};
    request.update(more);
    return Json::parse(engine_.Query(request.dump()));
  }

  Json Definition() const { return Json::parse(Block(section_, "json")); }

  const std::string section_;
  Engine engine_;
};

TEST_F(FunnelRosetta, TheTableOfThePageIsTheAnswer) {
  const Json answer = Ask(Definition(), {{"examples", 9}});
  ASSERT_TRUE(answer["ok"]) << answer;
  const std::vector<Row> table = Table(section_);
  const Json& value = answer["value"];
  ASSERT_EQ(table.size(), 1 + value["presets"].size());
  EXPECT_EQ(Records(value["base"]["stages"]), table[0].records);
  for (size_t i = 1; i < table.size(); ++i) {
    const Json& row = value["presets"][i - 1];
    EXPECT_EQ(row["preset"], table[i].preset);
    EXPECT_EQ(Records(row["stages"]), table[i].records) << table[i].preset;
    EXPECT_EQ(Others(row["stages"]), table[i].others) << table[i].preset;
  }
}

// What a preset decides does not stay what the definition says.
TEST_F(FunnelRosetta, ThePresetsRulesTakeThePlaceOfTheDefinitions) {
  Json definition = Definition();
  definition["preset"] = "posthog";
  definition["entry"] = "latest";
  definition["ties"] = "sequence";
  definition["range"]["gates"] = "all";
  definition["stages"][1]["fromPrevious"] = {{"max", "P20D"}};
  const Json answer = Ask(definition, {{"presets", {"umami", "mixpanel"}}})["value"];
  EXPECT_EQ(answer["base"]["rules"]["ties"], "sequence");
  EXPECT_EQ(answer["presets"][0]["preset"], "mixpanel");
  EXPECT_EQ(answer["presets"][0]["rules"], Json::parse(R"({"entry":"first","windowMs":604800000,
      "hopMaxMs":[null,1728000000,null],"gates":"entry","ties":"any","toleranceMs":0})"));
  EXPECT_EQ(answer["presets"][1]["rules"]["hopMaxMs"], Json::parse("[3600000,3600000,3600000]"));
  EXPECT_EQ(answer["presets"][1]["rules"]["windowMs"], nullptr);
}

TEST_F(FunnelRosetta, AWindowFromTheDefinitionsPresetIsTheDefinitions) {
  Json definition = Definition();
  definition.erase("window");
  definition["preset"] = "mixpanel";
  const Json answer =
      Ask(definition, {{"presets", {"clickhouse", "amplitude", "hubspot"}}})["value"];
  EXPECT_EQ(answer["base"]["rules"]["windowMs"], 604800000);
  for (const Json& row : answer["presets"]) {
    const Json expected = row["preset"] == "hubspot" ? Json() : Json(604800000);
    EXPECT_EQ(row["rules"]["windowMs"], expected) << row;
  }
}

TEST_F(FunnelRosetta, TellsWhatAPresetCannotRunAndGoesOn) {
  Json definition = Definition();
  definition.erase("window");
  for (int i = 0; i < 6; ++i) {
    const Json stage =
        Json::parse(R"({"id":"v)" + std::to_string(i) + R"(","steps":[{"event":"visit"}]})");
    definition["stages"].insert(definition["stages"].begin(), stage);
  }
  const Json presets = Ask(definition)["value"]["presets"];
  EXPECT_EQ(presets[3]["problems"][0]["path"], "definition.window");
  EXPECT_EQ(presets[6]["problems"][0]["message"], "9 stages; expected at most 8");
  EXPECT_TRUE(presets[0].contains("stages"));
  definition["order"] = "any";
  EXPECT_EQ(Ask(definition)["value"]["presets"][2]["problems"][0]["path"], "definition.entry");
  EXPECT_EQ(Ask(definition, {{"presets", {"hubspt"}}})["error"]["path"], "presets[0]");
  EXPECT_EQ(Ask(Json::object())["error"]["path"], "definition.stages");
}

// Of every stage and preset the reasons' records are exactly those that differ.
TEST(FunnelRosettaRandom, EveryRecordThatDiffersHasOneReason) {
  const uint32_t seed = 51;
  testing::Random random(seed);
  for (int round = 0; round < 400 && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    const auto store = testing::MakeStore(testing::RandomEvents(&random));
    FunnelDefinition base = testing::RandomDefinition(&random);
    if (random.Below(3) == 0) base.range.from_us = kMinTimeUs;
    FunnelDefinition preset = base;
    preset.entry = static_cast<EntryRule>(random.Below(3));
    preset.window_us = 1'000'000 * int64_t{random.Below(20)};
    preset.gates = static_cast<RangeGate>(random.Below(2));
    FunnelDefinition gated = preset;
    gated.gates = preset.gates == RangeGate::kAll ? RangeGate::kEntry : RangeGate::kAll;
    const auto answers = CompareRules(
        *store, base, {{"other", preset, {}}, {"gated", gated, {}}, {"same", base, {}}}, 1'000);
    const auto reaching = [&](const FunnelDefinition& definition, uint32_t stage) {
      RecordsAt at;
      at.stage = stage;
      Page page;
      page.sort = "record";
      page.limit = 0;
      std::vector<std::string> names;
      const RecordsResult records = ListRecords(*store, definition, at, page);
      for (const RecordRow& row : records.rows) names.emplace_back(row.record);
      return names;
    };
    for (uint32_t stage = 0; stage < base.stages.size(); ++stage) {
      const std::vector<std::string> before = reaching(base, stage);
      EXPECT_EQ(answers[0].stages[stage].records, before.size());
      for (size_t i = 1; i < answers.size(); ++i) {
        SCOPED_TRACE(answers[i].preset);
        const std::vector<std::string> after = reaching(answers[i].definition, stage);
        std::vector<std::string> differing;
        std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                      std::back_inserter(differing));
        std::vector<std::string> explained;
        for (const RosettaReason& reason : answers[i].stages[stage].reasons) {
          EXPECT_EQ(reason.gained + reason.lost, reason.examples.size());
          explained.insert(explained.end(), reason.examples.begin(), reason.examples.end());
        }
        std::sort(explained.begin(), explained.end());
        EXPECT_EQ(explained, differing);
        EXPECT_EQ(answers[i].stages[stage].records, after.size());
      }
    }
  }
}

}  // namespace
}  // namespace parcours::funnel
