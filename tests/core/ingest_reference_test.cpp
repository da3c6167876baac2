// The whole way from bytes to the sealed store agrees with the slow loader of tests/reference.
#include <gtest/gtest.h>

#include <random>

#include "core/ingest_load.h"
#include "reference/load_events.h"

namespace parcours {
namespace {

class RandomLines {
 public:
  explicit RandomLines(unsigned seed) : random_(seed) {}

  std::string Line() {
    if (Below(20) == 0) return Contact();
    std::string line = "{\"contact\":" + Pick({"\"a@b.example\"", "\"c-1\"", "\"é\"", "\"c-2\""});
    line += ",\"time\":" + Pick({"1767225600", "1767225600123", "\"2026-02-03T04:05:06.789012Z\"",
                                 "\"2026-02-03 04:05:06\"", "\"2026-02-03T04:05:06+02:00\""});
    line += ",\"type\":" + Pick({"\"email.sent\"", "\"page_view\"", "\"my \\\"own\\\"\""});
    if (Below(3) > 0) line += ",\"id\":\"e" + std::to_string(Below(1000)) + "\"";
    if (Below(2) > 0) line += ",\"message\":\"m" + std::to_string(Below(5)) + "\"";
    if (Below(3) == 0) line += ",\"channel\":" + Pick({"\"sms\"", "\"web\""});
    if (Below(4) == 0) line += ",\"revenue\":" + Pick({"12", "4.75", "1234567"});
    if (Below(4) == 0) line += ",\"machine\":" + Pick({"true", "false", "\"proxy\"", "null"});
    if (Below(2) == 0) line += ",\"properties\":" + Properties(2);
    return line + "}";
  }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  std::string Pick(const std::vector<std::string>& from) {
    return from[static_cast<size_t>(Below(static_cast<int>(from.size())))];
  }
  std::string Properties(int depth) {
    std::string text = "{";
    for (const char* const name : {"p", "q", "r", "a longer name of a property"}) {
      if (Below(2) == 0) continue;
      if (text.size() > 1) text += ",";
      text += "\"" + std::string(name) + "\":";
      text += depth > 0 && Below(3) == 0
                  ? Properties(depth - 1)
                  : Pick({"\"v\"", "\"\"", "7", "-1.5", "true", "null", "\"w\\u00fc\\n\"",
                          "\"a value that is longer than what is cached\""});
    }
    return text + "}";
  }
  std::string Contact() {
    return "{\"contact\":" + Pick({"\"c-1\"", "\"c-2\""}) + ",\"properties\":" + Properties(1) +
           ",\"lists\":" + Pick({"[]", "[\"l\"]", "[\"l\",\"k\"]"}) + "}";
  }

  std::mt19937 random_;
};

TEST(Ingest, RandomLinesGiveTheStoreOfTheSlowLoader) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  RandomLines random(seed);
  for (int round = 0; round < 100; ++round) {
    std::string lines;
    for (int i = 0; i < 60; ++i) lines += random.Line() + "\n";
    const test::Loaded loaded = test::Load(lines);
    ASSERT_EQ(loaded.error, "");
    ASSERT_EQ(loaded.summary.skipped_total(), 0u) << test::SummaryText(loaded.summary);
    ASSERT_EQ(loaded.store, test::Dump(*reference::LoadEvents(lines))) << lines;
  }
}

TEST(Ingest, CardsFixtureGivesTheStoreOfTheSlowLoader) {
  const std::string lines = test::SharedFile("fixtures/cards/events.ndjson");
  if (lines.empty()) GTEST_SKIP() << "../shared is absent";
  EXPECT_EQ(test::Load(lines).store, test::Dump(*reference::LoadEvents(lines)));
}

}  // namespace
}  // namespace parcours
