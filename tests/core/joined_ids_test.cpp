// Which ids were joined lately: what is met counts only after it was met, the table grows until all
// groups of a load fit, and a load of more contacts than its first places joins all of them.
#include "ingest/row/joined_ids.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "core/ingest_load.h"

namespace parcours {
namespace {

// How many of the groups 1 to `last` were met before.
uint64_t MeetAll(ingest::JoinedIds* ids, uint64_t last) {
  uint64_t met = 0;
  for (uint64_t hash = 1; hash <= last; ++hash) met += ids->Meet(hash) ? 1 : 0;
  return met;
}

TEST(JoinedIds, AGroupIsMetFromItsSecondTimeOn) {
  ingest::JoinedIds ids;
  EXPECT_FALSE(ids.Meet(7));
  EXPECT_TRUE(ids.Meet(7));
  EXPECT_FALSE(ids.Meet(7 + (uint64_t{1} << 40)));  // takes the place
  EXPECT_FALSE(ids.Meet(7));
}

TEST(JoinedIds, GrowsUntilAllGroupsFit) {
  for (const uint64_t groups : {1'000, 3'000, 20'000, 200'000, 1 << 20}) {
    ingest::JoinedIds ids;
    EXPECT_EQ(MeetAll(&ids, groups), 0u) << groups;
    int rounds = 1;
    while (MeetAll(&ids, groups) != groups && rounds < 12) ++rounds;
    EXPECT_LT(rounds, 12) << groups << " are never all met";
    EXPECT_EQ(MeetAll(&ids, groups), groups) << "what fits stays";
    EXPECT_FALSE(ids.Meet(groups + 1)) << groups;
  }
}

TEST(JoinedIds, BeyondItsMostPlacesTheLatestCount) {
  const uint64_t groups = (1 << 20) + 100;
  ingest::JoinedIds ids;
  for (int round = 0; round < 12; ++round) MeetAll(&ids, groups);
  EXPECT_EQ(MeetAll(&ids, groups), groups - 2 * 100) << "a hundred take the places of a hundred";
}

// Twenty contacts for each of its first places, each with ids of its own; then the same again,
// twice.
TEST(JoinedIds, ALoadOfMoreContactsThanTheFirstPlacesJoinsThemAll) {
  constexpr int kContacts = 20'000;
  std::string records;
  const auto add = [&records](const char* kind, int contact, int second) {
    const std::string id = std::to_string(contact);
    records += R"({"contact":"u)" + id + R"(","ids":["cookie-)" + id + R"(","device-)" + id +
               R"("],"type":")" + kind + R"(","time":)" + std::to_string(1772355600 + second) +
               "}\n";
  };
  for (const char* const kind : {"first", "second", "third"}) {
    for (int contact = 0; contact < kContacts; ++contact) add(kind, contact, contact);
  }
  for (int contact = 0; contact < kContacts; ++contact) {
    records += R"({"ids":["device-)" + std::to_string(contact) + R"("],"type":"last","time":)" +
               std::to_string(1772400000 + contact) + "}\n";
  }
  const std::string rows = test::Rows(records);
  int joined = 0;
  for (size_t at = rows.find(" last"); at != std::string::npos; at = rows.find(" last", at + 1)) {
    const size_t begin = rows.rfind('\n', at) + 1;
    joined += rows[begin] == 'u' ? 1 : 0;
  }
  EXPECT_EQ(joined, kContacts);
}

}  // namespace
}  // namespace parcours
