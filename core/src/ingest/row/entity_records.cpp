#include "ingest/row/entity_records.h"

#include <algorithm>
#include <optional>

#include "ingest/record/json_list.h"
#include "ingest/record/record_sink.h"
#include "ingest/row/contact_id.h"
#include "json/json.h"
#include "text/ascii.h"
#include "text/boolean_text.h"
#include "text/decimal.h"
#include "text/time_text.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

using json::Json;
using store::ContactTable;
using store::ValueKind;

constexpr std::string_view kProperties = "properties";
constexpr std::string_view kStatuses[] = {"active", "paused", "draft", "archived"};

bool IsInside(std::string_view path, std::string_view object) {
  return path == object ||
         (path.size() > object.size() && path.starts_with(object) && path[object.size()] == '.');
}

std::string TextOf(const Json& json, const char* key) {
  const auto member = json.find(key);
  if (member == json.end() || member->is_null()) return {};
  return member->is_string() ? json::TextOf(*member) : json::Dump(*member);
}

bool BoolOf(const Json& json, const char* key, bool fallback) {
  const auto member = json.find(key);
  if (member == json.end()) return fallback;
  if (member->is_boolean()) return member->get<bool>();
  return text::ReadBoolean(TextOf(json, key)).value_or(fallback);
}

std::vector<store::JourneyInfo::Message> MessagesOf(const Entry& entry) {
  std::vector<store::JourneyInfo::Message> messages;
  const json::Tree list = json::Parse(entry.text());
  if (!list || !list->is_array()) return messages;
  for (const Json& item : *list) {
    if (!item.is_object()) continue;
    store::JourneyInfo::Message message;
    message.id = TextOf(item, "message");
    if (message.id.empty()) continue;
    message.name = TextOf(item, "name");
    if (message.name.empty()) message.name = message.id;
    message.channel = TextOf(item, "channel");
    message.track_opens = BoolOf(item, "trackOpens", true);
    message.track_clicks = BoolOf(item, "trackClicks", true);
    messages.push_back(std::move(message));
  }
  return messages;
}

void SetContactProperty(store::ContactCode contact, std::string_view name, const Entry& entry,
                        store::EventStoreBuilder* builder) {
  switch (entry.kind) {
    case EntryKind::kText:
    case EntryKind::kArray:
      return builder->SetContactProperty(contact, name, entry.text(), ValueKind::kText);
    case EntryKind::kNumber:
      return builder->SetContactProperty(contact, name, text::NormalizeNumber(entry.text()),
                                         ValueKind::kNumber);
    case EntryKind::kTrue:
      return builder->SetContactProperty(contact, name, "true", ValueKind::kBoolean);
    case EntryKind::kFalse:
      return builder->SetContactProperty(contact, name, "false", ValueKind::kBoolean);
    case EntryKind::kEmptyObject:
      return;
  }
}

}  // namespace

EntityKind EntityKindOf(FlatRecord record, const PathTable& paths) {
  bool contact = false;
  bool contact_data = false;
  bool journey = false;
  for (const Entry& entry : record) {
    const std::string_view path = paths.Name(entry.path);
    contact = contact || path == "contact";
    journey = journey || path == "journey";
    contact_data = contact_data || path == "lists" || path == "aliases" || path == "alias" ||
                   IsInside(path, kProperties);
  }
  if (contact) return contact_data ? EntityKind::kContact : EntityKind::kNone;
  return journey ? EntityKind::kJourney : EntityKind::kNone;
}

std::vector<std::string> TextsOf(const Entry& entry) {
  std::vector<std::string> texts;
  if (entry.kind == EntryKind::kText || entry.kind == EntryKind::kNumber) {
    if (entry.size != 0) texts.emplace_back(entry.text());
  } else if (entry.kind == EntryKind::kArray) {
    JsonList list(entry.text());
    for (std::string_view item; list.Next(&item);) {
      if (item[0] == '"') {
        if (const json::Tree text = json::Parse(item)) texts.push_back(json::TextOf(*text));
      } else if (item[0] == '-' || text::IsDigit(item[0])) {
        texts.emplace_back(item);
      }
    }
  }
  return texts;
}

bool AppendContactRecord(FlatRecord record, const PathTable& paths,
                         store::EventStoreBuilder* builder) {
  std::string id;
  for (const Entry& entry : record) {
    const bool is_id = entry.kind == EntryKind::kText || entry.kind == EntryKind::kNumber;
    if (paths.Name(entry.path) == "contact" && is_id) NormalizeContactId(entry.text(), &id);
  }
  if (id.empty()) return false;
  const store::ContactCode contact = builder->InternContact(id, ContactTable::Rank::kRecord);
  for (const Entry& entry : record) {
    const std::string_view path = paths.Name(entry.path);
    if (path == "contact" || path == kProperties) continue;
    if (path == "lists") {
      for (const std::string& list : TextsOf(entry)) builder->AddToList(contact, list);
    } else if (path == "aliases" || path == "alias") {
      for (const std::string& alias : TextsOf(entry)) {
        NormalizeContactId(alias, &id);
        if (id.empty()) continue;
        builder->JoinAlias(contact, builder->InternContact(id, ContactTable::Rank::kAnonymous));
      }
    } else {
      const bool listed = IsInside(path, kProperties);
      SetContactProperty(contact, listed ? path.substr(kProperties.size() + 1) : path, entry,
                         builder);
    }
  }
  return true;
}

bool AppendJourneyRecord(FlatRecord record, const PathTable& paths,
                         store::EventStoreBuilder* builder, SourceSummary* summary) {
  store::JourneyInfo journey;
  std::string status;
  std::string started_at;
  for (const Entry& entry : record) {
    const std::string_view path = paths.Name(entry.path);
    if (path == "journey") journey.id = entry.text();
    if (path == "name") journey.name = entry.text();
    if (path == "status") status = entry.text();
    if (path == "startedAt") started_at = entry.text();
    if (path == "messages" && entry.kind == EntryKind::kArray) {
      journey.messages = MessagesOf(entry);
    }
  }
  if (journey.id.empty()) return false;
  if (journey.name.empty()) journey.name = journey.id;
  const std::string shown = "journey " + text::CutUtf8(journey.id, kExcerptBytes);
  if (std::find(std::begin(kStatuses), std::end(kStatuses), status) != std::end(kStatuses)) {
    journey.status = status;
  } else if (!status.empty()) {
    summary->unknown_statuses.Add(shown + ": status " + text::QuoteUtf8(status) +
                                  " is unknown and taken as active; expected active, paused, draft "
                                  "or archived");
  }
  if (const auto time_us = text::ParseTime(started_at)) {
    journey.started_at_us = *time_us;
  } else if (!started_at.empty()) {
    summary->unreadable_starts.Add(shown + ": startedAt " + text::QuoteUtf8(started_at) +
                                   " is no time");
  }
  builder->SetJourney(std::move(journey));
  return true;
}

void AddJourneyWarnings(SourceSummary* summary) {
  summary->unknown_statuses.TellIn(&summary->warnings, "journeys of an unknown status");
  summary->unreadable_starts.TellIn(&summary->warnings, "journeys whose startedAt is no time");
}

}  // namespace parcours::ingest
