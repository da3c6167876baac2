// What the preview of a source in no known format says of it.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "core/answer_json.h"
#include "ingest/preview.h"
#include "ingest/source.h"
#include "store/event_store_builder.h"

namespace parcours {
namespace {

std::string Preview(std::string bytes, const char* options, bool whole = true) {
  store::EventStoreBuilder builder;
  const ingest::PreviewSample sample{ingest::ReadSourceOptions(options), std::move(bytes), whole};
  return test::ObjectOf([&](json::Writer* out) { WritePreview(sample, &builder, out); }).dump();
}

TEST(Preview, SaysHowASourceWouldBeRead) {
  const std::string unknown =
      R"({"user_id":"u1","event":"view","timestamp":"2024-03-13 10:21:14"})";
  EXPECT_NE(Preview(unknown, "{}").find(R"("decidedBy":"guess")"), std::string::npos);
  const std::string given =
      Preview(unknown, R"({"mapping":{"contact":"event","time":"timestamp","type":"user_id"}})");
  EXPECT_NE(given.find(R"("decidedBy":"mapping")"), std::string::npos);
  EXPECT_NE(given.find(R"("events":1)"), std::string::npos);
  EXPECT_NE(Preview(R"({"contact":"a","time":"2024-01-01","type":"x"})", "{}")
                .find(R"("decidedBy":"signature")"),
            std::string::npos);
  const std::string nothing = Preview(R"({"colour":"red"})", "{}");
  EXPECT_NE(nothing.find(R"("mapping":{})"), std::string::npos);
  EXPECT_NE(nothing.find(R"("decidedBy":"nothing")"), std::string::npos);
  const std::string bad =
      Preview(unknown, R"({"mapping":{"contact":"no","time":"timestamp","type":"event"}})");
  EXPECT_NE(bad.find(R"("no-contact":1)"), std::string::npos);
  EXPECT_NE(bad.find("none of the records"), std::string::npos);
}

TEST(Preview, LooksIntoAPageThatIsLongerThanItself) {
  std::string page = R"({"total":3,"data":[)";
  while (page.size() < 2 * ingest::kPreviewBytes) {
    page += R"({"user_id":"u1","event":"view","timestamp":"2024-03-13 10:21:14"},)";
  }
  page.resize(ingest::kPreviewBytes);
  for (const std::string& bytes : {page, "[" + page.substr(0, ingest::kPreviewBytes - 1)}) {
    const std::string preview = Preview(bytes, "{}", false);
    EXPECT_NE(preview.find(R"("contact":"user_id")"), std::string::npos);
    EXPECT_EQ(preview.find(R"("events":0)"), std::string::npos);
  }
}

TEST(Preview, WarnsOfDatesThatCanBeReadInTwoWays) {
  std::string rows = "email,date,action\n";
  while (rows.size() <= ingest::kSampleBytes) rows += "a@b.example,05/04/2026,Sent\n";
  for (const bool whole : {true, false}) {
    EXPECT_NE(Preview(rows, "{}", whole).find(R"(say dateOrder \"dmy\" if that is wrong)"),
              std::string::npos)
        << whole;
  }
}

TEST(Preview, WhatIsCutOffAtTheEndOfASampleIsNotBad) {
  std::string lines;
  while (lines.size() < ingest::kSampleBytes) {
    lines += "{\"contact\":\"a\",\"time\":\"2024-01-01\",\"type\":\"x\"}\n";
  }
  EXPECT_NE(Preview(lines + "{\"contact\":", "{}", false).find(R"("skipped":{})"),
            std::string::npos);
}

}  // namespace
}  // namespace parcours
