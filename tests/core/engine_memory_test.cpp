// Memory that runs out at any one allocation of a call: the call says so, what was sealed answers
// as before, and the same load comes off once there is memory again.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/failing_new.h"
#include "parcours/engine.h"

namespace parcours {
namespace {

constexpr std::string_view kSealed =
    R"({"contact":"a@b.example","time":1700000000,"type":"page_view","properties":{"plan":"pro"}}
{"contact":"a@b.example","time":1700000100,"type":"email.sent","message":"m","journey":"j"}
{"contact":"a@b.example","time":1700000200,"type":"order_placed","revenue":"12.50","currency":"EUR"}
)";
constexpr std::string_view kMore =
    R"({"contact":"c\u00e9","time":"2 May 2024 10:00","type":"page_view","tags":["a \"quoted\" one"]}
nothing
{"journey":"j","name":"Journey","messages":[{"message":"m","name":"a name that takes an allocation"}]}
)";

bool IsOutOfMemory(const std::string& answer) {
  return answer.find("\"out-of-memory\"") != std::string::npos;
}

void Load(std::string_view bytes, Engine* engine) {
  engine->Begin("{}");
  engine->Append(bytes);
  engine->End();
  engine->Seal();
}

TEST(EngineMemory, AQuestionThatRunsOutOfItIsAnsweredTheNextTime) {
  Engine engine;
  Load(kSealed, &engine);
  for (
      const char* const request :
      {R"({"report":"catalog"})",
       R"({"report":"cards","filters":{"contact":[["plan","eq","pro"]]}})",
       R"({"report":"messages","as":"csv"})", R"({"report":"cards","attribution":3})",
       R"({"report":"rosetta","definition":{"stages":[{"id":"a","steps":[{"event":"page_view"}]},)"
       R"({"id":"b","steps":[{"event":"order_placed","where":[["currency","in",["EUR","USD"]]]}],)"
       R"("fromPrevious":{"max":"P1D"}}],"window":{"total":"P30D"},"range":{"gates":"all"}}})",
       R"({"report":"records","definition":{"stages":[{"id":"a","steps":[{"event":"page_view"}]},)"
       R"({"id":"b","steps":[{"event":"order_placed","where":[["currency","in",["EUR","USD"]]]}]}]}})"}) {
    const std::string expected = engine.Query(request);
    size_t left = 0;
    for (bool failed = true; failed; ++left) {
      std::string answer;
      {
        const test::FailingNew failing(left, false);
        answer = engine.Query(request);
        failed = failing.failed();
      }
      // A sort may do without the buffer that it asks for.
      ASSERT_TRUE(answer == expected || IsOutOfMemory(answer)) << left << " " << answer;
      ASSERT_EQ(engine.Query(request), expected) << left;
    }
    EXPECT_GT(left, 10u) << request;
  }
}

// The last answer of a load, which says where memory ran out.
std::string TryLoad(const char* options, Engine* engine) {
  std::string answer = engine->Begin(options);
  if (!IsOutOfMemory(answer)) answer = engine->Append(kMore);
  if (!IsOutOfMemory(answer)) answer = engine->End();
  if (!IsOutOfMemory(answer)) answer = engine->Seal();
  return answer;
}

TEST(EngineMemory, ALoadThatRunsOutOfItLeavesWhatWasSealed) {
  constexpr const char* kCatalog = R"({"report":"catalog"})";
  for (
      const char* const options :
      {"{}",
       R"({"mapping":{"contact":"contact","time":["time","at"],"type":"type","types":{"x":"y"}}})"}) {
    std::string before, after;
    size_t left = SIZE_MAX;  // at first none fails
    for (bool failed = true; failed; ++left) {
      Engine engine;
      Load(kSealed, &engine);
      if (before.empty()) before = engine.Query(kCatalog);
      std::string answer;
      {
        const test::FailingNew failing(left, false);
        answer = TryLoad(options, &engine);
        failed = failing.failed() || after.empty();
      }
      if (IsOutOfMemory(answer)) {
        engine.Discard();
        ASSERT_EQ(engine.Query(kCatalog), before) << left;
        answer = TryLoad(options, &engine);
      }
      ASSERT_EQ(answer.substr(0, 10), "{\"ok\":true") << left;
      if (after.empty()) after = engine.Query(kCatalog);
      ASSERT_EQ(engine.Query(kCatalog), after) << left;
    }
    EXPECT_GT(left, 100u) << options;
  }
}

TEST(EngineMemory, AGuessThatRunsOutOfItIsMadeTheNextTime) {
  constexpr std::string_view kUnknown =
      "mail;a date of some length;what happened;a name that takes an allocation\n"
      "a@b.example;2026-03-02;Gesendet, in so many words;x\n"
      "a@b.example;2026-03-03;Hard Bounce;y\nc@d.example;2026-03-04;Sent;z\n";
  const auto preview = [&](Engine* engine) {
    std::string answer = engine->Begin(R"({"preview":true})");
    if (!IsOutOfMemory(answer)) answer = engine->Append(kUnknown);
    return IsOutOfMemory(answer) ? answer : engine->End();
  };
  Engine engine;
  const std::string expected = preview(&engine);
  ASSERT_NE(expected.find(R"("reasonClasses":{"hard bounce":"hard","*":null})"), std::string::npos)
      << expected;
  size_t left = 0;
  for (bool failed = true; failed; ++left) {
    std::string answer;
    {
      const test::FailingNew failing(left, false);
      answer = preview(&engine);
      failed = failing.failed();
    }
    if (IsOutOfMemory(answer)) engine.Discard();
    ASSERT_TRUE(answer == expected || IsOutOfMemory(answer)) << left << " " << answer;
  }
  EXPECT_GT(left, 100u);
  EXPECT_EQ(preview(&engine), expected);
}

}  // namespace
}  // namespace parcours
