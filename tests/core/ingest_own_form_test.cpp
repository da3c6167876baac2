// Our own form: events, contact and journey records, and what bad lines get.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::Rows;

TEST(OwnForm, EveryFieldOfAnEventHasItsColumn) {
  EXPECT_EQ(
      Rows(
          R"({"id":"e1","contact":"a@b.example","time":"2026-01-02T03:04:05.678Z","type":"email.clicked","message":"welcome-1","journey":"onboarding","delivery":"d1","url":"https://shop.example/p/1","properties":{"plan":"pro","country":"FR"}})"
          "\n"),
      "a@b.example 2026-01-02T03:04:05.678Z email.clicked | +country=FR | +plan=pro | "
      "channel=email "
      "| delivery=d1 | journey=onboarding | message=welcome-1 | url=https://shop.example/p/1\n");
}

TEST(OwnForm, OrdersKeepTheirExactAmounts) {
  EXPECT_EQ(
      Rows(
          R"({"contact":"a","time":1767323045,"type":"order_placed","order":17,"revenue":12.50,"total":"20.00","tax":9007199254740993.10,"currency":"EUR"})"),
      "a 2026-01-02T03:04:05Z order_placed | channel=commerce | currency=EUR | order=17 | "
      "revenue=12.5 | tax=9007199254740993.1 | total=20\n");
}

TEST(OwnForm, NestedObjectsBecomeDottedColumnsAndArraysCompactText) {
  EXPECT_EQ(
      Rows(
          R"({"contact":"a","time":"2026-01-01","type":"x","properties":{"cart":{"items":[ {"sku": "s1"}, 2 ],"size":2.0,"paid":true},"none":null},"region":{"code":"north"}})"),
      "a 2026-01-01T00:00:00Z x | +cart.items=[{\"sku\":\"s1\"},2] | +cart.paid=true | "
      "+cart.size=2 | +region.code=north\n");
}

TEST(OwnForm, ContactAndJourneyRecordsStandBesideTheEvents) {
  const Loaded loaded = Load(
      R"({"contact":" Ann@B.example","properties":{"country":"FR","age":30},"lists":["vip","news"],"aliases":["+33 6 12","c-9"]}
{"journey":"J","name":"Welcome","status":"paused","startedAt":"2026-01-01T00:00:00Z","messages":[{"message":"m1","name":"Hello","channel":"email","trackOpens":false},{"message":"m2"}]}
{"contact":"c-9","time":"2026-01-02T00:00:00Z","type":"page_view"}
{"contact":"x","ids":["+336 12"],"time":"2026-01-03T00:00:00Z","type":"page_view"}
)");
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.store,
            "1 ann@b.example 2026-01-02T00:00:00Z page_view | channel=web\n"
            "1 ann@b.example 2026-01-03T00:00:00Z page_view | channel=web\n"
            "ann@b.example: @news @vip age=30 country=FR\n"
            "+33612: -> ann@b.example\n"
            "c-9: -> ann@b.example\n"
            "x: -> ann@b.example\n"
            "journey J 'Welcome' paused 2026-01-01T00:00:00Z | m1 'Hello' email no-opens | m2 'm2' "
            "\n");
  EXPECT_EQ(loaded.summary.contacts, 1u);
  EXPECT_EQ(loaded.summary.journeys, 1u);
  EXPECT_EQ(loaded.summary.events, 2u);
  EXPECT_EQ(loaded.summary.rows, 4u);
}

TEST(OwnForm, OddJourneysAreToldTwentyOfAKindAndByTheBeginningsOfTheirTexts) {
  const std::string long_text(10'000, 'x');
  std::string bytes = R"({"contact":"a","time":"2026-01-01","type":"t"})"
                      "\n";
  for (int i = 0; i < 1000; ++i) {
    bytes += R"({"journey":")" + long_text + std::to_string(i) + R"(","status":")" + long_text +
             R"(","startedAt":")" + long_text + "\"}\n";
  }
  const Loaded loaded = Load(bytes);
  const std::vector<std::string>& warnings = loaded.summary.warnings;
  EXPECT_EQ(loaded.summary.journeys, 1000u);
  EXPECT_EQ(loaded.summary.unknown_statuses.count(), 1000u);
  ASSERT_EQ(warnings.size(), 42u);
  EXPECT_EQ(warnings[0], "journey " + long_text.substr(0, 120) + ": status '" +
                             long_text.substr(0, 60) +
                             "' is unknown and taken as active; expected active, paused, draft or "
                             "archived");
  EXPECT_EQ(warnings[20], "and 980 more journeys of an unknown status");
  EXPECT_EQ(warnings[40], "journey " + long_text.substr(0, 120) + ": startedAt '" +
                              long_text.substr(0, 60) + "' is no time");
  EXPECT_EQ(warnings[41], "and 980 more journeys whose startedAt is no time");
}

TEST(OwnForm, UnrecognisedTypesAreShownByTheirBeginnings) {
  const std::string long_text(10'000, 'x');
  const Loaded loaded =
      Load(R"({"contact":"a","time":"2026-01-01","type":")" + long_text + "\"}\n");
  ASSERT_EQ(loaded.summary.unrecognised_types.size(), 1u);
  EXPECT_EQ(loaded.summary.unrecognised_types[0].value, long_text.substr(0, 120));
}

TEST(OwnForm, IdsThatAreNumbersInAListAreReadAsTheyAreWritten) {
  const Loaded loaded = Load(
      R"({"contact":"a","aliases":[5.10,18446744073709551617]}
{"contact":"5.10","time":"2026-01-01","type":"t"}
{"contact":18446744073709551617,"time":"2026-01-02","type":"t"}
{"ids":[123456789012345678901],"time":"2026-01-03","type":"t"}
{"ids":[123456789012345678902],"time":"2026-01-04","type":"t"}
)");
  EXPECT_EQ(loaded.store,
            "1 a 2026-01-01T00:00:00Z t\n"
            "1 a 2026-01-02T00:00:00Z t\n"
            "1 123456789012345678901 2026-01-03T00:00:00Z t\n"
            "1 123456789012345678902 2026-01-04T00:00:00Z t\n"
            "5.10: -> a\n"
            "18446744073709551617: -> a\n");
}

TEST(OwnForm, OrdersThatNameNobodyAreCounted) {
  const Loaded loaded = Load(
      R"({"contact":"","time":"2026-01-01","type":"order_placed","order":"o1"}
{"ids":[],"time":"2026-01-01","type":"order_placed","order":"o2"}
{"ids":[""],"time":"2026-01-01","type":"page_view"}
)");
  EXPECT_EQ(loaded.summary.orders_without_contact, 2u);
}

TEST(OwnForm, APageOfOrdersIsNoOrderThatNamesNobody) {
  const std::string options =
      R"({"mapping":{"contact":"email","time":"at","type":{"value":"order_placed"}}})";
  const Loaded loaded = Load(
      R"({"orders":[{"email":"a","at":"2026-01-01"},{"at":"2026-01-01"}],"next":null})", options);
  EXPECT_EQ(loaded.summary.events, 1u);
  EXPECT_EQ(loaded.summary.orders_without_contact, 1u);
}

TEST(OwnForm, BadLinesAreCountedByReasonAndTheRestLoads) {
  const std::string input =
      "{\"contact\":\"a\",\"time\":\"2026-01-01\",\"type\":\"x\"}\n"
      "garbage\n"
      "{\"time\":\"2026-01-01\",\"type\":\"x\"}\n"
      "{\"contact\":\"a\",\"type\":\"x\"}\n"
      "{\"contact\":\"a\",\"time\":1234,\"type\":\"x\"}\n"
      "{\"contact\":\"a\",\"time\":\"2026-01-01\"}\n"
      "{\"contact\":\"a\xFF\",\"time\":\"2026-01-01\",\"type\":\"x\"}\n"
      "{\"contact\":\"a\",\"time\":\"2026-01-01\",\n"
      "{\"contact\":\"b\",\"time\":\"2026-01-01\",\"type\":\"y\"}\n"
      "{\"contact\":\"c\",\"ti";
  const Loaded loaded = Load(input);
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.store, "1 a 2026-01-01T00:00:00Z x\n1 b 2026-01-01T00:00:00Z y\n");
  EXPECT_EQ(loaded.summary.rows, 10u);
  std::string samples;
  for (const ingest::SkippedSample& sample : loaded.summary.skipped_samples) {
    samples += std::to_string(sample.line) + " " + sample.reason + "\n";
    EXPECT_EQ(input.substr(sample.offset, 6), sample.excerpt.substr(0, 6));
  }
  EXPECT_EQ(samples,
            "2 not-json\n"
            "3 no-contact\n"
            "4 no-time\n"
            "5 time-out-of-bounds\n"
            "6 no-type\n"
            "7 bad-utf8\n"
            "8 not-json\n"
            "10 not-json\n");
}

// One array, or one page, a line, as webhooks are kept: of the line that is cut off, wherever, only
// the records behind the cut are lost.
TEST(OwnForm, ALineWithAnArrayThatIsCutOffCostsNoOther) {
  const auto line = [](const std::string& opening, char contact, const std::string& rest) {
    std::string text = opening;
    for (const char* second : {"1", "2"}) {
      if (text.back() == '}') text += ",";
      text += std::string(R"({"contact":")") + contact + R"(","time":"2026-01-0)" + second +
              R"(","type":"x"})";
    }
    return text + rest;
  };
  const std::pair<std::string, std::string> lists[] = {
      {"[", "]\n"},
      {R"({"events":[)", "]}\n"},
      {R"({"offset":"[","events":[)", R"(],"more":true,"page":{"next":"{"}})"
                                      "\n"}};
  for (const auto& [opening, rest] : lists) {
    const std::string before = line(opening, 'a', rest);
    const std::string whole = line(opening, 'b', rest);
    const std::string behind = line(opening, 'c', rest) + line(opening, 'd', rest);
    const std::string others =
        "1 a 2026-01-01T00:00:00Z x\n1 a 2026-01-02T00:00:00Z x\n"
        "1 c 2026-01-01T00:00:00Z x\n1 c 2026-01-02T00:00:00Z x\n"
        "1 d 2026-01-01T00:00:00Z x\n1 d 2026-01-02T00:00:00Z x\n";
    const size_t first_end = whole.find('}');
    const size_t second_end = whole.find('}', first_end + 1);
    for (size_t size = 1; size < whole.size(); ++size) {
      const std::string cut = whole.substr(0, size);
      const Loaded loaded = Load(before + cut + "\n" + behind);
      std::string expected = others;
      if (size > second_end) expected.insert(54, "1 b 2026-01-02T00:00:00Z x\n");
      if (size > first_end) expected.insert(54, "1 b 2026-01-01T00:00:00Z x\n");
      EXPECT_EQ(loaded.store, expected) << cut;
      EXPECT_LE(loaded.summary.skipped_total(), 1u) << cut;
    }
  }
}

TEST(OwnForm, PagesOfALineARecordThatAreCutOffCostNoOther) {
  const auto record = [](const char* contact) {
    return std::string(R"({"contact":")") + contact + R"(","time":"2026-01-01","type":"x"})";
  };
  const std::string page = "{\"events\":[\n" + record("a") + ",\n" + record("b") + ",\n";
  const Loaded loaded = Load(page + "{\"events\":[\n" + record("c") + "\n]}\n" + record("d"));
  EXPECT_EQ(loaded.store,
            "1 a 2026-01-01T00:00:00Z x\n1 b 2026-01-01T00:00:00Z x\n"
            "1 c 2026-01-01T00:00:00Z x\n1 d 2026-01-01T00:00:00Z x\n");
  EXPECT_EQ(loaded.summary.rows, 4u);
}

TEST(OwnForm, APageOfSeveralLinesWithoutIndentationIsNotCutOff) {
  const std::string b = R"({"contact":"b","time":"2026-01-01","type":"x"})";
  for (const std::string& list : {std::string("[]"), "[{\"contact\":tru}," + b + "]"}) {
    const std::string page = "{\n\"events\": " + list + ",\n\"links\": [\n{\n\"rel\": 1\n}\n]\n}\n";
    const Loaded loaded = Load(page + b + "\n");
    EXPECT_EQ(loaded.summary.skipped_total(), list == "[]" ? 0u : 1u) << page;
    EXPECT_EQ(loaded.summary.events, list == "[]" ? 1u : 2u) << page;
  }
}

TEST(OwnForm, AListInARecordOfAPageIsNoPageThatFollows) {
  const auto record = [](const char* contact) {
    return std::string(R"({"contact":")") + contact + R"(","time":"2026-01-01","type":"x"})";
  };
  const std::string foreign = R"({"odd":1,"items":[{"a":1},{"a":2}]})";
  for (const std::string_view blank : {"", "\n  "}) {
    const auto page = [&](const std::string& records) {
      return R"({"total":1,"events":[)" + std::string(blank) + records + "]}";
    };
    const Loaded loaded = Load("[" + page(record("a") + "," + foreign + "," + record("b")) + "," +
                               page(record("c")) + "," + page(record("d")) + "]" + record("e"));
    EXPECT_EQ(loaded.summary.events, 5u) << blank;
    EXPECT_EQ(loaded.summary.skipped_total(), 1u) << blank;
  }
}

// The record's own objects begin lines too, and one of them looks like a record.
TEST(OwnForm, OfABadRecordOfSeveralLinesWithoutIndentationNoPartIsTaken) {
  const std::string nested =
      "\"properties\":\n{\n\"contact\":\"no\",\n\"time\":\"2026-01-01\",\n\"type\":\"x\"\n},\n"
      "\"list\":[\n{\"contact\":\"no\",\"time\":\"2026-01-01\",\"type\":\"x\"}\n]\n}";
  const std::string good =
      "{\n\"contact\":\"b\",\n\"time\":\"2026-01-01\",\n\"type\":\"x\"\n}\n]\n";
  for (const std::string begin : {"[{", "[\n{", "[\n{\n"}) {
    const Loaded loaded = Load(begin + "\"contact\":tru,\n" + nested + ",\n" + good);
    EXPECT_EQ(loaded.store, "1 b 2026-01-01T00:00:00Z x\n") << begin;
    EXPECT_EQ(loaded.summary.skipped_total(), 1u) << begin;
  }
}

TEST(OwnForm, AnArrayWhoseFirstRecordLacksItsBraceIsStillOneOfRecords) {
  const std::string rest = R"("contact":"a","time":"2026-01-01","type":"x"})";
  for (const std::string begin : {"[", "[\"{"}) {
    const Loaded loaded = Load(begin + rest + ",{" + rest + ",{" + rest + "]");
    EXPECT_EQ(loaded.summary.events, 2u) << begin;
    EXPECT_EQ(loaded.summary.skipped_total(), 1u) << begin;
  }
}

TEST(OwnForm, APageWithABadEscapeInOneRecordLosesThatOne) {
  const std::string good = R"({"contact":"a","time":"2026-01-01","type":"x"})";
  const Loaded loaded =
      Load("{\"events\":[" + good + R"(,{"contact":"b","note":"\x"},)" + good + "]}");
  EXPECT_EQ(loaded.summary.events, 2u);
  EXPECT_EQ(loaded.summary.skipped_total(), 1u);
}

TEST(OwnForm, KeysThatNestIntoALongPathCostTheirRecordOnly) {
  std::string nested = "1";
  for (int depth = 0; depth < 20; ++depth) {
    nested = "{\"" + std::string(100, static_cast<char>('a' + depth)) + "\":" + nested + "}";
  }
  const Loaded loaded = Load(R"({"contact":"a","time":"2026-01-01","type":"x","properties":)" +
                             nested + "}\n" + R"({"contact":"b","time":"2026-01-01","type":"y"})");
  EXPECT_EQ(loaded.store, "1 b 2026-01-01T00:00:00Z y\n");
  ASSERT_EQ(loaded.summary.skipped_samples.size(), 1u);
  EXPECT_EQ(loaded.summary.skipped_samples[0].reason, "too-long");
}

TEST(OwnForm, AFirstRecordThatIsTooLongKeepsNoOtherFromLoading) {
  const std::string rest = R"("time":"2026-01-01","type":"y"})"
                           "\n";
  const Loaded loaded = Load(R"({"contact":"a","p":")" + std::string(size_t{17} << 20, 'x') +
                             "\"," + rest + R"({"contact":"b",)" + rest);
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.store, "1 b 2026-01-01T00:00:00Z y\n");
  EXPECT_EQ(loaded.summary.skipped[static_cast<size_t>(ingest::SkipReason::kTooLong)], 1u);
}

}  // namespace
}  // namespace parcours
