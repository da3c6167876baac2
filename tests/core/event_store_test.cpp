#include "store/event_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "store/duplicates.h"
#include "store/event_store_builder.h"
#include "text/hash.h"

namespace parcours::store {
namespace {

struct Event {
  std::string contact;
  int64_t time_us;
  std::string type;
  std::string id;
  std::string message;
};

void Add(EventStoreBuilder& builder, const Event& event) {
  const ContactCode contact = builder.InternContact(event.contact);
  const TypeCode type = builder.InternType(event.type);
  const ColumnId message = ColumnOf(Field::kMessage);
  std::vector<Cell> cells;
  if (!event.message.empty()) cells.push_back({message, builder.Intern(message, event.message)});
  builder.Append(
      {contact, event.time_us, type, event.id.empty() ? 0 : text::HashBytes(event.id), cells});
}

// One line a row: contact, time, type, message.
std::vector<std::string> Rows(const EventStore& store) {
  std::vector<std::string> rows;
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    for (Row row = store.contact_begin(contact); row < store.contact_begin(contact + 1); ++row) {
      EXPECT_EQ(store.ContactOfRow(row), contact);
      const uint32_t message = store.column(Field::kMessage)[row];
      rows.push_back(
          std::string(store.ContactId(contact)) + " " + std::to_string(store.times_us()[row]) +
          " " + std::string(store.vocabulary().types.Text(store.types()[row])) + " " +
          (message == kAbsent ? "-" : std::string(store.values(Field::kMessage).Text(message))));
    }
  }
  return rows;
}

using Lines = std::vector<std::string>;

TEST(EventStore, KnowsTheRowsOfATypeAndThoseNearTheContactsRowBefore) {
  EventStoreBuilder builder;
  Add(builder, {"a", 5, "page_view", "", "m1"});
  Add(builder, {"a", 7, "email.sent", "", ""});
  Add(builder, {"a", 7, "page_view", "", ""});
  Add(builder, {"b", 7, "page_view", "", ""});  // not a's instant
  const auto store = builder.Seal(nullptr);
  const auto type = [&](std::string_view name) {
    return static_cast<TypeCode>(store->vocabulary().types.Find(name));
  };
  EXPECT_EQ(store->sequence().OfType(type("page_view")).From(0), 0b1101u);
  EXPECT_EQ(store->sequence().OfType(type("email.sent")).From(0), 0b0010u);
  EXPECT_EQ(store->sequence().OfType(type("email.sent")).From(0), 0b0010u);  // as it was kept
  EXPECT_EQ(store->sequence().OfNearTimes(0)->From(0), 0b0100u);
  EXPECT_EQ(store->sequence().OfNearTimes(2)->From(0), 0b0110u);
  EXPECT_EQ(store->sequence().OfNearTimes(0)->From(0), 0b0100u);
  const size_t with_rows = store->memory_bytes();
  store->ForgetRows();
  EXPECT_LT(store->memory_bytes(), with_rows);
  EXPECT_EQ(store->sequence().OfNearTimes(0)->From(0), 0b0100u);
}

TEST(EventStore, KeepsTheRowsOfTheStepsAskedForLast) {
  EventStoreBuilder builder;
  Add(builder, {"a", 5, "page_view", "", "m1"});
  Add(builder, {"a", 7, "page_view", "", ""});
  Add(builder, {"b", 8, "page_view", "", "m2"});
  Add(builder, {"b", 9, "email.sent", "", "m1"});
  const auto store = builder.Seal(nullptr);
  const auto rows = [&](const std::string& type, const std::string& property,
                        const std::string& value, const std::string& path = "") {
    const uint32_t code = store->vocabulary().types.Find(type);
    return store->sequence().OfStep(static_cast<TypeCode>(code),
                                    {{property, Operator::kNe, {{value}}, {}, path}});
  };
  const auto not_m1 = rows("page_view", "message", "m1");
  EXPECT_EQ(not_m1->From(0), 0b0110u);
  EXPECT_EQ(rows("page_view", "message", "m2")->From(0), 0b0011u);
  EXPECT_EQ(rows("page_view", "contact", "a")->From(0), 0b0100u);
  EXPECT_EQ(rows("email.sent", "message", "m1")->From(0), 0u);
  EXPECT_EQ(rows("email.sent", "message", "m2")->From(0), 0b1000u);
  EXPECT_EQ(rows("of no type", "message", "m1")->From(0), 0b0110u);  // of any
  EXPECT_EQ(rows("page_view", "message", "m1"), not_m1);
  EXPECT_EQ(rows("page_view", "message", "m1", "stages[1].steps[0].where[0]"), not_m1);
  for (int i = 0; i < 32; ++i) rows("page_view", "message", std::to_string(i));
  EXPECT_NE(rows("page_view", "message", "m1"), not_m1);  // others took its place
  EXPECT_EQ(not_m1->From(0), 0b0110u);                    // whoever has them keeps them
  const size_t with_rows = store->memory_bytes();
  store->ForgetRows();
  EXPECT_LT(store->memory_bytes(), with_rows);
}

TEST(EventStore, IsSortedByContactTimeAndArrival) {
  EventStoreBuilder builder;
  Add(builder, {"b", 5, "page_view", "", "m1"});
  Add(builder, {"a", 9, "email.sent", "", ""});
  Add(builder, {"b", 3, "email.sent", "", "m2"});
  Add(builder, {"b", 5, "email.opened", "", "m3"});
  const auto store = builder.Seal(nullptr);
  EXPECT_EQ(Rows(*store), (Lines{"b 3 email.sent m2", "b 5 page_view m1", "b 5 email.opened m3",
                                 "a 9 email.sent -"}));
  EXPECT_EQ(store->first_time_us(), 3);
  EXPECT_EQ(store->last_time_us(), 9);
}

// Law: a row given by its contact's id, with its further ids behind it, is the row given by the
// id's code.
TEST(EventStore, AContactMayBeGivenByItsId) {
  const uint32_t seed = 11;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const auto random_id = [&](const char* prefix, uint32_t count) {
    std::string id = prefix + std::to_string(random() % count);
    if (random() % 100 == 0) id += std::string(random() % 9'000, 'x');
    return id;
  };
  for (const uint32_t joins : {0u, 2u, 5u}) {
    EventStoreBuilder by_code;
    EventStoreBuilder by_id;
    by_id.InternType("email.sent");
    const TypeCode type = by_code.InternType("email.sent");
    for (int i = 0; i < 5'000; ++i) {
      const std::string contact = random_id("c", 900);
      const int repeats = random() % 10 == 0 ? 5 : 1;
      for (int repeat = 0; repeat < repeats; ++repeat) {
        const auto time_us = static_cast<int64_t>(random() % 1'000);
        const uint64_t id_hash = random() % 3 == 0 ? 0 : random() % 50'000;
        const ContactCode code = by_code.InternContact(contact);
        by_code.Append({code, time_us, type, id_hash, {}});
        if (random() % 50 == 0) {  // among those that are looked up later
          by_id.Append({by_id.InternContact(contact), time_us, type, id_hash, {}});
          continue;
        }
        by_id.AppendFor(contact, ContactTable::Rank::kNamed, {kAbsent, time_us, type, id_hash, {}});
        for (uint32_t left = joins == 0 ? 0 : random() % (joins + 1); left > 0; --left) {
          const std::string id = random() % 5 == 0 ? contact : random_id("d", 100'000);
          by_id.JoinToLastRow(id, ContactTable::Rank::kAnonymous);
          by_code.JoinContacts(code, by_code.InternContact(id, ContactTable::Rank::kAnonymous));
        }
      }
    }
    const auto expected = by_code.Seal(nullptr);
    const auto actual = by_id.Seal(nullptr);
    EXPECT_EQ(expected->contact_table().any_joined(), joins != 0);
    EXPECT_EQ(Rows(*actual), Rows(*expected));
    for (Row row = 0; row < expected->row_count(); ++row) {
      ASSERT_EQ(actual->id_hashes()[row], expected->id_hashes()[row]);
    }
    const uint32_t id_count = expected->vocabulary().contacts.size();
    ASSERT_EQ(actual->vocabulary().contacts.size(), id_count);
    for (ContactCode code = 1; code <= id_count; ++code) {
      ASSERT_EQ(actual->contact_table().Root(code), expected->contact_table().Root(code));
      ASSERT_EQ(actual->contact_table().rank(code), expected->contact_table().rank(code));
    }
  }
}

// More rows than a block holds, out of order and some of them twice, against a plain sort.
TEST(EventStore, ManyRowsStandWhereASortPutsThem) {
  struct Plain {
    uint32_t contact;
    int64_t time_us;
    uint64_t id;
    uint32_t code;
    auto Key() const { return std::make_pair(contact, time_us); }
  };
  const uint32_t seed = 12;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  std::vector<Plain> rows;
  for (int i = 0; i < 200'000; ++i) {
    const uint64_t id = random() % 300'000 + 1;
    rows.push_back({static_cast<uint32_t>(id % 5'000) + 1, static_cast<int64_t>(random() % 1'000),
                    id, random() % 3 == 0 ? static_cast<uint32_t>(random() % 400) : kAbsent});
  }
  const ColumnId column = ColumnOf(Field::kMessage);
  EventStoreBuilder builder;
  ASSERT_EQ(builder.InternType("email.sent"), kEmailSent);
  for (int i = 1; i <= 5'000; ++i) builder.InternContact("c" + std::to_string(i));
  for (int i = 1; i <= 400; ++i) builder.Intern(column, "m" + std::to_string(i));
  std::shared_ptr<const EventStore> store;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Plain& row = rows[i];
    const Cell cell{column, row.code};
    builder.Append({row.contact, row.time_us, kEmailSent, row.id, std::span(&cell, 1)});
    if (i == 90'000) store = builder.Seal(nullptr);
  }
  store = builder.Seal(store.get());

  std::stable_sort(rows.begin(), rows.end(),
                   [](const Plain& a, const Plain& b) { return a.Key() < b.Key(); });
  std::unordered_set<uint64_t> seen;
  std::erase_if(rows, [&](const Plain& row) { return !seen.insert(row.id).second; });
  ASSERT_EQ(store->row_count(), rows.size());
  for (Row row = 0; row < rows.size(); ++row) {
    ASSERT_EQ(store->contact_code(store->ContactOfRow(row)), rows[row].contact) << row;
    ASSERT_EQ(store->times_us()[row], rows[row].time_us) << row;
    ASSERT_EQ(store->types()[row], kEmailSent) << row;
    ASSERT_EQ(store->id_hashes()[row], text::CombineHash(rows[row].id, kEmailSent) & ~kKeepsLast)
        << row;
    ASSERT_EQ(store->column(column)[row], rows[row].code) << row;
  }
}

TEST(EventStore, RemovesRowsWithAnIdSeenBefore) {
  EventStoreBuilder builder;
  Add(builder, {"a", 5, "email.sent", "e1", "m1"});
  Add(builder, {"a", 5, "email.sent", "e1", "m1"});
  Add(builder, {"a", 6, "email.sent", "e2", "m1"});
  const auto store = builder.Seal(nullptr);
  EXPECT_EQ(Rows(*store), (Lines{"a 5 email.sent m1", "a 6 email.sent m1"}));
  EXPECT_EQ(store->duplicate_count(), 1u);
}

TEST(EventStore, OfOneIdAtTwoTimesTheEarlierStays) {
  EventStoreBuilder builder;
  Add(builder, {"a", 7, "email.sent", "e1", "late"});
  Add(builder, {"a", 5, "email.sent", "e1", "early"});
  EXPECT_EQ(Rows(*builder.Seal(nullptr)), (Lines{"a 5 email.sent early"}));
}

TEST(EventStore, WhereTheLastIsKeptItIsThatOfTheLastLoad) {
  const ColumnId column = ColumnOf(Field::kMessage);
  EventStoreBuilder builder;
  const auto add = [&](int64_t time_us, uint64_t id, const char* message) {
    const Cell cell{column, builder.Intern(column, message)};
    builder.AppendFor("a", ContactTable::Rank::kNamed,
                      {kAbsent, time_us, builder.InternType("seen"), id, {&cell, 1}, true});
  };
  add(5, 1, "first");
  add(6, 2, "other");
  add(5, 1, "second");
  std::shared_ptr<const EventStore> store = builder.Seal(nullptr);
  EXPECT_EQ(Rows(*store), (Lines{"a 5 seen second", "a 6 seen other"}));
  EXPECT_EQ(store->duplicate_count(), 1u);
  add(5, 1, "third");
  add(5, 1, "fourth");
  Add(builder, {"a", 7, "seen", "e1", "kept"});
  store = builder.Seal(store.get());
  Add(builder, {"a", 7, "seen", "e1", "left out"});
  add(6, 2, "another");
  store = builder.Seal(store.get());
  EXPECT_EQ(Rows(*store), (Lines{"a 5 seen fourth", "a 6 seen another", "a 7 seen kept"}));
  EXPECT_EQ(store->duplicate_count(), 5u);
}

TEST(EventStore, OneIdWithTwoTypesIsTwoEvents) {
  EventStoreBuilder builder;
  Add(builder, {"a", 5, "email.sent", "m-1", ""});
  Add(builder, {"a", 6, "email.delivered", "m-1", ""});
  EXPECT_EQ(builder.Seal(nullptr)->row_count(), 2u);
}

TEST(EventStore, RowsWithoutIdAreOneOnlyWhereTheyAgreeInAll) {
  EventStoreBuilder builder;
  Add(builder, {"a", 5, "order_placed", "", "m1"});
  Add(builder, {"a", 5, "order_placed", "", "m2"});
  Add(builder, {"a", 5, "order_placed", "", "m1"});
  const auto store = builder.Seal(nullptr);
  EXPECT_EQ(store->row_count(), 2u);
  EXPECT_EQ(store->duplicate_count(), 1u);
}

TEST(EventStore, ATypesPrefixDecidesTheChannel) {
  EventStoreBuilder builder;
  const ColumnId channel = ColumnOf(Field::kChannel);
  const Cell says_sms[] = {{channel, builder.Intern(channel, "sms")}};
  builder.Append({builder.InternContact("a"), 1, builder.InternType("email.sent"), 0, says_sms});
  builder.Append({builder.InternContact("a"), 2, builder.InternType("page_view"), 0, says_sms});
  builder.Append({builder.InternContact("a"), 3, builder.InternType("page_view"), 0, {}});
  builder.Append({builder.InternContact("a"), 4, builder.InternType("own thing"), 0, {}});
  const auto store = builder.Seal(nullptr);
  std::vector<std::string> channels;
  for (Row row = 0; row < store->row_count(); ++row) {
    const uint32_t code = store->column(Field::kChannel)[row];
    channels.emplace_back(code == kAbsent ? "-" : store->values(Field::kChannel).Text(code));
  }
  EXPECT_EQ(channels, (Lines{"email", "sms", "web", "-"}));
}

TEST(EventStore, WhatIsDiscardedLeavesNoTrace) {
  EventStoreBuilder builder;
  Add(builder, {"a", 1, "page_view", "e1", "m1"});
  const auto sealed = builder.Seal(nullptr);
  for (int i = 0; i < 100'000; ++i) {
    const std::string number = std::to_string(i);
    Add(builder, {"discarded " + number, i, "email.sent", "d" + number, "message " + number});
  }
  builder.PropertyColumn("plan");
  builder.InternType("made up");
  builder.Discard(sealed.get());
  EXPECT_EQ(sealed->vocabulary().contacts.size(), 1u);
  EXPECT_EQ(sealed->values(Field::kMessage).size(), 1u);
  EXPECT_EQ(sealed->vocabulary().columns.size(), size_t{kFieldCount});
  EXPECT_EQ(sealed->vocabulary().types.Find("made up"), kAbsent);
  // The codes are given again, to others.
  Add(builder, {"b", 2, "email.sent", "e2", "m2"});
  const auto store = builder.Seal(sealed.get());
  EXPECT_EQ(Rows(*store), (std::vector<std::string>{"a 1 page_view m1", "b 2 email.sent m2"}));
  const uint32_t channel = store->column(Field::kChannel)[1];
  EXPECT_EQ(store->values(Field::kChannel).Text(channel), "email");
}

TEST(EventStore, AnIdThatIsNamedAfterItWasJoinedIsTheOneShown) {
  EventStoreBuilder builder;
  const ContactCode cookie = builder.InternContact("cookie", ContactTable::Rank::kAnonymous);
  const ContactCode user = builder.InternContact("user", ContactTable::Rank::kAnonymous);
  builder.JoinContacts(cookie, user);
  const TypeCode visit = builder.InternType("page_view");
  builder.Append({cookie, 1, visit, 0, {}});
  Add(builder, {"user", 2, "page_view", "", ""});  // named here
  const auto store = builder.Seal(nullptr);
  ASSERT_EQ(store->contact_count(), 1u);
  EXPECT_EQ(store->ContactId(0), "user");
}

TEST(EventStore, JoinedIdsAreOneContactUnderTheBestKnownId) {
  EventStoreBuilder builder;
  Add(builder, {"cookie-1", 1, "page_view", "", ""});
  Add(builder, {"a@b.example", 3, "email.sent", "", ""});
  Add(builder, {"cookie-1", 2, "page_view", "", ""});
  builder.JoinContacts(builder.InternContact("cookie-1", ContactTable::Rank::kAnonymous),
                       builder.InternContact("+33600000000"));
  const ContactCode record = builder.InternContact("a@b.example", ContactTable::Rank::kRecord);
  builder.JoinContacts(builder.InternContact("+33600000000"), record);
  builder.SetContactProperty(builder.InternContact("cookie-1"), "plan", "pro", ValueKind::kText);
  builder.AddToList(builder.InternContact("+33600000000"), "vip");
  const auto store = builder.Seal(nullptr);
  EXPECT_EQ(Rows(*store), (Lines{"a@b.example 1 page_view -", "a@b.example 2 page_view -",
                                 "a@b.example 3 email.sent -"}));
  ContactIndex contact = 7;
  ASSERT_TRUE(store->FindContact("+33600000000", &contact));
  EXPECT_EQ(contact, 0u);
  ColumnId plan = 0;
  ASSERT_TRUE(store->vocabulary().FindContactProperty("plan", &plan));
  EXPECT_EQ(store->contact_table().Property(record, plan), 1u);
  EXPECT_TRUE(store->contact_table().InList(record, 1));
}

TEST(EventStore, ALongChainOfAliasesIsOneContact) {
  EventStoreBuilder builder;
  const int count = 100'000;  // a quadratic walk would take minutes
  for (int i = 0; i < count; ++i) {
    const ContactCode next =
        builder.InternContact("id" + std::to_string(i + 1), ContactTable::Rank::kRecord);
    builder.JoinContacts(builder.InternContact("id" + std::to_string(i)), next);
    builder.AddToList(next, "all");
  }
  Add(builder, {"id0", 1, "page_view", "", ""});
  Add(builder, {"id" + std::to_string(count), 2, "page_view", "", ""});
  const auto store = builder.Seal(nullptr);
  EXPECT_EQ(store->contact_count(), 1u);
  EXPECT_EQ(store->contact_table().memberships().size(), 1u);
}

TEST(EventStore, ALaterJourneyRecordReplacesTheEarlier) {
  EventStoreBuilder builder;
  JourneyInfo info;
  info.id = "j";
  info.name = "first";
  builder.SetJourney(info);
  const auto store = builder.Seal(nullptr);
  info.name = "second";
  builder.SetJourney(info);
  const auto next = builder.Seal(store.get());
  ASSERT_EQ(next->journeys().size(), 1u);
  EXPECT_EQ(next->journeys()[0].name, "second");
}

TEST(EventStore, DiscardDropsWhatWasNotSealed) {
  EventStoreBuilder builder;
  Add(builder, {"a", 1, "email.sent", "e1", ""});
  const auto store = builder.Seal(nullptr);
  Add(builder, {"a", 2, "email.sent", "e2", ""});
  builder.AddToList(builder.InternContact("a"), "vip");
  builder.Discard(store.get());
  Add(builder, {"a", 3, "email.opened", "e3", ""});
  EXPECT_EQ(Rows(*builder.Seal(store.get())), (Lines{"a 1 email.sent -", "a 3 email.opened -"}));
}

// Law: loading in parts equals loading the whole; the store does not depend on where the seals
// fall. An id belongs to one contact here, and contacts joined late share no instant: see seal.cpp.
TEST(EventStore, SealingInPartsEqualsSealingOnce) {
  const uint32_t seed = 7;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    EventStoreBuilder whole;
    EventStoreBuilder parts;
    std::shared_ptr<const EventStore> sealed;
    const int count = static_cast<int>(random() % 60);
    for (int i = 0; i < count; ++i) {
      const int64_t which = static_cast<int64_t>(random() % 4);
      const std::string contact(1, static_cast<char>('a' + which));
      const Event event = {contact, static_cast<int64_t>(random() % 6) * 4 + which,
                           random() % 2 ? "email.sent" : "t" + std::to_string(random() % 300),
                           random() % 2 ? "" : contact + std::to_string(random() % 6),
                           random() % 3 ? "m" + std::to_string(random() % 400) : ""};
      Add(whole, event);
      Add(parts, event);
      if (random() % 10 == 0) sealed = parts.Seal(sealed.get());
      if (random() % 15 == 0) {
        for (EventStoreBuilder* builder : {&whole, &parts}) {
          builder->JoinContacts(builder->InternContact("a"), builder->InternContact(contact));
        }
      }
    }
    const auto once = whole.Seal(nullptr);
    sealed = parts.Seal(sealed.get());
    ASSERT_EQ(Rows(*sealed), Rows(*once)) << "round " << round;
    ASSERT_EQ(sealed->duplicate_count(), once->duplicate_count());
  }
}

}  // namespace
}  // namespace parcours::store
