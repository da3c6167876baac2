#include "request/records_request.h"

#include <string>
#include <utility>

#include "request/common.h"
#include "text/time_text.h"
#include "text/time_zone.h"

namespace parcours::request {

namespace {

constexpr int64_t kMaxMs = int64_t{1} << 50;

using Kind = ValueChoice::Kind;

// {"value": text}, {"other": true}, {"none": true}, as answers name values.
ValueChoice ReadValueChoice(JsonReader& json) {
  ValueChoice choice;
  const bool other = json.Bool("other", false);
  const bool none = json.Bool("none", false);
  choice.value = json.Text("value");
  if (json.Has("value")) choice.kind = Kind::kValue;
  if (other) choice.kind = Kind::kOther;
  if (none) choice.kind = Kind::kNone;
  if (int{json.Has("value")} + int{other} + int{none} > 1) {
    json.Problem("value", "beside other or none; expected one of value, other and none");
  }
  return choice;
}

class AtReader {
 public:
  AtReader(JsonReader& request, const FunnelDefinition& definition)
      : at_(request.Object("at")), definition_(definition) {}

  RecordsAt Read() {
    read_.stage = ReadStage(at_);
    read_.state = static_cast<RecordsAt::State>(
        at_.Choice("state", "reached, dropped, in-progress, converted, skipped"));
    CheckState();
    ReadStep();
    read_.mature = at_.Bool("mature", false);
    ReadDate();
    JsonReader bin = at_.Object("bin");
    const auto edge = [&](const char* name) -> std::optional<int64_t> {
      if (!bin.Has(name)) return std::nullopt;
      return bin.Integer(name, 0, 0, kMaxMs) * text::kUsPerMs;
    };
    read_.convert_from_us = edge("fromMs");
    read_.convert_to_us = edge("toMs");
    bin.Integer("records", 0, 0, kMaxMs);  // a bin may be given as the answer has it
    bin.NoOtherMembers();
    ReadWays();
    JsonReader breakdown = at_.Object("breakdown");
    read_.breakdown = ReadValueChoice(breakdown);
    breakdown.NoOtherMembers();
    if (read_.breakdown.kind != Kind::kAny && !definition_.breakdown) {
      at_.Problem("breakdown", "the funnel has none; expected a definition with a breakdown");
    }
    at_.NoOtherMembers();
    return std::move(read_);
  }

 private:
  // The index of the stage that the member "stage" names; nothing where it is absent or unknown.
  std::optional<uint32_t> ReadStage(JsonReader& json) {
    const std::string id = json.Text("stage");
    if (!json.Has("stage") || !json.json()["stage"].is_string()) return std::nullopt;
    std::string expected;
    for (uint32_t stage = 0; stage < definition_.stages.size(); ++stage) {
      const std::string& known = definition_.stages[stage].id;
      if (known == id) return stage;
      expected += (stage == 0 ? "'" : ", '") + known + "'";
    }
    json.Problem("stage", "'" + id + "' is no stage of this funnel; expected one of " + expected);
    return std::nullopt;
  }

  void CheckState() {
    using State = RecordsAt::State;
    const bool optional = read_.stage && definition_.stages[*read_.stage].optional;
    if (read_.state == State::kSkipped && !optional) {
      at_.Problem("state", "'skipped' is of optional stages; expected one as \"stage\"");
    }
    if (optional && (read_.state == State::kDropped || read_.state == State::kInProgress)) {
      at_.Problem("state",
                  "no record ends at an optional stage; expected reached, converted or skipped");
    }
  }

  void ReadStep() {
    const int64_t steps =
        read_.stage ? static_cast<int64_t>(definition_.stages[*read_.stage].steps.size()) : 1;
    const int64_t step = at_.Integer("step", 0, 0, steps - 1);
    read_.did = at_.Bool("did", false);
    if (at_.Has("step")) read_.step = static_cast<uint32_t>(step);
    if (read_.step && !read_.stage) {
      at_.Problem("step", "without a stage; expected \"stage\" beside it");
    }
    if (read_.did && !read_.step) {
      at_.Problem("did", "without a step; expected \"step\" beside it");
    }
  }

  // A row of the trend by its date.
  void ReadDate() {
    const std::string date = at_.Text("date");
    if (!at_.Has("date") || !at_.json()["date"].is_string()) return;
    const text::TimeZone* zone = text::FindTimeZone(definition_.range.time_zone);
    const std::optional<int64_t> day_us = text::ParseTime(date, zone);
    if (!day_us || !text::IsDay(date)) {
      at_.Problem("date", "'" + date + "' is not a day; expected one such as 2026-01-31");
      return;
    }
    const text::CalendarUnit unit =
        definition_.trend == TrendUnit::kMonth  ? text::CalendarUnit::kMonth
        : definition_.trend == TrendUnit::kWeek ? text::CalendarUnit::kWeek
                                                : text::CalendarUnit::kDay;
    read_.entered.from_us = text::FloorTime(*day_us, unit, *zone);
    read_.entered.to_us = text::NextTime(*day_us, unit, *zone);
  }

  NodeChoice ReadNode(JsonReader json) {
    NodeChoice node;
    const std::optional<uint32_t> stage = ReadStage(json);
    if (!json.Has("stage")) json.Problem("stage", "missing; expected a stage's id");
    node.stage = stage.value_or(0);
    node.value = ReadValueChoice(json);
    json.Integer("records", 0, 0, kMaxMs);  // a node may be given as the answer has it
    json.NoOtherMembers();
    if (stage && node.value.kind != Kind::kAny && !definition_.stages[node.stage].breakdown) {
      json.Problem("stage", "the stage has no breakdown; expected one with its values");
    }
    return node;
  }

  void ReadWays() {
    if (at_.Has("node")) read_.ways.push_back({{ReadNode(at_.Object("node"))}, false});
    if (at_.Has("link")) {
      JsonReader link = at_.Object("link");
      read_.ways.push_back({{ReadNode(link.Object("from")), ReadNode(link.Object("to"))}, false});
      link.Raw("records");
      link.Raw("meanMs");
      link.NoOtherMembers();
    }
    WayChoice path;
    path.whole = true;
    for (const JsonReader& node : at_.Items("path")) path.nodes.push_back(ReadNode(node));
    if (!path.nodes.empty()) read_.ways.push_back(std::move(path));
    at_.Raw("node");
    at_.Raw("link");
  }

  JsonReader at_;
  const FunnelDefinition& definition_;
  RecordsAt read_;
};

}  // namespace

RecordsAt ReadRecordsAt(JsonReader& request, const FunnelDefinition& definition) {
  return AtReader(request, definition).Read();
}

Page ReadRecordsPage(JsonReader& request) {
  Page page = ReadPage(request, "entry");
  if (page.sort != "entry" && page.sort != "record") {
    request.Problem(
        "sort", "found '" + page.sort + "'; expected entry or record, - before it for descending");
  }
  return page;
}

}  // namespace parcours::request
