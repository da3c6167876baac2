#include "ingest/source_options.h"

#include <optional>
#include <utility>
#include <vector>

#include "json/json.h"
#include "parcours/error.h"
#include "text/time_zone.h"

namespace parcours::ingest {
namespace {

using json::Json;

struct Problems {
  ErrorCode code;
  std::vector<Problem> list;

  void Add(std::string path, std::string message) {
    list.push_back({code, std::move(path), std::move(message)});
  }
  void ThrowIfAny() const {
    if (!list.empty()) throw Error(list);
  }
};

std::string ReadTimeZone(const Json& json, const std::string& path, Problems* problems) {
  if (json.is_string() && text::FindTimeZone(json.get_ref<const std::string&>()) != nullptr) {
    return json.get<std::string>();
  }
  problems->Add(path, json::Dump(json) +
                          " is no known time zone; expected a name such as "
                          "\"Europe/Amsterdam\"");
  return "UTC";
}

// Mapping members that name the key of a field.
struct MappingField {
  std::string_view name;
  Target target;
};
constexpr MappingField kMappingFields[] = {
    {"contact", Target::kContact},
    {"time", Target::kTime},
    {"type", Target::kType},
    {"id", Target::kId},
    {"ids", Target::kIds},
    {"machine", Target::kMachine},
    {"machineReason", Target::kMachineReason},
    {"reasonClass", Target::kReasonClass},
};

const MappingField* FindMappingField(std::string_view name) {
  for (const MappingField& field : kMappingFields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// "key", or ["key", "other key"]: the first that a record has.
void ReadKeys(const Json& json, const std::string& path, FieldRule rule, Format* format,
              Problems* problems) {
  const std::vector<Json> keys =
      json.is_array() ? json.get<std::vector<Json>>() : std::vector<Json>{json};
  if (keys.empty()) problems->Add(path, "empty; expected the name of a key");
  for (const Json& key : keys) {
    if (!key.is_string() || key.get_ref<const std::string&>().empty()) {
      problems->Add(path, json::Dump(key) + "; expected the name of a key, or a list of them");
      return;
    }
    rule.path = key.get<std::string>();
    format->rules.push_back(rule);
  }
}

void ReadProperties(const Json& json, const std::string& path, Format* format, Problems* problems) {
  format->keeps_other_keys = false;
  if (!json.is_object() && !json.is_array()) {
    problems->Add(path, "expected {\"property\": \"key\"}, a list of keys, or nothing to keep all");
    return;
  }
  for (const auto& [name, key] : json.items()) {
    if (!key.is_string() || key.get_ref<const std::string&>().empty()) {
      problems->Add(path + (json.is_array() ? "[" + name + "]" : "." + name),
                    json::Dump(key) + "; expected the name of a key");
      continue;
    }
    const std::string key_path = key.get<std::string>();
    format->properties.push_back({json.is_array() ? key_path : name, key_path});
  }
}

// {"vendor's value": "our value"}.
std::vector<ValueRule> ReadValues(const Json& json, const std::string& path, Problems* problems) {
  std::vector<ValueRule> values;
  if (!json.is_object()) {
    problems->Add(path, "expected {\"value\": \"type\"}");
    return values;
  }
  for (const auto& [from, to] : json.items()) {
    if (to.is_string() || to.is_null()) {
      values.push_back({from, to.is_null() ? "" : to.get<std::string>()});
    } else {
      problems->Add(path + "." + from,
                    json::Dump(to) + "; expected a text, or null to leave them out");
    }
  }
  return values;
}

Mapping ReadMapping(const Json& json, Problems* problems) {
  Mapping mapping;
  Format& format = mapping.format;
  format.name = "mapping";
  format.title = "mapping";
  if (!json.is_object()) {
    problems->Add("mapping", "expected an object with contact, time and type");
    return mapping;
  }
  for (const auto& [name, value] : json.items()) {
    const std::string path = "mapping." + name;
    if (value.is_null()) continue;
    if (name == "name") {
      if (value.is_string()) {
        format.title = value.get<std::string>();
      } else {
        problems->Add(path, "expected a text");
      }
    } else if (name == "timeZone") {
      mapping.time_zone = ReadTimeZone(value, path, problems);
    } else if (name == "properties") {
      ReadProperties(value, path, &format, problems);
    } else if (name == "types") {
      format.types = ReadValues(value, path, problems);
    } else if (name == "reasonClasses") {
      format.reason_classes = ReadValues(value, path, problems);
    } else if (name == "type" && value.is_object()) {
      if (value.size() == 1 && value.contains("value") && value["value"].is_string() &&
          !value["value"].get_ref<const std::string&>().empty()) {
        format.constant_type = value["value"].get<std::string>();
      } else {
        problems->Add(path, "expected the name of a key, or {\"value\": \"one type for all\"}");
      }
    } else if (const MappingField* field = FindMappingField(name)) {
      ReadKeys(value, path, {field->target, ""}, &format, problems);
    } else if (const auto column = store::FieldByName(name)) {
      ReadKeys(value, path, {Target::kField, "", *column}, &format, problems);
    } else {
      problems->Add(path,
                    "unknown; expected name, contact, time, type, types, properties, timeZone, id, "
                    "ids, machineReason, reasonClass, reasonClasses or a field of an event");
    }
  }
  for (const std::string_view required : {"contact", "time", "type"}) {
    const auto member = json.find(required);
    if (member == json.end() || member->is_null()) {
      problems->Add(
          "mapping." + std::string(required),
          "missing; expected the name of the key that holds the event's " + std::string(required));
    }
  }
  return mapping;
}

}  // namespace

SourceOptions ReadSourceOptions(std::string_view text) {
  Problems problems{ErrorCode::kBadRequest, {}};
  SourceOptions options;
  const std::optional<Json> json = json::Parse(text);
  if (!json || !json->is_object()) {
    throw Error(ErrorCode::kBadRequest, "", "source options: expected a JSON object");
  }
  for (const auto& [name, value] : json->items()) {
    if (value.is_null()) continue;
    if (name == "name" || name == "format") {
      if (value.is_string()) {
        (name == "name" ? options.name : options.format) = value.get<std::string>();
      } else {
        problems.Add(name, "expected a text");
      }
    } else if (name == "timeZone") {
      options.time_zone = ReadTimeZone(value, name, &problems);
    } else if (name == "mapping") {
      Problems mapping_problems{ErrorCode::kBadMapping, {}};
      options.mapping = ReadMapping(value, &mapping_problems);
      problems.list.insert(problems.list.end(), mapping_problems.list.begin(),
                           mapping_problems.list.end());
    } else {
      problems.Add(name, "unknown; expected name, format, mapping or timeZone");
    }
  }
  if (options.mapping && !options.mapping->time_zone.empty()) {
    options.time_zone = options.mapping->time_zone;
  }
  if (options.format != "auto" && FindFormat(options.format) == nullptr &&
      !(options.format == "mapping" && options.mapping)) {
    std::string expected = "auto";
    for (const Format* format : KnownFormats()) expected += ", " + format->name;
    problems.Add("format", "unknown format '" + options.format + "'; expected one of " + expected);
  }
  problems.ThrowIfAny();
  return options;
}

}  // namespace parcours::ingest
