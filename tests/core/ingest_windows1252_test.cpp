// CSV as a spreadsheet of Western Europe saves it: Windows-1252, unless it is UTF-8.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/answer_json.h"
#include "core/ingest_load.h"
#include "ingest/preview.h"
#include "text/windows1252.h"

namespace parcours {
namespace {

using std::string_literals::operator""s;
using test::Load;
using test::Loaded;

constexpr const char* kTold = "read as Windows-1252, because it is not UTF-8";

bool IsTold(const Loaded& loaded) {
  const std::vector<std::string>& warnings = loaded.summary.warnings;
  return std::find(warnings.begin(), warnings.end(), kTold) != warnings.end();
}

std::string Utf8(std::string_view windows1252) {
  std::string text;
  text::AppendWindows1252(windows1252, &text);
  return text;
}

uint64_t BadUtf8(const Loaded& loaded) {
  return loaded.summary.skipped_for(ingest::SkipReason::kBadUtf8);
}

TEST(Windows1252, IsWhatAFrenchSpreadsheetWrites) {
  const std::string bytes =
      "contact;time;type;libell\xE9\r\n"
      "ana@a.example;24/05/2024 10:00;Envoy\xE9;\x80 12 \x96 c\x9Cur\r\n"
      "\xE9l\xE9onore@a.example;25/05/2024 10:00;Cliqu\xE9;\r\n";
  const Loaded loaded = Load(bytes);
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.summary.events, 2u);
  EXPECT_TRUE(IsTold(loaded));
  EXPECT_EQ(loaded.store, Load(Utf8(bytes)).store);
  EXPECT_NE(loaded.store.find("€ 12 – cœur"), std::string::npos) << loaded.store;
  EXPECT_NE(loaded.store.find("éléonore@a.example"), std::string::npos);
}

// Cells of any character but those that CSV gives a meaning, each second one ASCII: otherwise the
// bytes might be UTF-8 too.
TEST(Windows1252, AnyTextIsReadLikeItsUtf8SpellingWhereverItIsCut) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 30; ++round) {
    std::string bytes = "contact;time;type;\xE9tat;note\n";
    for (unsigned row = 0; row < 1 + random() % 4; ++row) {
      bytes += "c;2024-01-01;x;\xE9;" + std::string(random() % 2, '"');
      const bool quoted = bytes.back() == '"';
      for (unsigned i = 0; i < random() % 20; ++i) {
        bytes += static_cast<char>(0x80 + random() % 0x80);
        bytes += static_cast<char>('a' + random() % 26);
        if (quoted && random() % 8 == 0) bytes += "\n;\"\"\r\n";
      }
      bytes += quoted ? "\"\n" : "\n";
    }
    const Loaded whole = Load(bytes);
    EXPECT_TRUE(IsTold(whole));
    EXPECT_EQ(whole.summary.skipped_total(), 0u);
    ASSERT_EQ(whole.store, Load(Utf8(bytes)).store) << bytes;
    for (size_t cut = 0; cut <= bytes.size(); ++cut) {
      const Loaded loaded = Load(bytes, "{}", {cut});
      ASSERT_EQ(loaded.store, whole.store) << "cut at " << cut;
      ASSERT_EQ(test::SummaryText(loaded.summary), test::SummaryText(whole.summary)) << cut;
    }
  }
}

// More ASCII than the sample is long.
std::string PlainRows() {
  std::string bytes = "contact;time;type;note\n";
  while (bytes.size() < ingest::kSampleBytes + 100) bytes += "c;2024-01-01;x;n\n";
  return bytes;
}

TEST(Windows1252, IsFoundOutBehindTheSampleToo) {
  const std::string plain = PlainRows();
  const std::string tail = "\xE9;2024-01-02;x;d\xE9j\xE0\n\xC9;2024-01-03;x;\x80";
  const Loaded whole = Load(plain + tail);
  EXPECT_TRUE(IsTold(whole));
  EXPECT_EQ(whole.summary.skipped_total(), 0u);
  EXPECT_EQ(whole.store, Load(plain + Utf8(tail)).store);
  for (size_t cut = plain.size() - 2; cut <= plain.size() + tail.size(); ++cut) {
    ASSERT_EQ(Load(plain + tail, "{}", {cut}).store, whole.store) << cut;
    ASSERT_EQ(Load(plain + tail, "{}", {cut - 2, cut - 1, cut}).store, whole.store) << cut;
  }
  // Bytes that could be UTF-8 come first, by chance: they are told apart by what follows.
  EXPECT_EQ(Load(plain + "c;2024-01-02;x;\xC9\xA0\n" + tail).summary.skipped_total(), 0u);
}

TEST(Windows1252, TheSamplesEndMaySplitACharacter) {
  std::string bytes = PlainRows().substr(0, ingest::kSampleBytes);
  for (size_t back = 1; back <= 4; ++back) {
    bytes.replace(bytes.size() - back, back, back, 'n');
    std::string utf8 = bytes.substr(0, bytes.size() - back) + "€uro ééééé\n";
    EXPECT_FALSE(IsTold(Load(utf8))) << back;
    EXPECT_EQ(BadUtf8(Load(utf8)), 0u) << back;
    std::string latin = bytes.substr(0, bytes.size() - back) + "\x80uro\n";
    EXPECT_TRUE(IsTold(Load(latin))) << back;
  }
}

TEST(Windows1252, ABadRowOfUtf8IsABadRow) {
  const std::string head = "contact;time;type;note\n";
  const std::string good = "é;2024-01-01;x;déjà\n";
  const std::string bad = "c;2024-01-01;x;\xE9\n";
  const Loaded sampled = Load(head + good + bad);
  EXPECT_FALSE(IsTold(sampled));
  EXPECT_EQ(BadUtf8(sampled), 1u);
  std::string many;
  for (int i = 0; i < 8; ++i) many += good;
  const Loaded late = Load(PlainRows() + many + bad + good + bad);
  EXPECT_FALSE(IsTold(late));
  EXPECT_EQ(BadUtf8(late), 2u);
}

TEST(Windows1252, IsNeverReadIntoJsonNorWhereAMarkOrANulIs) {
  const std::string row = "c;2024-01-01;x;\xE9\xE9\n";
  const std::string head = "contact;time;type;note\nc;2024-01-01;x;n\n";
  for (const std::string& bytes :
       {"{\"contact\":\"c\",\"time\":\"2024-01-01\",\"type\":\"x\"}\n"
        "{\"contact\":\"c\",\"time\":\"2024-01-01\",\"type\":\"\xE9\"}\n"s,
        "\xEF\xBB\xBF" + head + row, head + row + "c;2024-01-01;\0;x\n"s}) {
    const Loaded loaded = Load(bytes);
    EXPECT_FALSE(IsTold(loaded)) << bytes;
    EXPECT_EQ(BadUtf8(loaded), 1u) << bytes;
  }
}

TEST(Windows1252, APreviewGuessesFromItsText) {
  std::string bytes = "Courriel;Date;\xC9v\xE9nement;Montant\n";
  for (int i = 0; i < 50; ++i) {
    bytes += "c" + std::to_string(i % 9) + "@a.example;24/05/2024;Cliqu\xE9;12,50 \x80\n";
  }
  store::EventStoreBuilder builder;
  const ingest::PreviewSample sample{ingest::ReadSourceOptions("{}"), bytes, true};
  const auto preview =
      test::ObjectOf([&](json::Writer* out) { ingest::WritePreview(sample, &builder, out); });
  EXPECT_EQ(preview["records"], 50);
  EXPECT_EQ(preview["mapping"]["type"], "Événement") << preview.dump();
  EXPECT_EQ(preview["summary"]["rows"], 50);
  EXPECT_EQ(preview["summary"]["kept"], 50);
  EXPECT_EQ(preview["summary"]["warnings"][0], kTold);
}

}  // namespace
}  // namespace parcours
