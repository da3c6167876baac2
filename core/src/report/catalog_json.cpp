#include "report/catalog_json.h"

namespace parcours::report {
namespace {

OrderedJson SpanJson(uint64_t events, int64_t time_us) {
  return TimeJson(events == 0 ? std::nullopt : std::optional<int64_t>(time_us));
}

OrderedJson ValuesJson(const std::vector<catalog::ValueCount>& values) {
  OrderedJson json = OrderedJson::array();
  for (const catalog::ValueCount& value : values) {
    json.push_back({{"value", value.value}, {"count", value.count}});
  }
  return json;
}

OrderedJson PropertiesJson(const std::vector<catalog::PropertyEntry>& properties) {
  OrderedJson json = OrderedJson::array();
  for (const catalog::PropertyEntry& property : properties) {
    json.push_back({{"name", property.name},
                    {"kind", property.kind},
                    {"distinct", property.distinct},
                    {"count", property.count},
                    {"values", ValuesJson(property.values)}});
  }
  return json;
}

OrderedJson JourneysJson(const std::vector<catalog::JourneyEntry>& journeys) {
  OrderedJson json = OrderedJson::array();
  for (const catalog::JourneyEntry& journey : journeys) {
    OrderedJson messages = OrderedJson::array();
    for (const catalog::MessageEntry& message : journey.messages) {
      messages.push_back(
          {{"message", message.message}, {"name", message.name}, {"channel", message.channel}});
    }
    json.push_back({{"journey", journey.journey},
                    {"name", journey.name},
                    {"status", journey.status},
                    {"messages", messages}});
  }
  return json;
}

}  // namespace

OrderedJson CatalogJson(const catalog::Catalog& catalog) {
  OrderedJson types = OrderedJson::array();
  for (const catalog::TypeEntry& type : catalog.types) {
    types.push_back({{"type", type.type},
                     {"channel", type.channel.empty() ? OrderedJson() : OrderedJson(type.channel)},
                     {"events", type.events}});
  }
  OrderedJson lists = OrderedJson::array();
  for (const catalog::ValueCount& list : catalog.lists) {
    lists.push_back({{"list", list.value}, {"contacts", list.count}});
  }
  return {{"report", "catalog"},
          {"unit", "event"},
          {"events", catalog.events},
          {"contacts", catalog.contacts},
          {"from", SpanJson(catalog.events, catalog.first_time_us)},
          {"to", SpanJson(catalog.events, catalog.last_time_us)},
          {"types", types},
          {"properties", PropertiesJson(catalog.properties)},
          {"contactProperties", PropertiesJson(catalog.contact_properties)},
          {"lists", lists},
          {"journeys", JourneysJson(catalog.journeys)},
          {"currencies", catalog.currencies}};
}

OrderedJson MatchingJson(const catalog::Matching& matching) {
  return {{"report", "catalog"},
          {"unit", "event"},
          {"matching", {{"events", matching.events}, {"contacts", matching.contacts}}}};
}

OrderedJson EventsJson(const std::vector<catalog::EventCopy>& events) {
  OrderedJson json = OrderedJson::array();
  for (const catalog::EventCopy& event : events) {
    OrderedJson row = {
        {"contact", event.contact}, {"time", TimeJson(event.time_us)}, {"type", event.type}};
    for (const auto& [name, value] : event.fields) row[name] = value;
    OrderedJson properties = OrderedJson::object();
    for (const auto& [name, value] : event.properties) properties[name] = value;
    row["properties"] = std::move(properties);
    json.push_back(std::move(row));
  }
  return json;
}

OrderedJson IdentityJson(const catalog::Identity& identity) {
  return {{"joinedIds", identity.joined_ids},
          {"joinedContacts", identity.joined_contacts},
          {"joinedEvents", identity.joined_events},
          {"anonymousContacts", identity.anonymous_contacts},
          {"anonymousEvents", identity.anonymous_events}};
}

OrderedJson DoctorJson(const catalog::Doctor& doctor) {
  OrderedJson findings = OrderedJson::array();
  for (const catalog::Finding& finding : doctor.findings) {
    findings.push_back(
        {{"code", finding.code}, {"count", finding.count}, {"affects", finding.affects}});
  }
  OrderedJson unknown = OrderedJson::array();
  for (const catalog::UnknownType& type : doctor.unknown_types) {
    unknown.push_back({{"type", type.type}, {"events", type.events}});
  }
  OrderedJson gaps = OrderedJson::array();
  for (const catalog::Gap& gap : doctor.gaps) {
    gaps.push_back({{"from", TimeJson(gap.from_us)}, {"to", TimeJson(gap.to_us)}});
  }
  OrderedJson skipped = OrderedJson::object();
  for (const auto& [reason, count] : doctor.reading.skipped) skipped[std::string(reason)] = count;
  return {{"report", "doctor"},
          {"unit", "event"},
          {"events", doctor.events},
          {"contacts", doctor.contacts},
          {"duplicates", doctor.duplicates},
          {"rows",
           {{"read", doctor.reading.rows},
            {"kept", doctor.reading.kept},
            {"ignored", doctor.reading.ignored},
            {"skipped", skipped}}},
          {"identity", IdentityJson(doctor.identity)},
          {"from", SpanJson(doctor.events, doctor.first_time_us)},
          {"to", SpanJson(doctor.events, doctor.last_time_us)},
          {"gaps", gaps},
          {"machineShare", RatioJson(doctor.machine_events, doctor.opens_and_clicks)},
          {"unknownTypes", unknown},
          {"currencies", doctor.currencies},
          {"findings", findings}};
}

}  // namespace parcours::report
