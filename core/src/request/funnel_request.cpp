#include "request/funnel_request.h"

#include <algorithm>
#include <utility>

#include "request/common.h"
#include "request/funnel_presets.h"
#include "text/time_text.h"

namespace parcours::request {

namespace {

constexpr int64_t kMaxToleranceMs = 5000;
constexpr int64_t kMaxTop = 1000;

std::string Quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

Step ReadStep(JsonReader& json) {
  Step step;
  step.event = json.Text("event");
  if (!json.Has("event")) {
    json.Problem("event", "missing; expected an event name, or \"*\" for any event");
  } else if (step.event.empty() && json.json()["event"].is_string()) {
    json.Problem("event", "empty; expected an event name, or \"*\" for any event");
  }
  step.where = ReadFilters(json, "where");
  return step;
}

// What no two events share.
bool OfOneEvent(std::string_view name) { return name == "time" || name == "id"; }

// What records can be grouped by.
std::string ReadBy(JsonReader& breakdown) {
  const std::string by = breakdown.Text("by");
  if (!breakdown.Has("by")) {
    breakdown.Problem("by", "missing; expected a property's name");
  } else if (by.empty() && breakdown.json()["by"].is_string()) {
    breakdown.Problem("by", "empty; expected a property's name");
  } else if (OfOneEvent(by) || by == "contact") {
    breakdown.Problem("by", Quoted(by) + " cannot be grouped by; expected another property");
  }
  return by;
}

uint32_t ReadTop(JsonReader& breakdown, uint32_t fallback) {
  return static_cast<uint32_t>(breakdown.Integer("top", fallback, 1, kMaxTop));
}

class DefinitionReader {
 public:
  DefinitionReader(const Json& json, std::string path)
      : problems_(ErrorCode::kBadDefinition), json_(json, std::move(path), &problems_) {}

  FunnelDefinition Read() {
    json_.Integer("version", 1, 1, 1);
    definition_.name = json_.Text("name");
    ReadPreset();
    definition_.count = json_.Text("count", "contact");
    if (definition_.count.empty()) {
      json_.Problem("count", "empty; expected \"contact\" or an id property");
    } else if (OfOneEvent(definition_.count)) {
      json_.Problem("count", Quoted(definition_.count) +
                                 " is no record; expected \"contact\" or an id property");
    }
    ReadRules();
    ReadWindowAndRange();
    ReadStages();
    ReadExclusions();
    JsonReader filters = json_.Object("filters");
    definition_.filters.contact = ReadFilters(filters, "contact");
    definition_.filters.events = ReadFilters(filters, "events");
    definition_.filters.lists = filters.Texts("lists");
    filters.NoOtherMembers();
    ReadFunnelBreakdown();
    json_.NoOtherMembers();
    problems_.ThrowIfAny();
    return std::move(definition_);
  }

 private:
  void ReadPreset();
  void ReadRules();
  void ReadWindowAndRange();
  void ReadStages();
  Stage ReadStage(JsonReader& json, size_t index);
  void ReadHop(JsonReader& json, Stage* stage);
  void CheckStages();
  void ReadExclusions();
  void ReadBetween(JsonReader& json, Exclusion* exclusion);
  void ReadFunnelBreakdown();
  // The stage's index; nothing, and a problem, where there is none of that id.
  std::optional<uint32_t> StageNamed(JsonReader& json, std::string_view member,
                                     const std::string& id);

  Problems problems_;
  JsonReader json_;
  FunnelPreset preset_;
  FunnelDefinition definition_;
  bool all_stages_read_ = true;  // false: there are too many, which is a problem
};

void DefinitionReader::ReadPreset() {
  if (!json_.Has("preset")) {
    json_.Raw("preset");
    return;
  }
  std::string names;
  for (const FunnelPreset& preset : FunnelPresets()) {
    names += (names.empty() ? "" : ", ") + std::string(preset.name);
  }
  preset_ = FunnelPresets()[json_.Choice("preset", names.c_str())];
  definition_.preset = preset_.name;
}

void DefinitionReader::ReadRules() {
  definition_.order = static_cast<StageOrder>(json_.Choice("order", "sequential, strict, any"));
  definition_.scope = static_cast<StrictScope>(json_.Choice("scope", "all, stages"));
  if (json_.Has("scope") && definition_.order != StageOrder::kStrict) {
    json_.Problem("scope", "without effect; expected order \"strict\" beside it");
  }
  definition_.entry = static_cast<EntryRule>(
      json_.Choice("entry", "earliest, first, latest", static_cast<size_t>(preset_.entry)));
  definition_.ties = static_cast<TieRule>(json_.Choice("ties", "any, sequence"));
  const bool in_sequence = definition_.ties == TieRule::kSequence;
  const int64_t default_tolerance_ms = in_sequence ? 0 : preset_.tolerance_us / text::kUsPerMs;
  definition_.tolerance_us =
      text::kUsPerMs * json_.Integer("toleranceMs", default_tolerance_ms, 0, kMaxToleranceMs);
  if (in_sequence && definition_.tolerance_us != 0) {
    json_.Problem("toleranceMs",
                  "a tolerance puts near events in any order; expected 0 with "
                  "ties \"sequence\"");
  }
  definition_.anonymous = json_.Bool("anonymous", true);
  definition_.totals = json_.Bool("totals", false);
  constexpr TrendUnit kUnits[] = {TrendUnit::kDay, TrendUnit::kWeek, TrendUnit::kMonth};
  definition_.trend = kUnits[json_.Choice("trend", "day, week, month")];
  const std::string horizon = json_.Text("horizon");
  if (json_.Has("horizon") && json_.json()["horizon"].is_string()) {
    definition_.horizon_us = text::ParseTime(horizon);
    if (!definition_.horizon_us) {
      json_.Problem("horizon", Quoted(horizon) +
                                   " is not a time; expected an instant such as "
                                   "2026-01-31T12:00:00Z");
    }
  }
}

void DefinitionReader::ReadWindowAndRange() {
  // "window": null takes a preset's window away.
  const bool window_given = json_.json().is_object() && json_.json().contains("window");
  JsonReader window = json_.Object("window");
  definition_.window_us = window.Duration("total");
  window.NoOtherMembers();
  if (!window_given) definition_.window_us = preset_.window_us;
  if (preset_.wants_window && !definition_.window_us) {
    json_.Problem("window", "missing; preset " + Quoted(preset_.name) +
                                " wants one, such as {\"total\": \"P7D\"}");
  }
  JsonReader range = json_.Object("range");
  definition_.range = ReadRangeMembers(range);
  definition_.gates = static_cast<RangeGate>(
      range.Choice("gates", "entry, all", static_cast<size_t>(preset_.gates)));
  range.NoOtherMembers();
}

void DefinitionReader::ReadHop(JsonReader& json, Stage* stage) {
  JsonReader hop = json.Object("fromPrevious");
  const bool max_given = hop.json().is_object() && hop.json().contains("max");
  stage->hop_min_us = hop.Duration("min");
  stage->hop_max_us = hop.Duration("max");
  hop.NoOtherMembers();
  if (!max_given) stage->hop_max_us = preset_.hop_max_us;
  if (stage->hop_min_us && stage->hop_max_us && *stage->hop_min_us > *stage->hop_max_us) {
    json.Problem("fromPrevious", "min is longer than max; expected min <= max");
  }
}

Stage DefinitionReader::ReadStage(JsonReader& json, size_t index) {
  Stage stage;
  stage.id = json.Text("id", ("stage-" + std::to_string(index + 1)).c_str());
  if (stage.id.empty()) json.Problem("id", "empty; expected a name for the stage");
  for (const Stage& other : definition_.stages) {
    if (other.id == stage.id) {
      json.Problem("id", Quoted(stage.id) + " is another stage's id; expected one of its own");
      break;
    }
  }
  stage.name = json.Text("name");
  stage.optional = json.Bool("optional", false);
  std::vector<JsonReader> steps = json.Items("steps", kMaxStepsPerStage);
  const Json* raw_steps = json.Raw("steps");
  if (steps.empty() && (raw_steps == nullptr || raw_steps->is_array())) {
    json.Problem("steps", "no step; expected at least one, such as {\"event\": \"page_view\"}");
  }
  for (JsonReader& step : steps) {
    stage.steps.push_back(ReadStep(step));
    step.NoOtherMembers();
  }
  if (json.Has("breakdown")) {
    JsonReader breakdown = json.Object("breakdown");
    StageBreakdown read;
    read.by = ReadBy(breakdown);
    read.top = ReadTop(breakdown, read.top);
    breakdown.NoOtherMembers();
    stage.breakdown = std::move(read);
  } else {
    json.Raw("breakdown");
  }
  ReadHop(json, &stage);
  json.NoOtherMembers();
  return stage;
}

void DefinitionReader::ReadStages() {
  std::vector<JsonReader> stages = json_.Items("stages", preset_.max_stages);
  for (size_t i = 0; i < stages.size(); ++i) {
    definition_.stages.push_back(ReadStage(stages[i], i));
  }
  const Json* raw_stages = json_.Raw("stages");
  if (raw_stages != nullptr && !raw_stages->is_array()) return;
  all_stages_read_ = raw_stages == nullptr || raw_stages->size() == stages.size();
  CheckStages();
}

void DefinitionReader::CheckStages() {
  const std::vector<Stage>& stages = definition_.stages;
  const std::string count = std::to_string(stages.size());
  if (stages.size() < 2) {
    json_.Problem("stages",
                  count + (stages.size() == 1 ? " stage" : " stages") + "; expected at least 2");
    return;
  }
  const auto optional_path = [](size_t index) {
    return "stages[" + std::to_string(index) + "].optional";
  };
  if (stages.front().optional) {
    json_.Problem(optional_path(0), "the first stage is optional; expected a required one");
  }
  if (stages.back().optional && all_stages_read_) {
    json_.Problem(optional_path(stages.size() - 1),
                  "the last stage is optional; expected a required one");
  }
  const auto broken_down = std::count_if(
      stages.begin(), stages.end(), [](const Stage& stage) { return stage.breakdown.has_value(); });
  if (broken_down > static_cast<std::ptrdiff_t>(kMaxStageBreakdowns)) {
    json_.Problem("stages", std::to_string(broken_down) +
                                " stages with a breakdown; expected at "
                                "most " +
                                std::to_string(kMaxStageBreakdowns));
  }
}

std::optional<uint32_t> DefinitionReader::StageNamed(JsonReader& json, std::string_view member,
                                                     const std::string& id) {
  std::vector<std::string_view> ids;
  for (const Stage& stage : definition_.stages) {
    if (stage.id == id) return static_cast<uint32_t>(ids.size());
    ids.push_back(stage.id);
  }
  if (!all_stages_read_) return std::nullopt;  // it may be one of those
  std::string expected;
  for (std::string_view known : ids) expected += (expected.empty() ? "" : ", ") + Quoted(known);
  json.Problem(member, Quoted(id) + " is no stage of this funnel; expected one of " + expected);
  return std::nullopt;
}

void DefinitionReader::ReadBetween(JsonReader& json, Exclusion* exclusion) {
  const std::vector<Stage>& stages = definition_.stages;
  exclusion->from_stage = 0;
  exclusion->to_stage = stages.empty() ? 0 : static_cast<uint32_t>(stages.size() - 1);
  if (!json.Has("between")) {
    json.Raw("between");
    return;
  }
  const std::vector<std::string> between = json.Texts("between");
  if (between.size() != 2) {
    if (json.Raw("between")->is_array()) {
      json.Problem("between",
                   std::to_string(between.size()) + " members; expected the ids of two stages");
    }
    return;
  }
  const std::optional<uint32_t> from = StageNamed(json, "between", between[0]);
  const std::optional<uint32_t> to = StageNamed(json, "between", between[1]);
  if (!from || !to) return;
  if (*from >= *to) {
    json.Problem("between", Quoted(between[0]) + " does not come before " + Quoted(between[1]) +
                                "; expected an earlier stage, then a later one");
    return;
  }
  // An optional stage stands for the required one before it, or after it at the end.
  exclusion->from_stage = *from;
  while (exclusion->from_stage > 0 && stages[exclusion->from_stage].optional) {
    --exclusion->from_stage;
  }
  exclusion->to_stage = *to;
  while (exclusion->to_stage + 1 < stages.size() && stages[exclusion->to_stage].optional) {
    ++exclusion->to_stage;
  }
}

void DefinitionReader::ReadExclusions() {
  for (JsonReader& json : json_.Items("exclusions", kMaxExclusions)) {
    Exclusion exclusion;
    exclusion.step = ReadStep(json);
    ReadBetween(json, &exclusion);
    exclusion.mode =
        static_cast<Exclusion::Mode>(json.Choice("mode", "end-attempt, remove-record"));
    json.NoOtherMembers();
    definition_.exclusions.push_back(std::move(exclusion));
  }
}

void DefinitionReader::ReadFunnelBreakdown() {
  if (!json_.Has("breakdown")) {
    json_.Raw("breakdown");
    return;
  }
  JsonReader json = json_.Object("breakdown");
  FunnelBreakdown breakdown;
  breakdown.by = ReadBy(json);
  breakdown.value = static_cast<FunnelBreakdown::Value>(
      json.Choice("value", "entry, first, last, stage, record"));
  breakdown.top = ReadTop(json, breakdown.top);
  const bool at_stage = breakdown.value == FunnelBreakdown::Value::kStage;
  const std::string stage = json.Text("stage");
  if (at_stage && !json.Has("stage")) {
    json.Problem("stage", "missing; expected the id of the stage whose event has the value");
  } else if (!at_stage && json.Has("stage")) {
    json.Problem("stage", "without effect; expected \"value\": \"stage\" beside it");
  } else if (at_stage) {
    breakdown.stage = StageNamed(json, "stage", stage).value_or(0);
  }
  json.NoOtherMembers();
  definition_.breakdown = std::move(breakdown);
}

}  // namespace

FunnelDefinition ReadFunnelDefinition(const Json& json, std::string path) {
  return DefinitionReader(json, std::move(path)).Read();
}

}  // namespace parcours::request
