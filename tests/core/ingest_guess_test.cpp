// What is guessed of records in no known format, and that nothing is loaded by a guess unasked.
#include <gtest/gtest.h>

#include "core/ingest_load.h"
#include "ingest/guess.h"
#include "ingest/guess_names.h"
#include "ingest/preview.h"
#include "parcours/error.h"
#include "store/event_store_builder.h"

namespace parcours {
namespace {

using ingest::Guess;
using ingest::GuessMapping;
using ingest::GuessTarget;
using ingest::MappingText;
using ingest::NameFit;

TEST(GuessNames, CaseAndJoinersAndAccentsMakeNoDifference) {
  for (const char* const name :
       {"user_id", "userId", "USER-ID", "User ID", "user.id", "context.user.id"}) {
    EXPECT_GT(NameFit(GuessTarget::kContact, name), 80u) << name;
  }
  EXPECT_EQ(NameFit(GuessTarget::kType, "Événement"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kType, "ÉVÉNEMENT"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kTime, "créé le"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kRevenue, "Montant TTC"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kMessage, "campagne"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kContact, "colour"), 0u);
  EXPECT_EQ(NameFit(GuessTarget::kContact, ""), 0u);
  // Inside another object the name alone says less, and nothing of what is not required.
  EXPECT_LT(NameFit(GuessTarget::kTime, "meta.created_at"), 100u);
  EXPECT_EQ(NameFit(GuessTarget::kUrl, "actor.url"), 0u);
}

struct Shape {
  std::string what;
  std::string records;
  std::string mapping;
};

TEST(Guess, ProposesAMappingFromNamesAndValues) {
  const Shape shapes[] = {
      {"a clickstream",
       R"({"user_id":"u1","session":"s1","event":"view","timestamp":"2024-03-13 10:21:14","platform":"web"}
{"user_id":"u2","session":"s2","event":"buy","timestamp":"2024-03-13 10:22:14","platform":"web"})",
       R"({"contact":"user_id","time":"timestamp","type":"event"})"},
      {"an address is surer than a number, whatever its name",
       R"({"customer":7,"who":"a@b.example","at":1710325274,"action":"x"}
{"customer":8,"who":"c@d.example","at":1710325275,"action":"y"})",
       R"({"contact":"who","time":"at","type":"action"})"},
      {"French orders, one type for all",
       R"({"Courriel":"a@b.example","Date commande":"2024-01-01","Numéro commande":"C1","Montant TTC":"12.50","Devise":"EUR"}
{"Courriel":"c@b.example","Date commande":"2024-01-02","Numéro commande":"C2","Montant TTC":"7","Devise":"EUR"})",
       R"({"contact":"Courriel","time":"Date commande","type":{"value":"order_placed"},)"
       R"("revenue":"Montant TTC","currency":"Devise","order":"Numéro commande"})"},
      {"page views, told by their address",
       R"({"visitor_id":"v1","url":"https://a.example/x","ts":"1710325274"}
{"visitor_id":"v2","url":"https://a.example/y","ts":"1710325275"})",
       R"({"contact":"visitor_id","time":"ts","type":{"value":"page_view"},"url":"url"})"},
      {"inside objects, and of two times the one of the event",
       R"({"id":"1","user":{"id":"u1","updated_at":"2020-01-01"},"kind":"x","meta":{"created_at":"2024-01-01T00:00:00Z"}}
{"id":"2","user":{"id":"u2","updated_at":"2020-01-01"},"kind":"y","meta":{"created_at":"2024-01-01T00:00:00Z"}})",
       R"({"contact":"user.id","time":"meta.created_at","type":"kind","id":"id"})"},
      {"pages of records",
       R"({"next":"x","results":[{"member":"m1","date":"2024-01-01","activity":"open"},{"member":"m2","date":"2024-01-01","activity":"click"}]})",
       R"({"contact":"member","time":"date","type":"activity"})"},
      {"CSV, with dates as a spreadsheet writes them",
       "Adresse e-mail;Date;Action\na@b.example;24/05/2024 10:00;Clic\n"
       "c@d.example;24/05/2024 11:00;Ouverture\n",
       R"({"contact":"Adresse e-mail","time":"Date","type":"Action"})"},
      {"what holds no contact and no time", R"({"colour":"red","size":5})", R"({})"},
  };
  for (const Shape& shape : shapes) {
    EXPECT_EQ(MappingText(GuessMapping(shape.records, true)), shape.mapping) << shape.what;
  }
}

TEST(Guess, NumbersThatAreNoTimesAreNone) {
  const Guess guess = GuessMapping(
      R"({"user":"a","date":5,"type":"x"}{"user":"b","date":17244207336,"type":"y"})", true);
  EXPECT_EQ(guess.Find("time"), nullptr);
  EXPECT_FALSE(guess.is_enough());
}

TEST(Guess, TellsOfEveryKeyWhatItIsAndCouldBe) {
  const Guess guess =
      GuessMapping(R"({"email":"a@b.example","when":"2024-01-01","type":"x","n":1,"l":[1],"b":true}
{"email":"a@b.example","when":"2024-01-02","type":"y","n":"two"})",
                   true);
  ASSERT_EQ(guess.keys.size(), 6u);
  EXPECT_EQ(guess.records, 2u);
  EXPECT_EQ(guess.keys[0].key, "email");
  EXPECT_EQ(guess.keys[0].distinct, 1u);
  EXPECT_EQ(guess.keys[0].fits[0].field, "contact");
  EXPECT_EQ(guess.keys[0].fits[0].confidence, 100u);
  EXPECT_EQ(guess.keys[1].samples, (std::vector<std::string>{"2024-01-01", "2024-01-02"}));
  const std::string_view kinds[] = {"text", "text", "text", "mixed", "list", "boolean"};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(guess.keys[i].kind, kinds[i]) << i;
  EXPECT_EQ(guess.keys[5].records, 1u);
}

TEST(Guess, CountsEveryValueThatCouldBeAType) {
  std::string rows = "courriel;date;evenement;montant\n";
  const std::vector<std::string> words = {"Envoyé", "Délivré", "Ouvert", "Cliqué", "Achat"};
  for (size_t i = 0; i < 25; ++i) {
    rows += "a" + std::to_string(i) + "@b.example;2024-01-01;" +
            words[std::min(i / 4, words.size() - 1)] + ";" + std::to_string(i) + "\n";
  }
  const Guess guess = GuessMapping(rows, true);
  const std::vector<ingest::ValueCount>& values = guess.keys[2].values;
  ASSERT_EQ(values.size(), 5u);
  EXPECT_EQ(values[0].value, "Achat");
  EXPECT_EQ(values[0].count, 9u);
  // Equally frequent ones by their bytes.
  EXPECT_EQ(values[1].value, "Cliqué");
  EXPECT_EQ(values[4].value, "Ouvert");
  EXPECT_EQ(values[4].count, 4u);
  EXPECT_TRUE(guess.keys[0].values.empty());
  EXPECT_TRUE(guess.keys[3].values.empty());
}

TEST(Guess, OfVeryManyValuesTellsTheMostFrequentAndHowManyThereAre) {
  std::string rows = "email,date,event\n";
  for (size_t i = 0; i < 300; ++i) {
    rows += "a@b.example,2024-01-01,word" + std::to_string(i % 100 == 99 ? 0 : i % 100) + "\n";
  }
  const Guess guess = GuessMapping(rows, true);
  EXPECT_EQ(guess.keys[2].distinct, 99u);
  ASSERT_EQ(guess.keys[2].values.size(), ingest::kMaxGuessedValues);
  EXPECT_EQ(guess.keys[2].values[0].value, "word0");
  EXPECT_EQ(guess.keys[2].values[0].count, 6u);
}

TEST(Guess, ManyKeysAreCountedWhereTheyAreNotListed) {
  std::string record = "{";
  for (size_t i = 0; i < ingest::kMaxGuessedKeys + 7; ++i) {
    record += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  }
  const Guess guess = GuessMapping(record + "}", true);
  EXPECT_EQ(guess.keys.size(), ingest::kMaxGuessedKeys);
  EXPECT_EQ(guess.more_keys, 7u);
}

TEST(Guess, IsUsedOnlyWhereItIsAskedFor) {
  const std::string lines =
      "{\"user_id\":\"u1\",\"event\":\"view\",\"timestamp\":\"2024-03-13 10:21:14\"}\n"
      "{\"user_id\":\"u2\",\"event\":\"buy\",\"timestamp\":\"2024-03-13 10:22:14\"}\n";
  EXPECT_NE(test::Load(lines).error.find("unknown format"), std::string::npos);
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

std::string Preview(std::string bytes, const char* options, bool whole = true) {
  store::EventStoreBuilder builder;
  return ingest::ReadPreview({ingest::ReadSourceOptions(options), std::move(bytes), whole},
                             &builder)
      .dump();
}

TEST(Preview, SaysHowASourceWouldBeRead) {
  const std::string unknown =
      R"({"user_id":"u1","event":"view","timestamp":"2024-03-13 10:21:14"})";
  EXPECT_NE(Preview(unknown, "{}").find(R"("decidedBy":"guess")"), std::string::npos);
  const std::string given =
      Preview(unknown, R"({"mapping":{"contact":"event","time":"timestamp","type":"user_id"}})");
  EXPECT_NE(given.find(R"("decidedBy":"mapping")"), std::string::npos);
  EXPECT_NE(given.find(R"("events":1)"), std::string::npos);
  EXPECT_NE(Preview(R"({"contact":"a","time":"2024-01-01","type":"x"})", "{}")
                .find(R"("decidedBy":"signature")"),
            std::string::npos);
  const std::string nothing = Preview(R"({"colour":"red"})", "{}");
  EXPECT_NE(nothing.find(R"("mapping":{})"), std::string::npos);
  EXPECT_NE(nothing.find(R"("decidedBy":"nothing")"), std::string::npos);
  const std::string bad =
      Preview(unknown, R"({"mapping":{"contact":"no","time":"timestamp","type":"event"}})");
  EXPECT_NE(bad.find(R"("no-contact":1)"), std::string::npos);
  EXPECT_NE(bad.find("none of 1 records"), std::string::npos);
}

TEST(Preview, WhatIsCutOffAtTheEndOfASampleIsNotBad) {
  std::string lines;
  while (lines.size() < ingest::kSampleBytes) {
    lines += "{\"contact\":\"a\",\"time\":\"2024-01-01\",\"type\":\"x\"}\n";
  }
  EXPECT_NE(Preview(lines + "{\"contact\":", "{}", false).find(R"("skipped":{})"),
            std::string::npos);
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
