#include "request/json_reader.h"

#include <algorithm>
#include <cmath>

#include "text/near_names.h"
#include "text/time_text.h"

namespace parcours::request {
namespace {

const Json kEmptyObject = Json::object();

std::string Found(const Json& json) {
  std::string text = json::Dump(json);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return "found " + text;
}

std::string List(const std::vector<std::string_view>& choices) {
  std::string list;
  for (const std::string_view choice : choices) {
    if (!list.empty()) list += ", ";
    list += choice;
  }
  return list;
}

}  // namespace

std::string_view KindOf(const Json& json) {
  if (json.is_object()) return "an object";
  if (json.is_array()) return "a list";
  if (json.is_string()) return "text";
  if (json.is_boolean()) return "true or false";
  if (json.is_number()) return "a number";
  return "null";
}

json::Tree ParseJson(std::string_view text) {
  size_t error_byte = 0;
  json::Tree json = json::Parse(text, &error_byte);
  if (!json) {
    throw Error(ErrorCode::kBadRequest, "",
                "not JSON at byte " + std::to_string(error_byte) + "; expected one JSON object");
  }
  return json;
}

JsonReader::JsonReader(const Json& json, std::string path, Problems* problems)
    : json_(&json), path_(std::move(path)), problems_(problems) {
  if (!json.is_object()) {
    problems_->Add(path_, Found(json) + "; expected an object");
    json_ = &kEmptyObject;
  }
}

std::string JsonReader::PathOf(std::string_view member) const {
  return path_.empty() ? std::string(member) : path_ + "." + std::string(member);
}

void JsonReader::Problem(const char* member, const char* message) {
  problems_->Add(PathOf(member), message);
}

void JsonReader::Problem(std::string_view member, std::string message) {
  problems_->Add(PathOf(member), std::move(message));
}

const Json* JsonReader::Find(const char* name) {
  if (std::find(known_.begin(), known_.end(), name) == known_.end()) known_.emplace_back(name);
  const auto at = json_->find(name);
  return at == json_->end() || at->is_null() ? nullptr : &*at;
}

bool JsonReader::Has(const char* name) { return Find(name) != nullptr; }

const Json* JsonReader::Raw(const char* name) { return Find(name); }

std::string JsonReader::Text(const char* name, const char* fallback) {
  const Json* value = Find(name);
  if (value == nullptr) return std::string(fallback);
  if (!value->is_string()) {
    Problem(name, Found(*value) + "; expected text");
    return std::string(fallback);
  }
  return json::TextOf(*value);
}

bool JsonReader::Bool(const char* name, bool fallback) {
  const Json* value = Find(name);
  if (value == nullptr) return fallback;
  if (!value->is_boolean()) {
    Problem(name, Found(*value) + "; expected true or false");
    return fallback;
  }
  return value->get<bool>();
}

int64_t JsonReader::Integer(const char* name, int64_t fallback, int64_t min, int64_t max) {
  const Json* value = Find(name);
  if (value == nullptr) return fallback;
  bool whole = value->is_number_integer();
  int64_t number = 0;
  if (whole) {
    whole = !value->is_number_unsigned() ||
            value->get<uint64_t>() <= static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
    if (whole) number = value->get<int64_t>();
  } else if (value->is_number_float()) {
    const double real = value->get<double>();
    whole = std::abs(real) < 9e15 && std::floor(real) == real;
    if (whole) number = static_cast<int64_t>(real);
  }
  if (!whole || number < min || number > max) {
    Problem(name, Found(*value) + "; expected a whole number from " + std::to_string(min) + " to " +
                      std::to_string(max));
    return fallback;
  }
  return number;
}

size_t JsonReader::Choice(const char* name, const char* choices, size_t fallback) {
  const Json* value = Find(name);
  if (value == nullptr) return fallback;
  return ChoiceOf(*value, name, choices).value_or(fallback);
}

std::optional<size_t> JsonReader::ChoiceOf(const Json& value, std::string_view path,
                                           const char* choices) {
  std::string hint;
  if (value.is_string()) {
    const std::string text = json::TextOf(value);
    const std::vector<std::string_view> names = text::Listed(choices);
    const auto at = std::find(names.begin(), names.end(), text);
    if (at != names.end()) return static_cast<size_t>(at - names.begin());
    hint = text::DidYouMean(text, names);
  }
  Problem(path, Found(value) + "; expected one of " + choices + hint);
  return std::nullopt;
}

std::vector<size_t> JsonReader::Choices(const char* name, const char* choices) {
  std::vector<size_t> chosen;
  const Json* value = Find(name);
  if (value == nullptr) return chosen;
  if (!value->is_array()) {
    Problem(name, Found(*value) + "; expected a list of " + choices);
    return chosen;
  }
  for (size_t i = 0; i < value->size(); ++i) {
    const std::string path = std::string(name) + "[" + std::to_string(i) + "]";
    if (const auto choice = ChoiceOf((*value)[i], path, choices)) chosen.push_back(*choice);
  }
  return chosen;
}

std::vector<std::string> JsonReader::Texts(const char* name) {
  std::vector<std::string> texts;
  const Json* value = Find(name);
  if (value == nullptr) return texts;
  if (!value->is_array()) {
    Problem(name, Found(*value) + "; expected a list of texts");
    return texts;
  }
  for (size_t i = 0; i < value->size(); ++i) {
    if ((*value)[i].is_string()) {
      texts.push_back(json::TextOf((*value)[i]));
    } else {
      Problem(std::string(name) + "[" + std::to_string(i) + "]",
              Found((*value)[i]) + "; expected text");
    }
  }
  return texts;
}

std::optional<int64_t> JsonReader::Duration(const char* name) {
  const Json* value = Find(name);
  return value == nullptr ? std::nullopt : DurationOf(*value, name);
}

std::optional<int64_t> JsonReader::DurationOf(const Json& value, std::string_view path) {
  std::optional<int64_t> duration_us;
  if (value.is_string()) duration_us = text::ParseDuration(json::TextOf(value));
  if (!duration_us) {
    Problem(path, Found(value) +
                      "; expected an ISO 8601 duration of exact length such as \"P30D\" or "
                      "\"PT12H\" (weeks, days, hours, minutes, seconds)");
  }
  return duration_us;
}

JsonReader JsonReader::Object(const char* name) {
  const Json* value = Find(name);
  return JsonReader(value == nullptr ? kEmptyObject : *value, PathOf(name), problems_);
}

std::vector<JsonReader> JsonReader::Items(const char* name, size_t most) {
  std::vector<JsonReader> items;
  const Json* value = Find(name);
  if (value == nullptr) return items;
  if (!value->is_array()) {
    Problem(name, Found(*value) + "; expected a list of objects");
    return items;
  }
  if (value->size() > most) {
    Problem(name, std::to_string(value->size()) + " " + std::string(name) + "; expected at most " +
                      std::to_string(most));
  }
  for (size_t i = 0; i < std::min(most, value->size()); ++i) {
    items.emplace_back((*value)[i], PathOf(name) + "[" + std::to_string(i) + "]", problems_);
  }
  return items;
}

void JsonReader::NoOtherMembers() {
  for (const auto& member : json_->items()) {
    if (std::find(known_.begin(), known_.end(), member.key()) != known_.end()) continue;
    const std::string hint = text::DidYouMean(member.key(), known_);
    Problem(member.key(), "unknown" + (hint.empty() ? "; expected one of " + List(known_) : hint));
  }
}

}  // namespace parcours::request
