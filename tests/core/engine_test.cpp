// The door of the engine as a whole: envelopes, states, what an error leaves behind.
#include "parcours/engine.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace parcours {
namespace {

using Json = nlohmann::json;

// The code of an error envelope; empty for an answer.
std::string CodeOf(const std::string& envelope) {
  const Json json = Json::parse(envelope);
  return json["ok"] ? "" : json["error"]["code"].get<std::string>();
}

std::string Nested(size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Engine, OptionsNestedTooDeepAreAnErrorAndNoCrash) {
  Engine engine;
  EXPECT_EQ(CodeOf(engine.Begin(R"({"timeZone":)" + Nested(1'000'000) + "}")), "bad-request");
  EXPECT_EQ(CodeOf(engine.Begin(R"({"mapping":{"contact":)" + Nested(1'000'000) + "}}")),
            "bad-request");
  EXPECT_EQ(CodeOf(engine.Begin("{}")), "");
}

TEST(Engine, RequestsThatNoReaderCanHoldAreErrors) {
  Engine engine;
  EXPECT_EQ(CodeOf(engine.Query(R"({"report":)" + Nested(1'000'000) + "}")), "bad-request");
  EXPECT_EQ(CodeOf(engine.Query(R"({"report":"messages","limit":1e999})")), "bad-request");
}

constexpr const char* kEvent = R"({"contact":"a@b.example","time":1700000000,"type":"page_view"}
)";

TEST(Engine, AfterAnErrorInAppendNoByteIsTakenBeforeDiscard) {
  Engine engine;
  EXPECT_EQ(CodeOf(engine.Begin(R"({"format":"parcours"})")), "");
  EXPECT_EQ(CodeOf(engine.Append("\x1F\x8B\x08\x01")), "unsupported");
  EXPECT_EQ(CodeOf(engine.Append(kEvent)), "wrong-state");
  EXPECT_EQ(CodeOf(engine.End()), "wrong-state");
  EXPECT_EQ(CodeOf(engine.Begin("{}")), "wrong-state");
  EXPECT_EQ(CodeOf(engine.Seal()), "wrong-state");
  EXPECT_EQ(CodeOf(engine.Discard()), "");
  EXPECT_EQ(CodeOf(engine.Begin("{}")), "");
  EXPECT_EQ(CodeOf(engine.Append(kEvent)), "");
  EXPECT_EQ(CodeOf(engine.End()), "");
  EXPECT_EQ(Json::parse(engine.Seal())["value"]["events"], 1);
}

TEST(Engine, AfterAnErrorInEndNothingIsSealedBeforeDiscard) {
  Engine engine;
  EXPECT_EQ(CodeOf(engine.Begin("{}")), "");
  EXPECT_EQ(CodeOf(engine.Append("hello")), "");
  EXPECT_EQ(CodeOf(engine.End()), "unusable-input");
  EXPECT_EQ(CodeOf(engine.End()), "wrong-state");
  EXPECT_EQ(CodeOf(engine.Seal()), "wrong-state");
  EXPECT_EQ(CodeOf(engine.Discard()), "");
  EXPECT_EQ(CodeOf(engine.Seal()), "");
}

// Every way in which a source can fail, then a good one in the same load.
TEST(Engine, AFailedSourceKeepsWhatWasReadAndTheOthersLoad) {
  struct Case {
    const char* what;
    std::string bytes;
    bool ends;  // End() is what gives the error
    uint64_t kept;
  };
  const std::string event = kEvent;
  const Case cases[] = {
      {"its bytes stopped in the middle of a line", event + event.substr(0, 20), false, 1},
      {"its bytes stopped before there were any", "", false, 0},
      {"it is of no kind that is read", "\x1F\x8B\x08\x01", false, 0},
      {"it has nothing usable", "hello", true, 0},
      {"it has records, none of them usable", R"({"contact":"a","time":"soon","type":"t"})", true,
       0},
  };
  for (const Case& c : cases) {
    Engine engine;
    engine.Begin(R"({"name":"bad"})");
    engine.Append(c.bytes);
    if (c.ends) {
      EXPECT_EQ(CodeOf(engine.End()), "unusable-input") << c.what;
    }
    const Json failed = Json::parse(engine.End(R"({"code":"bad-source","message":"cut"})"));
    EXPECT_EQ(failed["value"]["name"], "bad") << c.what;
    EXPECT_EQ(failed["value"]["error"], (Json{{"code", "bad-source"}, {"message", "cut"}}));
    engine.Begin(R"({"name":"good"})");
    engine.Append(R"({"contact":"b","time":1700000001,"type":"page_view"})");
    engine.End();
    const Json load = Json::parse(engine.Seal())["value"];
    EXPECT_EQ(load["sources"].size(), 2u) << c.what;
    EXPECT_EQ(load["sources"][0]["kept"], c.kept) << c.what;
    EXPECT_FALSE(load["sources"][1].contains("error")) << c.what;
    EXPECT_EQ(load["events"], c.kept + 1) << c.what;
  }
}

TEST(Engine, FailingNeedsASourceAndAReason) {
  Engine engine;
  EXPECT_EQ(CodeOf(engine.End(R"({"code":"bad-source","message":"cut"})")), "wrong-state");
  engine.Begin("{}");
  EXPECT_EQ(CodeOf(engine.End("cut")), "bad-request");
  EXPECT_EQ(CodeOf(engine.End(R"({"code":7})")), "bad-request");
  EXPECT_EQ(CodeOf(engine.End(R"({"code":"bad-source","message":"cut"})")), "");
  EXPECT_EQ(CodeOf(engine.Begin("{}")), "");
}

// Between a load's first byte and its seal or discard, questions are of what was sealed before.
TEST(Engine, NothingOfALoadIsToldBeforeItIsSealed) {
  Engine engine;
  const auto load = [&](const char* record) {
    engine.Begin("{}");
    engine.Append(record);
    engine.End();
  };
  load(R"({"contact":"a","time":1700000000,"type":"page_view","properties":{"plan":"pro"}}
          {"contact":"a","properties":{"size":1},"lists":["news"]})");
  engine.Seal();
  const std::vector<std::string> questions = {
      R"({"report":"catalog"})", R"({"report":"doctor"})",
      R"({"report":"cards","filters":{"lists":["vop"]}})",
      R"({"report":"cards","filters":{"contact":[["size","missing"]]}})"};
  std::vector<std::string> before, during, after;
  for (const std::string& question : questions) before.push_back(engine.Query(question));
  load(R"({"contact":"b","time":1700000000,"type":"other","properties":{"plan":7,"new":1}}
          {"contact":"a","properties":{"size":"L","color":"red"},"lists":["vip"]}
          {"contact":"b","alias":"a"}
          {"journey":"j","name":"Journey"})");
  for (const std::string& question : questions) during.push_back(engine.Query(question));
  EXPECT_EQ(during, before);
  engine.Discard();
  for (const std::string& question : questions) after.push_back(engine.Query(question));
  EXPECT_EQ(after, before);
}

TEST(Engine, AFunnelHintsAtTheTypeThatAWordWasReadAs) {
  Engine engine;
  engine.Begin(R"({"format":"sendgrid"})");
  engine.Append(R"({"email":"a@b.example","timestamp":1700000000,"event":"processed"})");
  engine.End();
  engine.Seal();
  const Json answer = Json::parse(engine.Query(
      R"({"report":"funnel","definition":{"stages":[{"id":"a","steps":[{"event":"processed"}]},{"id":"b","steps":[{"event":"*"}]}]}})"));
  EXPECT_EQ(answer["value"]["warnings"][0]["message"],
            "no event is named 'processed'; near spellings: 'email.sent', as which it was read");
}

TEST(Engine, ARequestHintsAtNamesThatTheDataDoesNotHold) {
  Engine engine;
  engine.Begin("{}");
  engine.Append(R"({"contact":"a","time":1700000000,"type":"page_view","properties":{"plan":"x"}}
{"contact":"a","properties":{"country":"FR"}})");
  engine.End();
  engine.Seal();
  const auto warnings = [&](const std::string& request) {
    std::string text;
    const Json answer = Json::parse(engine.Query(request));
    EXPECT_TRUE(answer["ok"]) << answer;
    for (const Json& warning : answer["value"]["warnings"]) {
      text +=
          warning["path"].get<std::string>() + ": " + warning["message"].get<std::string>() + "\n";
    }
    return text;
  };
  const auto funnel = [&](const std::string& where, const std::string& rest) {
    return warnings(
        R"({"report":"funnel","definition":{"stages":[{"id":"s","steps":[{"event":"page_view","where":)" +
        where + R"(}]},{"id":"t","steps":[{"event":"*"}]}])" + rest + "}}");
  };
  EXPECT_EQ(
      funnel(
          R"([["plan","eq","x"],["revenue","exists"],["gone","missing"],["url.path","eq","/"]])",
          R"(,"breakdown":{"by":"contact.country"},"filters":{"contact":[["contact","eq","a"],["country","eq","FR"],["properties.country","eq","FR"],["contact.country","eq","FR"]]})"),
      "");
  EXPECT_EQ(
      funnel(
          R"([{"any":[["plan","eq","x"],["plam","eq","x"]]}])",
          R"(,"count":"dael","breakdown":{"by":"contact.contry"},"filters":{"contact":[["plan","eq",1]]})"),
      "definition.count: no event has the property 'dael'; near spellings: 'deal'\n"
      "definition.stages[0].steps[0].where[0].any[1][0]: no event has the property 'plam'; near "
      "spellings: 'plan'\n"
      "definition.filters.contact[0][0]: no contact has the property 'plan'\n"
      "definition.breakdown.by: no contact has the property 'contry'; near spellings: "
      "'country'\n");
  EXPECT_EQ(warnings(R"({"report":"catalog","event":"page_veiw","where":[["plam","eq","x"]]})"),
            "event: no event is named 'page_veiw'; near spellings: 'page_view'\n"
            "where[0][0]: no event has the property 'plam'; near spellings: 'plan'\n");
}

TEST(Engine, ExplainsAContactHoweverItsIdIsSpelt) {
  Engine engine;
  engine.Begin("{}");
  engine.Append(R"({"contact":"Ana@B.example","time":1700000000,"type":"page_view"}
                   {"contact":"+33 6 12 34 56 78","time":1700000000,"type":"page_view"})");
  engine.End();
  engine.Seal();
  for (const auto& [spelt, id] :
       {std::pair{" ANA@b.example ", "ana@b.example"}, {"+33-6 12345678", "+33612345678"}}) {
    const Json request = {
        {"report", "explain"},
        {"record", spelt},
        {"definition",
         Json::parse(
             R"({"stages":[{"id":"a","steps":[{"event":"page_view"}]},{"id":"b","steps":[{"event":"*"}]}]})")}};
    EXPECT_EQ(Json::parse(engine.Query(request.dump()))["value"]["record"], id);
  }
}

TEST(Engine, MoneyThatNoSumCanHoldIsAnErrorAndNeverWraps) {
  Engine engine;
  engine.Begin("{}");
  for (const char* id : {"o1", "o2", "o3"}) {
    engine.Append(R"({"contact":"a","time":1700000000,"type":"order_placed","order":")" +
                  std::string(id) + R"(","revenue":900000000000000,"currency":"EUR"})" + "\n");
  }
  engine.Append(R"({"contact":"a","time":1700000000,"type":"order_placed","order":"o4",)"
                R"("total":900000000000000,"tax":-900000000000000,"currency":"USD"})");
  engine.End();
  engine.Seal();
  EXPECT_EQ(CodeOf(engine.Query(R"({"report":"cards"})")), "too-large");
  EXPECT_EQ(CodeOf(engine.Query(R"({"report":"catalog"})")), "");
}

// Opens and clicks stand at the send here, seconds and all, and no rule about seconds may take them
// for a machine's.
TEST(Engine, ATableOfYesAndNoGivesTheRatesThatItTells) {
  Engine engine;
  const std::string mapping =
      R"({"contact":"email","message":"campaign","time":"sent","events":{"sent":"email.sent",)"
      R"("delivered":"email.delivered","opens":"email.opened","clicks":"email.clicked",)"
      R"("bounced":"email.bounced","unsubscribed":"email.unsubscribed"}})";
  ASSERT_EQ(CodeOf(engine.Begin(R"({"mapping":)" + mapping + "}")), "");
  engine.Append(
      "email,campaign,sent,delivered,opens,clicks,bounced,unsubscribed\n"
      "a@x.example,May,2026-05-01 10:00:07,2026-05-01 10:00:09,3,1,no,no\n"
      "b@x.example,May,2026-05-01 10:00:07,2026-05-01 10:00:09,1,0,no,yes\n"
      "c@x.example,May,2026-05-01 10:00:08,2026-05-01 10:00:09,0,0,no,no\n"
      "d@x.example,May,2026-05-01 10:00:08,2026-05-01 10:00:09,0,0,no,no\n"
      "e@x.example,May,2026-05-01 10:00:08,,0,0,yes,no\n"
      "a@x.example,June,2026-06-01 10:00:08,2026-06-01 10:00:09,0,0,no,no\n");
  ASSERT_EQ(CodeOf(engine.End()), "");
  ASSERT_EQ(CodeOf(engine.Seal()), "");
  const Json cards = Json::parse(engine.Query(R"({"report":"cards"})"));
  const Json& all = cards["value"]["all"];
  const auto rate = [&](const char* name) {
    return all[name]["numerator"].dump() + " of " + all[name]["denominator"].dump();
  };
  EXPECT_EQ(all["sends"], 6);
  EXPECT_EQ(rate("deliveryRate"), "5 of 6");
  EXPECT_EQ(rate("bounceRate"), "1 of 6");
  EXPECT_EQ(rate("openRate"), "2 of 5");
  EXPECT_EQ(rate("clickRate"), "1 of 5");
  EXPECT_EQ(rate("unsubscribeRate"), "1 of 5");
  EXPECT_EQ(all["totalOpens"], 2);
  EXPECT_EQ(all["machineOpens"], 0);
  EXPECT_EQ(all["machineClicks"], 0);
}

}  // namespace
}  // namespace parcours
