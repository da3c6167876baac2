// CSV: RFC 4180 and what exports make of it, against the slow reader of tests/reference.
#include "ingest/container/csv_reader.h"

#include <gtest/gtest.h>

#include <random>

#include "core/csv_rows.h"
#include "core/failing_new.h"
#include "ingest/container/csv_header.h"
#include "reference/slow_csv.h"

namespace parcours {
namespace {

using reference::SlowCsv;
using test::ReadCsv;

TEST(Csv, RowsAreReadAsRfc4180SaysAndBadOnesCostOneRow) {
  struct Case {
    const char* what;
    std::string bytes;
    std::string rows;
  };
  using std::string_literals::operator""s;
  const Case cases[] = {
      {"plain, without a last line end", "a,b\n1,2\n3,4",
       "line 2 at 4: a=\"1\" b=\"2\" \nline 3 at 8: a=\"3\" b=\"4\" \n"},
      {"CR LF and CR", "a,b\r\n1,2\r3,4\r\n",
       "line 2 at 5: a=\"1\" b=\"2\" \nline 3 at 9: a=\"3\" b=\"4\" \n"},
      {"quotes, doubled quotes, delimiters and line ends in quotes",
       "a,b\n\"x,\"\"y\"\"\",\"1\r\n2\"\nz,w\n",
       "line 2 at 4: a=\"x,\"y\"\" b=\"1\r\n2\" \nline 4 at 21: a=\"z\" b=\"w\" \n"},
      {"an empty cell is absent, a quoted empty one is the empty text", "a,b\n,\"\"\n",
       "line 2 at 4: b=\"\" \n"},
      {"blank rows are passed over", "\n,\na,b\n\n,\n1,2\n\n", "line 6 at 10: a=\"1\" b=\"2\" \n"},
      {"a quote inside a cell is text", "a,b\n5\" pipe,x\n",
       "line 2 at 4: a=\"5\" pipe\" b=\"x\" \n"},
      {"blanks are text", "a,b\n 1 , \n", "line 2 at 4: a=\" 1 \" b=\" \" \n"},
      {"names are trimmed", " a\t,\"b \"\n1,2\n", "line 2 at 9: a=\"1\" b=\"2\" \n"},
      {"names twice or absent", "a,,a,a (2)\n1,2,3,4\n",
       "line 2 at 11: a=\"1\" column 2=\"2\" a (3)=\"3\" a (2)=\"4\" \n"},
      {"a byte order mark, and a spreadsheet's hint", "\xEF\xBB\xBFsep=,\r\na,b\r\n1,2",
       "line 3 at 15: a=\"1\" b=\"2\" \n"},
      {"files joined",
       "a,b\n1,2\n\xEF\xBB\xBF"
       "a,b\n3,4\n",
       "line 2 at 4: a=\"1\" b=\"2\" \nline 4 at 15: a=\"3\" b=\"4\" \n"},
      {"too few and too many cells", "a,b\n1\n1,2,3\n1,2\n",
       "line 2 at 4: cell-count '1'\nline 3 at 6: cell-count '1,2,3'\n"
       "line 4 at 12: a=\"1\" b=\"2\" \n"},
      {"bytes that are no text", "a,b\n1,\xE9\n\xC3\xA9,2\n1,\0\n"s,
       "line 2 at 4: bad-utf8 '1,\xE9'\nline 3 at 8: a=\"\xC3\xA9\" b=\"2\" \n"
       "line 4 at 13: not-csv '1,\0'\n"s},
      {"something behind a closing quote", "a,b\n\"1\"x,2\n3,4\n",
       "line 2 at 4: not-csv '\"1\"x,2'\nline 3 at 11: a=\"3\" b=\"4\" \n"},
      {"a stray quote costs its own row, though others have quotes",
       "a,b\n\"1,2\n\"3\",4\n5,\"6\"\n",
       "line 2 at 4: not-csv '\"1,2'\nline 3 at 9: a=\"3\" b=\"4\" \nline 4 at 15: a=\"5\" b=\"6\" "
       "\n"},
      {"a quote that never closes costs its own row", "a,b\n1,\"2\n3,4\n5,6\n",
       "line 2 at 4: not-csv '1,\"2'\nline 3 at 9: a=\"3\" b=\"4\" \nline 4 at 13: a=\"5\" b=\"6\" "
       "\n"},
      {"cut off inside quotes", "a,b\n1,2\n3,\"4",
       "line 2 at 4: a=\"1\" b=\"2\" \nline 3 at 8: not-csv '3,\"4'\n"},
      {"a header alone", "a,b\n", ""},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ReadCsv(c.bytes, ','), c.rows) << c.what;
    EXPECT_EQ(SlowCsv(c.bytes, ','), c.rows) << c.what << " (reference)";
    for (const size_t piece : {1, 2, 3, 7}) {
      EXPECT_EQ(ReadCsv(c.bytes, ',', piece), c.rows) << c.what << ", pieces of " << piece;
    }
  }
}

TEST(Csv, HeaderNamesThatHadToBeMadeAreTold) {
  test::CsvRows rows(';');
  rows.Append("a;;a\n");
  rows.Finish();
  EXPECT_EQ(rows.warnings(),
            (std::vector<std::string>{"column 2 of the header has no name: read as 'column 2'",
                                      "column 3 of the header repeats 'a': read as 'a (2)'"}));
}

// The names of a header without quotes, as columns get them.
std::string HeaderNames(const std::string& header) {
  ingest::CsvRowParser parser(';');
  const std::string bytes = header + std::string(ingest::kReadSlack, '\0');
  parser.Parse(bytes.data(), bytes.data() + header.size(), true, 100);
  std::vector<std::string> warnings;
  std::string names;
  for (const std::string& name : ingest::ColumnNames(parser.cells(), &warnings)) {
    names += (names.empty() ? "" : "|") + name;
  }
  return names;
}

TEST(Csv, ARepeatedNameThatStandsInTheHeaderGetsTheNextNumber) {
  EXPECT_EQ(HeaderNames("a;a (2);a"), "a|a (2)|a (3)");
  EXPECT_EQ(HeaderNames("a;a;a (2);a (2);a"), "a|a (3)|a (2)|a (2) (2)|a (4)");
  EXPECT_EQ(HeaderNames(";column 1;;column 1"), "column 1 (2)|column 1|column 3|column 1 (3)");
}

TEST(Csv, AHeaderOfOneNameTakesAFewStepsAColumnAndTwentyWarnings) {
  constexpr size_t kColumns = 65'535;
  std::string header = "a name that no short text holds";
  for (size_t i = 1; i < kColumns; ++i) header += ";a name that no short text holds";
  test::CsvRows rows(';');
  {
    const test::FailingNew steps(64 * kColumns, true);  // each name tried is one at least
    rows.Append(header + "\n");
    rows.Finish();
  }
  ASSERT_EQ(rows.warnings().size(), 21u);
  EXPECT_EQ(rows.warnings()[19],
            "column 21 of the header repeats 'a name that no short text holds': read as 'a name "
            "that no short text holds (21)'");
  EXPECT_EQ(rows.warnings()[20],
            "and 65514 more columns of the header without a name of their own");
}

TEST(Csv, WarningsShowTheBeginningOfALongName) {
  const std::string name(100'000, 'n');
  test::CsvRows rows(';');
  rows.Append(name + ";" + name + "\n");
  rows.Finish();
  ASSERT_EQ(rows.warnings().size(), 1u);
  EXPECT_LT(rows.warnings()[0].size(), 200u);
}

// Every text of up to six of these, so every short combination of quote, delimiter and line end.
TEST(Csv, AllShortTextsAreReadAsTheReferenceReadsThem) {
  const std::string_view alphabet = "\",\n\ra";
  const std::string header = "x,y\n";
  for (size_t length = 0; length <= 6; ++length) {
    size_t count = 1;
    for (size_t i = 0; i < length; ++i) count *= alphabet.size();
    for (size_t number = 0; number < count; ++number) {
      std::string text = header;
      for (size_t i = 0, rest = number; i < length; ++i, rest /= alphabet.size()) {
        text += alphabet[rest % alphabet.size()];
      }
      const std::string expected = SlowCsv(text, ',');
      ASSERT_EQ(ReadCsv(text, ','), expected) << text;
      ASSERT_EQ(ReadCsv(text, ',', 1), expected) << text;
    }
  }
}

// A bad byte becomes three bytes, so that few of them can make a name too long.
TEST(Csv, AColumnWithTooLongANameHasNone) {
  for (const size_t bytes : {341, 342}) {
    const std::string text = std::string(bytes, '\xFF') + "x,b\n1,2\n";
    const std::string rows = test::ReadCsv(text, ',');
    EXPECT_EQ(rows, SlowCsv(text, ','));
    EXPECT_EQ(rows.ends_with(": =\"1\" b=\"2\" \n"), bytes == 342) << rows;
  }
}

TEST(Csv, RandomTextsInRandomPiecesAreReadAsTheReferenceReadsThem) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> tokens = {"\"",
                                           "\"\"",
                                           ",",
                                           ",",
                                           ";",
                                           "\n",
                                           "\r\n",
                                           "\r",
                                           "a",
                                           "long text without anything special",
                                           "\xC3\xA9",
                                           "\xF0\x9F\x98\x80",
                                           "\xE2\x82",
                                           "\xFF",
                                           std::string(1, '\0'),
                                           "\xEF\xBB\xBF",
                                           "x,y,z\n",
                                           "1,2,3\n",
                                           "\"q\",\"r\",\"s\"\n",
                                           "7",
                                           " "};
  for (int round = 0; round < 20'000; ++round) {
    std::string text = round % 3 == 0 ? "\"x\",,x\r\n" : "x,y,z\n";
    for (size_t count = random() % 24; count > 0; --count) text += tokens[random() % tokens.size()];
    test::CsvRows rows(',');
    for (size_t at = 0; at < text.size();) {
      const size_t piece = 1 + random() % 40;
      rows.Append(std::string_view(text).substr(at, piece));
      at += piece;
    }
    ASSERT_EQ(rows.Finish(), SlowCsv(text, ',')) << text;
  }
}

// Plain rows are read a stretch of some thousand bytes at a time; others stand between them.
TEST(Csv, LongFilesOfMostlyPlainRowsAreReadAsTheReferenceReadsThem) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> usual = {"",        "",           "7", "2026-05-03 10:11:12",
                                          "\"q,r\"", "caf\xC3\xA9"};
  const std::vector<std::string> rare = {"\"x\"\"y\"",
                                         "5\" pipe",
                                         "\"two\nlines\"",
                                         "\"\"",
                                         "\xFF",
                                         "one,more",
                                         "\"\xF0\x9F\x98\x80\"",
                                         "\n",
                                         "\"open",
                                         std::string(1, '\0'),
                                         std::string(9'000, 'x'),
                                         "\"" + std::string(70, '\xFF') + "\""};
  for (int round = 0; round < 15; ++round) {
    const size_t columns = 1 + random() % (round % 4 == 0 ? 90 : 12);
    const std::string line_end = round % 3 == 0 ? "\r\n" : "\n";
    const unsigned odds = round % 5 == 0 ? 3 : 400;  // one cell in so many is rare
    std::string text;
    for (size_t i = 0; i < columns; ++i) text += ",c" + std::to_string(i);
    text[0] = ' ';
    const std::string header = text += line_end;
    while (text.size() < 40'000) {
      for (size_t i = 0; i < columns; ++i) {
        const auto& cells = random() % odds == 0 ? rare : usual;
        text += (i == 0 ? "" : ",") + cells[random() % cells.size()];
      }
      text += random() % 200 == 0 ? "\r" : line_end;
      if (random() % 300 == 0) text += "\xEF\xBB\xBF" + header;
    }
    const std::string expected = SlowCsv(text, ',');
    ASSERT_EQ(ReadCsv(text, ','), expected) << round;
    ASSERT_EQ(ReadCsv(text, ',', 1 + random() % 20'000), expected) << round;
  }
}

TEST(Csv, WhatIsTooLongIsBoundedWhereverItIsCut) {
  const std::string big(size_t{1} << 20, 'x');
  const std::string after = "\n1,2\n";
  const auto ends_well = [&](const std::string& bytes, const std::string& reason) {
    std::string first;
    for (const size_t piece : {size_t{0}, size_t{100'003}, size_t{1} << 18}) {
      const std::string rows = ReadCsv(bytes, ',', piece);
      EXPECT_NE(rows.find("line 2 at 4: " + reason + " '"), std::string::npos) << piece;
      EXPECT_NE(rows.find("a=\"1\" b=\"2\""), std::string::npos) << piece;
      EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 2) << piece;
      if (first.empty()) first = rows;
      EXPECT_EQ(rows, first) << piece;
    }
  };
  ends_well("a,b\n\"" + big + "\",2" + after, "too-long");
  // Over many lines it is a quote that should not have been there.
  std::string lines = "a,b\n\"3,4\n";
  while (lines.size() < size_t{2} << 20) lines += "1,2\n";
  const std::string rows = ReadCsv(lines, ',', 65'536);
  EXPECT_EQ(rows.find("line 2 at 4: not-csv '\"3,4'\nline 3 at 9: a=\"1\" b=\"2\" \n"), 0u);
  EXPECT_EQ(rows, ReadCsv(lines, ','));
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'),
            std::count(lines.begin(), lines.end(), '\n') - 1);
  // A row of 17 MiB, of cells that are short.
  std::string wide = "a,b\n";
  for (int i = 0; i < 17; ++i) wide += big + ",";
  ends_well(wide + after, "too-long");
}

}  // namespace
}  // namespace parcours
