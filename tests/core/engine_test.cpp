// The door of the engine as a whole: envelopes, states, what an error leaves behind.
#include "parcours/engine.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

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

TEST(Engine, AfterAnErrorInAppendOnlyDiscardGoesOn) {
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

TEST(Engine, AfterAnErrorInEndOnlyDiscardGoesOn) {
  Engine engine;
  EXPECT_EQ(CodeOf(engine.Begin("{}")), "");
  EXPECT_EQ(CodeOf(engine.Append("hello")), "");
  EXPECT_EQ(CodeOf(engine.End()), "unusable-input");
  EXPECT_EQ(CodeOf(engine.End()), "wrong-state");
  EXPECT_EQ(CodeOf(engine.Seal()), "wrong-state");
  EXPECT_EQ(CodeOf(engine.Discard()), "");
  EXPECT_EQ(CodeOf(engine.Seal()), "");
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

}  // namespace
}  // namespace parcours
