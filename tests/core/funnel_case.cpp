#include "core/funnel_case.h"

#include <map>
#include <set>
#include <vector>

#include "core/funnel_data.h"

namespace parcours::funnel {
namespace {

using Json = nlohmann::json;

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

}  // namespace

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

}  // namespace parcours::funnel
