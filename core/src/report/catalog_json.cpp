#include "report/catalog_json.h"

namespace parcours::report {
namespace {

// [{label, number}, ...]
template <class Entry>
void AddCounts(const char* key, const std::vector<Entry>& entries, const char* label,
               std::string Entry::*text, const char* number, uint64_t Entry::*count, Writer* out) {
  out->BeginArray(key);
  for (const Entry& entry : entries) {
    out->BeginObject();
    out->Text(label, entry.*text);
    out->Count(number, entry.*count);
    out->End();
  }
  out->End();
}

void AddProperties(const char* key, const std::vector<catalog::PropertyEntry>& properties,
                   Writer* out) {
  using catalog::ValueCount;
  out->BeginArray(key);
  for (const catalog::PropertyEntry& property : properties) {
    out->BeginObject();
    out->Text("name", property.name);
    out->Text("kind", property.kind);
    out->Count("distinct", property.distinct);
    out->Count("count", property.count);
    AddCounts("values", property.values, "value", &ValueCount::value, "count", &ValueCount::count,
              out);
    out->End();
  }
  out->End();
}

void AddJourneys(const std::vector<catalog::JourneyEntry>& journeys, Writer* out) {
  out->BeginArray("journeys");
  for (const catalog::JourneyEntry& journey : journeys) {
    out->BeginObject();
    out->Text("journey", journey.journey);
    out->Text("name", journey.name);
    out->Text("status", journey.status);
    out->BeginArray("messages");
    for (const catalog::MessageEntry& message : journey.messages) {
      out->BeginObject();
      out->Text("message", message.message);
      out->Text("name", message.name);
      out->Text("channel", message.channel);
      out->End();
    }
    out->End();
    out->End();
  }
  out->End();
}

void AddHead(const char* report, Writer* out) {
  out->Text("report", report);
  out->Text("unit", "event");
}

void AddSpan(uint64_t events, int64_t first_time_us, int64_t last_time_us, Writer* out) {
  const auto time = [&](int64_t time_us) {
    return events == 0 ? std::nullopt : std::optional<int64_t>(time_us);
  };
  AddTime("from", time(first_time_us), out);
  AddTime("to", time(last_time_us), out);
}

}  // namespace

void WriteCatalog(const catalog::Catalog& catalog, Writer* out) {
  using catalog::ValueCount;
  AddHead("catalog", out);
  out->Count("events", catalog.events);
  out->Count("contacts", catalog.contacts);
  AddSpan(catalog.events, catalog.first_time_us, catalog.last_time_us, out);
  out->BeginArray("types");
  for (const catalog::TypeEntry& type : catalog.types) {
    out->BeginObject();
    out->Text("type", type.type);
    if (type.channel.empty()) {
      out->Null("channel");
    } else {
      out->Text("channel", type.channel);
    }
    out->Count("events", type.events);
    out->End();
  }
  out->End();
  AddProperties("properties", catalog.properties, out);
  AddProperties("contactProperties", catalog.contact_properties, out);
  AddCounts("lists", catalog.lists, "list", &ValueCount::value, "contacts", &ValueCount::count,
            out);
  AddJourneys(catalog.journeys, out);
  AddTexts("currencies", catalog.currencies, out);
}

void WriteMatching(const catalog::Matching& matching, Writer* out) {
  AddHead("catalog", out);
  out->BeginObject("matching");
  out->Count("events", matching.events);
  out->Count("contacts", matching.contacts);
  out->End();
}

void AddEvents(const std::vector<catalog::EventCopy>& events, Writer* out) {
  const auto add_texts = [&](const std::vector<std::pair<std::string, std::string>>& texts) {
    for (const auto& [name, value] : texts) {
      out->Key(name);
      out->Text(value);
    }
  };
  out->BeginArray("rows");
  for (const catalog::EventCopy& event : events) {
    out->BeginObject();
    out->Text("contact", event.contact);
    AddTime("time", event.time_us, out);
    out->Text("type", event.type);
    add_texts(event.fields);
    out->BeginObject("properties");
    add_texts(event.properties);
    out->End();
    out->End();
  }
  out->End();
}

void AddIdentity(const catalog::Identity& identity, Writer* out) {
  out->BeginObject("identity");
  out->Count("joinedIds", identity.joined_ids);
  out->Count("joinedContacts", identity.joined_contacts);
  out->Count("joinedEvents", identity.joined_events);
  out->Count("anonymousContacts", identity.anonymous_contacts);
  out->Count("anonymousEvents", identity.anonymous_events);
  out->End();
}

void WriteDoctor(const catalog::Doctor& doctor, Writer* out) {
  using catalog::UnknownType;
  AddHead("doctor", out);
  out->Count("events", doctor.events);
  out->Count("contacts", doctor.contacts);
  out->Count("duplicates", doctor.duplicates);
  out->BeginObject("rows");
  out->Count("read", doctor.reading.rows);
  out->Count("kept", doctor.reading.kept);
  out->Count("ignored", doctor.reading.ignored);
  out->BeginObject("skipped");
  for (const auto& [reason, count] : doctor.reading.skipped) {
    out->Key(reason);
    out->Count(count);
  }
  out->End();
  out->End();
  AddIdentity(doctor.identity, out);
  AddSpan(doctor.events, doctor.first_time_us, doctor.last_time_us, out);
  out->BeginArray("gaps");
  for (const catalog::Gap& gap : doctor.gaps) {
    out->BeginObject();
    AddTime("from", gap.from_us, out);
    AddTime("to", gap.to_us, out);
    out->End();
  }
  out->End();
  AddRatio("machineShare", doctor.machine_events, doctor.opens_and_clicks, out);
  AddCounts("unknownTypes", doctor.unknown_types, "type", &UnknownType::type, "events",
            &UnknownType::events, out);
  AddTexts("currencies", doctor.currencies, out);
  out->BeginArray("findings");
  for (const catalog::Finding& finding : doctor.findings) {
    out->BeginObject();
    out->Text("code", finding.code);
    out->Count("count", finding.count);
    AddTexts("affects", finding.affects, out);
    out->End();
  }
  out->End();
}

}  // namespace parcours::report
