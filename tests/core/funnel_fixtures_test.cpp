// Cases taken from other systems' own tests: what they assert comes out here too, under the options
// that have their rules, or the case is listed with the rule that differs (docs/funnel.md, section
// 6). The cases are not part of the project; without them the test says so and passes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "core/funnel_case.h"
#include "parcours/error.h"

namespace parcours::funnel {
namespace {

using Json = nlohmann::json;

std::filesystem::path CasesFolder() {
  return std::filesystem::path(PARCOURS_SOURCE_DIR) / ".." / "shared" / "fixtures" / "funnel";
}

// Cases that assert a rule other than ours, by that rule; docs/funnel.md, section 6, explains each.
const std::map<std::string, std::vector<std::string>>& OtherRules() {
  static const std::map<std::string, std::vector<std::string>> rules = {
      {"a strict order is not tried again after an interruption",
       {"clickhouse__funnel-test-allow-reentry__1", "clickhouse__funnel-test-allow-reentry__3",
        "clickhouse__funnel-test-ecommerce__3", "clickhouse__funnel-test-non-null__5"}},
      {"a strict order passes over repeated events",
       {"clickhouse__funnel-test-allow-reentry__2", "clickhouse__funnel-test-allow-reentry__4",
        "clickhouse__funnel-test-allow-reentry__5", "clickhouse__funnel-test-ecommerce__2",
        "clickhouse__funnel-test-ecommerce__4"}},
      {"a repeated event ends the attempt",
       {"doris__window-funnel-deduplication0__1", "doris__window-funnel-deduplication2__1",
        "doris__window-funnel-deduplication__1",
        "pinot__testfunnelmatchstepgroupbyquerieswithmodethensumarray__2",
        "pinot__testfunnelmaxstepgroupbyquerieswithmode__2"}},
      {"one event serves several stages", {"clickhouse__funnel-test-strict-increase__3"}},
      {"only the first event of each kind counts",
       {"funneljoin__readme-after-inner-join-first-first__1",
        "funneljoin__test-first-first-anti__1", "funneljoin__test-first-first-inner__1"}},
      {"the entry is the first of all time, before the range too",
       {"posthog__test-funnel-test-first-time-for-user-funnel-multiple-ids__1"}},
      {"a record counts under every value that its events have",
       {"pinot__funnelcounttest-testgroupby__4",
        "posthog__breakdown-cases-test-funnel-step-breakdown-event-single-person-multipl__1",
        "posthog__test-funnel-test-breakdown-step-attributions__3",
        "posthog__test-funnel-unordered-test-funnel-step-breakdown-event-single-person-e__1"}},
      {"a breakdown by several properties",
       {"posthog__breakdown-cases-test-funnel-step-multi-property-breakdown-event__1"}},
      {"a record is removed only where no other try, and nothing within the window, is clean",
       {"posthog__test-funnel-test-funnel-exclusion-multiple-possible-no-end-event1__1",
        "posthog__test-funnel-test-funnel-exclusion-multiple-possible-no-end-event2__1",
        "posthog__test-funnel-test-funnel-exclusion-no-end-event__1",
        "qurvo__funnel-exclusions-does-not-exclude-a-user-who-re-enters-the-funnel-aft__1"}},
      {"exclusions in any order",
       {"posthog__test-funnel-unordered-test-advanced-funnel-multiple-exclusions-between__1",
        "posthog__test-funnel-unordered-test-funnel-exclusions-full-window__1",
        "posthog__test-funnel-unordered-test-unordered-exclusion-after-completion__1",
        "qurvo__funnel-ttc-unordered-exclusion-excludes-a-user-whose-anchor-window-is-__1",
        "qurvo__funnel-unordered-exclusion-anchor-does-not-exclude-a-user-whose-anchor__1",
        "qurvo__funnel-unordered-exclusion-anchor-excludes-a-user-who-has-a-tainted-an__1"}},
      {"any order begins with the first stage",
       {"qurvo__funnel-avg-time-picks-latest-anchor-across-3-step-funnel-with-multiple__1",
        "qurvo__funnel-time-to-convert-unordered-mode-user-with-tostep-before-fromstep__1",
        "qurvo__funnel-unordered-step0-required-2-step-unordered-user-with-only-step-1__1",
        "qurvo__funnel-unordered-step0-required-does-not-count-a-user-with-only-step-1__1"}},
      {"a trend counts a record in several periods, or from another stage",
       {"posthog__test-funnel-trends-test-from-second-step__1",
        "posthog__test-funnel-trends-test-one-person-in-multiple-periods-and-windows__1"}},
      {"the window's end is outside it",
       {"vaitar__test-conversion-window-test-events-at-conversion-window-boundary__1"}},
  };
  return rules;
}

TEST(FunnelFixtures, ThePageExplainsEveryRuleThatDiffers) {
  std::ifstream file(std::string(PARCOURS_SOURCE_DIR) + "/docs/funnel.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  for (const auto& [rule, ids] : OtherRules()) {
    const std::string row = "| " + rule + " | " + std::to_string(ids.size()) + " |";
    EXPECT_NE(page.find(row), std::string::npos) << row;
  }
}

TEST(FunnelFixtures, EveryCaseAgreesOrIsListedWithTheRuleThatDiffers) {
  const std::filesystem::path folder = CasesFolder();
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "no cases at " << folder.string() << ": nothing compared";
  }
  std::map<std::string, std::string> rule_of;
  for (const auto& [rule, ids] : OtherRules()) {
    for (const std::string& id : ids) rule_of[id] = rule;
  }
  int agreed = 0;
  int differed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json" || entry.path().stem() == "INDEX") continue;
    std::ifstream file(entry.path());
    const Json given = Json::parse(file);
    const std::string id = given["id"];
    int compared = 0;
    std::string differences;
    try {
      differences = DifferencesOf(given, &compared);
      if (compared == 0) differences = "nothing of it can be compared\n";
    } catch (const Error& error) {
      differences = std::string("refused: ") + error.problems()[0].path + "\n";
    }
    if (rule_of.count(id) != 0) {
      EXPECT_NE(differences, "") << id << " agrees, and is listed under " << rule_of[id];
      ++differed;
    } else {
      EXPECT_EQ(differences, "") << id;
      ++agreed;
    }
    rule_of.erase(id);
  }
  for (const auto& [id, rule] : rule_of)
    ADD_FAILURE() << id << " is listed, and there is no such case";
  std::cout << agreed << " cases agree, " << differed << " assert another rule\n";
}

}  // namespace
}  // namespace parcours::funnel
