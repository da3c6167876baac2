// CSV as a source: how it is told from JSON, and what its rows become.
#include <gtest/gtest.h>

#include <random>

#include "core/ingest_load.h"
#include "ingest/container/container.h"
#include "ingest/container/file_kind.h"
#include "parcours/error.h"
#include "text/decimal.h"
#include "text/time_text.h"

namespace parcours {
namespace {

using ingest::Container;
using test::Load;
using test::Loaded;
using test::Rows;
using std::string_literals::operator""s;

TEST(CsvSource, OurOwnFormWithOneColumnAField) {
  const std::string csv =
      "id,contact,time,type,message,revenue,currency,properties.plan,machine,extra\n"
      "e1,A@B.example,2026-01-02T03:04:05Z,order_placed,m1,12.50,EUR,pro,,x\n"
      "e2,a@b.example,1767322000,email.opened,m1,,,,true,\n";
  EXPECT_EQ(
      Rows(csv),
      "a@b.example 2026-01-02T02:46:40Z email.opened | channel=email | machine=true | "
      "message=m1\n"
      "a@b.example 2026-01-02T03:04:05Z order_placed | +extra=x | +plan=pro | channel=commerce | "
      "currency=EUR | message=m1 | revenue=12.5\n");
  const Loaded loaded = Load(csv);
  EXPECT_EQ(loaded.summary.format, "parcours");
  EXPECT_EQ(loaded.summary.csv_delimiter, ',');
  EXPECT_NE(test::SummaryText(loaded.summary).find("\"delimiter\": \",\""), std::string::npos);
}

TEST(CsvSource, VendorsFormatsAreKnownByTheirColumns) {
  EXPECT_EQ(Rows("email;timestamp;event;sg_message_id\nA@x;1513299569;Open;m.f\n"),
            "a@x 2017-12-15T00:59:29Z email.opened | channel=email | delivery=m\n");
}

TEST(CsvSource, MappingsNameItsColumns) {
  EXPECT_EQ(
      Rows("Recipient,Sent At,Opened,Amount due\nJo@x.nz,2026-02-01 09:00,TRUE,007\n",
           R"({"mapping":{"contact":"Recipient","time":"Sent At","type":{"value":"email.sent"},)"
           R"("timeZone":"Pacific/Auckland"}})"),
      "jo@x.nz 2026-01-31T20:00:00Z email.sent | +Amount due=007 | +Opened=TRUE | channel=email\n");
}

// A stretch of short rows has fewer marks than there are columns.
TEST(CsvSource, ShortRowsOfManyColumnsLoad) {
  std::string csv = "contact,time,type";
  for (int i = 0; i < 10'000; ++i) csv += ",p" + std::to_string(i);
  std::string row = "a,2026-01-01,t,x";
  row.append(9'999, ',');
  csv += "\n" + row + "\n" + std::string(3'000, '\n') + "short\n" + row + "\n";
  const Loaded loaded = Load(csv);
  EXPECT_EQ(loaded.summary.kept(), 2u);
  EXPECT_EQ(loaded.summary.rows, 3u);
}

TEST(CsvSource, EveryCellIsText) {
  const Loaded loaded = Load("contact,time,type,n\na,2026-01-01,t,5\na,2026-01-02,t,5.0\n");
  EXPECT_NE(loaded.store.find("+n=5\n"), std::string::npos);
  EXPECT_NE(loaded.store.find("+n=5.0\n"), std::string::npos);
}

TEST(CsvSource, AmountsAreKeptInTheirShortestSpelling) {
  std::mt19937 random(20261127);
  std::string csv = "contact,time,type,revenue\n";
  std::string rows;
  for (int i = 0; i < 3000;) {
    std::string amount;
    for (size_t size = 1 + random() % 7; size > 0; --size) amount += "00123..-+e"[random() % 10];
    // Three digits behind a point may be thousands.
    if (!text::IsDecimal(amount) || (amount.size() > 3 && amount.end()[-4] == '.')) continue;
    const int64_t second = 1'767'225'600 + i++;
    csv += "a," + std::to_string(second) + ",order_placed," + amount + "\n";
    rows += "a " + text::FormatTime(second * text::kUsPerSecond) +
            " order_placed | channel=commerce | revenue=" + text::NormalizeNumber(amount) + "\n";
  }
  EXPECT_EQ(Rows(csv), rows);
}

TEST(CsvSource, BadRowsAreCountedByReasonAndShown) {
  const Loaded loaded = Load(
      "contact,time,type\na,2026-01-01,t\nb,2026-01-01\n\"c\"x,2026-01-01,t\n\xE9,2026-01-01,t\n"
      ",2026-01-01,t\nd,soon,t\nd,2026-01-01,\nd,1989-01-01,\xC3\xA9\xC3\xA9\n");
  EXPECT_EQ(loaded.error, "");
  const auto& skipped = loaded.summary.skipped;
  for (const ingest::SkipReason reason :
       {ingest::SkipReason::kCellCount, ingest::SkipReason::kNotCsv, ingest::SkipReason::kBadUtf8,
        ingest::SkipReason::kNoContact, ingest::SkipReason::kNoTime, ingest::SkipReason::kNoType,
        ingest::SkipReason::kTimeOutOfBounds}) {
    EXPECT_EQ(skipped[static_cast<size_t>(reason)], 1u)
        << ingest::kSkipReasonNames[static_cast<size_t>(reason)];
  }
  EXPECT_EQ(loaded.summary.rows, 8u);
  ASSERT_EQ(loaded.summary.skipped_samples.size(), 7u);
  EXPECT_EQ(loaded.summary.skipped_samples[0].line, 3u);
  EXPECT_EQ(loaded.summary.skipped_samples[0].offset, 33u);
  EXPECT_EQ(loaded.summary.skipped_samples[0].excerpt, "b,2026-01-01");
}

// Wherever it is cut, also between quotes; two columns are enough.
TEST(CsvSource, OfOneGoodRowAndOneThatIsCutOffTheGoodOneLoads) {
  const std::string good = "contact,time,type\na,2026-01-01,t\n";
  const std::string row = "b,\"2026-01-02\",t";
  for (size_t size = 1; size + 1 < row.size(); ++size) {
    const Loaded loaded = Load(good + row.substr(0, size));
    EXPECT_EQ(loaded.error, "") << size;
    EXPECT_EQ(loaded.store, "1 a 2026-01-01T00:00:00Z t\n") << size;
    EXPECT_EQ(loaded.summary.skipped_total(), 1u) << size;
  }
  const Loaded two = Load("who,when\na,2026-01-01\nb",
                          R"({"mapping":{"contact":"who","time":"when","type":{"value":"seen"}}})");
  EXPECT_EQ(two.store, "1 a 2026-01-01T00:00:00Z seen\n");
  EXPECT_EQ(two.summary.skipped_for(ingest::SkipReason::kCellCount), 1u);
}

TEST(CsvSource, WhatHasNoUsableRowIsAnErrorThatNamesItsColumns) {
  EXPECT_NE(Load("name,when\nx,2026-01-01\n").error.find("keys name, when"), std::string::npos);
  const Loaded unusable = Load("contact,time,type\na,soon,t\n");
  EXPECT_NE(unusable.error.find("1 no-time"), std::string::npos) << unusable.error;
}

TEST(Source, WithoutAnythingInItIsNoErrorAndIsSaid) {
  for (const std::string& bytes : {""s, "\xEF\xBB\xBF"s, " \r\n\t\n"s, "\xFF\xFE\n\0"s}) {
    for (const char* const options :
         {"{}", R"({"mapping":{"contact":"a","time":"b","type":"c"}})", R"({"mapping":"guess"})"}) {
      const Loaded loaded = Load(bytes, options);
      EXPECT_EQ(loaded.error, "");
      EXPECT_EQ(loaded.summary.warnings, std::vector<std::string>{"the file is empty"}) << options;
      EXPECT_EQ(loaded.summary.rows, 0u);
    }
  }
  EXPECT_TRUE(Load("[]").summary.warnings.empty());
}

TEST(CsvSource, AHeaderAloneIsNoErrorAndIsSaid) {
  const Loaded loaded = Load("Email Address,First Name,Last Name\n");
  EXPECT_EQ(loaded.error, "");
  ASSERT_EQ(loaded.summary.warnings.size(), 1u);
  EXPECT_EQ(loaded.summary.warnings[0],
            "a header and no row: 'Email Address,First Name,Last Name'");
  EXPECT_NE(Load("hello, world\n").error, "");
}

TEST(CsvSource, ContainersAreToldByTheirFirstRows) {
  struct Case {
    const char* sample;
    bool whole;
    char delimiter;  // NUL: JSON
  };
  const Case cases[] = {
      {"a,b\n1,2\n", true, ','},
      {"a;b\n1,5;2,5\n", true, ';'},
      {"a\tb\n1\t2,3\n", true, '\t'},
      {"a|b\n1|2\n", true, '|'},
      {"\xEF\xBB\xBF\"a,1\";b\n1;2\n", true, ';'},
      {"sep=;\na;b\n1;2\n", true, ';'},
      {"a,b,c\n1,2", false, '\0'},  // nothing to agree yet
      {"a,b\n1,2,3\n4,5,6\n", true, '\0'},
      {"a,b,c\n1,2,3\n4,5", true, ','},
      {"a,b,c\n1,2", true, '\0'},
      {"a,b,c\n1,2\n4,5", true, '\0'},
      {"one\ntwo\n", true, '\0'},
      {"{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2}\n", true, '\0'},
      {" [1,2]\n[3,4]", true, '\0'},
      {"bad, line\n{\"contact\":\"a\",\"type\":\"x\"}\n", true, '\0'},
      {"a,b,c\n", true, ','},
      {"a,b,c\n", false, '\0'},
      {"Dear all, hello\n", true, '\0'},
      {"", true, '\0'},
  };
  for (const Case& c : cases) {
    const Container container = ingest::SniffContainer(c.sample, c.whole);
    EXPECT_EQ(container.kind, c.delimiter == '\0' ? Container::Kind::kJson : Container::Kind::kCsv)
        << c.sample;
    if (c.delimiter != '\0') {
      EXPECT_EQ(container.delimiter, c.delimiter) << c.sample;
    }
  }
}

TEST(CsvSource, TitlesAboveTheHeaderArePassedOverAndTold) {
  const std::string header = "contact,time,type,message\n";
  const std::string rows = "a@b.example,2026-01-01,x,m1\nb,2026-01-02,y,m2\nc,2026-01-03,y,m2\n";
  const Loaded plain = Load(header + rows);
  const std::pair<std::string, std::string> titles[] = {
      {"Campaign activity\nCreated on,2 May\n\n", "'Campaign activity' 'Created on,2 May'"},
      {"Who,,What,\n", "'Who,,What,'"},  // of groups of columns
      {"Activity\nWho,,What,\n", "'Activity' 'Who,,What,'"},
      {"Activity\nsep=,\n", "'Activity'"},
  };
  for (const auto& [above, told] : titles) {
    const Loaded loaded = Load(above + header + rows);
    EXPECT_EQ(loaded.error, "");
    EXPECT_EQ(loaded.store, plain.store) << above;
    EXPECT_EQ(loaded.summary.rows, 3u);
    EXPECT_EQ(loaded.summary.warnings,
              std::vector<std::string>{"above the header, passed over: " + told});
  }
}

TEST(CsvSource, ARowIsNoTitle) {
  // Columns without a name, or a name too few, and texts in every cell.
  for (const std::string header : {"contact,time,type,", "contact,,,", "contact,time,type"}) {
    const Loaded loaded =
        Load(header +
                 "\na@b.example,2026-01-01T00:00:00Z,x,red\nc@d.example,2026-01-01T00:00:00Z,y,"
                 "blue\ne@f.example,2026-01-01T00:00:00Z,y,sea\n",
             R"({"mapping":{"contact":"contact","time":"time","type":"type"}})");
    for (const std::string& warning : loaded.summary.warnings) {
      EXPECT_EQ(warning.find("passed over"), std::string::npos) << warning;
    }
  }
}

TEST(CsvSource, SaysWhyWhatLooksLikeCsvIsNone) {
  for (const std::string rows :
       {"a,2026-01-01,x,\nb,2026-01-01,x,\n",
        "u1,2026-01-01T00:00:00Z,sent,x1\nu2,2026-01-01T00:00:01Z,sent,x2\n"
        "u3,2026-01-01T00:00:02Z,sent,x3\n"}) {
    EXPECT_EQ(
        Load("contact,time,type\n" + rows).error.substr(0, 100),
        "no JSON object and no CSV row found: as CSV it has 3 columns in its header and 4 in the "
        "row behind it; it begins with"s.substr(0, 100));
  }
}

TEST(CsvSource, SaysOfWhatMayBeAHeaderThatNoRowIsBehindIt) {
  const auto told = [](const char* text) { return Load(text).error.substr(0, 98); };
  const auto header = [](const char* columns) {
    return "no JSON object and no CSV row found: as CSV it has a header of "s + columns +
           " columns and no row behind it";
  };
  EXPECT_EQ(told("contact,time\n").substr(0, 93), header("2"));
  EXPECT_EQ(told(",email,sent,opened\n").substr(0, 93), header("4"));
  EXPECT_EQ(told("a@b.example,open\n").find("header"), std::string::npos);
}

TEST(Source, JsonThatIsNoUtf8IsSaidToBe) {
  const Loaded loaded = Load("{\"contact\":\"Ren\xE9\"}\n{\"contact\":\"Zo\xEB\"}\n");
  EXPECT_EQ(loaded.error.substr(0, 40), "the text is not UTF-8, as JSON has to be");
}

TEST(CsvSource, BeyondTheSampleEveryRowIsReadOnce) {
  std::string csv = "contact,time,type,note\n";
  for (int i = 0; i < 9000; ++i) {
    csv += "c" + std::to_string(i % 70) + "," + std::to_string(1767225600 + i) + ",t,\"line\nof " +
           std::to_string(i) + "\"\n";
  }
  ASSERT_GT(csv.size(), ingest::kSampleBytes);
  const Loaded whole = Load(csv);
  EXPECT_EQ(whole.summary.events, 9000u);
  for (const size_t piece : {size_t{997}, size_t{65'536}, size_t{300'000}}) {
    EXPECT_EQ(test::LoadInPieces(csv, "{}", piece).store, whole.store) << piece;
  }
}

TEST(FileKind, TextWithAFewControlCharactersAndMarkupInsideIsText) {
  const std::string page = R"({"contact":"a","time":"2024-01-01","type":"<html>"})";
  EXPECT_EQ(Load(page).summary.events, 1u);
  std::string csv = "contact,time,type,note\n";
  for (int i = 0; i < 20; ++i) csv += "a,2024-01-01,x,a longer remark\x01 and <b>more</b>\n";
  EXPECT_EQ(Load(csv).summary.events, 20u);
}

TEST(FileKind, WhatIsNoExportIsRefusedInOneSentence) {
  const std::string error = Load("just some words\nand more").error;
  EXPECT_LT(error.size(), 300u) << error;
}

TEST(FileKind, WhatIsNotReadHereIsRefusedWithAdvice) {
  const std::pair<std::string, const char*> cases[] = {
      {"\x1F\x8B\x08\0"s, "gzip"},
      {"PK\x03\x04"s, "zip"},
      {"Obj\x01"s, "Avro"},
      {"PAR1", "Parquet"},
      {"\xD0\xCF\x11\xE0"s, "CSV UTF-8"},
      {"%PDF-1.7", "PDF"},
      {"\x28\xB5\x2F\xFD"s, "zstd"},
      {"\xFF\xFE\0\0"s, "UTF-32"},
      {"\x89PNG\r\n\x1A\n"s, "a PNG image: "},
      {"\xFF\xD8\xFF\xE0"s, "a JPEG image: "},
      {"GIF89a"s, "a GIF image: "},
      {"\n<!DOCTYPE HTML>\n<title>Sign in</title>, please", "an HTML page: "},
      {"<html><p>a,b\nc,d"s, "an HTML page: "},
      {"<?xml version='1.0'?><a/>", "an XML file: "},
      {"\1\2\3\0\x90\xFE, \x11\x12\n\7,\x1B\xC3\n"s, "binary data: "},
  };
  for (const auto& [bytes, word] : cases) {
    for (const char* const options : {"{}", R"({"format":"sendgrid"})"}) {
      EXPECT_NE(Load(bytes, options).error.find(word), std::string::npos) << word;
      EXPECT_NE(test::LoadInPieces(bytes, options, 1).error.find(word), std::string::npos) << word;
    }
  }
}

}  // namespace
}  // namespace parcours
