// Tables: paged, searched, by state, as CSV; and how they add up to the cards.

#include <gtest/gtest.h>

#include "answer/metrics_answer.h"
#include "core/metrics_cases.h"
#include "core/metrics_query.h"
#include "metrics/cards.h"
#include "metrics/links.h"
#include "metrics/recipients.h"

namespace parcours {
namespace {

using metrics::InstanceTable;
using nlohmann::json;
using test::Case;
using test::ForEachCase;

// A query of each table, over the case's selection.
std::vector<MetricsQuery> TablesOf(const Case& c) {
  const struct {
    MetricsReport report;
    std::vector<std::string> sorts;
  } tables[] = {
      {MetricsReport::kMessages, {"openRate", "revenue", "sends", "name", "channel", "journey"}},
      {MetricsReport::kRecipients,
       {"contact", "sentAt", "deliveredAt", "firstOpenAt", "opens", "machineOpens", "firstClickAt",
        "clicks", "unsubscribedAt", "bounce", "code", "orders", "revenue"}},
      {MetricsReport::kLinks,
       {"url", "totalClicks", "clicked", "machineClicks", "share", "allClicks", "unsubscribe"}}};
  std::vector<MetricsQuery> queries;
  for (const auto& table : tables) {
    MetricsQuery query;
    query.report = table.report;
    query.metrics = c.request;
    if (query.report == MetricsReport::kRecipients) query.message = "m0";
    query.page.sort = table.sorts[c.seed % table.sorts.size()];
    query.page.descending = c.seed % 2 == 0;
    query.page.limit = 0;
    queries.push_back(query);
  }
  return queries;
}

TEST(MetricTables, PagesAreTheTable) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    for (MetricsQuery& query : TablesOf(*c)) {
      const json whole = test::AnswerOf(query, table, *c->store)["rows"];
      json pieces = json::array();
      query.page.limit = 2;
      for (; query.page.offset < whole.size(); query.page.offset += query.page.limit) {
        const json piece = test::AnswerOf(query, table, *c->store);
        EXPECT_EQ(piece["total"], whole.size());
        for (const json& row : piece["rows"]) pieces.push_back(row);
      }
      EXPECT_EQ(whole, pieces);
    }
  });
}

// What a row is sorted by: a ratio's value; times in a form that compares as text.
json SortedBy(const json& row, const std::string& column) {
  if (!row.contains(column)) return nullptr;  // an SMS has no open rate
  json value = row[column].is_object() ? row[column]["value"] : row[column];
  const bool time = column.size() > 2 && column.compare(column.size() - 2, 2, "At") == 0;
  if (time && value.is_string()) value.get_ref<std::string&>().pop_back();  // the Z
  return value;
}

TEST(MetricTables, RowsStandInTheOrderOfTheirColumn) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    for (const MetricsQuery& query : TablesOf(*c)) {
      if (query.page.sort == "revenue") continue;  // of several currencies
      json last;
      bool past_values = false;
      const json rows = test::AnswerOf(query, table, *c->store)["rows"];
      for (const json& row : rows) {
        const json value = SortedBy(row, query.page.sort);
        if (value.is_null()) {
          past_values = true;
          continue;
        }
        EXPECT_FALSE(past_values) << query.page.sort;
        if (!last.is_null()) {
          const bool before = query.page.descending ? last < value : value < last;
          EXPECT_FALSE(before) << query.page.sort << ": " << last << ", " << value;
        }
        last = value;
      }
    }
  });
}

TEST(MetricTables, ChunksOfCsvAreOneFile) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    for (MetricsQuery& query : TablesOf(*c)) {
      const json rows = test::AnswerOf(query, table, *c->store)["rows"];
      query.page.csv = true;
      const json whole = test::AnswerOf(query, table, *c->store);
      EXPECT_TRUE(whole["next"].is_null());
      EXPECT_EQ(whole["total"], rows.size());
      const std::string csv = whole["csv"].get<std::string>();
      EXPECT_EQ(static_cast<size_t>(std::count(csv.begin(), csv.end(), '\n')), rows.size() + 1);
      std::string pieces;
      query.page.limit = 2;
      for (json next = 0; !next.is_null();) {
        query.page.offset = next.get<uint32_t>();
        const json piece = test::AnswerOf(query, table, *c->store);
        pieces += piece["csv"].get<std::string>();
        next = piece["next"];
      }
      EXPECT_EQ(csv, pieces);
    }
  });
}

TEST(MetricTables, RecipientsInAStateAreTheCardsContacts) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    MetricsQuery query;
    query.report = MetricsReport::kRecipients;
    query.metrics = c->request;
    query.metrics.options.unit = MetricOptions::Unit::kContact;
    query.message = "m0";
    query.page.sort = "contact";
    MetricsRequest of_message = query.metrics;
    of_message.selection.messages = {"m0"};
    const metrics::MetricSet all = ComputeCards(table, *c->store, of_message).scopes.all;
    const std::pair<RecipientState, metrics::Count> states[] = {
        {RecipientState::kSent, all.sends},
        {RecipientState::kDelivered, all.deliveries},
        {RecipientState::kOpened, all.opened},
        {RecipientState::kClicked, all.clicked},
        {RecipientState::kBounced, all.bounces},
        {RecipientState::kUndelivered, all.undelivered},
        {RecipientState::kUnconfirmed, all.unconfirmed},
        {RecipientState::kPending, all.pending},
        {RecipientState::kUnsubscribed, all.unsubscribed},
        {RecipientState::kComplained, all.abuse_reports}};
    for (const auto& [state, count] : states) {
      query.state = state;
      EXPECT_EQ(ComputeRecipients(table, *c->store, query).total, count.value)
          << static_cast<int>(state);
    }
  });
}

TEST(MetricTables, LinksAddUpToTheCards) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    MetricsQuery query;
    query.report = MetricsReport::kLinks;
    query.metrics = c->request;
    query.page.sort = "url";
    query.page.limit = 0;
    const metrics::MetricSet all = ComputeCards(table, *c->store, c->request).scopes.all;
    uint64_t clicks = 0;
    uint64_t machine_clicks = 0;
    for (const metrics::LinkRow& row : ComputeLinks(table, *c->store, query).rows) {
      clicks += row.total_clicks;
      machine_clicks += row.machine_clicks;
      EXPECT_LE(row.clicked, row.total_clicks);
      EXPECT_LE(row.clicked, all.clicked.value);
      EXPECT_LE(row.total_clicks, row.all_clicks);
    }
    EXPECT_EQ(clicks, all.total_clicks.value);
    EXPECT_EQ(machine_clicks, all.machine_clicks.value);
  });
}

const char kClicks[] =
    R"({"contact":"a","time":"2026-01-05T00:00:00Z","type":"email.sent","message":"m","delivery":"1"}
{"contact":"b@x.example","time":"2026-01-05T00:00:00Z","type":"email.sent","message":"m","delivery":"2"}
{"contact":"a","time":"2026-01-05T01:00:00Z","type":"email.clicked","message":"m","delivery":"1","url":"https://s.example/A"}
{"contact":"a","time":"2026-01-05T02:00:00Z","type":"email.clicked","message":"m","delivery":"1","url":"https://s.example/A"}
{"contact":"a","time":"2026-01-05T03:00:00Z","type":"email.clicked","message":"m","delivery":"1","url":"https://s.example/unsubscribe"}
{"contact":"b@x.example","time":"2026-01-05T03:00:00Z","type":"email.clicked","message":"m","delivery":"2","url":"https://s.example/A"}
{"contact":"b@x.example","time":"2026-01-05T04:00:00Z","type":"email.clicked","message":"m","delivery":"2"}
)";

TEST(Links, ARowForEachAddress) {
  const json answer = test::QueryMetrics(kClicks, R"({"report":"links","message":"m"})");
  EXPECT_EQ(answer["total"], 3);
  EXPECT_EQ(answer["rows"][0].dump(),
            R"({"allClicks":3,"clicked":2,"machineClicks":0,"share":{"denominator":4,)"
            R"("numerator":3,"value":0.75},"totalClicks":3,"unsubscribe":false,)"
            R"("url":"https://s.example/A"})");
  EXPECT_TRUE(answer["rows"][1]["url"].is_null());
  EXPECT_EQ(answer["rows"][2]["totalClicks"], 0);
  EXPECT_EQ(answer["rows"][2]["allClicks"], 1);
  EXPECT_EQ(answer["rows"][2]["unsubscribe"], true);
}

TEST(Links, AreSearchedAndWrittenAsCsv) {
  const json answer = test::QueryMetrics(
      kClicks, R"({"report":"links","search":"S.EXAMPLE","as":"csv","sort":"url","limit":1})");
  EXPECT_EQ(answer["csv"],
            "url,unsubscribe,totalClicks,clicked,machineClicks,share,allClicks\r\n"
            "https://s.example/A,false,3,2,0,0.75,3\r\n");
  EXPECT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["next"], 1);
}

TEST(Recipients, AreSearchedInAnyCase) {
  const json answer =
      test::QueryMetrics(kClicks, R"({"report":"recipients","message":"m","search":"B@X"})");
  EXPECT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["rows"][0]["contact"], "b@x.example");
}

TEST(Recipients, CsvIsSafeToOpenAndHasAColumnForEachCurrency) {
  const json answer = test::QueryMetrics(
      R"({"contact":"=A1+1","time":"2026-01-05T00:00:00Z","type":"sms.sent","message":"m"}
{"contact":"=A1+1","time":"2026-01-05T00:00:01Z","type":"order_placed","total":12.5,"currency":"EUR"}
{"contact":"z","time":"2026-01-05T00:00:01Z","type":"order_placed","total":1,"currency":"USD"}
)",
      R"({"report":"recipients","message":"m","as":"csv"})");
  EXPECT_EQ(answer["csv"],
            "contact,sentAt,deliveredAt,firstClickAt,clicks,unsubscribedAt,code,codeClass,orders,"
            "revenue.EUR,revenue.USD\r\n"
            "'=A1+1,2026-01-05T00:00:00Z,,,0,,,,1,12.5,\r\n");
}

TEST(Messages, AreSearchedByNameAndJourney) {
  const char* load =
      R"({"journey":"j","messages":[{"message":"m","name":"Good morning","channel":"email"},{"message":"n"}]}
)";
  const auto total = [&](const char* search) {
    return test::QueryMetrics(
               load, std::string(R"({"report":"messages","search":")") + search + "\"}")["total"]
        .get<int>();
  };
  EXPECT_EQ(total("MORN"), 1);
  EXPECT_EQ(total("j"), 2);
  EXPECT_EQ(total("k"), 0);
}

}  // namespace
}  // namespace parcours
