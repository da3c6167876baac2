#include "reference/load_events.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "text/hash.h"
#include "text/time_text.h"

namespace parcours::reference {
namespace {

using nlohmann::json;
using store::Cell;
using store::ColumnId;
using store::EventStoreBuilder;
using store::ValueKind;

struct Value {
  std::string text;
  ValueKind kind;
};

// Nothing for null.
std::optional<Value> Scalar(const json& value) {
  if (value.is_null()) return std::nullopt;
  if (value.is_boolean()) return Value{value.get<bool>() ? "true" : "false", ValueKind::kBoolean};
  if (value.is_string()) return Value{value.get<std::string>(), ValueKind::kText};
  return Value{value.dump(), ValueKind::kNumber};
}

int64_t TimeOf(const json& value) {
  const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  const std::optional<int64_t> time = text::ParseTime(text);
  if (!time) throw std::runtime_error("not a time: " + text);
  return *time;
}

template <class Visitor>
void ForEachProperty(const json& object, const std::string& prefix, const Visitor& visit) {
  for (const auto& [name, value] : object.items()) {
    const std::string path = prefix + name;
    if (value.is_object()) {
      ForEachProperty(value, path + ".", visit);
    } else if (const std::optional<Value> scalar = Scalar(value)) {
      visit(path, *scalar);
    }
  }
}

void AppendEvent(const json& line, EventStoreBuilder* builder) {
  std::vector<Cell> cells;
  const auto set = [&](ColumnId column, const Value& value) {
    cells.push_back({column, builder->Intern(column, value.text, value.kind)});
  };
  for (uint32_t field = 0; field < store::kFieldCount; ++field) {
    const auto member = line.find(store::kFieldNames[field]);
    if (member == line.end()) continue;
    if (const std::optional<Value> value = Scalar(*member)) set(field, *value);
  }
  if (line.contains("properties")) {
    ForEachProperty(line["properties"], "", [&](const std::string& path, const Value& value) {
      set(builder->PropertyColumn(path), value);
    });
  }
  store::EventRow row;
  row.contact = builder->InternContact(line.at("contact").get<std::string>());
  row.time_us = TimeOf(line.at("time"));
  row.type = builder->InternType(line.at("type").get<std::string>());
  row.id_hash = line.contains("id") ? text::HashBytes(line["id"].get<std::string>()) : 0;
  row.cells = cells;
  builder->Append(row);
}

void SetJourney(const json& line, EventStoreBuilder* builder) {
  store::JourneyInfo journey;
  journey.id = line.at("journey").get<std::string>();
  journey.name = line.value("name", journey.id);
  journey.status = line.value("status", "active");
  if (line.contains("startedAt")) journey.started_at_us = TimeOf(line["startedAt"]);
  for (const json& message : line.value("messages", json::array())) {
    store::JourneyInfo::Message info;
    info.id = message.at("message").get<std::string>();
    info.name = message.value("name", info.id);
    info.channel = message.value("channel", "");
    info.track_opens = message.value("trackOpens", true);
    info.track_clicks = message.value("trackClicks", true);
    journey.messages.push_back(info);
  }
  builder->SetJourney(journey);
}

void SetContact(const json& line, EventStoreBuilder* builder) {
  const store::ContactCode contact = builder->InternContact(line.at("contact").get<std::string>(),
                                                            store::ContactTable::Rank::kRecord);
  ForEachProperty(line.value("properties", json::object()), "",
                  [&](const std::string& path, const Value& value) {
                    builder->SetContactProperty(contact, path, value.text, value.kind);
                  });
  for (const json& list : line.value("lists", json::array())) {
    builder->AddToList(contact, list.get<std::string>());
  }
  for (const json& alias : line.value("aliases", json::array())) {
    builder->JoinContacts(contact, builder->InternContact(alias.get<std::string>()));
  }
}

}  // namespace

void AppendEvents(std::string_view ndjson, EventStoreBuilder* builder) {
  std::istringstream lines{std::string(ndjson)};
  std::string text;
  while (std::getline(lines, text)) {
    if (text.empty()) continue;
    const json line = json::parse(text);
    if (line.contains("type")) {
      AppendEvent(line, builder);
    } else if (line.contains("journey")) {
      SetJourney(line, builder);
    } else {
      SetContact(line, builder);
    }
  }
}

std::shared_ptr<const store::EventStore> LoadEvents(std::string_view ndjson) {
  EventStoreBuilder builder;
  AppendEvents(ndjson, &builder);
  return builder.Seal(nullptr);
}

std::string ReadFileText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace parcours::reference
