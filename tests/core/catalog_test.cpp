#include "catalog/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "store/event_store_builder.h"
#include "text/hash.h"

namespace parcours::catalog {
namespace {

using store::Cell;
using store::ColumnId;
using store::ColumnOf;
using store::Field;

// Appends events given as contact, time, type and "field=value" texts.
class Loader {
 public:
  Loader& Add(const std::string& contact, int64_t time_us, const std::string& type,
              const std::vector<std::pair<std::string, std::string>>& values = {}) {
    std::vector<Cell> cells;
    for (const auto& [name, value] : values) {
      const auto field = store::FieldByName(name);
      const ColumnId column = field ? ColumnOf(*field) : builder_.PropertyColumn(name);
      cells.push_back({column, builder_.Intern(column, value)});
    }
    builder_.Append({builder_.InternContact(contact), time_us, builder_.InternType(type),
                     text::HashBytes(std::to_string(++next_id_)), cells});
    return *this;
  }
  store::EventStoreBuilder& builder() { return builder_; }
  std::shared_ptr<const store::EventStore> Seal() { return builder_.Seal(nullptr); }

 private:
  store::EventStoreBuilder builder_;
  uint64_t next_id_ = 0;
};

std::vector<std::string> Lines(const std::vector<PropertyEntry>& properties) {
  std::vector<std::string> lines;
  for (const PropertyEntry& property : properties) {
    std::string line = property.name + " " + property.kind + " " +
                       std::to_string(property.distinct) + "/" + std::to_string(property.count);
    for (const ValueCount& value : property.values) {
      line += " " + value.value + ":" + std::to_string(value.count);
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(Catalog, CountsTypesAndValuesMostFrequentFirst) {
  Loader loader;
  loader.Add("a", 1, "page_view", {{"url", "https://x.example/p"}, {"plan", "pro"}})
      .Add("a", 2, "page_view", {{"url", "https://x.example/q"}, {"plan", "free"}})
      .Add("b", 3, "page_view", {{"url", "https://x.example/p"}, {"plan", "basic"}})
      .Add("b", 4, "email.sent", {{"message", "m1"}});
  const Catalog catalog = ComputeCatalog(*loader.Seal(), 2);
  EXPECT_EQ(catalog.events, 4u);
  EXPECT_EQ(catalog.contacts, 2u);
  ASSERT_EQ(catalog.types.size(), 2u);
  EXPECT_EQ(catalog.types[0].type, "page_view");
  EXPECT_EQ(catalog.types[0].events, 3u);
  EXPECT_EQ(catalog.types[0].channel, "web");
  EXPECT_EQ(Lines(catalog.properties),
            (std::vector<std::string>{
                "channel text 2/4 web:3 email:1", "message text 1/1 m1:1",
                "plan text 3/3 basic:1 free:1",  // ties by value, two of three listed
                "url text 2/3 https://x.example/p:2 https://x.example/q:1",
                "url.host text 1/3 x.example:3", "url.path text 2/3 /p:2 /q:1"}));
}

// Every row by itself: types with channels, properties with values, journeys with messages.
std::vector<std::string> SlowLines(const store::EventStore& store) {
  std::map<std::string, std::vector<std::string>> channels;  // of the events, by type
  std::map<std::string, std::map<std::string, uint64_t>> properties;
  std::map<std::string, std::map<std::string, std::pair<int64_t, std::string>>> journeys;
  const auto& columns = store.vocabulary().columns;
  const auto value = [&](ColumnId column, store::Row row) {
    const uint32_t code = store.column(column)[row];
    return std::string(code == store::kAbsent ? "" : columns[column].values.Text(code));
  };
  for (store::Row row = 0; row < store.row_count(); ++row) {
    const std::string channel = value(ColumnOf(Field::kChannel), row);
    const std::string journey = value(ColumnOf(Field::kJourney), row);
    const std::string message = value(ColumnOf(Field::kMessage), row);
    channels[std::string(store.vocabulary().types.Text(store.types()[row]))].push_back(channel);
    for (ColumnId column = 0; column < columns.size(); ++column) {
      if (!value(column, row).empty()) ++properties[columns[column].name][value(column, row)];
    }
    if (journey.empty()) continue;
    auto& messages = journeys[journey];
    if (message.empty()) continue;
    const std::pair<int64_t, std::string> seen = {store.times_us()[row], channel};
    auto [at, is_new] = messages.try_emplace(message, seen);
    if (!is_new && seen.first < at->second.first) at->second = seen;
  }
  std::vector<std::string> lines;
  for (const auto& [type, of_type] : channels) {
    const bool one = std::count(of_type.begin(), of_type.end(), of_type[0]) ==
                     static_cast<std::ptrdiff_t>(of_type.size());
    lines.push_back("type " + type + " " + std::to_string(of_type.size()) + " " +
                    (one ? of_type[0] : ""));
  }
  for (const auto& [name, counts] : properties) {
    for (const auto& [text, count] : counts) {
      lines.push_back("property " + name + " " + text + ":" + std::to_string(count));
    }
  }
  for (const auto& [journey, messages] : journeys) {
    std::vector<std::tuple<int64_t, std::string, std::string>> sorted;
    for (const auto& [message, seen] : messages) {
      sorted.emplace_back(seen.first, message, seen.second);
    }
    std::sort(sorted.begin(), sorted.end());
    lines.push_back("journey " + journey);
    for (const auto& [time_us, message, channel] : sorted) {
      lines.push_back("message " + message + " " + channel);
    }
  }
  return lines;
}

std::vector<std::string> LinesOf(Catalog catalog) {
  std::vector<std::string> lines;
  std::sort(catalog.types.begin(), catalog.types.end(),
            [](const TypeEntry& a, const TypeEntry& b) { return a.type < b.type; });
  for (const TypeEntry& type : catalog.types) {
    lines.push_back("type " + type.type + " " + std::to_string(type.events) + " " + type.channel);
  }
  for (PropertyEntry& property : catalog.properties) {
    std::sort(property.values.begin(), property.values.end(),
              [](const ValueCount& a, const ValueCount& b) { return a.value < b.value; });
    uint64_t count = 0;
    for (const ValueCount& value : property.values) {
      lines.push_back("property " + property.name + " " + value.value + ":" +
                      std::to_string(value.count));
      count += value.count;
    }
    EXPECT_EQ(property.count, count) << property.name;
    EXPECT_EQ(property.distinct, property.values.size()) << property.name;
  }
  for (const JourneyEntry& journey : catalog.journeys) {
    lines.push_back("journey " + journey.journey);
    for (const MessageEntry& message : journey.messages) {
      lines.push_back("message " + message.message + " " + message.channel);
    }
  }
  return lines;
}

TEST(Catalog, SaysWhatEveryRowByItselfSays) {
  const uint32_t seed = 12;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    Loader loader;
    // Some columns are of all rows, some of few; there are one or many of everything.
    const uint32_t count = random() % 3'000, kinds = random() % 7 + 1;
    const auto pick = [&](const std::string& what, uint32_t choices) {
      return what + std::to_string(random() % choices);
    };
    for (uint32_t i = 0; i < count; ++i) {
      std::vector<std::pair<std::string, std::string>> values;
      const auto maybe = [&](uint32_t rarity, const std::string& name, uint32_t choices) {
        if (random() % rarity == 0) values.emplace_back(name, pick(name, choices));
      };
      maybe(random() % 2 + 1, "channel", kinds);
      maybe(2, "journey", kinds);
      maybe(2, "message", kinds * 9);
      maybe(1, "plan", 3);
      maybe(30, "order", 5'000);
      maybe(1, "path", 400);
      loader.Add(pick("c", 50), random() % 500, pick("type ", kinds * 2), values);
    }
    const auto store = loader.Seal();
    ASSERT_EQ(LinesOf(ComputeCatalog(*store, 10'000)), SlowLines(*store)) << "round " << round;
  }
}

TEST(Catalog, LeavesOutWhatWasSetAside) {
  constexpr int64_t kYearUs = int64_t{366} * 86'400 * 1'000'000;
  Loader loader;
  loader.Add("a", 1, "page_view", {{"plan", "pro"}}).Add("b", 2, "page_view", {{"plan", "pro"}});
  loader.Add("c", 9 * kYearUs, "page_view", {{"plan", "ghost"}, {"currency", "USD"}});
  const auto store = loader.builder().Seal(nullptr, store::EventStoreBuilder::FarRows::kSetAside);
  const Catalog catalog = ComputeCatalog(*store, 5);
  EXPECT_EQ(catalog.events, 2u);
  EXPECT_EQ(Lines(catalog.properties),
            (std::vector<std::string>{"channel text 1/2 web:2", "plan text 1/2 pro:2"}));
  EXPECT_TRUE(catalog.currencies.empty());
}

TEST(Catalog, ListsJourneysOfRecordsAndOfEvents) {
  Loader loader;
  store::JourneyInfo info;
  info.id = "j1";
  info.name = "Welcome";
  info.status = "paused";
  info.messages = {{"m2", "Second", "email"}};
  loader.builder().SetJourney(info);
  loader.Add("a", 5, "email.sent", {{"journey", "j1"}, {"message", "m9"}})
      .Add("a", 3, "sms.sent", {{"journey", "j1"}, {"message", "m3"}})
      .Add("a", 4, "email.sent", {{"journey", "j1"}, {"message", "m2"}})
      .Add("a", 4, "email.sent", {{"journey", "j0"}, {"message", "m2"}});
  const Catalog catalog = ComputeCatalog(*loader.Seal(), 2);
  ASSERT_EQ(catalog.journeys.size(), 2u);
  EXPECT_EQ(catalog.journeys[0].journey, "j0");
  EXPECT_EQ(catalog.journeys[0].status, "active");
  EXPECT_EQ(catalog.journeys[1].name, "Welcome");
  EXPECT_EQ(catalog.journeys[1].status, "paused");
  std::string messages;
  for (const MessageEntry& message : catalog.journeys[1].messages) {
    messages += message.message + ":" + message.channel + " ";
  }
  EXPECT_EQ(messages, "m2:email m3:sms m9:email ");
}

TEST(Catalog, NamesAreTheRecordsElseTheEventsElseTheIds) {
  Loader loader;
  store::JourneyInfo info;
  info.id = info.name = "j1";
  info.messages = {{"m1", "First", "email"}, {"m2", "m2", "email"}};
  loader.builder().SetJourney(info);
  store::EventStoreBuilder& builder = loader.builder();
  builder.NameBy({store::Field::kJourney, 0, builder.PropertyColumn("flow")});
  builder.NameBy({store::Field::kMessage, 0, builder.PropertyColumn("title")});
  for (const char* message : {"m1", "m2", "m3"}) {
    loader.Add("a", 5, "email.sent",
               {{"journey", "j1"}, {"message", message}, {"flow", "Flow"}, {"title", "Title"}});
  }
  loader.Add("a", 9, "email.sent", {{"journey", "j1"}, {"message", "m4"}});
  const Catalog catalog = ComputeCatalog(*loader.Seal(), 2);
  ASSERT_EQ(catalog.journeys.size(), 1u);
  std::string names = catalog.journeys[0].name + ":";
  for (const MessageEntry& message : catalog.journeys[0].messages) {
    names += " " + message.message + "=" + message.name;
  }
  EXPECT_EQ(names, "Flow: m1=First m2=Title m3=Title m4=m4");
}

TEST(Catalog, AJourneyMayHaveThousandsOfMessages) {
  constexpr int kMessages = 30'000;
  Loader loader;
  store::JourneyInfo info;
  info.id = "j";
  for (int i = 0; i < kMessages; ++i) {
    info.messages.push_back({"listed " + std::to_string(i), "Listed", "email"});
  }
  loader.builder().SetJourney(info);
  for (int i = 0; i < kMessages; ++i) {
    loader.Add("a", i, "email.sent", {{"journey", "j"}, {"message", std::to_string(i)}});
    loader.Add("a", i, "email.sent",
               {{"journey", "j"}, {"message", "listed " + std::to_string(i)}});
  }
  const Catalog catalog = ComputeCatalog(*loader.Seal(), 2);
  ASSERT_EQ(catalog.journeys.size(), 1u);
  const std::vector<MessageEntry>& messages = catalog.journeys[0].messages;
  ASSERT_EQ(messages.size(), 2u * kMessages);
  EXPECT_EQ(messages[kMessages - 1].message, "listed 29999");
  EXPECT_EQ(messages[kMessages].message, "0");
}

TEST(Catalog, LongValuesAreCountedAndNotListed) {
  Loader loader;
  loader.Add("a", 1, "page_view", {{"plan", std::string(1024, 'x')}});
  for (int i = 2; i < 5; ++i) loader.Add("a", i, "page_view", {{"plan", std::string(1025, 'y')}});
  const Catalog catalog = ComputeCatalog(*loader.Seal(), 2);
  const PropertyEntry& plan = catalog.properties[1];
  EXPECT_EQ(plan.distinct, 2u);
  EXPECT_EQ(plan.count, 4u);
  ASSERT_EQ(plan.values.size(), 1u);
  EXPECT_EQ(plan.values[0].value, std::string(1024, 'x'));
}

TEST(Catalog, ListsTwoHundredCurrenciesByTheirBeginnings) {
  Loader loader;
  for (int i = 0; i < 1000; ++i) {
    loader.Add("a", i, "order_placed", {{"currency", std::string(static_cast<size_t>(i), 'x')}});
  }
  const std::vector<std::string> currencies = ComputeCatalog(*loader.Seal(), 2).currencies;
  ASSERT_EQ(currencies.size(), 200u);
  EXPECT_EQ(currencies[119], std::string(119, 'x'));
  EXPECT_EQ(currencies[199], std::string(120, 'x'));
}

TEST(Catalog, CountsContactsByPropertyAndList) {
  Loader loader;
  loader.Add("a", 1, "page_view").Add("b", 1, "page_view");
  loader.builder().SetContactProperty(1, "country", "FR", store::ValueKind::kText);
  loader.builder().AddToList(2, "vip");
  const Catalog catalog = ComputeCatalog(*loader.Seal(), 5);
  EXPECT_EQ(Lines(catalog.contact_properties), (std::vector<std::string>{"country text 1/1 FR:1"}));
  ASSERT_EQ(catalog.lists.size(), 1u);
  EXPECT_EQ(catalog.lists[0].count, 1u);
}

TEST(Catalog, OfNothingIsEmpty) {
  const Catalog catalog = ComputeCatalog(*Loader().Seal(), 5);
  EXPECT_EQ(catalog.events, 0u);
  EXPECT_TRUE(catalog.types.empty());
  EXPECT_TRUE(catalog.properties.empty());
}

TEST(Catalog, EstimatesWhatAStepMatches) {
  Loader loader;
  loader.Add("a", 1, "page_view", {{"plan", "pro"}})
      .Add("a", 2, "page_view", {{"plan", "pro"}})
      .Add("b", 9, "page_view", {{"plan", "pro"}})
      .Add("b", 2, "signed_up", {{"plan", "pro"}});
  const auto store = loader.Seal();
  Step step;
  step.event = "page_view";
  TimeRange range;
  range.to_us = 9;
  const Matching matching = CountMatching(*store, step, range);
  EXPECT_EQ(matching.events, 2u);
  EXPECT_EQ(matching.contacts, 1u);
  step.event = "*";
  EXPECT_EQ(CountMatching(*store, step, TimeRange()).events, 4u);
  step.event = "nothing";
  EXPECT_EQ(CountMatching(*store, step, TimeRange()).events, 0u);
}

}  // namespace
}  // namespace parcours::catalog
