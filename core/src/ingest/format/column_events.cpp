#include "ingest/format/column_events.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/format/table_values.h"
#include "store/event_types.h"

namespace parcours::ingest {
namespace {

using json::Json;

// Of what a record tells of some events alone: their types, as in a signature; nullptr where it is
// of all of them.
const char* TypesOf(const FieldRule& rule) {
  if (rule.target == Target::kReasonClass) return "*bounced*|*undelivered*|*dropped*|*deferred*";
  if (rule.target != Target::kField) return nullptr;
  switch (rule.field) {
    case store::Field::kReason:
      return "*bounced*|*undelivered*|*dropped*|*deferred*";
    case store::Field::kUrl:
      return "*clicked*|page_view|product_view";
    case store::Field::kRevenue:
    case store::Field::kTotal:
    case store::Field::kTax:
    case store::Field::kShipping:
      return "order_placed|payment|converted";
    case store::Field::kOrder:
      return "order_placed|order_cancelled|payment|refunded|checkout_started|converted";
    default:
      return nullptr;
  }
}

FieldRule RuleOf(Target target, const char* path) {
  FieldRule rule;
  rule.target = target;
  rule.path = path;
  return rule;
}

bool TellAny(const std::vector<FanEvent>& events, const SignatureKey& types) {
  return std::any_of(events.begin(), events.end(), [&](const FanEvent& event) {
    return std::any_of(types.values.begin(), types.values.end(),
                       [&](const std::string& type) { return MatchesPattern(type, event.type); });
  });
}

}  // namespace

std::vector<FanEvent> ReadColumnEvents(const Json& json, const std::string& path,
                                       FormatProblems* problems) {
  constexpr const char* kExpected = "expected {\"Opened At\": \"email.opened\"}";
  std::vector<FanEvent> events;
  if (!json.is_object()) {
    problems->Add(path, json::Dump(json) + "; " + kExpected);
    return events;
  }
  for (const auto& [key, type] : json.items()) {
    if (type.is_null()) continue;
    FanEvent event;
    event.when = key;
    event.by_value = true;
    if (ReadText(type, path + "." + key, problems, &event.type)) {
      events.push_back(std::move(event));
    }
  }
  const bool tells_none =
      std::all_of(json.begin(), json.end(), [](const Json& type) { return type.is_null(); });
  if (tells_none || json.contains("")) problems->Add(path, std::string("empty; ") + kExpected);
  return events;
}

void LimitToEvents(const std::vector<FanEvent>& events, Format* format) {
  for (FieldRule& rule : format->rules) {
    const char* const types = TypesOf(rule);
    if (types == nullptr || !rule.condition.path.empty()) continue;
    const SignatureKey condition = ReadSignatureKey("$type=" + std::string(types));
    if (TellAny(events, condition)) rule.condition = condition;
  }
}

void AddColumnEvents(std::vector<FanEvent> events, Format* format) {
  std::vector<std::string_view> times;
  for (const FieldRule& rule : format->rules) {
    if (rule.target == Target::kTime) times.push_back(rule.path);
  }
  for (FanEvent& event : events) event.at_row_time = times.size() == 1 && times[0] == event.when;
  std::vector<FieldRule> rules = {RuleOf(Target::kType, "$type"), RuleOf(Target::kTime, "$time")};
  // What the record says of who made its events goes before a person's verdict.
  const bool has_reason =
      std::any_of(format->rules.begin(), format->rules.end(),
                  [](const FieldRule& rule) { return rule.target == Target::kMachineReason; });
  if (!has_reason) rules.push_back(RuleOf(Target::kMachine, "$machine"));
  rules.insert(rules.end(), format->rules.begin(), format->rules.end());
  format->rules = std::move(rules);
  LimitToEvents(events, format);
  // Those of one instant arrive in the order in which they happen.
  const auto& names = store::kTypeNames;
  Shape shape;
  shape.kind = Shape::Kind::kFan;
  for (auto place = names.begin();; ++place) {  // the last: of any other name
    for (FanEvent& event : events) {
      if (event.when.empty() || std::find(names.begin(), names.end(), event.type) != place)
        continue;
      format->dropped_keys.push_back(event.when);
      // The first and the last opening of one message are two.
      format->id_with_time |= TellAny(shape.events, SignatureKey{"", {event.type}, false});
      shape.events.push_back(std::move(event));
      event.when.clear();
    }
    if (place == names.end()) break;
  }
  format->shapes.push_back(std::move(shape));
}

}  // namespace parcours::ingest
