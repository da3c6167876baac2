// What messages and journeys are called, where a property of their events tells.
#include "store/value_names.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "store/event_store.h"
#include "store/event_store_builder.h"

namespace parcours::store {
namespace {

class Names : public ::testing::Test {
 protected:
  Names() : title_(builder_.PropertyColumn("title")), subject_(builder_.PropertyColumn("subject")) {
    builder_.NameBy({Field::kMessage, 0, title_});
    builder_.NameBy({Field::kMessage, 1, subject_});
  }

  void Add(const std::string& message, const std::string& title, const std::string& subject = "") {
    std::vector<Cell> cells;
    for (const auto& [column, text] : {std::pair(ColumnOf(Field::kMessage), message),
                                       std::pair(title_, title), std::pair(subject_, subject)}) {
      if (!text.empty()) cells.push_back({column, builder_.Intern(column, text)});
    }
    const ContactCode contact = builder_.InternContact("c" + std::to_string(++time_us_ % 3));
    builder_.Append({contact, time_us_, builder_.InternType("email.sent"), 0, cells});
  }

  static std::string NameOf(const EventStore& store, const std::string& message) {
    return std::string(store.NameOf(Field::kMessage, store.values(Field::kMessage).Find(message)));
  }

  EventStoreBuilder builder_;
  ColumnId title_;
  ColumnId subject_;
  int64_t time_us_ = 0;
};

TEST_F(Names, AMessageIsCalledWhatMostOfItsEventsThatTellAgreeIn) {
  for (const char* title : {"Sping", "Spring", "Spring", "", "", ""}) Add("m1", title);
  for (const char* title : {"A", "B", "B", "A"}) Add("m2", title);
  Add("m3", "");
  const auto store = builder_.Seal(nullptr);
  EXPECT_EQ(NameOf(*store, "m1"), "Spring");
  EXPECT_EQ(NameOf(*store, "m2"), "m2");
  EXPECT_EQ(NameOf(*store, "m3"), "m3");
}

TEST_F(Names, TheirMemoryIsCounted) {
  constexpr uint32_t kMessages = 1000;
  for (uint32_t i = 0; i < kMessages; ++i) Add("m" + std::to_string(i), "Spring", "");
  const auto named = builder_.Seal(nullptr);
  EventStoreBuilder other;
  const ColumnId title = other.PropertyColumn("title");
  other.PropertyColumn("subject");
  for (uint32_t i = 0; i < kMessages; ++i) {
    const Cell cells[] = {{ColumnOf(Field::kMessage),
                           other.Intern(ColumnOf(Field::kMessage), "m" + std::to_string(i))},
                          {title, other.Intern(title, "Spring")}};
    const ContactCode contact = other.InternContact("c" + std::to_string((i + 1) % 3));
    other.Append({contact, i + 1, other.InternType("email.sent"), 0, cells});
  }
  const auto unnamed = other.Seal(nullptr);
  EXPECT_EQ(unnamed->NameOf(Field::kMessage, 1), "m0");
  EXPECT_GE(named->memory_bytes(), unnamed->memory_bytes() + kMessages * sizeof(ValueName));
}

TEST_F(Names, ASubjectThatGreetsEachReaderIsNoName) {
  for (const char* subject : {"Hi Ann", "Hi Bo", "Hi Cy"}) Add("m1", "", subject);
  for (const char* subject : {"Hello", "Hello", "Hello"}) Add("m2", "", subject);
  const auto store = builder_.Seal(nullptr);
  EXPECT_EQ(NameOf(*store, "m1"), "m1");
  EXPECT_EQ(NameOf(*store, "m2"), "Hello");
}

TEST_F(Names, TheFirstColumnThatTellsWinsOnWhicheverEventsItStands) {
  Add("m1", "", "Hello");
  Add("m1", "", "Hello");
  Add("m1", "Spring", "");
  EXPECT_EQ(NameOf(*builder_.Seal(nullptr), "m1"), "Spring");
}

TEST_F(Names, TwoMessagesOfOneNameStayTwo) {
  Add("m1", "Spring");
  Add("m2", "Spring");
  const auto store = builder_.Seal(nullptr);
  EXPECT_EQ(store->values(Field::kMessage).size(), 2u);
  EXPECT_EQ(NameOf(*store, "m1"), "Spring");
  EXPECT_EQ(NameOf(*store, "m2"), "Spring");
}

TEST_F(Names, WhatIsLoadedLaterCountsWithTheRestAndWhatIsDiscardedDoesNot) {
  Add("m1", "Old");
  const auto first = builder_.Seal(nullptr);
  EXPECT_EQ(NameOf(*first, "m1"), "Old");
  for (int i = 0; i < 2; ++i) Add("m1", "New");
  const auto second = builder_.Seal(first.get());
  EXPECT_EQ(NameOf(*second, "m1"), "New");
  for (int i = 0; i < 4; ++i) Add("m1", "Newest");
  builder_.Discard(second.get());
  Add("m2", "Other");
  const auto third = builder_.Seal(second.get());
  EXPECT_EQ(NameOf(*third, "m1"), "New");
  EXPECT_EQ(NameOf(*third, "m2"), "Other");
}

TEST_F(Names, AColumnThatWasDiscardedNamesNothing) {
  builder_.Discard(nullptr);
  title_ = builder_.PropertyColumn("plan");
  Add("m1", "pro");
  EXPECT_EQ(NameOf(*builder_.Seal(nullptr), "m1"), "m1");
}

}  // namespace
}  // namespace parcours::store
