// Where the bytes are cut, or where they end, never changes what is read or harms.
#include <gtest/gtest.h>

#include <random>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;

struct Input {
  std::string name;
  std::string options;
  std::string bytes;
};

void PrintTo(const Input& input, std::ostream* out) { *out << input.name; }

std::vector<Input> Inputs() {
  const std::string a = R"({"contact":"a","time":"2026-01-01T00:00:00Z","type":"x","n":1.50})";
  const std::string b =
      R"({"contact":"b\u00e9","time":1767225600,"type":"y","tags":["t", "ü"],"properties":{"k":{"l":true}}})";
  const std::string pretty =
      "{\n  \"contact\": \"c\",\n  \"time\": \"2026-01-01\",\n  \"type\": \"z\",\n  \"list\": [\n  "
      "  {\n      \"a\": 1\n    }\n  ]\n}";
  const std::string click =
      R"({"email":"E@X.example","timestamp":1513299569,"event":"click","sg_message_id":"m.f.1","url":"http://u/?a=%C3"})";
  const std::string csv =
      "contact,time,type,revenue,properties.note\r\nA@B.example,2026-01-01,x,12.50,\"said "
      "\"\"no\"\",\ntwice\"\r\nb,1767225600,\xC3\xA9,,\r\nb,1767225600\r\n\"c\"d,1,x,,\r\n,2026-"
      "01-01,x,,\r\nc,2026-01-02T03:04:05Z,y,7,\"\"";
  std::string utf16 = "\xFF\xFE";
  for (const char16_t unit :
       std::u16string(u"contact;time;type\nb\u00e9;2026-01-01;\U0001F600\n")) {
    utf16 += static_cast<char>(unit & 0xFF);
    utf16 += static_cast<char>(unit >> 8);
  }
  return {
      {"Csv", "{}", csv},
      {"CsvByMapping",
       R"({"mapping":{"contact":"Who","time":"When","type":{"value":"seen"},"revenue":"Total"}})",
       "\xEF\xBB\xBFsep=\t\r\nWho\tWhen\tTotal\tWho\r\n7\t2026-01-01\t5.0\t\r\n8\t\t\t\r\n"},
      {"Utf16", "{}", utf16},
      {"Utf16WithoutMark", "{}", utf16.substr(2)},
      {"CsvUnderTitles", "{}",
       "Campaign report\r\n\r\nFrom,\"1 May\nto today\"\r\nWho is it,,\r\ncontact,time,type\r\n"
       "a@b.example,2026-01-01,x\r\nb,2026-01-02,y\r\n"},
      {"Lines", "{}", a + "\n" + b + "\r\n" + a + "\n"},
      {"ByteOrderMark", "{}", "\xEF\xBB\xBF" + a + "\n\xEF\xBB\xBF" + b},
      {"Array", "{}", "[" + a + " , " + b + ",\n" + pretty + "]"},
      {"Arrays", "{}", "[" + a + "]\n[" + b + "][]\n[[" + a + "],[" + pretty + "]]"},
      {"Page", "{}",
       "{\"hasMore\":true,\"events\":[" + a + "," + b + "],\"offset\":{\"a\":\"}\\\"]\"}}\n" + a},
      {"Pretty", "{}", pretty + "\n" + pretty + "\n" + a},
      {"BadLines", "{}",
       a + "\nnope\n{\"contact\":\"q\",\n" + b + "\n{\"x\":\"\xC3(\"}\n" + a + "\n{\"con"},
      {"BadElements", "{}",
       "[\n  " + a + ",\n  {\"contact\":\"\\x\", \"s\":\"]}\"},\n  12,\n  {\"contact\":\n  " + b +
           ",\n  " + pretty + "\n]"},
      {"CutOffPages", "{}",
       "{\"events\":[" + a + "," + b + "\n{\"events\":[" + b + "],\"next\":{\"s\n[" + a + "\n[" +
           b + "]\n{\"events\":[" + a + ",{\"con\n\n{\"events\":[\n" + a + ",\n{\"events\":[\n" +
           b + "]}\n"},
      {"PagesInAnArray", "{}",
       "[{\"more\":true,\"events\":[" + a + "," + b +
           "],\"next\":{\"a\":\"}\\\"]\"}},\n{\"events\":[{\"c\":tru}," + b +
           "]},{\"events\":[]}," + pretty + ",{\"events\":[" + b + "\n[{\"events\":[" + a + "]}]"},
      {"BadPretty", "{}", "{\n  \"contact\": nope,\n  \"type\": \"x\"\n}\n" + pretty + "\n"},
      {"SendGrid", "{}", "[" + click + "," + click + "][" + click + "]"},
      {"Mapping", R"({"mapping":{"contact":"u.id","time":"t","type":{"value":"seen"}}})",
       "{\"u\":{\"id\":7},\"t\":1767225600000}\n{\"t\":\"2026-01-02\",\"u\":{\"id\":\"k\"},\"p\":-"
       "0.0}\n"},
      {"Entities", "{}",
       "{\"contact\":\"a\",\"lists\":[\"l\"],\"aliases\":[\"z\"]}\n"
       "{\"journey\":\"j\",\"messages\":[{\"message\":\"m\"}]}\n" +
           a},
  };
}

class Splits : public testing::TestWithParam<Input> {};

TEST_P(Splits, EveryCutGivesTheSameStoreAndSummary) {
  const Input& input = GetParam();
  const Loaded whole = Load(input.bytes, input.options);
  ASSERT_EQ(whole.error, "");
  ASSERT_NE(whole.store, "");
  const std::string summary = test::SummaryText(whole.summary);
  for (size_t cut = 0; cut <= input.bytes.size(); ++cut) {
    const Loaded cut_once = Load(input.bytes, input.options, {cut});
    ASSERT_EQ(cut_once.store, whole.store) << "cut at " << cut;
    ASSERT_EQ(test::SummaryText(cut_once.summary), summary) << "cut at " << cut;
  }
  for (const size_t piece : {1, 2, 3, 5, 31, 64}) {
    const Loaded pieces = test::LoadInPieces(input.bytes, input.options, piece);
    ASSERT_EQ(pieces.store, whole.store) << "pieces of " << piece;
    ASSERT_EQ(test::SummaryText(pieces.summary), summary) << "pieces of " << piece;
  }
}

TEST_P(Splits, EveryPrefixIsReadWithoutHarmAndCountsEveryRecordOnce) {
  const Input& input = GetParam();
  for (size_t size = 0; size <= input.bytes.size(); ++size) {
    const Loaded loaded = Load(std::string_view(input.bytes).substr(0, size), input.options);
    const ingest::SourceSummary& summary = loaded.summary;
    ASSERT_EQ(summary.rows, summary.events + summary.contacts + summary.journeys + summary.ignored +
                                summary.skipped_total())
        << "first " << size << " bytes";
  }
}

INSTANTIATE_TEST_SUITE_P(Containers, Splits, testing::ValuesIn(Inputs()),
                         [](const auto& test) { return test.param.name; });

// Beyond the sample and beyond several chunks, where the reader goes from the chunk to the carried
// bytes and back.
TEST(LongInput, CutsAtRandomGiveTheSameStore) {
  std::string bytes;
  for (int i = 0; i < 4000; ++i) {
    bytes += "{\"contact\":\"c" + std::to_string(i % 50) +
             "\",\"time\":" + std::to_string(1767225600 + i) + ",\"type\":\"t" +
             std::to_string(i % 3) + "\",\"properties\":{\"i\":" + std::to_string(i) + ",\"s\":\"" +
             std::string(static_cast<size_t>(i % 97), 'x') + (i % 7 == 0 ? "\\n" : "") + "\"}}\n";
    if (i % 500 == 0) bytes += "bad line\n";
  }
  ASSERT_GT(bytes.size(), ingest::kSampleBytes);
  const Loaded whole = Load(bytes);
  EXPECT_EQ(whole.summary.events, 4000u);
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20; ++round) {
    std::vector<size_t> cuts;
    for (size_t at = random() % 9000; at < bytes.size(); at += 1 + random() % 9000) {
      cuts.push_back(at);
    }
    const Loaded cut = Load(bytes, "{}", cuts);
    ASSERT_EQ(cut.store, whole.store);
    ASSERT_EQ(test::SummaryText(cut.summary), test::SummaryText(whole.summary));
  }
}

}  // namespace
}  // namespace parcours
