// Values that can be read in several ways, and values as people write them: dates, amounts, zones,
// yes and no.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/ingest_load.h"
#include "ingest/value/value_forms.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::Rows;

const std::string kMapping = R"("mapping":{"contact":"c","time":"t","type":{"value":"x"}})";

std::string Record(const std::string& time, const std::string& more = "") {
  return "{\"c\":\"a\",\"t\":\"" + time + "\"" + more + "}\n";
}

// The times of the rows, with the options beside the mapping.
std::string Times(const std::string& bytes, const std::string& options = "") {
  std::string times;
  const std::string rows = Rows(bytes, "{" + kMapping + options + "}");
  for (size_t at = 0; at < rows.size(); at = rows.find('\n', at) + 1) {
    times += rows.substr(at + 2, rows.find(" x", at) - at - 2) + " ";
  }
  return times;
}

TEST(DateOrder, IsGivenOrToldByTheSampleOrAssumed) {
  const std::string both = Record("5/4/2019 1:00") + Record("6/4/2019 1:00");
  EXPECT_EQ(Times(both), "2019-05-04T01:00:00Z 2019-06-04T01:00:00Z ");
  EXPECT_EQ(Times(both, R"(,"dateOrder":"dmy")"), "2019-04-05T01:00:00Z 2019-04-06T01:00:00Z ");
  EXPECT_EQ(Times(both + Record("24/4/2019 1:00")),
            "2019-04-05T01:00:00Z 2019-04-06T01:00:00Z 2019-04-24T01:00:00Z ");
  EXPECT_EQ(Times(both + Record("4/24/2019 1:00"), R"(,"dateOrder":null)"),
            "2019-04-24T01:00:00Z 2019-05-04T01:00:00Z 2019-06-04T01:00:00Z ");
  EXPECT_EQ(Times(both, R"(,"timeZone":"Europe/Paris")"),
            "2019-05-03T23:00:00Z 2019-06-03T23:00:00Z ");
}

TEST(Clock, StandsBehindTheDate) {
  const auto times = [](const std::string& bytes) {
    const std::string rows = Rows(
        bytes,
        R"({"timeZone":"Europe/Paris","mapping":{"contact":"c","time":"day","clock":"hour","type":{"value":"x"}}})");
    return rows;
  };
  EXPECT_EQ(times("c,day,hour\na,25/05/2024,14:30\na,26/05/2024,\na,27/05/2024,2:30 pm\n"),
            "a 2024-05-25T12:30:00Z x\na 2024-05-25T22:00:00Z x\na 2024-05-27T12:30:00Z x\n");
  EXPECT_EQ(times(R"({"c":"a","day":"2024-05-25T00:00:00Z","hour":"9:05:01.5"})"),
            "a 2024-05-25T07:05:01.500Z x\n");
  EXPECT_EQ(times(R"({"c":"a","day":"2024-05-25","hour":"14:30+00:00"})"),
            "a 2024-05-25T14:30:00Z x\n");
  const Loaded bad =
      Load("c,day,hour\na,25/05/2024,25:30\na,25/05/2024,10:00\n",
           R"({"mapping":{"contact":"c","time":"day","clock":"hour","type":{"value":"x"}}})");
  EXPECT_EQ(bad.summary.skipped_for(ingest::SkipReason::kNoTime), 1u);
  EXPECT_EQ(bad.summary.events, 1u);
}

TEST(Currency, IsTakenFromTheNameOfTheAmountsOrFromTheMapping) {
  const std::string mapping =
      R"({"mapping":{"contact":"c","time":"t","type":{"value":"x"},"revenue":)";
  const std::string csv =
      "c;t;Umsatz €;what\na;2024-01-01;5;\nb;2024-01-01;;\nc;2024-01-01;7 £;\nd;2024-01-01;8;\n";
  const auto rows = [](const std::string& currency) {
    return "a 2024-01-01T00:00:00Z x | currency=" + currency +
           " | revenue=5\nb 2024-01-01T00:00:00Z x\nc 2024-01-01T00:00:00Z x | currency=GBP | "
           "revenue=7\nd 2024-01-01T00:00:00Z x | currency=" +
           currency + " | revenue=8\n";
  };
  EXPECT_EQ(Rows(csv, mapping + R"("Umsatz €"}})"), rows("EUR"));
  EXPECT_EQ(Rows(csv, mapping + R"("Umsatz €","currency":{"value":"chf"}}})"), rows("CHF"));
  const std::string objects = R"({"c":"a","t":"2024-01-01","usd":1,"eur":2,"cur":"GBP"})"
                              "\n"
                              R"({"c":"b","t":"2024-01-01","usd":1,"eur":2})";
  EXPECT_EQ(
      Rows(objects, mapping + R"("usd","total":"eur","properties":[]}})"),
      "a 2024-01-01T00:00:00Z x | revenue=1 | total=2\nb 2024-01-01T00:00:00Z x | revenue=1 | "
      "total=2\n");
  // Nor where only one of two keys tells it, whichever stands first.
  for (const std::string keys : {R"("usd","total":"sum")", R"("sum","total":"usd")"}) {
    EXPECT_EQ(Rows(R"({"c":"a","t":"2024-01-01","usd":1,"sum":1})",
                   mapping + keys + R"(,"properties":[]}})"),
              "a 2024-01-01T00:00:00Z x | revenue=1 | total=1\n");
  }
  EXPECT_EQ(Rows(objects, mapping + R"("usd","currency":"cur","properties":[]}})"),
            "a 2024-01-01T00:00:00Z x | currency=GBP | revenue=1\nb 2024-01-01T00:00:00Z x | "
            "revenue=1\n");
}

TEST(DateOrder, AMappingsWinsOverTheSources) {
  const std::string options =
      R"({"dateOrder":"mdy","mapping":{"contact":"c","time":"t","type":{"value":"x"},"dateOrder":"dmy","decimal":","}})";
  EXPECT_EQ(Rows(Record("5/4/2019"), options), "a 2019-04-05T00:00:00Z x\n");
}

TEST(DateOrder, WhatWasAssumedIsTold) {
  const Loaded assumed = Load(Record("5/4/2019") + Record("6/4/2019"), "{" + kMapping + "}");
  ASSERT_EQ(assumed.summary.warnings.size(), 1u);
  EXPECT_EQ(assumed.summary.warnings[0],
            "t: 2 dates such as '5/4/2019' are read with the month first, which nothing in the "
            "first records tells; say dateOrder \"dmy\" if that is wrong");
  EXPECT_NE(test::SummaryText(assumed.summary).find(R"("dates": {
  "order": "mdy",
  "decidedBy": "assumed",
  "ambiguous": 2,
  "other": 0
 })"),
            std::string::npos)
      << test::SummaryText(assumed.summary);
  // Nothing to tell where it was given or told.
  EXPECT_TRUE(
      Load(Record("5/4/2019"), "{" + kMapping + R"(,"dateOrder":"mdy"})").summary.warnings.empty());
  EXPECT_TRUE(Load(Record("5/4/2019") + Record("24/4/2019"), "{" + kMapping + "}")
                  .summary.warnings.empty());
  EXPECT_TRUE(Load(Record("2019-04-05"), "{" + kMapping + "}").summary.warnings.empty());
}

TEST(DateOrder, DatesThatFitOnlyTheOtherOrderAreSkippedAndTold) {
  const Loaded loaded =
      Load(Record("5/4/2019") + Record("24/4/2019"), "{" + kMapping + R"(,"dateOrder":"mdy"})");
  EXPECT_EQ(loaded.summary.events, 1u);
  EXPECT_EQ(loaded.summary.skipped[static_cast<size_t>(ingest::SkipReason::kNoTime)], 1u);
  ASSERT_EQ(loaded.summary.warnings.size(), 1u);
  EXPECT_NE(loaded.summary.warnings[0].find("1 dates can only have the day first"),
            std::string::npos);
}

TEST(DateOrder, IsTheSameHoweverTheBytesAreCut) {
  std::string bytes;
  for (int i = 0; i < 9'000; ++i) {
    bytes += Record(std::to_string(1 + i % 12) + "/" + std::to_string(1 + i % 7) + "/2019 1:00");
  }
  // The order is told far from the beginning, and in the last part not at all.
  const std::string told = bytes.substr(0, 200'000) + "\n" + Record("24/4/2019") + bytes;
  for (const std::string& source : {bytes, told}) {
    const Loaded whole = Load(source, "{" + kMapping + "}");
    for (const size_t piece : {999u, 100'000u, 262'144u}) {
      const Loaded cut = test::LoadInPieces(source, "{" + kMapping + "}", piece);
      EXPECT_EQ(cut.store, whole.store);
      EXPECT_EQ(test::SummaryText(cut.summary), test::SummaryText(whole.summary));
    }
  }
  EXPECT_EQ(Load(told, "{" + kMapping + "}").summary.forms.dates.second, true);
}

TEST(Zones, TimesWithoutOneAreCounted) {
  const Loaded loaded = Load(Record("2019-05-04 01:00:00") + Record("2019-05-04T01:00:00Z") +
                                 Record("1558719890") + Record("2019-05-04"),
                             "{" + kMapping + "}");
  EXPECT_EQ(loaded.summary.forms.times_without_zone, 2u);
}

TEST(Zones, OnlyTimesOfWhatIsKeptAreCounted) {
  const Loaded loaded = Load(Record("2019-05-04 01:00:00") + Record("1979-05-04 01:00:00") +
                                 Record("2019-05-04T01:00:00Z") + Record("2019-05-04 01:00:01") +
                                 Record("1979-05-04 01:00:00"),
                             "{" + kMapping + "}");
  EXPECT_EQ(loaded.summary.events, 3u);
  EXPECT_EQ(loaded.summary.forms.times_without_zone, 2u);
}

std::string Amounts(const std::string& amounts, const std::string& options = "") {
  std::string bytes;
  int day = 0;
  for (size_t at = 0; at < amounts.size();) {
    const size_t end = std::min(amounts.find('|', at), amounts.size());
    bytes += Record("2019-05-0" + std::to_string(++day),
                    ",\"v\":\"" + amounts.substr(at, end - at) + "\"");
    at = end + 1;
  }
  std::string found;
  const std::string rows =
      Rows(bytes, R"({"mapping":{"contact":"c","time":"t","type":{"value":"x"},"revenue":"v"})" +
                      options + "}");
  for (size_t at = rows.find(" | "); at != std::string::npos; at = rows.find(" | ", at)) {
    const size_t end = rows.find('\n', at);
    found += rows.substr(at + 3, end - at - 3) + "; ";
    at = end;
  }
  return found;
}

TEST(Amounts, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(Amounts("12.50"), "revenue=12.5; ");
  EXPECT_EQ(Amounts("1.234,50 \xE2\x82\xAC"), "currency=EUR | revenue=1234.5; ");
  EXPECT_EQ(Amounts("$1,234.50"), "revenue=1234.5; ");
  EXPECT_EQ(Amounts("free"), "revenue=free; ");
  EXPECT_EQ(Amounts("9007199254740993.01"), "revenue=9007199254740993.01; ");
  EXPECT_EQ(
      Rows(R"({"contact":"a","time":"2024-01-01","type":"x","revenue":"USD 5","currency":"EUR"})"),
      "a 2024-01-01T00:00:00Z x | currency=EUR | revenue=5\n");
}

TEST(Amounts, TheDecimalMarkIsGivenOrToldOrAssumed) {
  EXPECT_EQ(Amounts("1.234"), "revenue=1.234; ");
  EXPECT_EQ(Amounts("1,234"), "revenue=1234; ");
  EXPECT_EQ(Amounts("1.234", R"(,"decimal":",")"), "revenue=1234; ");
  EXPECT_EQ(Amounts("1.234|5,5"), "revenue=1234; revenue=5.5; ");
  EXPECT_EQ(Amounts("1,234|5,50|6,50|7.5"),
            "revenue=1.234; revenue=5.5; revenue=6.5; revenue=7.5; ");
  const Loaded assumed =
      Load(R"({"contact":"a","time":"2024-01-01","type":"x","revenue":"1,234"})", "{}");
  ASSERT_EQ(assumed.summary.warnings.size(), 1u);
  EXPECT_EQ(
      assumed.summary.warnings[0],
      "revenue: 1 amounts such as '1,234' are read with a decimal point, which nothing in the "
      "first records tells; say decimal \",\" if that is wrong");
  // A JSON number says its mark itself.
  const Loaded number =
      Load(R"({"contact":"a","time":"2024-01-01","type":"x","revenue":1.234})", "{}");
  EXPECT_TRUE(number.summary.warnings.empty());
}

TEST(Booleans, AreKnownAsText) {
  for (const char* const yes : {"true", "\"True\"", "\"yes\"", "\"1\"", "1", "\"OUI\"", "\"on\""}) {
    EXPECT_EQ(Rows(std::string(R"({"contact":"a","time":"2024-01-01","type":"x","machine":)") +
                   yes + "}"),
              "a 2024-01-01T00:00:00Z x | machine=true\n")
        << yes;
    EXPECT_EQ(
        Load(std::string(R"({"contact":"a","time":"2024-01-01","type":"x","test":)") + yes + "}")
            .summary.ignored,
        1u)
        << yes;
  }
  for (const char* const no :
       {"false", "\"FALSE\"", "\"no\"", "\"0\"", "0", "\"non\"", "\"off\""}) {
    EXPECT_EQ(
        Rows(std::string(R"({"contact":"a","time":"2024-01-01","type":"x","machine":)") + no + "}"),
        "a 2024-01-01T00:00:00Z x | machine=false\n")
        << no;
    EXPECT_EQ(
        Load(std::string(R"({"contact":"a","time":"2024-01-01","type":"x","livemode":)") + no + "}")
            .summary.ignored,
        1u)
        << no;
  }
}

TEST(Integers, Of64BitsAndMoreKeepTheirDigits) {
  EXPECT_EQ(
      Rows(
          R"({"contact":-5164663614086310235,"time":1710325274,"type":"x","message":9007199254740993,"order":123456789012345678901234567890,"properties":{"n":18446744073709551615}})"),
      "-5164663614086310235 2024-03-13T10:21:14Z x | +n=18446744073709551615 | "
      "message=9007199254740993 | order=123456789012345678901234567890\n");
}

TEST(Ids, OfSeveralKeysAreTheSameOnlyWithTheSameValuesInTheSamePlaces) {
  std::string events;
  for (const char* const id : {"1", "2", "3", "a longer id"}) {
    for (const char* const object : {"1", "2", "3", "a longer id"}) {
      events += std::string(R"({"id":")") + id +
                R"(","type":"seen","time":"2026-03-01","relationships":[{"objectId":")" + object +
                "\"}]}\n";
    }
  }
  const std::string rows = Rows(events);
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 16);
  EXPECT_EQ(Rows(events + events), rows);
}

TEST(ValueForms, TheLookAheadMissesNoFormThatHangsOnIt) {
  for (const char* const text :
       {"\"5/4/2019\"", ",1/2/2019 1:00", "\"24-05-2019\"", "\"1,5\"", "5,1/2/2019,6",
        R"("5\/4\/2019")", R"("\u0035/4/2019")", "\"1.234\"", "\"1.234.567\"", "\"1.234 EUR\""}) {
    EXPECT_TRUE(ingest::MayHoldForms(text)) << text;
  }
  for (const char* const text :
       {"", "\"2019-05-04T00:00:00Z\"", "\"a\":1,\"b\":2", "\"1.5\"", "text, and more",
        "\"n\":1.234,", "\"00:00:00.317Z\"", R"("C:\\x \/path")"}) {
    EXPECT_FALSE(ingest::MayHoldForms(text)) << text;
  }
}

}  // namespace
}  // namespace parcours
