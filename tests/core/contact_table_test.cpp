// Which ids are one person, which of them is shown, and what is known of the person: the same
// whatever order it came in.
#include "store/contact_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "store/event_store_builder.h"
#include "store/hashed_contacts.h"

namespace parcours::store {
namespace {

using Rank = ContactTable::Rank;

// The id that `id` is shown as, once all `facts` were told in the given order.
class Table {
 public:
  ContactCode Code(const std::string& id) { return contacts.Intern(id); }
  Table& Note(const std::string& id, Rank rank) {
    table.Note(Code(id), rank);
    return *this;
  }
  Table& Join(const std::string& a, const std::string& b) {
    table.Join(Code(a), Code(b));
    return *this;
  }
  Table& Alias(const std::string& contact, const std::string& alias) {
    Note(contact, Rank::kRecord).Note(alias, Rank::kAnonymous);
    table.NoteAlias(Code(alias));
    return Join(contact, alias);
  }
  std::string Shown(const std::string& id) {
    return std::string(contacts.Text(table.Root(Code(id))));
  }
  void Seal() { table.Seal(contacts); }

  Dictionary contacts;
  ContactTable table;
};

using Fact = std::function<void(Table*)>;

// Every order of the facts shows the same.
void ExpectShown(std::vector<Fact> facts, const std::string& id, const std::string& shown) {
  std::vector<size_t> order(facts.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  do {
    Table table;
    for (const size_t fact : order) facts[fact](&table);
    table.Seal();
    EXPECT_EQ(table.Shown(id), shown);
    EXPECT_EQ(table.Shown(shown), shown);
  } while (std::next_permutation(order.begin(), order.end()));
}

Fact Known(const char* id, Rank rank) {
  return [=](Table* table) { table->Note(id, rank); };
}
Fact Joined(const char* a, const char* b) {
  return [=](Table* table) { table->Join(a, b); };
}
Fact Aliased(const char* contact, const char* alias) {
  return [=](Table* table) { table->Alias(contact, alias); };
}

TEST(ContactTable, ShowsTheBestKnownId) {
  ExpectShown(
      {Known("cookie", Rank::kAnonymous), Known("b:7", Rank::kBare), Joined("cookie", "b:7")},
      "cookie", "b:7");
  ExpectShown({Known("cookie", Rank::kNamed), Known("b:7", Rank::kBare), Joined("b:7", "cookie")},
              "b:7", "cookie");
  ExpectShown({Known("a@b.example", Rank::kNamed), Aliased("user-7", "a@b.example")}, "a@b.example",
              "user-7");
}

TEST(ContactTable, AmongEquallyKnownOnesAnAddressThenAPhoneNumberThenTheSmallestText) {
  const auto named = [](const char* id) { return Known(id, Rank::kNamed); };
  ExpectShown({named("7"), named("+33600000000"), named("z@b.example"), Joined("7", "+33600000000"),
               Joined("+33600000000", "z@b.example")},
              "7", "z@b.example");
  ExpectShown({named("7"), named("+33600000000"), Joined("7", "+33600000000")}, "7",
              "+33600000000");
  ExpectShown({named("b@x.example"), named("a@x.example"), named("c@x.example"),
               Joined("b@x.example", "a@x.example"), Joined("c@x.example", "b@x.example")},
              "c@x.example", "a@x.example");
}

TEST(ContactTable, ARecordsAliasComesBehindTheRecord) {
  // Merged twice: a into b, b into c.
  ExpectShown({Aliased("b", "a"), Aliased("c", "b")}, "a", "c");
  // Round and round.
  ExpectShown({Aliased("b", "a"), Aliased("a", "b")}, "b", "a");
}

TEST(ContactTable, KeepsPropertiesWithTheirIds) {
  Table table;
  table.Note("b@x.example", Rank::kNamed).Note("cookie", Rank::kAnonymous);
  table.table.SetProperty(table.Code("cookie"), 0, 5);
  table.table.SetProperty(table.Code("cookie"), 1, 6);
  table.table.SetProperty(table.Code("b@x.example"), 1, 7);
  table.Join("cookie", "b@x.example");
  table.Seal();
  const ContactCode shown = table.table.Root(table.Code("cookie"));
  EXPECT_EQ(table.table.Property(shown, 0), 5u);
  EXPECT_EQ(table.table.Property(shown, 1), 7u);
  EXPECT_EQ(table.table.Property(shown, 2), kAbsent);
  // A later load finds a better known id: the values of before are not its own.
  table.table.SetProperty(table.Code("a@x.example"), 0, 8);
  table.Alias("a@x.example", "b@x.example");
  table.Seal();
  EXPECT_EQ(table.Shown("cookie"), "a@x.example");
  EXPECT_EQ(table.table.Property(table.Code("a@x.example"), 0), 8u);
  EXPECT_EQ(table.table.Property(table.Code("a@x.example"), 1), 7u);
  EXPECT_EQ(table.table.JoinedIds(table.Code("a@x.example")).size(), 2u);
  EXPECT_TRUE(table.table.JoinedIds(table.Code("cookie")).empty());
}

// A chain as long as the load, whose end was looked for from every link once.
TEST(ContactTable, AChainOfJoinsIsOnePerson) {
  constexpr ContactCode kIds = 300'000;
  Dictionary contacts;
  for (ContactCode id = 1; id <= kIds; ++id) contacts.Intern("c" + std::to_string(id));
  ContactTable table;
  for (ContactCode id = kIds; id > 1; --id) table.Join(id, id - 1);
  table.Seal(contacts);
  const ContactCode root = table.Root(1);
  EXPECT_EQ(contacts.Text(root), "c1");
  for (ContactCode id = 1; id <= kIds; ++id) ASSERT_EQ(table.Root(id), root);
  EXPECT_EQ(table.JoinedIds(root).size(), kIds - 1);
}

TEST(ContactTable, AgreesWithSetsOnRandomJoins) {
  constexpr uint32_t kSeed = 7;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 300; ++round) {
    Table table;
    const uint32_t ids = 2 + random() % 30;
    std::vector<uint32_t> set(ids);
    const auto id = [](uint32_t number) {
      return number % 3 == 0 ? "c" + std::to_string(number) + "@x.example" : std::to_string(number);
    };
    for (uint32_t i = 0; i < ids; ++i) {
      set[i] = i;
      table.Note(id(i), static_cast<Rank>(1 + random() % 4));
    }
    for (uint32_t step = random() % ids; step > 0; --step) {
      const uint32_t a = random() % ids;
      const uint32_t b = random() % ids;
      table.Join(id(a), id(b));
      const uint32_t from = set[b];
      for (uint32_t& member : set) member = member == from ? set[a] : member;
      if (random() % 5 == 0) table.Seal();
    }
    table.Seal();
    for (uint32_t a = 0; a < ids; ++a) {
      const ContactCode shown = table.table.Root(table.Code(id(a)));
      for (uint32_t b = 0; b < ids; ++b) {
        ASSERT_EQ(shown == table.table.Root(table.Code(id(b))), set[a] == set[b])
            << "round " << round << ", seed " << kSeed;
        if (set[a] == set[b]) {
          ASSERT_LE(table.table.rank(table.Code(id(b))), table.table.rank(shown));
        }
      }
    }
  }
}

TEST(HashedContacts, AreJoinedWithTheAddressTheyStandFor) {
  // The MD5 of each address, by Python's hashlib.
  Table table;
  table.Note("a@b.example", Rank::kNamed).Note("c@d.example", Rank::kNamed);
  table.Note("D3CE9FE2208376BD39CF85FBCC2A90C7", Rank::kNamed)
      .Note("mailchimp:email_id:e5e1a705f4c99dd8bb26a10a831221b7", Rank::kAnonymous);
  table.Note("00000000000000000000000000000000", Rank::kNamed);
  table.Code("e@f.example");  // of a load that was dropped
  table.Note("6cdcd4d74a0001f9c530d51dadc8ec93", Rank::kNamed);
  JoinHashedContacts(table.contacts, &table.table);
  table.Seal();
  EXPECT_EQ(table.Shown("D3CE9FE2208376BD39CF85FBCC2A90C7"), "a@b.example");
  EXPECT_EQ(table.Shown("mailchimp:email_id:e5e1a705f4c99dd8bb26a10a831221b7"), "c@d.example");
  EXPECT_EQ(table.Shown("00000000000000000000000000000000"), "00000000000000000000000000000000");
  EXPECT_EQ(table.Shown("6cdcd4d74a0001f9c530d51dadc8ec93"), "6cdcd4d74a0001f9c530d51dadc8ec93");
}

TEST(HashedContacts, ThatNameTheSameAddressAreAllJoined) {
  Table table;
  const std::string digest = "d3ce9fe2208376bd39cf85fbcc2a90c7";
  const std::vector<std::string> ids = {"a:" + digest, "b:" + digest, digest};
  for (const std::string& id : ids) table.Note(id, Rank::kAnonymous);
  // Neither an address with a digest behind it, nor one that is alike in its first half.
  table.Note("x@y.example:" + digest, Rank::kNamed);
  table.Note("d3ce9fe2208376bd0000000000000000", Rank::kNamed);
  table.Note("a@b.example", Rank::kNamed);
  JoinHashedContacts(table.contacts, &table.table);
  table.Seal();
  for (const std::string& id : ids) EXPECT_EQ(table.Shown(id), "a@b.example");
  EXPECT_EQ(table.Shown("x@y.example:" + digest), "x@y.example:" + digest);
  EXPECT_EQ(table.Shown("d3ce9fe2208376bd0000000000000000"), "d3ce9fe2208376bd0000000000000000");
}

TEST(HashedContacts, AreJoinedAtTheSealWhicheverComesFirst) {
  for (const bool address_first : {true, false}) {
    EventStoreBuilder builder;
    const TypeCode type = builder.InternType("page_view");
    std::shared_ptr<const EventStore> store;
    for (const bool address : {address_first, !address_first}) {
      const ContactCode contact =
          builder.InternContact(address ? "a@b.example" : "D3CE9FE2208376BD39CF85FBCC2A90C7");
      builder.Append({contact, address ? 5 : 6, type, address ? 1u : 2u, {}});
      store = builder.Seal(store.get());
    }
    EXPECT_EQ(store->contact_count(), 1u);
    EXPECT_EQ(store->ContactId(0), "a@b.example");
  }
}

}  // namespace
}  // namespace parcours::store
