// Cases taken from other systems' own tests: what they assert must come out here too, wherever the
// case holds under docs/funnel.md's rules. The cases are not part of the project; without them the
// test says so and passes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "funnel/record_search.h"
#include "funnel/timings.h"

namespace parcours::funnel {
namespace {

using Json = nlohmann::json;

constexpr int64_t kUsPerMs = 1000;

std::filesystem::path CasesFolder() {
  return std::filesystem::path(PARCOURS_SOURCE_DIR) / ".." / "shared" / "fixtures" / "funnel";
}

std::string TextOf(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// Objects by dotted path; null is absent.
void Flatten(const Json& object, const std::string& prefix, testing::Properties* properties) {
  for (const auto& member : object.items()) {
    if (member.value().is_object()) {
      Flatten(member.value(), prefix + member.key() + ".", properties);
    } else if (!member.value().is_null()) {
      properties->push_back({prefix + member.key(), TextOf(member.value())});
    }
  }
}

FilterValue ValueOf(const Json& value) { return {TextOf(value), value.is_number()}; }

void AddFilters(const Json& json, std::vector<Filter>* filters) {
  static const std::map<std::string, Operator> kOperators = {
      {"eq", Operator::kEq},
      {"neq", Operator::kNe},
      {"in", Operator::kIn},
      {"not_in", Operator::kNotIn},
      {"contains", Operator::kContains},
      {"not_contains", Operator::kNotContains},
      {"is_set", Operator::kExists},
      {"is_not_set", Operator::kMissing},
      {"gt", Operator::kGt},
      {"gte", Operator::kGte},
      {"lt", Operator::kLt},
      {"lte", Operator::kLte}};
  for (const Json& given : json) {
    if (given.contains("all")) {
      AddFilters(given["all"], filters);
      continue;
    }
    Filter filter;
    if (given.contains("any")) {
      for (const Json& alternative : given["any"]) {
        AddFilters(Json::array({alternative}), &filter.any);
      }
      filters->push_back(filter);
      continue;
    }
    const std::string property = given["property"];
    if (property == "$event") {
      filter.property = "type";
    } else if (property.rfind("contact.", 0) == 0) {
      filter.property = property;
    } else {
      filter.property = "properties." + property;
    }
    filter.op = kOperators.at(given["op"]);
    if (given.contains("value") && given["value"].is_array()) {
      for (const Json& value : given["value"]) filter.values.push_back(ValueOf(value));
    } else if (given.contains("value") && !given["value"].is_null()) {
      filter.values.push_back(ValueOf(given["value"]));
    }
    filters->push_back(filter);
    if (given.value("missing", "passes") == "fails") {
      filters->push_back({filter.property, Operator::kExists, {}, {}, ""});
    }
  }
}

FunnelDefinition DefinitionOf(const Json& funnel) {
  FunnelDefinition definition;
  for (const Json& json : funnel["stages"]) {
    Stage stage;
    stage.id = "stage-" + std::to_string(definition.stages.size() + 1);
    stage.optional = json.value("optional", false);
    for (const Json& step_json : json["steps"]) {
      Step step;
      const bool named = step_json.contains("event") && !step_json["event"].is_null();
      step.event = named ? step_json["event"].get<std::string>() : "*";
      if (step_json.contains("filters")) AddFilters(step_json["filters"], &step.where);
      stage.steps.push_back(step);
    }
    definition.stages.push_back(stage);
  }
  if (!funnel["window_ms"].is_null()) {
    definition.window_us = funnel["window_ms"].get<int64_t>() * kUsPerMs;
  }
  if (funnel.contains("filters")) AddFilters(funnel["filters"], &definition.filters.events);
  if (funnel.contains("range")) {
    const Json& range = funnel["range"];
    definition.gates = RangeGate::kAll;
    if (range.contains("from") && !range["from"].is_null()) {
      definition.range.from_us = range["from"].get<int64_t>() * kUsPerMs;
    }
    if (range.contains("to") && !range["to"].is_null()) {  // the whole last millisecond
      definition.range.to_us = (range["to"].get<int64_t>() + 1) * kUsPerMs;
    }
  }
  return definition;
}

std::shared_ptr<const store::EventStore> StoreOf(const Json& given) {
  store::EventStoreBuilder builder;
  uint64_t id = 1;
  for (const Json& event : given["events"]) {
    if (event["time"].is_null()) continue;
    // The case's properties are not canonical fields, whatever they are called.
    testing::Properties properties;
    Flatten(event["properties"], "", &properties);
    std::vector<store::Cell> cells;
    for (const auto& [name, value] : properties) {
      const store::ColumnId column = builder.PropertyColumn(name);
      cells.push_back({column, builder.Intern(column, value)});
    }
    builder.Append({builder.InternContact(event["contact"].get<std::string>()),
                    event["time"].get<int64_t>() * kUsPerMs,
                    builder.InternType(event["type"].get<std::string>()), text::MixHash(id++),
                    cells});
  }
  if (given.contains("contacts")) {
    for (const auto& contact : given["contacts"].items()) {
      if (!contact.value().contains("properties")) continue;
      testing::Properties properties;
      Flatten(contact.value()["properties"], "", &properties);
      for (const auto& [name, value] : properties) {
        builder.SetContactProperty(builder.InternContact(contact.key()), name, value,
                                   store::ValueKind::kText);
      }
    }
  }
  return builder.Seal(nullptr);
}

// One case's answers, and what the case says about them.
class CaseCheck {
 public:
  CaseCheck(const Json& given)
      : given_(given),
        store_(StoreOf(given)),
        definition_(DefinitionOf(given["funnel"])),
        plan_(*store_, definition_),
        outcomes_(SearchRecords(*store_, definition_, plan_)) {}

  // Members of "expected" that were compared.
  int Check() {
    const Json& expected = given_["expected"];
    int checked = 0;
    if (expected.contains("stages")) {
      CheckStages(expected["stages"]);
      ++checked;
    }
    if (expected.contains("per_contact_max_stage")) {
      for (const auto& contact : expected["per_contact_max_stage"].items()) {
        EXPECT_EQ(StagesReached(contact.key()), contact.value().get<int>()) << contact.key();
      }
      ++checked;
    }
    if (expected.contains("completions")) {
      const int stage_count = static_cast<int>(definition_.stages.size());
      for (const auto& contact : expected["completions"].items()) {
        EXPECT_EQ(StagesReached(contact.key()) == stage_count, contact.value().get<int>() != 0)
            << contact.key();
      }
      ++checked;
    }
    for (const char* member : {"time_to_convert", "conversion_time"}) {
      if (!expected.contains(member)) continue;
      CheckTime(expected[member]);
      ++checked;
    }
    return checked;
  }

 private:
  // Stages up to the furthest one matched, as the cases count.
  int StagesReached(const std::string& contact) const {
    for (size_t i = 0; i < outcomes_.size(); ++i) {
      if (store_->ContactId(outcomes_.contacts[i]) != contact) continue;
      int reached = 0;
      for (uint32_t stage = 0; stage < outcomes_.stage_count; ++stage) {
        if (outcomes_.row(i, stage) != store::kNoRow) reached = static_cast<int>(stage + 1);
      }
      return reached;
    }
    return 0;
  }

  std::set<std::string> ContactsAt(uint32_t stage) const {
    std::set<std::string> contacts;
    for (size_t i = 0; i < outcomes_.size(); ++i) {
      if (outcomes_.row(i, stage) == store::kNoRow) continue;
      contacts.insert(std::string(store_->ContactId(outcomes_.contacts[i])));
    }
    return contacts;
  }

  std::vector<int64_t> Durations(uint32_t from, uint32_t to) const {
    std::vector<int64_t> durations_us;
    for (size_t i = 0; i < outcomes_.size(); ++i) {
      if (outcomes_.row(i, to) == store::kNoRow) continue;
      durations_us.push_back(store_->times_us()[outcomes_.row(i, to)] -
                             store_->times_us()[outcomes_.row(i, from)]);
    }
    return durations_us;
  }

  void CheckStages(const Json& stages) const {
    for (uint32_t stage = 0; stage < stages.size(); ++stage) {
      const Json& expected = stages[stage];
      const std::set<std::string> contacts = ContactsAt(stage);
      if (expected.contains("reached")) {
        EXPECT_EQ(contacts.size(), expected["reached"].get<size_t>()) << "stage " << stage;
      }
      if (expected.contains("contacts")) {
        EXPECT_EQ(contacts, expected["contacts"].get<std::set<std::string>>()) << "stage " << stage;
      }
      for (const Json& contact : expected.value("contacts_include", Json::array())) {
        EXPECT_TRUE(contacts.count(contact.get<std::string>())) << "stage " << stage << contact;
      }
      for (const Json& contact : expected.value("contacts_exclude", Json::array())) {
        EXPECT_FALSE(contacts.count(contact.get<std::string>())) << "stage " << stage << contact;
      }
      if (stage == 0) continue;
      std::vector<int64_t> durations_us = Durations(stage - 1, stage);
      const DurationStatistics times = MeasureDurations(&durations_us);
      if (expected.contains("average_ms")) {
        EXPECT_NEAR(times.mean_ms, expected["average_ms"].get<double>(), 1e-6) << stage;
      }
      if (expected.contains("median_ms")) {
        EXPECT_NEAR(times.median_ms, expected["median_ms"].get<double>(), 1e-6) << stage;
      }
    }
  }

  void CheckTime(const Json& expected) const {
    std::vector<int64_t> durations_us =
        Durations(expected["from_stage"].get<uint32_t>(), expected["to_stage"].get<uint32_t>());
    const DurationStatistics times = MeasureDurations(&durations_us);
    const double tolerance_ms = expected.value("tolerance_ms", 1e-6);
    if (expected.contains("sample_size")) {
      EXPECT_EQ(times.n, expected["sample_size"].get<uint64_t>());
    }
    if (expected.value("none_completed_or_no_time", false)) {
      EXPECT_TRUE(times.n == 0 || times.max_ms == 0);
    }
    if (expected.contains("average_ms")) {
      EXPECT_NEAR(times.mean_ms, expected["average_ms"].get<double>(), tolerance_ms);
    }
    if (expected.contains("median_ms")) {
      EXPECT_NEAR(times.median_ms, expected["median_ms"].get<double>(), tolerance_ms);
    }
    if (expected.contains("average_ms_range")) {
      const Json& range = expected["average_ms_range"];
      if (!range[0].is_null()) {
        EXPECT_GE(times.mean_ms, range[0].get<double>());
      }
      if (!range[1].is_null()) {
        EXPECT_LE(times.mean_ms, range[1].get<double>());
      }
    }
  }

  const Json& given_;
  std::shared_ptr<const store::EventStore> store_;
  FunnelDefinition definition_;
  StagePlan plan_;
  Outcomes outcomes_;
};

TEST(FunnelFixtures, EveryCaseThatHoldsUnderOurRulesAgrees) {
  const std::filesystem::path folder = CasesFolder();
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "no cases at " << folder.string() << ": nothing compared";
  }
  int compared = 0;
  std::vector<std::string> nothing_comparable;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json" || entry.path().stem() == "INDEX") continue;
    std::ifstream file(entry.path());
    const Json given = Json::parse(file);
    const bool agrees = given["base_agrees"].is_boolean() && given["base_agrees"].get<bool>();
    if (!given["portable"].get<bool>() && !agrees) continue;
    SCOPED_TRACE(given["id"].get<std::string>());
    if (CaseCheck(given).Check() > 0) {
      ++compared;
    } else {
      nothing_comparable.push_back(given["id"]);
    }
  }
  EXPECT_GE(compared, 140);
  std::string others;
  for (const std::string& id : nothing_comparable) others += " " + id;
  RecordProperty("compared", compared);
  RecordProperty("nothing_comparable", others);
}

}  // namespace
}  // namespace parcours::funnel
