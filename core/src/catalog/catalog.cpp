#include "catalog/catalog.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "catalog/currencies.h"
#include "catalog/row_facts.h"
#include "store/filter.h"
#include "store/value_counts.h"
#include "text/sort.h"
#include "text/url.h"

namespace parcours::catalog {
namespace {

using store::ColumnId;
using store::ContactIndex;
using store::EventStore;
using store::Field;
using store::kAbsent;
using store::Row;

std::string KindName(uint8_t kinds) {
  switch (static_cast<store::ValueKind>(kinds)) {
    case store::ValueKind::kText:
      return "text";
    case store::ValueKind::kNumber:
      return "number";
    case store::ValueKind::kBoolean:
      return "boolean";
  }
  return "mixed";
}

bool MoreFrequent(const ValueCount& a, const ValueCount& b) {
  return a.count != b.count ? a.count > b.count : a.value < b.value;
}

using CodeCounts = std::vector<Row>;  // by code of a column's values; [kAbsent] is not looked at

// A property of whose values only those that are shown become texts: there may be as many as
// events.
PropertyEntry Summarize(std::string name, uint8_t kinds, const CodeCounts& counts,
                        const store::Dictionary& dictionary, uint32_t top) {
  PropertyEntry entry;
  entry.name = std::move(name);
  entry.kind = KindName(kinds);
  std::vector<uint32_t> codes;
  for (uint32_t code = 1; code < counts.size(); ++code) {
    if (counts[code] == 0) continue;
    codes.push_back(code);
    entry.count += counts[code];
  }
  entry.distinct = codes.size();
  const size_t shown = std::min<size_t>(top, codes.size());
  std::partial_sort(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(shown), codes.end(),
                    [&](uint32_t a, uint32_t b) {
                      return counts[a] != counts[b] ? counts[a] > counts[b]
                                                    : dictionary.Text(a) < dictionary.Text(b);
                    });
  codes.resize(shown);
  for (const uint32_t code : codes) {
    const std::string_view text = dictionary.Text(code);
    if (text.size() <= kMaxValueBytes) entry.values.push_back({std::string(text), counts[code]});
  }
  return entry;
}

// A part of the URL, from the counts of whole URLs.
PropertyEntry SummarizeParts(std::string name, uint8_t kinds, const CodeCounts& counts,
                             const store::Dictionary& urls,
                             std::string_view (*part)(std::string_view), uint32_t top) {
  store::Dictionary parts;
  CodeCounts part_counts(1, 0);
  for (uint32_t code = 1; code < counts.size(); ++code) {
    if (counts[code] == 0) continue;
    const std::string_view text = part(urls.Text(code));
    if (text.empty()) continue;
    const uint32_t part_code = parts.Intern(text);
    if (part_code == part_counts.size()) part_counts.push_back(0);
    part_counts[part_code] += counts[code];
  }
  return Summarize(std::move(name), kinds, part_counts, parts, top);
}

void AddProperties(const EventStore& store, uint32_t top, Catalog* catalog) {
  const auto& columns = store.vocabulary().columns;
  for (ColumnId column = 0; column < columns.size(); ++column) {
    if (store.column(column).empty()) continue;
    const store::ColumnNames& names = columns[column];
    const CodeCounts counts = store::CountValues(store, column);
    const uint8_t kinds = store.extent().columns[column].kinds;
    const bool hidden = column >= store::kFieldCount && store::FieldByName(names.name);
    PropertyEntry entry =
        Summarize((hidden ? "properties." : "") + names.name, kinds, counts, names.values, top);
    if (entry.distinct == 0) continue;
    if (column == ColumnOf(Field::kUrl)) {
      catalog->properties.push_back(
          SummarizeParts("url.path", kinds, counts, names.values, text::UrlPath, top));
      catalog->properties.push_back(
          SummarizeParts("url.host", kinds, counts, names.values, text::UrlHost, top));
    }
    if (column == ColumnOf(Field::kCurrency)) {
      std::vector<uint32_t> codes;
      for (uint32_t code = 1; code < counts.size(); ++code) {
        if (counts[code] != 0) codes.push_back(code);
      }
      catalog->currencies = CurrencyNames(names.values, std::move(codes));
    }
    catalog->properties.push_back(std::move(entry));
  }
  text::StableSort(catalog->properties,
                   [](const PropertyEntry& a, const PropertyEntry& b) { return a.name < b.name; });
}

void AddContactProperties(const EventStore& store, uint32_t top, Catalog* catalog) {
  const auto& columns = store.vocabulary().contact_columns;
  const auto& extents = store.extent().contact_columns;
  for (ColumnId column = 0; column < extents.size(); ++column) {
    const store::ColumnNames& names = columns[column];
    CodeCounts counts(size_t{names.values.size()} + 1, 0);
    for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
      ++counts[store.contact_table().Property(store.contact_code(contact), column)];
    }
    catalog->contact_properties.push_back(
        Summarize(names.name, extents[column].kinds, counts, names.values, top));
  }
  std::vector<bool> has_events(size_t{store.vocabulary().contacts.size()} + 1);
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    has_events[store.contact_code(contact)] = true;
  }
  const store::Dictionary& lists = store.vocabulary().lists;
  for (uint32_t list = 1; list <= store.extent().lists; ++list) {
    catalog->lists.push_back({std::string(lists.Text(list)), 0});
  }
  for (const auto& [list, contact] : store.contact_table().memberships()) {
    if (has_events[contact]) ++catalog->lists[list - 1].count;
  }
  text::StableSort(catalog->lists, MoreFrequent);
}

void AddTypes(const EventStore& store, const RowFacts& facts, Catalog* catalog) {
  const std::vector<RowFacts::Type>& seen = facts.types;
  for (uint32_t code = 1; code < seen.size(); ++code) {
    if (seen[code].events == 0) continue;
    const uint32_t channel = seen[code].channel;
    TypeEntry entry;
    entry.type = store.vocabulary().types.Text(code);
    entry.events = seen[code].events;
    if (channel != kAbsent && channel != RowFacts::kSeveral) {
      entry.channel = store.values(Field::kChannel).Text(channel);
    }
    catalog->types.push_back(std::move(entry));
  }
  text::StableSort(catalog->types, [](const TypeEntry& a, const TypeEntry& b) {
    return a.events != b.events ? a.events > b.events : a.type < b.type;
  });
}

// Where no record names it: what its events tell.
void NameEntry(const EventStore& store, uint32_t journey, JourneyEntry* entry) {
  if (entry->name == entry->journey) entry->name = store.NameOf(Field::kJourney, journey);
  for (MessageEntry& message : entry->messages) {
    const uint32_t code = store.values(Field::kMessage).Find(message.message);
    if (code == kAbsent || message.name != message.message) continue;
    message.name = store.NameOf(Field::kMessage, code);
  }
}

// Journeys of records and of events; messages that a record does not list follow by first event.
void AddJourneys(const EventStore& store, const RowFacts& facts, Catalog* catalog) {
  std::map<std::string, JourneyEntry> entries;
  for (const store::JourneyInfo& info : store.journeys()) {
    JourneyEntry& entry = entries[info.id];
    entry = {info.id, info.name, info.status, {}};
    for (const auto& message : info.messages) {
      entry.messages.push_back({message.id, message.name, message.channel});
    }
  }
  for (auto at = facts.messages.begin(); at != facts.messages.end();) {
    const uint32_t journey = at->first.first;
    const std::string id(store.values(Field::kJourney).Text(journey));
    JourneyEntry& entry = entries.try_emplace(id, JourneyEntry{id, id, "active", {}}).first->second;
    std::set<std::string_view> listed;
    for (const MessageEntry& message : entry.messages) listed.insert(message.message);
    std::vector<std::pair<int64_t, MessageEntry>> unlisted;
    for (; at != facts.messages.end() && at->first.first == journey; ++at) {
      const uint32_t code = at->first.second;
      if (code == kAbsent) continue;
      const std::string text(store.values(Field::kMessage).Text(code));
      if (listed.count(text) != 0) continue;
      const auto& [first_time_us, channel] = at->second;
      unlisted.push_back({first_time_us, {text, text, ""}});
      if (channel == kAbsent) continue;
      unlisted.back().second.channel = store.values(Field::kChannel).Text(channel);
    }
    text::StableSort(unlisted, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second.message < b.second.message;
    });
    for (auto& [first_time_us, message] : unlisted) entry.messages.push_back(std::move(message));
    NameEntry(store, journey, &entry);
  }
  for (auto& [id, entry] : entries) catalog->journeys.push_back(std::move(entry));
}

}  // namespace

Catalog ComputeCatalog(const EventStore& store, uint32_t top) {
  Catalog catalog;
  catalog.events = store.row_count();
  catalog.contacts = store.contact_count();
  catalog.first_time_us = store.first_time_us();
  catalog.last_time_us = store.last_time_us();
  const RowFacts facts(store);
  AddTypes(store, facts, &catalog);
  AddProperties(store, top, &catalog);
  AddContactProperties(store, top, &catalog);
  AddJourneys(store, facts, &catalog);
  return catalog;
}

Matching CountMatching(const EventStore& store, const Step& step, const TimeRange& range) {
  Matching matching;
  const uint32_t type = step.event == "*" ? kAbsent : store.vocabulary().types.Find(step.event);
  if (step.event != "*" && type == kAbsent) return matching;
  const store::RowFilter filter(store, step.where);
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    bool any = false;
    for (Row row = store.contact_begin(contact); row < store.contact_begin(contact + 1); ++row) {
      if (type != kAbsent && store.types()[row] != type) continue;
      if (!range.Contains(store.times_us()[row]) || !filter.Matches(row, contact)) continue;
      ++matching.events;
      any = true;
    }
    matching.contacts += any ? 1 : 0;
  }
  return matching;
}

}  // namespace parcours::catalog
