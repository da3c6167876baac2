// Which records are JSON, and which of a key's values counts where it is repeated.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/ingest_load.h"
#include "core/json_object.h"

namespace parcours {
namespace {

TEST(Record, OfRepeatedKeysTheLastWins) {
  EXPECT_EQ(
      test::Rows(
          R"({"contact":"x","contact":"a","time":"2026-01-01","type":"t","properties":{"p":1,"q":2},"properties":{"p":3},"n":1,"n":null})"),
      "a 2026-01-01T00:00:00Z t | +p=3\n");
}

// Once looked through whole for every key, which took minutes here.
TEST(Record, ManyKeysAndManyRepeatedOnesAreReadInOnePass) {
  std::string json = R"({"contact":"a","time":"2026-01-01","type":"t")";
  for (int i = 0; i < 30'000; ++i) json += ",\"$k" + std::to_string(i) + "\":1";
  for (int i = 0; i < 300'000; ++i) json += ",\"n\":" + std::to_string(i);
  EXPECT_EQ(test::Rows(json + "}"), "a 2026-01-01T00:00:00Z t | +n=299999\n");
}

// Every value as that of a key: which are JSON is what RFC 8259 says and nlohmann/json agrees with.
TEST(Record, AcceptsWhatIsJsonAndNothingElse) {
  using std::string_literals::operator""s;
  const std::pair<std::string, bool> cases[] = {
      {R"("\u0000\ud83d\ude00\/\b")", true},
      {R"([[],{},[{"a":[]}]])", true},
      {"-0.0E+0", true},
      {"1e-400", true},  // what no double can tell from 0 is a number
      {"1e400", false},  // what no double can hold is none
      {"-123123e100000", false},
      {R"("\ud800")", false},  // a surrogate alone is no text
      {R"("\ud800\u0041")", false},
      {R"("\udc00\ud800")", false},
      {"\"\xED\xA0\x80\"", false},
      {"\"\xC0\xAF\"", false},
      {"\"\x01\"", false},
      {"\"\0\""s, false},
      {"01", false},
      {"1.", false},
      {".5", false},
      {"+1", false},
      {"0x1", false},
      {"NaN", false},
      {"-Infinity", false},
      {"True", false},
      {"'a'", false},
      {"[1,]", false},
      {"[1 2]", false},
      {"{\"a\":1,}", false},
      {"{a:1}", false},
      {"/**/1", false},
      {R"("\x41")", false},
      {R"("\u12")", false},
      {"\"a\nb\"", false},
      {"\xEF\xBB\xBF"
       "1",
       false},
      {"", false},
      {"1}", false},
  };
  for (const auto& [value, is_json] : cases) {
    const test::JsonVerdicts verdicts = test::JudgeObject("{\"v\":" + value + "}");
    EXPECT_EQ(verdicts.ours, is_json) << value;
    EXPECT_EQ(verdicts.theirs, is_json) << value;
  }
}

// The JSONTestSuite's documents as the value of a key: y_ accepted, n_ rejected, i_ as
// nlohmann/json does.
TEST(Record, AcceptsAndRejectsAsTheJsonTestSuiteSays) {
  const std::vector<std::string> files = test::SharedFiles("fixtures/json");
  if (files.empty()) GTEST_SKIP() << "../shared is absent";
  for (const std::string& path : files) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const test::JsonVerdicts verdicts = test::JudgeObject("{\"v\":" + test::SharedFile(path) + "}");
    if (name[0] != 'i') {
      EXPECT_EQ(verdicts.ours, name[0] == 'y') << name;
    }
    if (!verdicts.too_deep) {
      EXPECT_EQ(verdicts.ours, verdicts.theirs) << name;
    }
    EXPECT_TRUE(verdicts.same_entries) << name;
    EXPECT_TRUE(!verdicts.too_deep || name.find("open") != std::string::npos ||
                name.find("nested") != std::string::npos)
        << name;
    const test::Loaded loaded =
        test::Load(R"({"contact":"c","time":"2026-01-01","type":"t","properties":{"v":)" +
                       test::SharedFile(path) + "}}\n",
                   R"({"format":"parcours"})");
    EXPECT_EQ(loaded.summary.events == 1 && loaded.summary.skipped_total() == 0, verdicts.ours)
        << name;
  }
}

}  // namespace
}  // namespace parcours
