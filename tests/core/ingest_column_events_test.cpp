// Mappings with "events": a row for each recipient and a column for each thing that may have
// happened.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/ingest_load.h"
#include "ingest/format/event_value.h"
#include "ingest/source.h"
#include "parcours/error.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::Rows;

constexpr std::string_view kTimes =
    R"({"mapping":{"contact":"Email","message":"Campaign","events":{"Sent At":"email.sent",)"
    R"("Opened At":"email.opened","Clicked At":"email.clicked","Bounced At":"email.bounced"}}})";
constexpr std::string_view kFlags =
    R"({"mapping":{"contact":"email","message":"campagne","time":"date envoi","dateOrder":"dmy",)"
    R"("events":{"date envoi":"email.sent","ouvert":"email.opened","cliqué":"email.clicked",)"
    R"("désabonné":"email.unsubscribed"}}})";

TEST(ColumnEvents, EachTimeIsAnEventAtThatTime) {
  const std::string rows =
      "a@x.example 2026-05-01T10:00:00Z email.sent | channel=email | message=Spring\n"
      "a@x.example 2026-05-01T12:00:00Z email.opened | channel=email | message=Spring\n"
      "b@x.example 2026-05-01T10:00:01Z email.sent | channel=email | message=Spring\n"
      "b@x.example 2026-05-01T10:00:09Z email.bounced | channel=email | message=Spring\n";
  EXPECT_EQ(Rows("Email,Campaign,Sent At,Opened At,Clicked At,Bounced At\n"
                 "a@x.example,Spring,2026-05-01 10:00:00,2026-05-01 12:00:00,,\n"
                 "b@x.example,Spring,2026-05-01 10:00:01,,,2026-05-01 10:00:09\n",
                 kTimes),
            rows);
  EXPECT_EQ(
      Rows(R"([{"Email":"a@x.example","Campaign":"Spring","Sent At":"2026-05-01T10:00:00Z",)"
           R"("Opened At":1777636800,"Clicked At":null,"Bounced At":null},)"
           R"({"Email":"b@x.example","Campaign":"Spring","Sent At":"2026-05-01T10:00:01Z",)"
           R"("Opened At":"0000-00-00 00:00:00","Clicked At":"","Bounced At":1777629609000}])",
           kTimes),
      rows);
}

TEST(ColumnEvents, EachYesIsAnEventAtTheRowsTimeAndOfAPerson) {
  EXPECT_EQ(
      Rows("email;campagne;date envoi;ouvert;cliqué;désabonné\n"
           "a@x.example;Printemps;01/05/2026 10:00;oui;3;non\n"
           "b@x.example;Printemps;01/05/2026 10:00;Non;0;OUI\n",
           kFlags),
      "a@x.example 2026-05-01T10:00:00Z email.sent | channel=email | message=Printemps\n"
      "a@x.example 2026-05-01T10:00:00Z email.opened | channel=email | machine=false | "
      "message=Printemps\n"
      "a@x.example 2026-05-01T10:00:00Z email.clicked | channel=email | machine=false | "
      "message=Printemps\n"
      "b@x.example 2026-05-01T10:00:00Z email.sent | channel=email | message=Printemps\n"
      "b@x.example 2026-05-01T10:00:00Z email.unsubscribed | channel=email | message=Printemps\n");
  EXPECT_EQ(
      Rows(R"({"email":"a@x.example","date envoi":"2026-05-01","ouvert":true,"cliqué":false})",
           kFlags),
      "a@x.example 2026-05-01T00:00:00Z email.sent | channel=email\n"
      "a@x.example 2026-05-01T00:00:00Z email.opened | channel=email | machine=false\n");
}

TEST(ColumnEvents, AValueSaysNoOrYesOrWhen) {
  using ingest::EntryKind;
  using ingest::EventValue;
  const auto of = [](std::string_view text, EntryKind kind = EntryKind::kText) {
    std::string padded = std::string(text) + std::string(ingest::kReadSlack, '\0');
    return ingest::EventValueOf({padded.data(), static_cast<uint32_t>(text.size()), 1, kind});
  };
  for (const std::string_view no : {"",
                                    " ",
                                    "no",
                                    "No",
                                    "N",
                                    "non",
                                    "NEIN",
                                    "false",
                                    "0",
                                    "0.00",
                                    "0,00 \xE2\x82\xAC",
                                    "0\xC2\xA0%",
                                    "01/01/1970",
                                    "1899-12-30 00:00:00",
                                    "1/0/1900",
                                    "-",
                                    "--",
                                    "\xE2\x80\x93",
                                    "n/a",
                                    "N.A.",
                                    "NULL",
                                    "\\N",
                                    "Jamais",
                                    "não",
                                    "0000-00-00 00:00:00",
                                    "1970-01-01T00:00:00Z",
                                    "0001-01-01T00:00:00",
                                    " non "}) {
    EXPECT_EQ(of(no), EventValue::kNo) << no;
  }
  for (const std::string_view yes :
       {"yes", "Y", "oui", "ja", "1", "3", "12.0", "x", "\xE2\x9C\x93", "hard", "550 5.1.1 unknown",
        "maybe", "2101", "*", "+", "1,234,567", "12,50 \xE2\x82\xAC", "192.168.0.12"}) {
    EXPECT_EQ(of(yes), EventValue::kYes) << yes;
  }
  for (const std::string_view time :
       {"2026-05-01", "2026-05-01T10:00:00Z", "01/05/2026 10:00", "1 mai 2026", "1777636800",
        "31/02/2026 10:00", "Fri, 24 May 2019 17:44:50 +0000"}) {
    EXPECT_EQ(of(time), EventValue::kTime) << time;
  }
  EXPECT_EQ(of("", EntryKind::kTrue), EventValue::kYes);
  EXPECT_EQ(of("", EntryKind::kFalse), EventValue::kNo);
  EXPECT_EQ(of("[]", EntryKind::kArray), EventValue::kNo);
  EXPECT_EQ(of("[1]", EntryKind::kArray), EventValue::kYes);
}

TEST(ColumnEvents, WhatIsOfSomeEventsAloneIsNotOfTheOthers) {
  EXPECT_EQ(
      Rows("email,sent,clicked,bought,amount,link,bounce,why\n"
           "a@x.example,2026-05-01T10:00,2026-05-01T11:00,2026-05-01T12:00,12.50,https://a.x/y,,\n"
           "b@x.example,2026-05-01T10:00,,,,,1,550 unknown\n",
           R"({"mapping":{"contact":"email","time":"sent","events":{"sent":"email.sent",)"
           R"("clicked":"email.clicked","bought":"order_placed","bounce":"email.bounced"},)"
           R"("revenue":"amount","currency":{"value":"EUR"},"url":"link","reason":"why"}})"),
      "a@x.example 2026-05-01T10:00:00Z email.sent | channel=email\n"
      "a@x.example 2026-05-01T11:00:00Z email.clicked | channel=email | url=https://a.x/y\n"
      "a@x.example 2026-05-01T12:00:00Z order_placed | channel=commerce | currency=EUR | "
      "revenue=12.5\n"
      "b@x.example 2026-05-01T10:00:00Z email.sent | channel=email\n"
      "b@x.example 2026-05-01T10:00:00Z email.bounced | channel=email | reason=550 unknown\n");
}

TEST(ColumnEvents, TheTimeOfDayIsOfTheRowsDateAlone) {
  EXPECT_EQ(
      Rows(
          "email;Date;Heure;Ouvert le;Cliqué\na@x.example;01/05/2026;10:00;02/05/2026 09:30;oui\n",
          R"({"mapping":{"contact":"email","time":"Date","clock":"Heure","dateOrder":"dmy",)"
          R"("events":{"Date":"email.sent","Ouvert le":"email.opened","Cliqué":"email.clicked"}}})"),
      "a@x.example 2026-05-01T10:00:00Z email.sent | channel=email\n"
      "a@x.example 2026-05-01T10:00:00Z email.clicked | channel=email | machine=false\n"
      "a@x.example 2026-05-02T09:30:00Z email.opened | channel=email\n");
}

TEST(ColumnEvents, OfOneTypeMayHaveSeveralColumnsAndOneId) {
  EXPECT_EQ(Rows("id,email,first,last\n1,a@x.example,2026-05-01,2026-05-02\n"
                 "2,b@x.example,2026-05-01,2026-05-01\n",
                 R"({"mapping":{"contact":"email","id":"id",)"
                 R"("events":{"first":"email.opened","last":"email.opened"}}})"),
            "a@x.example 2026-05-01T00:00:00Z email.opened | channel=email\n"
            "a@x.example 2026-05-02T00:00:00Z email.opened | channel=email\n"
            "b@x.example 2026-05-01T00:00:00Z email.opened | channel=email\n");
}

TEST(ColumnEvents, IdenticalRowsAreOneAndOthersStay) {
  const std::string table =
      "Email,Campaign,Sent At,Opened At,Clicked At,Bounced At\n"
      "a@x.example,Spring,2026-05-01 10:00:00,,,\n"
      "a@x.example,Spring,2026-05-01 10:00:00,,,\n"
      "a@x.example,Summer,2026-05-01 10:00:00,,,\n"
      "a@x.example,Spring,2026-05-08 10:00:00,,,\n";
  EXPECT_EQ(Rows(table, kTimes),
            "a@x.example 2026-05-01T10:00:00Z email.sent | channel=email | message=Spring\n"
            "a@x.example 2026-05-01T10:00:00Z email.sent | channel=email | message=Summer\n"
            "a@x.example 2026-05-08T10:00:00Z email.sent | channel=email | message=Spring\n");
}

TEST(ColumnEvents, RowsAreCountedAndSkippedLikeAll) {
  const Loaded loaded = Load(
      "Email,Campaign,Sent At,Opened At,Clicked At,Bounced At\n"
      "a@x.example,Spring,2026-05-01 10:00:00,2026-05-01 12:00:00,,\n"
      "b@x.example,Spring,,,,\n"                   // nothing happened
      "c@x.example,Spring,yes,,,\n"                // no row's time
      ",Spring,2026-05-01 10:00:00,,,\n"           // nobody
      "d@x.example,Spring,31/02/2026 10:00,,,\n",  // no date
      kTimes);
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.summary.records, 5u);
  EXPECT_EQ(loaded.summary.events, 2u);
  EXPECT_EQ(loaded.summary.ignored, 1u);
  EXPECT_EQ(loaded.summary.skipped_for(ingest::SkipReason::kNoTime), 2u);
  EXPECT_EQ(loaded.summary.skipped_for(ingest::SkipReason::kNoContact), 1u);
}

TEST(ColumnEvents, StandInAFormatAndOverOne) {
  EXPECT_EQ(Rows("to,when,seen\na@x.example,2026-05-01,yes\n",
                 R"({"formats":[{"name":"mine","signatures":[["to","seen"]],"contact":"to",)"
                 R"("time":"when","events":{"when":"email.sent","seen":"email.opened"}}]})"),
            "a@x.example 2026-05-01T00:00:00Z email.sent | channel=email\n"
            "a@x.example 2026-05-01T00:00:00Z email.opened | channel=email | machine=false\n");
  EXPECT_EQ(
      Rows(R"({"email":"a@x.example","timestamp":1777636800,"event":"open","sg_event_id":"e",)"
           R"("opened":1})",
           R"({"mapping":{"format":"sendgrid","events":{"opened":"email.opened"}}})"),
      "a@x.example 2026-05-01T12:00:00Z email.opened | channel=email | machine=false\n");
}

std::string ProblemsOf(const char* options) {
  try {
    ingest::ReadSourceOptions(options);
  } catch (const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) {
      text += problem.path + ": " + problem.message + "\n";
    }
    return text;
  }
  return "";
}

TEST(ColumnEvents, OverAFormatAreOfOurTypesAndTellWhatIsTheirs) {
  EXPECT_EQ(
      Rows(
          R"({"object_type":"email","metric":"sent","timestamp":1777636800,)"
          R"("data":{"recipient":"a@x.example"},"seen":1})",
          R"({"mapping":{"format":"customerio","events":{"seen":"email.opened"},"properties":[]}})"),
      "a@x.example 2026-05-01T12:00:00Z email.opened | channel=email | machine=false\n");
  EXPECT_EQ(
      Rows(
          R"({"email":"a@x.example","timestamp":1777636800,"event":"bounce","sg_event_id":"e",)"
          R"("reason":"550 x","o":1,"b":1})",
          R"({"mapping":{"format":"sendgrid","events":{"o":"email.opened","b":"email.bounced"}}})"),
      "a@x.example 2026-05-01T12:00:00Z email.bounced | channel=email | reason=550 x\n"
      "a@x.example 2026-05-01T12:00:00Z email.opened | channel=email | machine=false\n");
}

TEST(ColumnEvents, AMachinesReasonGoesBeforeAPersonsVerdict) {
  EXPECT_EQ(
      Rows(
          R"({"email":"a@x.example","when":"2026-05-01","why":"proxy","opened":1})",
          R"({"mapping":{"contact":"email","time":"when","machineReason":"why","events":{"opened":"email.opened"}}})"),
      "a@x.example 2026-05-01T00:00:00Z email.opened | channel=email | machine=proxy\n");
}

TEST(ColumnEvents, WhatIsWrongIsToldWithItsPath) {
  EXPECT_EQ(ProblemsOf(R"({"mapping":{"contact":"a","events":{"b":"email.sent","c":null}}})"), "");
  EXPECT_EQ(
      ProblemsOf(R"({"mapping":{"events":{"b":"email.sent"}}})"),
      "mapping.contact: missing; expected the name of the key that holds the event's contact\n");
  EXPECT_EQ(ProblemsOf(R"({"mapping":{"contact":"a","events":{"Opened At":3,"c":""}}})"),
            "mapping.events.Opened At: 3; expected a text\n"
            "mapping.events.c: \"\"; expected a text\n");
  EXPECT_EQ(ProblemsOf(R"({"mapping":{"contact":"a","events":["b"]}})"),
            "mapping.events: [\"b\"]; expected {\"Opened At\": \"email.opened\"}\n");
  EXPECT_EQ(ProblemsOf(R"({"mapping":{"contact":"a","events":{"b":null}}})"),
            "mapping.events: empty; expected {\"Opened At\": \"email.opened\"}\n");
  EXPECT_EQ(ProblemsOf(R"({"mapping":{"contact":"a","events":{}}})"),
            "mapping.events: empty; expected {\"Opened At\": \"email.opened\"}\n");
  EXPECT_EQ(ProblemsOf(R"({"mapping":{"contact":"a","type":"t","events":{"b":"email.sent"}}})"),
            "mapping.type: not beside events\n");
}

TEST(ColumnEvents, AColumnThatIsNotThereAndATypeThatIsMisspeltAreTold) {
  const Loaded loaded = Load(
      "Email,Sent At,Opened At,Clicked At\na@x.example,2026-05-01,2026-05-02,\n",
      R"({"mapping":{"contact":"Email","events":{"Sent At":"email.sent","Opend At":"email.opened",)"
      R"("Opened At":"email.opend","Clicked At":"email.clicked"}}})");
  ASSERT_EQ(loaded.summary.warnings.size(), 2u) << test::SummaryText(loaded.summary);
  EXPECT_EQ(loaded.summary.warnings[0],
            "mapping: no record has the key 'Opend At' (did you mean 'Opened At'?)");
  EXPECT_EQ(loaded.summary.warnings[1],
            "mapping: not one of our types, and near to one: 'email.opend' (did you mean "
            "'email.opened'?)");
}

TEST(ColumnEvents, AreTheSameHoweverTheBytesAreCut) {
  const std::string table =
      "email;campagne;date envoi;ouvert;cliqué;désabonné\n"
      "a@x.example;Printemps;01/05/2026 10:00;oui;2026-05-02;non\n"
      "b@x.example;Printemps;01/05/2026 10:00;1;0;n/a\n"
      "c@x.example;Printemps;02/05/2026 10:00;non;non;03/05/2026\n";
  const std::string whole = Load(table, kFlags).store;
  for (size_t piece = 1; piece < 40; ++piece) {
    EXPECT_EQ(test::LoadInPieces(table, kFlags, piece).store, whole) << piece;
  }
}

}  // namespace
}  // namespace parcours
