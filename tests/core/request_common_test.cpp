#include <gtest/gtest.h>

#include <string>

#include "request/common.h"

namespace parcours::request {
namespace {

// The problems of reading filters and a range, one a line: "path: message" up to the first ';'.
std::string ProblemsOf(const char* text) {
  const json::Tree json = ParseJson(text);
  Problems problems(ErrorCode::kBadRequest);
  JsonReader request(*json, "", &problems);
  ReadFilters(request, "where");
  ReadRange(request, "range");
  ReadPage(request, "");
  request.NoOtherMembers();
  try {
    problems.ThrowIfAny();
  } catch (const Error& error) {
    std::string lines;
    for (const Problem& problem : error.problems()) {
      lines += problem.path + ": " + problem.message.substr(0, problem.message.find(';')) + "\n";
    }
    return lines;
  }
  return "";
}

TEST(RequestCommon, ReportsEveryProblemWithItsPath) {
  EXPECT_EQ(
      ProblemsOf(R"({"where":[["a"],["b","eqq",1],["c","in","x"],["d","exists",1],["e","eq"],
                          ["f","between",[1]],["time","before","soon"],["id","eq","e1"]],
                          "range":{"from":"2026-02-30","timeZone":"Mars"},"limit":-1,"ofset":2})"),
      "where[0]: expected [property, operator, value], such as [\"country\", \"eq\", \"FR\"]\n"
      "where[1][1]: 'eqq' is not an operator\n"
      "where[2][2]: found text\n"
      "where[3]: 'exists' takes no value\n"
      "where[4]: no value\n"
      "where[5][2]: found a list\n"
      "where[6][2]: 'soon' is not a time\n"
      "where[7][0]: events cannot be filtered by their id\n"
      "range.timeZone: 'Mars' is not known\n"
      "range.from: '2026-02-30' is not a time\n"
      "limit: found -1\n"
      "ofset: unknown\n");
}

TEST(RequestCommon, AMemberThatIsOptionalIsAmongThoseExpected) {
  Problems problems(ErrorCode::kBadRequest);
  const json::Json json = json::Json::parse(R"({"report":"cards","chanel":"sms","x":1})");
  JsonReader request(json, "", &problems);
  request.Text("report");
  EXPECT_FALSE(request.Has("channel"));
  request.NoOtherMembers();
  try {
    problems.ThrowIfAny();
    FAIL();
  } catch (const Error& error) {
    ASSERT_EQ(error.problems().size(), 2u);
    EXPECT_EQ(error.problems()[0].message, "unknown; did you mean 'channel'?");
    EXPECT_EQ(error.problems()[1].message, "unknown; expected one of report, channel");
  }
}

TEST(RequestCommon, ALikePatternIsBounded) {
  const std::string text = R"({"where":[["a","like",")" + std::string(1001, 'a') + R"("]]})";
  EXPECT_EQ(ProblemsOf(text.c_str()), "where[0][2]: a pattern of 1001 bytes\n");
}

TEST(RequestCommon, AcceptsWhatIsRight) {
  EXPECT_EQ(ProblemsOf(R"({"where":[["a","eq",1],["b","missing"],["c","in",["x",2,true]],
                          {"any":[["d","like","*x"],["e","between",[0,2]]]}],
                          "range":{"from":"2026-01-01","to":"2026-03-31"},"limit":10})"),
            "");
}

TEST(RequestCommon, ADayAsEndIncludesTheWholeLocalDay) {  // G1
  const json::Tree json =
      ParseJson(R"({"range":{"from":"2026-03-29","to":"2026-03-29","timeZone":"Europe/Paris"}})");
  Problems problems(ErrorCode::kBadRequest);
  JsonReader request(*json, "", &problems);
  const TimeRange range = ReadRange(request, "range");
  EXPECT_EQ(range.to_us - range.from_us, int64_t{23} * 3600 * 1'000'000);  // the clocks go forward
}

TEST(RequestCommon, AnInstantAsEndIsIncluded) {
  const json::Tree json = ParseJson(R"({"range":{"to":"1970-01-01T00:00:01Z"}})");
  Problems problems(ErrorCode::kBadRequest);
  JsonReader request(*json, "", &problems);
  EXPECT_EQ(ReadRange(request, "range").to_us, 1'000'001);
}

TEST(RequestCommon, ARangeThatEndsBeforeItBeginsIsAProblem) {
  EXPECT_EQ(ProblemsOf(R"({"range":{"from":"2026-02-02","to":"2026-02-01"}})"),
            "range.to: '2026-02-01' is before 'from'\n");
}

TEST(RequestCommon, TextThatIsNotJsonIsToldWithItsByte) {
  EXPECT_THROW(ParseJson("{\"a\":}"), Error);
}

TEST(RequestCommon, ANumberThatNoDoubleHoldsIsAnError) {
  EXPECT_THROW(ParseJson("{\"limit\":1e999}"), Error);
}

TEST(RequestCommon, NestingBeyondTheLimitIsAnErrorAndNoCrash) {
  const auto nested = [](size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_NO_THROW(ParseJson(nested(64)));
  EXPECT_THROW(ParseJson(nested(65)), Error);
  EXPECT_THROW(ParseJson(nested(1'000'000)), Error);
  EXPECT_NO_THROW(ParseJson("[\"\\\"" + std::string(100, '[') + "\"]"));
}

}  // namespace
}  // namespace parcours::request
