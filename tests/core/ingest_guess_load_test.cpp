// What is loaded by a guess, and that nothing is where nobody asked for one.
#include <gtest/gtest.h>

#include <string>

#include "core/ingest_load.h"

namespace parcours {
namespace {

TEST(Guess, TheSummarySaysWhatWasReadAsWhat) {
  const test::Loaded loaded = test::Load(
      "email,date,action\na@x.fr,2024-01-01,Sent\na@x.fr,2024-01-02,purchase\n"
      "b@x.fr,2024-01-02,other\n",
      R"({"mapping":"guess"})");
  ASSERT_EQ(loaded.summary.warnings.size(), 1u);
  EXPECT_EQ(loaded.summary.warnings[0],
            "the mapping was guessed: contact from 'email' (100 %), time from 'date' (100 %), "
            "type from 'action' (100 %); events named 'Sent' are read as email.sent, 'purchase' "
            "are read as order_placed");
  const std::vector<std::pair<std::string, std::string>> read_as = {{"Sent", "email.sent"},
                                                                    {"purchase", "order_placed"}};
  EXPECT_EQ(loaded.summary.read_as, read_as);
}

TEST(Guess, ARefusedOneSaysWhy) {
  const std::string lines = "{\"email\":\"a@b.example\",\"dob\":\"1991-01-01\"}\n";
  const std::string asked = test::Load(lines, R"({"mapping":"guess"})").error;
  EXPECT_NE(asked.find("the guess was refused: 'dob' as the time is 40 % sure, not 50 %, "
                       "no key looks like the type"),
            std::string::npos)
      << asked;
  EXPECT_EQ(test::Load(lines).error.find("the guess"), std::string::npos);
}

TEST(Guess, KnownWordsLoadAsTheirTypes) {
  const std::string rows =
      "Courriel;Date;Événement\na@b.example;2024-05-24;Envoyé\na@b.example;2024-05-25;Visite\n";
  const test::Loaded loaded = test::Load(rows, R"({"mapping":"guess"})");
  EXPECT_EQ(loaded.error, "");
  EXPECT_NE(loaded.store.find("email.sent"), std::string::npos) << loaded.store;
  EXPECT_NE(loaded.store.find("Visite"), std::string::npos) << loaded.store;
}

TEST(Guess, IsUsedOnlyWhereItIsAskedFor) {
  const std::string lines =
      "{\"user_id\":\"u1\",\"event\":\"view\",\"timestamp\":\"2024-03-13 10:21:14\"}\n"
      "{\"user_id\":\"u2\",\"event\":\"buy\",\"timestamp\":\"2024-03-13 10:22:14\"}\n";
  EXPECT_NE(test::Load(lines).error.find("unknown format"), std::string::npos);
  EXPECT_NE(test::Load("{}\n{}\n").error.find("the records have no keys;"), std::string::npos);
  const test::Loaded loaded = test::Load(lines, R"({"mapping":"guess"})");
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.summary.events, 2u);
  EXPECT_EQ(loaded.summary.decided_by, ingest::SourceSummary::DecidedBy::kGuess);
  EXPECT_EQ(loaded.summary.guessed_mapping,
            R"({"contact":"user_id","time":"timestamp","type":"event"})");
  // A known format goes first, and a guess that is not sure enough is refused.
  const std::string own = R"({"contact":"a","time":"2024-01-01","type":"x"})";
  EXPECT_EQ(test::Load(own, R"({"mapping":"guess"})").summary.format, "parcours");
  EXPECT_NE(test::Load(R"({"colour":"red"})", R"({"mapping":"guess"})").error, "");
}

TEST(Guess, IsTheSameHoweverTheBytesAreCut) {
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines +=
        "{\"user_id\":\"u" + std::to_string(i % 7) +
        "\",\"event\":\"view\",\"timestamp\":\"2024-03-13 10:21:14\",\"n\":" + std::to_string(i) +
        "}\n";
  }
  const test::Loaded whole = test::Load(lines, R"({"mapping":"guess"})");
  EXPECT_EQ(whole.summary.events, 3000u);
  for (const size_t piece : {1000u, 65'537u}) {
    EXPECT_EQ(test::LoadInPieces(lines, R"({"mapping":"guess"})", piece).store, whole.store);
  }
}

TEST(Guess, SharedDataLoadWithTheProposedMapping) {
  const std::string github = test::SharedFile("data/github_events.ndjson");
  if (github.empty()) GTEST_SKIP() << "../shared is absent";
  const test::Loaded loaded = test::Load(github, R"({"mapping":"guess"})");
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.summary.events, 800u);
  EXPECT_EQ(loaded.summary.guessed_mapping,
            R"({"contact":"actor.id","time":"created_at","type":"type","id":"id"})");
}

}  // namespace
}  // namespace parcours
