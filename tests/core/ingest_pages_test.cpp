// What the pages of an API's answer say of the pages behind them, and which sources lack some.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/answer_json.h"
#include "core/ingest_load.h"
#include "ingest/container/record_reader.h"
#include "ingest/summary/summary_json.h"

namespace parcours {
namespace {

using test::Load;
using test::LoadInPieces;

constexpr char kEvent[] = R"({"contact":"a@b.example","time":"2026-01-01","type":"x"})";

std::string PageOf(const std::string& before, const std::string& events,
                   const std::string& behind) {
  return "{" + before + (before.empty() ? "" : ",") + "\"results\":[" + events + "]" +
         (behind.empty() ? "" : ",") + behind + "}";
}

std::string KeyOf(const std::string& text) { return Load(text).summary.next_page_key; }

TEST(Pages, TellByWhichKeyThereAreMore) {
  const struct {
    const char* told;
    const char* key;
  } cases[] = {
      {R"("hasMore":true,"offset":"x")", "hasMore"},
      {R"("has_more":true)", "has_more"},
      {R"("pageInfo":{"hasNextPage":true,"endCursor":"c"})", "pageInfo.hasNextPage"},
      {R"("paging":{"next":{"after":"10","link":"https://a/"}})", "paging.next.after"},
      {R"("next":"https://a/?cursor=1","previous":null)", "next"},
      {R"("links":{"self":"https://a/","next":"https://a/2"})", "links.next"},
      {R"("next_page_uri":"/2")", "next_page_uri"},
      {R"("meta":{"nextCursor":"c"})", "meta.nextCursor"},
      {R"("@odata.nextLink":"https://a/2")", "@odata.nextLink"},
      {R"("hasMore":false,"offset":"x")", ""},
      {R"("pageInfo":{"hasNextPage":false,"endCursor":"c"})", ""},
      {R"("paging":{})", ""},
      {R"("next":null)", ""},
      {R"("next":"")", ""},
      {R"("links":{"self":"https://a/","prev":"https://a/1"})", ""},
      {R"("total":7)", ""},
  };
  for (const auto& [told, key] : cases) {
    EXPECT_EQ(KeyOf(PageOf(told, kEvent, "")), key) << told;
    EXPECT_EQ(KeyOf(PageOf("", kEvent, told)), key) << told;
  }
  EXPECT_EQ(KeyOf(kEvent), "");
}

TEST(Pages, OnlyTheLastOfASourceCounts) {
  const std::string more = PageOf("", kEvent, R"("hasMore":true)");
  const std::string last = PageOf("", kEvent, R"("hasMore":false)");
  const std::string plain = PageOf("", kEvent, "");
  EXPECT_EQ(KeyOf(more + "\n" + more), "hasMore");
  EXPECT_EQ(KeyOf(more + "\n" + last), "");
  EXPECT_EQ(KeyOf("[" + more + "," + plain + "]"), "");
  EXPECT_EQ(KeyOf("[" + plain + "," + more + "]"), "hasMore");
}

TEST(Pages, AnEmptyOneWithALinkIsTheLast) {
  const std::string page = PageOf("", kEvent, R"("paging":{"next":"https://a/2"})");
  EXPECT_EQ(KeyOf(page), "paging.next");
  EXPECT_EQ(KeyOf(page + PageOf("", "", R"("paging":{"next":"https://a/3"})")), "");
}

TEST(Pages, LongOnesTellItOnEitherSideOfTheirList) {
  std::string events;
  while (events.size() < 2 * ingest::kPageProbeBytes) {
    events += (events.empty() ? "" : ",\n") + std::string(kEvent);
  }
  const std::string told = R"("paging":{"next":{"link":"https://a/?x={}]"}})";
  for (const std::string& page : {PageOf(told, events, ""), PageOf("", events, told),
                                  PageOf("\"a\":1", events, "\n  \"b\": [1], " + told + "\n")}) {
    EXPECT_EQ(KeyOf(page), "paging.next.link");
    EXPECT_EQ(LoadInPieces(page, "{}", 70'001).summary.next_page_key, "paging.next.link");
    EXPECT_EQ(KeyOf(page + PageOf("", kEvent, "")), "");
  }
}

TEST(Pages, OfGraphQlAndOfPagesThatAreReadWholeTellItToo) {
  const auto orders = [](const char* more) {
    return std::string(R"({"data":{"orders":{"edges":[{"node":{"id":"gid://shopify/Order/1",)") +
           R"("createdAt":"2026-03-01T09:00:00Z","email":"a@x.example","totalPriceSet":{"shopMoney":{"amount":"10.0","currencyCode":"EUR"}}}}],"pageInfo":{"hasNextPage":)" +
           more + "}}}}";
  };
  EXPECT_EQ(KeyOf(orders("true")), "data.orders.pageInfo.hasNextPage");
  EXPECT_EQ(KeyOf(orders("true") + "\n" + orders("false")), "");
  const auto klaviyo = [](const char* next) {
    return std::string(
               R"({"data":[{"type":"event","id":"e1","attributes":{"datetime":"2024-03-13T10:21:14+00:00","event_properties":{}},"relationships":{"profile":{"data":{"type":"profile","id":"p1"}},"metric":{"data":{"type":"metric","id":"m"}}}}],"included":[],"links":{"self":"https://a/","next":)") +
           next + "}}";
  };
  EXPECT_EQ(KeyOf(klaviyo("\"https://a/2\"")), "links.next");
  EXPECT_EQ(KeyOf(klaviyo("null")), "");
}

TEST(Pages, KeysOfRecordsSayNothing) {
  EXPECT_EQ(
      KeyOf(
          R"({"contact":"a","time":"2026-01-01","type":"x","has_more":true,"next":"n","data":[{}]})"),
      "");
  EXPECT_EQ(
      KeyOf(PageOf("", R"({"contact":"a","time":"2026-01-01","type":"x","has_more":true})", "")),
      "");
}

struct Told {
  const char* format;
  bool has_pages;
  const char* key;
};

// Which of the sources are told of.
std::string Lacking(const std::vector<Told>& told) {
  std::vector<ingest::SourceSummary> sources(told.size());
  for (size_t i = 0; i < told.size(); ++i) {
    sources[i].format = told[i].format;
    sources[i].has_pages = told[i].has_pages;
    sources[i].next_page_key = told[i].key;
  }
  ingest::TellLackingPages(&sources);
  std::string lacking;
  for (const ingest::SourceSummary& source : sources) lacking += source.lacks_pages ? '1' : '0';
  return lacking;
}

TEST(Pages, AreLackingWhereNoSourceOfTheFormatHasTheLast) {
  EXPECT_EQ(Lacking({{"a", true, "next"}}), "1");
  EXPECT_EQ(Lacking({{"a", true, "next"}, {"a", true, "next"}}), "01");
  EXPECT_EQ(Lacking({{"a", true, "next"}, {"a", true, ""}}), "00");
  EXPECT_EQ(Lacking({{"a", true, ""}, {"a", true, "next"}}), "00");
  EXPECT_EQ(Lacking({{"a", true, "next"}, {"a", false, ""}}), "10");
  EXPECT_EQ(Lacking({{"a", true, "next"}, {"b", true, ""}}), "10");
}

TEST(Pages, AreToldAmongTheWarnings) {
  ingest::SourceSummary summary = Load(PageOf("", kEvent, R"("hasMore":true)")).summary;
  const auto warnings = [&] {
    return test::ObjectOf([&](json::Writer* out) {
             out->Key("summary");
             WriteSummary(summary, out);
           })["summary"]["warnings"]
        .dump();
  };
  EXPECT_EQ(warnings(), "[]");
  summary.lacks_pages = true;
  EXPECT_EQ(
      warnings(),
      R"(["the last page says by 'hasMore' that there are more: they are not in the files"])");
}

}  // namespace
}  // namespace parcours
