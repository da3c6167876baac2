// Cases taken from other systems' own tests: what they assert comes out here too, under the options
// that have their rules, or the case is listed with the rule that differs (docs/funnel.md, section
// 6). The cases are not part of the project; without them the test says so and passes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "funnel/funnel.h"
#include "funnel/records.h"
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

// What a case asks beyond the defaults, by options of ours.
void SetRules(const Json& funnel, FunnelDefinition* definition) {
  const Json mode = funnel.value("mode", Json::object());
  std::set<std::string> flags;
  for (const Json& flag : mode.value("flags", Json::array())) flags.insert(flag);
  const auto has = [&](const char* flag) { return flags.count(flag) != 0; };
  if (funnel["order"] == "unordered") definition->order = StageOrder::kAny;
  if (funnel["order"] == "strict") definition->order = StageOrder::kStrict;
  if (has("strict_order") || has("fixed")) definition->order = StageOrder::kStrict;
  if (has("strict_order")) definition->scope = StrictScope::kStages;
  if (has("strict_increase") || has("increase") || has("timestamp_dedup")) {
    for (Stage& stage : definition->stages) stage.hop_min_us = 1;  // never at one instant
  }
  if (mode.contains("first_ever_stages") || mode.value("type", "") == "first-first" ||
      mode.value("reentry", "") == "first_only") {
    definition->entry = EntryRule::kFirst;
  }
  if (mode.value("window_from", "") == "previous_stage") {
    for (Stage& stage : definition->stages) stage.hop_max_us = definition->window_us;
    definition->window_us.reset();
  }
}

void SetBreakdown(const Json& breakdown, FunnelDefinition* definition) {
  using Value = FunnelBreakdown::Value;
  FunnelBreakdown read;
  const Json& property = breakdown["property"];
  read.by = TextOf(property.is_array() ? property[0] : property);
  if (read.by.rfind("contact.", 0) != 0) read.by = "properties." + read.by;
  const std::string attribution = breakdown["attribution"];
  if (attribution == "first_touch") read.value = Value::kFirst;
  if (attribution == "last_touch") read.value = Value::kLast;
  if (attribution.rfind("step:", 0) == 0) {
    read.value = Value::kStage;
    read.stage = static_cast<uint32_t>(std::stoul(attribution.substr(5)));
  }
  read.top = 1000;
  if (breakdown.contains("limit") && breakdown["limit"].is_number()) read.top = breakdown["limit"];
  definition->breakdown = read;
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
  for (const Json& json : funnel.value("exclusions", Json::array())) {
    Exclusion exclusion;
    exclusion.step.event = json["event"];
    AddFilters(json.value("filters", Json::array()), &exclusion.step.where);
    exclusion.from_stage = json["from_stage"];
    exclusion.to_stage = json["to_stage"];
    exclusion.mode = Exclusion::Mode::kRemoveRecord;
    definition.exclusions.push_back(exclusion);
  }
  if (funnel.contains("breakdown")) SetBreakdown(funnel["breakdown"], &definition);
  SetRules(funnel, &definition);
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

// The records of the whole, or of one value of the breakdown, against what the case says of them.
class RecordsCheck {
 public:
  RecordsCheck(std::vector<RecordRow> rows, const FunnelDefinition& definition,
               std::string* differences)
      : rows_(std::move(rows)), definition_(definition), differences_(differences) {}

  void Stages(const Json& stages) {
    for (uint32_t stage = 0; stage < stages.size(); ++stage) {
      const Json& expected = stages[stage];
      std::set<std::string> contacts;
      for (const RecordRow& row : rows_) {
        if (Reached(row, stage)) contacts.insert(std::string(row.record));
      }
      const std::string at = "stage " + std::to_string(stage);
      if (expected.contains("reached")) Same(at, contacts.size(), expected["reached"]);
      if (expected.contains("contacts")) {
        Same(at, Json(contacts), Json(expected["contacts"].get<std::set<std::string>>()));
      }
      for (const Json& contact : expected.value("contacts_include", Json::array())) {
        Same(at + contact.dump(), contacts.count(contact), 1);
      }
      for (const Json& contact : expected.value("contacts_exclude", Json::array())) {
        Same(at + contact.dump(), contacts.count(contact), 0);
      }
      if (stage == 0) continue;
      Times(at, stage - 1, stage, expected);
    }
  }

  void PerContact(const Json& stages_by_contact, bool completions) {
    for (const auto& contact : stages_by_contact.items()) {
      size_t reached = 0;
      for (const RecordRow& row : rows_) {
        if (row.record == contact.key()) reached = FurthestStage(row);
      }
      const size_t all = definition_.stages.size();
      if (completions) reached = reached == all ? 1 : 0;
      Same(contact.key(), reached, contact.value());
    }
  }

  void TimeBetween(const Json& expected) {
    Times("time", expected["from_stage"], expected["to_stage"], expected);
  }

  void Trend(const Json& trend) {
    for (const Json& period : trend["periods"]) {
      uint64_t entered = 0;
      uint64_t converted = 0;
      for (const RecordRow& row : rows_) {
        const int64_t* entry_us = TimeOf(row, trend["from_stage"]);
        if (entry_us == nullptr || *entry_us < period["start"].get<int64_t>() * kUsPerMs) continue;
        if (*entry_us >= period["end"].get<int64_t>() * kUsPerMs) continue;
        ++entered;
        converted += TimeOf(row, trend["to_stage"]) != nullptr;
      }
      Same("entered " + period["start"].dump(), entered, period["entered"]);
      Same("converted " + period["start"].dump(), converted, period["converted"]);
    }
  }

 private:
  void Same(const std::string& what, const Json& found, const Json& expected) {
    if (found == expected) return;
    *differences_ += what + ": " + found.dump() + ", expected " + expected.dump() + "\n";
  }

  void Near(const std::string& what, double found, double expected, double tolerance) {
    if (std::abs(found - expected) > tolerance) Same(what, found, expected);
  }

  // Under order "any" the k-th stage is k stages done.
  bool Reached(const RecordRow& row, uint32_t stage) const {
    return definition_.order == StageOrder::kAny ? row.events.size() > stage
                                                 : TimeOf(row, stage) != nullptr;
  }

  const int64_t* TimeOf(const RecordRow& row, uint32_t stage) const {
    if (definition_.order == StageOrder::kAny) {
      return row.events.size() > stage ? &row.events[stage].time_us : nullptr;
    }
    for (const StageEvent& event : row.events) {
      if (event.stage == stage) return &event.time_us;
    }
    return nullptr;
  }

  // Stages up to the furthest one matched, as the cases count.
  size_t FurthestStage(const RecordRow& row) const {
    size_t reached = 0;
    for (const StageEvent& event : row.events) reached = std::max<size_t>(reached, event.stage + 1);
    return reached;
  }

  void Times(const std::string& at, uint32_t from, uint32_t to, const Json& expected) {
    std::vector<int64_t> durations_us;
    for (const RecordRow& row : rows_) {
      const int64_t* start_us = TimeOf(row, from);
      const int64_t* end_us = TimeOf(row, to);
      if (start_us != nullptr && end_us != nullptr) durations_us.push_back(*end_us - *start_us);
    }
    OrderedDurations durations(durations_us);
    const DurationStatistics times = MeasureDurations(&durations);
    const double tolerance_ms = expected.value("tolerance_ms", 1e-6);
    if (expected.contains("sample_size")) Same(at + " n", times.n, expected["sample_size"]);
    if (expected.value("none_completed_or_no_time", false)) {
      Same(at + " none", times.n == 0 || times.max_ms == 0, true);
    }
    if (expected.value("average_null", false)) Same(at + " n", times.n, 0);
    if (expected.contains("average_ms") && expected["average_ms"].is_number()) {
      Near(at + " mean", times.mean_ms, expected["average_ms"], tolerance_ms);
    }
    if (expected.contains("median_ms") && expected["median_ms"].is_number()) {
      Near(at + " median", times.median_ms, expected["median_ms"], tolerance_ms);
    }
    const std::pair<const char*, double> ranges[] = {{"average_ms_range", times.mean_ms},
                                                     {"median_ms_range", times.median_ms}};
    for (const auto& [member, found] : ranges) {
      if (!expected.contains(member)) continue;
      const Json& range = expected[member];
      const bool in_range = (range[0].is_null() || found >= range[0].get<double>()) &&
                            (range[1].is_null() || found <= range[1].get<double>());
      Same(at + member, in_range, true);
    }
    const Json bins = expected.value("bins", Json::array());
    for (size_t bin = 0; bin < bins.size(); ++bin) {
      const auto begin = std::lower_bound(durations_us.begin(), durations_us.end(),
                                          bins[bin][0].get<int64_t>() * kUsPerMs);
      const auto end = bin + 1 == bins.size()
                           ? durations_us.end()
                           : std::lower_bound(durations_us.begin(), durations_us.end(),
                                              bins[bin + 1][0].get<int64_t>() * kUsPerMs);
      Same(at + " bin", end - begin, bins[bin][1]);
    }
  }

  const std::vector<RecordRow> rows_;
  const FunnelDefinition& definition_;
  std::string* differences_;
};

// What of a case's expectations does not come out; empty where all does. `compared` counts the
// members of "expected" that were looked at.
std::string DifferencesOf(const Json& given, int* compared) {
  const auto store = StoreOf(given);
  const FunnelDefinition definition = DefinitionOf(given["funnel"]);
  const Json& expected = given["expected"];
  std::vector<Warning> warnings;
  std::string differences;
  const auto check_of = [&](const ValueChoice& value) {
    RecordsAt at;
    at.breakdown = value;
    Page page;
    page.sort = "record";
    page.limit = 0;
    const RecordsResult records = ListRecords(*store, definition, at, page, &warnings);
    return RecordsCheck(records.rows, definition, &differences);
  };
  const auto has = [&](const char* member) {
    *compared += expected.contains(member);
    return expected.contains(member);
  };
  RecordsCheck whole = check_of({});
  if (has("stages")) whole.Stages(expected["stages"]);
  if (has("all")) whole.Stages(expected["all"]["stages"]);
  if (has("per_contact_max_stage")) whole.PerContact(expected["per_contact_max_stage"], false);
  if (has("completions")) whole.PerContact(expected["completions"], true);
  for (const char* member : {"time_to_convert", "conversion_time"}) {
    if (has(member)) whole.TimeBetween(expected[member]);
  }
  if (has("trend")) whole.Trend(expected["trend"]);
  if (!given["funnel"].contains("breakdown")) return differences;

  std::set<std::string> values;
  const FunnelResult result = ComputeFunnel(*store, definition, &warnings);
  for (const BreakdownRow& row : *result.breakdown) {
    const bool named = row.label.kind == Label::Kind::kValue;
    values.insert(named ? row.label.value : row.label.kind == Label::Kind::kOther ? "Other" : "");
    if (has("each_breakdown")) {
      check_of({named ? ValueChoice::Kind::kValue : ValueChoice::Kind::kNone, row.label.value})
          .Stages(expected["each_breakdown"]["stages"]);
    }
  }
  if (has("breakdown_values") && Json(values.size()) != expected["breakdown_values"]) {
    differences += "values: " + Json(values).dump() + "\n";
  }
  if (has("breakdown_value_set") && Json(values) != expected["breakdown_value_set"]) {
    differences += "values: " + Json(values).dump() + "\n";
  }
  if (!has("breakdowns")) return differences;
  for (const Json& breakdown : expected["breakdowns"]) {
    Json value = breakdown["value"];
    if (value.is_array()) value = value[0];
    const std::string text = value.is_null() ? "" : TextOf(value);
    // Where there is one value and the case does not say which, it is the whole.
    if (value.is_null() && expected.value("breakdown_values", 0) == 1) {
      whole.Stages(breakdown["stages"]);
      continue;
    }
    ValueChoice choice{ValueChoice::Kind::kValue, text};
    if (text.empty() || text == "(none)") choice.kind = ValueChoice::Kind::kNone;
    if (text == "Other") choice.kind = ValueChoice::Kind::kOther;
    check_of(choice).Stages(breakdown["stages"]);
  }
  return differences;
}

// Cases that assert a rule other than ours, by that rule; docs/funnel.md, section 6, explains each.
const std::map<std::string, std::vector<std::string>>& OtherRules() {
  static const std::map<std::string, std::vector<std::string>> rules = {
      {"a strict order is not tried again after an interruption",
       {"clickhouse__funnel-test-allow-reentry__1", "clickhouse__funnel-test-allow-reentry__3",
        "clickhouse__funnel-test-ecommerce__3", "clickhouse__funnel-test-non-null__5"}},
      {"a strict order passes over repeated events",
       {"clickhouse__funnel-test-allow-reentry__2", "clickhouse__funnel-test-allow-reentry__4",
        "clickhouse__funnel-test-allow-reentry__5", "clickhouse__funnel-test-ecommerce__2",
        "clickhouse__funnel-test-ecommerce__4"}},
      {"a repeated event ends the attempt",
       {"doris__window-funnel-deduplication0__1", "doris__window-funnel-deduplication2__1",
        "doris__window-funnel-deduplication__1",
        "pinot__testfunnelmatchstepgroupbyquerieswithmodethensumarray__2",
        "pinot__testfunnelmaxstepgroupbyquerieswithmode__2"}},
      {"one event serves several stages", {"clickhouse__funnel-test-strict-increase__3"}},
      {"only the first event of each kind counts",
       {"funneljoin__readme-after-inner-join-first-first__1",
        "funneljoin__test-first-first-anti__1", "funneljoin__test-first-first-inner__1"}},
      {"the entry is the first of all time, before the range too",
       {"posthog__test-funnel-test-first-time-for-user-funnel-multiple-ids__1"}},
      {"a record counts under every value that its events have",
       {"pinot__funnelcounttest-testgroupby__4",
        "posthog__breakdown-cases-test-funnel-step-breakdown-event-single-person-multipl__1",
        "posthog__test-funnel-test-breakdown-step-attributions__3",
        "posthog__test-funnel-unordered-test-funnel-step-breakdown-event-single-person-e__1"}},
      {"a breakdown by several properties",
       {"posthog__breakdown-cases-test-funnel-step-multi-property-breakdown-event__1"}},
      {"a record is removed only where no other try, and nothing within the window, is clean",
       {"posthog__test-funnel-test-funnel-exclusion-multiple-possible-no-end-event1__1",
        "posthog__test-funnel-test-funnel-exclusion-multiple-possible-no-end-event2__1",
        "posthog__test-funnel-test-funnel-exclusion-no-end-event__1",
        "qurvo__funnel-exclusions-does-not-exclude-a-user-who-re-enters-the-funnel-aft__1"}},
      {"exclusions in any order",
       {"posthog__test-funnel-unordered-test-advanced-funnel-multiple-exclusions-between__1",
        "posthog__test-funnel-unordered-test-funnel-exclusions-full-window__1",
        "posthog__test-funnel-unordered-test-unordered-exclusion-after-completion__1",
        "qurvo__funnel-ttc-unordered-exclusion-excludes-a-user-whose-anchor-window-is-__1",
        "qurvo__funnel-unordered-exclusion-anchor-does-not-exclude-a-user-whose-anchor__1",
        "qurvo__funnel-unordered-exclusion-anchor-excludes-a-user-who-has-a-tainted-an__1"}},
      {"any order begins with the first stage",
       {"qurvo__funnel-avg-time-picks-latest-anchor-across-3-step-funnel-with-multiple__1",
        "qurvo__funnel-time-to-convert-unordered-mode-user-with-tostep-before-fromstep__1",
        "qurvo__funnel-unordered-step0-required-2-step-unordered-user-with-only-step-1__1",
        "qurvo__funnel-unordered-step0-required-does-not-count-a-user-with-only-step-1__1"}},
      {"a trend counts a record in several periods, or from another stage",
       {"posthog__test-funnel-trends-test-from-second-step__1",
        "posthog__test-funnel-trends-test-one-person-in-multiple-periods-and-windows__1"}},
      {"the window's end is outside it",
       {"vaitar__test-conversion-window-test-events-at-conversion-window-boundary__1"}},
  };
  return rules;
}

TEST(FunnelFixtures, ThePageExplainsEveryRuleThatDiffers) {
  std::ifstream file(std::string(PARCOURS_SOURCE_DIR) + "/docs/funnel.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  for (const auto& [rule, ids] : OtherRules()) {
    const std::string row = "| " + rule + " | " + std::to_string(ids.size()) + " |";
    EXPECT_NE(page.find(row), std::string::npos) << row;
  }
}

TEST(FunnelFixtures, EveryCaseAgreesOrIsListedWithTheRuleThatDiffers) {
  const std::filesystem::path folder = CasesFolder();
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "no cases at " << folder.string() << ": nothing compared";
  }
  std::map<std::string, std::string> rule_of;
  for (const auto& [rule, ids] : OtherRules()) {
    for (const std::string& id : ids) rule_of[id] = rule;
  }
  int agreed = 0;
  int differed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json" || entry.path().stem() == "INDEX") continue;
    std::ifstream file(entry.path());
    const Json given = Json::parse(file);
    const std::string id = given["id"];
    int compared = 0;
    std::string differences;
    try {
      differences = DifferencesOf(given, &compared);
      if (compared == 0) differences = "nothing of it can be compared\n";
    } catch (const Error& error) {
      differences = std::string("refused: ") + error.problems()[0].path + "\n";
    }
    if (rule_of.count(id) != 0) {
      EXPECT_NE(differences, "") << id << " agrees, and is listed under " << rule_of[id];
      ++differed;
    } else {
      EXPECT_EQ(differences, "") << id;
      ++agreed;
    }
    rule_of.erase(id);
  }
  for (const auto& [id, rule] : rule_of)
    ADD_FAILURE() << id << " is listed, and there is no such case";
  std::cout << agreed << " cases agree, " << differed << " assert another rule\n";
}

}  // namespace
}  // namespace parcours::funnel
