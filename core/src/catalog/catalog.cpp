#include "catalog/catalog.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "store/filter.h"
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

// Counts how often each value stands in a column; [kAbsent] stays 0.
std::vector<uint64_t> CountCodes(const EventStore& store, ColumnId column, uint32_t value_count) {
  std::vector<uint64_t> counts(size_t{value_count} + 1, 0);
  store.column(column).ForEach([&](Row, uint32_t code) { ++counts[code]; });
  return counts;
}

PropertyEntry Summarize(std::string name, uint8_t kinds, std::vector<ValueCount> values,
                        uint32_t top) {
  PropertyEntry entry;
  entry.name = std::move(name);
  entry.kind = KindName(kinds);
  entry.distinct = values.size();
  for (const ValueCount& value : values) entry.count += value.count;
  const size_t shown = std::min<size_t>(top, values.size());
  std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(shown),
                    values.end(), MoreFrequent);
  values.resize(shown);
  entry.values = std::move(values);
  return entry;
}

std::vector<ValueCount> Present(const std::vector<uint64_t>& counts,
                                const store::Dictionary& dictionary) {
  std::vector<ValueCount> values;
  for (uint32_t code = 1; code < counts.size(); ++code) {
    if (counts[code] != 0) values.push_back({std::string(dictionary.Text(code)), counts[code]});
  }
  return values;
}

// The values of a part of the URL, from the counts of whole URLs.
std::vector<ValueCount> PresentParts(const std::vector<ValueCount>& urls,
                                     std::string_view (*part)(std::string_view)) {
  std::map<std::string, uint64_t, std::less<>> counts;
  for (const ValueCount& url : urls) {
    const std::string_view text = part(url.value);
    if (!text.empty()) counts[std::string(text)] += url.count;
  }
  std::vector<ValueCount> values;
  for (const auto& [value, count] : counts) values.push_back({value, count});
  return values;
}

void AddProperties(const EventStore& store, uint32_t top, Catalog* catalog) {
  const auto& columns = store.vocabulary().columns;
  for (ColumnId column = 0; column < columns.size(); ++column) {
    if (store.column(column).empty()) continue;
    const store::ColumnNames& names = columns[column];
    std::vector<ValueCount> values =
        Present(CountCodes(store, column, names.values.size()), names.values);
    if (values.empty()) continue;
    if (column == ColumnOf(Field::kUrl)) {
      catalog->properties.push_back(
          Summarize("url.path", names.kinds, PresentParts(values, text::UrlPath), top));
      catalog->properties.push_back(
          Summarize("url.host", names.kinds, PresentParts(values, text::UrlHost), top));
    }
    if (column == ColumnOf(Field::kCurrency)) {
      for (const ValueCount& value : values) catalog->currencies.push_back(value.value);
      std::sort(catalog->currencies.begin(), catalog->currencies.end());
    }
    const bool hidden = column >= store::kFieldCount && store::FieldByName(names.name);
    catalog->properties.push_back(
        Summarize((hidden ? "properties." : "") + names.name, names.kinds, std::move(values), top));
  }
  std::sort(catalog->properties.begin(), catalog->properties.end(),
            [](const PropertyEntry& a, const PropertyEntry& b) { return a.name < b.name; });
}

void AddContactProperties(const EventStore& store, uint32_t top, Catalog* catalog) {
  const auto& columns = store.vocabulary().contact_columns;
  for (ColumnId column = 0; column < columns.size(); ++column) {
    std::vector<uint64_t> counts(size_t{columns[column].values.size()} + 1, 0);
    for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
      ++counts[store.contact_table().Property(store.contact_code(contact), column)];
    }
    catalog->contact_properties.push_back(Summarize(columns[column].name, columns[column].kinds,
                                                    Present(counts, columns[column].values), top));
  }
  std::vector<bool> has_events(size_t{store.vocabulary().contacts.size()} + 1);
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    has_events[store.contact_code(contact)] = true;
  }
  const store::Dictionary& lists = store.vocabulary().lists;
  for (uint32_t list = 1; list <= lists.size(); ++list) {
    catalog->lists.push_back({std::string(lists.Text(list)), 0});
  }
  for (const auto& [list, contact] : store.contact_table().memberships()) {
    if (has_events[contact]) ++catalog->lists[list - 1].count;
  }
  std::sort(catalog->lists.begin(), catalog->lists.end(), MoreFrequent);
}

void AddTypes(const EventStore& store, Catalog* catalog) {
  constexpr uint32_t kSeveral = 0xFFFFFFFFu;
  struct Seen {
    uint64_t events = 0;
    uint32_t channel = kAbsent;
  };
  std::vector<Seen> seen(size_t{store.vocabulary().types.size()} + 1);
  const store::CodeColumn& channels = store.column(Field::kChannel);
  for (Row row = 0; row < store.row_count(); ++row) {
    Seen& type = seen[store.types()[row]];
    const uint32_t channel = channels[row];
    if (type.events++ == 0) {
      type.channel = channel;
    } else if (type.channel != channel) {
      type.channel = kSeveral;
    }
  }
  for (uint32_t code = 1; code < seen.size(); ++code) {
    if (seen[code].events == 0) continue;
    const uint32_t channel = seen[code].channel;
    TypeEntry entry;
    entry.type = store.vocabulary().types.Text(code);
    entry.events = seen[code].events;
    if (channel != kAbsent && channel != kSeveral) {
      entry.channel = store.values(Field::kChannel).Text(channel);
    }
    catalog->types.push_back(std::move(entry));
  }
  std::sort(catalog->types.begin(), catalog->types.end(),
            [](const TypeEntry& a, const TypeEntry& b) {
              return a.events != b.events ? a.events > b.events : a.type < b.type;
            });
}

// Journeys of records and of events; messages that a record does not list follow by first event.
void AddJourneys(const EventStore& store, Catalog* catalog) {
  struct Seen {
    int64_t first_time_us = kMaxTimeUs;
    uint32_t channel = kAbsent;
  };
  std::map<uint32_t, std::map<uint32_t, Seen>> seen;  // journey code -> message code
  const store::CodeColumn& journeys = store.column(Field::kJourney);
  const store::CodeColumn& messages = store.column(Field::kMessage);
  const store::CodeColumn& channels = store.column(Field::kChannel);
  uint32_t last_journey = kAbsent, last_message = kAbsent;
  Seen* last = nullptr;
  if (!journeys.empty()) {
    for (Row row = 0; row < store.row_count(); ++row) {
      const uint32_t journey = journeys[row];
      if (journey == kAbsent) continue;
      const uint32_t message = messages[row];
      if (last == nullptr || journey != last_journey || message != last_message) {
        last = &seen[journey][message];
        last_journey = journey;
        last_message = message;
      }
      if (store.times_us()[row] < last->first_time_us) {
        *last = {store.times_us()[row], channels[row]};
      }
    }
  }
  std::map<std::string, JourneyEntry> entries;
  for (const store::JourneyInfo& info : store.journeys()) {
    JourneyEntry& entry = entries[info.id];
    entry = {info.id, info.name, info.status, {}};
    for (const auto& message : info.messages) {
      entry.messages.push_back({message.id, message.name, message.channel});
    }
  }
  for (const auto& [journey, messages_seen] : seen) {
    const std::string id(store.values(Field::kJourney).Text(journey));
    JourneyEntry& entry = entries.try_emplace(id, JourneyEntry{id, id, "active", {}}).first->second;
    std::vector<std::pair<Seen, std::string>> unlisted;
    for (const auto& [message, first] : messages_seen) {
      if (message == kAbsent) continue;
      std::string text(store.values(Field::kMessage).Text(message));
      const bool listed =
          std::any_of(entry.messages.begin(), entry.messages.end(),
                      [&](const MessageEntry& known) { return known.message == text; });
      if (!listed) unlisted.emplace_back(first, std::move(text));
    }
    std::sort(unlisted.begin(), unlisted.end(), [](const auto& a, const auto& b) {
      return a.first.first_time_us != b.first.first_time_us
                 ? a.first.first_time_us < b.first.first_time_us
                 : a.second < b.second;
    });
    for (const auto& [first, message] : unlisted) {
      const uint32_t channel = first.channel;
      entry.messages.push_back(
          {message, message,
           channel == kAbsent ? "" : std::string(store.values(Field::kChannel).Text(channel))});
    }
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
  AddTypes(store, &catalog);
  AddProperties(store, top, &catalog);
  AddContactProperties(store, top, &catalog);
  AddJourneys(store, &catalog);
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
