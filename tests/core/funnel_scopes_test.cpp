// The scopes of a funnel's filters, in words.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/answer_json.h"
#include "report/scopes.h"

namespace parcours::report {
namespace {

nlohmann::ordered_json ScopesOf(const FunnelDefinition& definition) {
  return test::ObjectOf([&](Writer* out) { AddScopes(definition, out); })["scopes"];
}

std::vector<std::string> Texts(const FunnelDefinition& definition) {
  std::vector<std::string> texts;
  for (const auto& scope : ScopesOf(definition)) texts.push_back(scope["text"]);
  return texts;
}

using Names = std::vector<std::string>;

TEST(FunnelScopes, WithoutFiltersBothAreAll) {
  FunnelDefinition definition;
  EXPECT_EQ(Texts(definition), (Names{"Records: all contacts.", "Events: all of them."}));
  definition.count = "deal";
  EXPECT_EQ(Texts(definition)[0], "Records: every value of 'deal', by the events of all contacts.");
}

TEST(FunnelScopes, TellsEachScopeInWords) {
  FunnelDefinition definition;
  definition.anonymous = false;
  definition.filters.contact = {{"country", Operator::kEq, {{"FR", false}}, {}, ""},
                                {"age", Operator::kBetween, {{"18", true}, {"30", true}}, {}, ""}};
  definition.filters.lists = {"vip", "trial"};
  Filter either;
  either.any = {{"channel", Operator::kIn, {{"email", false}, {"sms", false}}, {}, ""},
                {"channel", Operator::kMissing, {}, {}, ""}};
  definition.filters.events = {either};
  Stage stage;
  stage.id = "visited";
  stage.steps = {
      {"page_view", {}},
      {"page_view", {{"url.path", Operator::kStartsWith, {{"/product", false}}, {}, ""}}}};
  definition.stages = {stage};
  definition.exclusions.push_back({{"bounced", {{"n", Operator::kGt, {{"1", true}}, {}, ""}}}});
  EXPECT_EQ(Texts(definition),
            (Names{"Records: contacts that were named, where country is 'FR' and age is between 18 "
                   "and 30, in the list 'vip' or 'trial'.",
                   "Events: those where (channel is one of 'email', 'sms' or channel is missing).",
                   "Stage 'visited': 'page_view' only where url.path starts with '/product'.",
                   "Exclusion 'bounced': only where n is above 1."}));
  const nlohmann::ordered_json scopes = ScopesOf(definition);
  EXPECT_EQ(scopes[0]["code"], "record");
  EXPECT_EQ(scopes[1]["code"], "events");
  EXPECT_EQ(
      scopes[2].dump(),
      R"({"code":"step","stage":"visited","step":1,"event":"page_view",)"
      R"("text":"Stage 'visited': 'page_view' only where url.path starts with '/product'."})");
  EXPECT_EQ(scopes[3]["exclusion"], 0);
}

}  // namespace
}  // namespace parcours::report
