// The shared cards fixture: every case, where the folder lies beside the project.

#include <gtest/gtest.h>

#include "core/metrics_query.h"
#include "reference/load_events.h"

namespace parcours {
namespace {

// Times of the fixture are spelt with milliseconds, ours without where there are none.
void CutZeroMilliseconds(nlohmann::json* json) {
  if (json->is_structured()) {
    for (nlohmann::json& member : *json) CutZeroMilliseconds(&member);
  } else if (json->is_string()) {
    std::string text = json->get<std::string>();
    const size_t at = text.rfind(".000Z");
    if (at != std::string::npos && at + 5 == text.size()) *json = text.substr(0, at) + "Z";
  }
}

TEST(CardsFixture, EveryCaseMatches) {
  const std::string folder = std::string(PARCOURS_SOURCE_DIR) + "/../shared/fixtures/cards/";
  const std::string cases_text = reference::ReadFileText(folder + "expected.json");
  if (cases_text.empty()) GTEST_SKIP() << "no shared fixtures beside the project";
  const auto store = reference::LoadEvents(reference::ReadFileText(folder + "events.ndjson"));
  nlohmann::json cases = nlohmann::json::parse(cases_text)["cases"];
  ASSERT_FALSE(cases.empty());
  for (nlohmann::json& fixture : cases) {
    const std::string request = fixture["request"].dump();
    nlohmann::json actual = test::QueryMetrics(*store, request);
    CutZeroMilliseconds(&actual);
    CutZeroMilliseconds(&fixture["answer"]);
    std::string difference;
    EXPECT_TRUE(test::Covers(fixture["answer"], actual, &difference)) << request << "\n"
                                                                      << difference;
  }
}

}  // namespace
}  // namespace parcours
