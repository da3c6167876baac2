// Attribution beyond the last touch: models that share, trails, and the grid of windows. That each
// order goes to whom it should is the random comparison's to say (metrics_random_test.cpp).

#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "answer/metrics_answer.h"
#include "core/metrics_cases.h"
#include "core/metrics_query.h"
#include "metrics/attribution_grid.h"
#include "metrics/cards.h"
#include "metrics/counting/credit_split.h"
#include "metrics/order_trails.h"

namespace parcours {
namespace {

using metrics::InstanceTable;
using metrics::MetricSet;
using metrics::SplitByWeights;
using nlohmann::json;
using test::Case;
using test::ForEachCase;

TEST(CreditSplit, GivesWhatIsLeftOverToTheLargestRemainders) {
  const struct {
    int64_t total;
    std::vector<int64_t> weights;
    std::vector<int64_t> expected;
  } cases[] = {
      {100, {1}, {100}},
      {100, {1, 1, 1}, {34, 33, 33}},
      {101, {1, 1, 1}, {34, 34, 33}},
      {10, {2, 1, 2}, {4, 2, 4}},
      {11, {2, 1, 2}, {5, 2, 4}},  // 4.4, 2.2, 4.4
      {-100, {1, 1, 1}, {-34, -33, -33}},
      {0, {1, 2}, {0, 0}},
      {1, {1, 1, 1, 1}, {1, 0, 0, 0}},
      {std::numeric_limits<int64_t>::max(), {1, 1}, {(int64_t{1} << 62), (int64_t{1} << 62) - 1}},
      {std::numeric_limits<int64_t>::min(), {1, 1}, {-(int64_t{1} << 62), -(int64_t{1} << 62)}},
  };
  for (const auto& [total, weights, expected] : cases) {
    EXPECT_EQ(SplitByWeights(total, weights), expected) << total;
  }
}

TEST(CreditSplit, AddsUpAndIsNearWhateverTheWeights) {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::vector<int64_t> weights(1 + random() % 9);
    for (int64_t& weight : weights) weight = 1 + random() % 12;
    const auto total = static_cast<int64_t>(random() % 2'000'001) - 1'000'000;
    const std::vector<int64_t> pieces = SplitByWeights(total, weights);
    const int64_t sum = std::accumulate(weights.begin(), weights.end(), int64_t{0});
    EXPECT_EQ(std::accumulate(pieces.begin(), pieces.end(), int64_t{0}), total);
    for (size_t i = 0; i < pieces.size(); ++i) {
      EXPECT_LT(std::abs(pieces[i] * sum - total * weights[i]), sum) << "round " << round;
    }
  }
}

// Everything that the model may share, shares of one order included.
TEST(Attribution, SharesAddUpToAllOrdersUnderEveryModel) {
  ForEachCase([](Case* c) {
    c->request.selection = {};
    std::map<std::string, int64_t> expected;
    uint64_t orders = 0;
    for (const AttributionModel model : {AttributionModel::kLast, AttributionModel::kFirst,
                                         AttributionModel::kLinear, AttributionModel::kPosition}) {
      c->request.options.model = model;
      const MetricSet all =
          ComputeCards(InstanceTable(*c->store), *c->store, c->request).scopes.all;
      std::map<std::string, int64_t> sum = all.revenue;
      for (const auto& [currency, units] : all.unattributed_revenue) sum[currency] += units;
      if (model == AttributionModel::kLast) {
        expected = sum;
        orders = all.orders.parts + all.unattributed_orders.parts;
      }
      EXPECT_EQ(sum, expected);
      EXPECT_EQ(all.orders.parts + all.unattributed_orders.parts, orders);
      EXPECT_EQ(orders % metrics::kOrderParts, 0u);
    }
  });
}

TEST(Attribution, ACellOfTheGridIsTheCardsWithItsWindows) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    MetricsQuery query;
    query.report = MetricsReport::kAttributionGrid;
    query.metrics = c->request;
    for (const std::optional<int64_t>& window :
         {std::optional<int64_t>(), std::optional<int64_t>(0),
          std::optional<int64_t>(12 * test::kHourUs), std::optional<int64_t>(5 * test::kDayUs)}) {
      query.email_windows.push_back({std::nullopt, window});
      if (window != std::optional<int64_t>(0)) query.sms_windows.push_back({std::nullopt, window});
    }
    const metrics::GridResult grid = ComputeAttributionGrid(table, *c->store, query);
    ASSERT_EQ(grid.cells.size(), 4u);
    for (size_t email = 0; email < 4; ++email) {
      ASSERT_EQ(grid.cells[email].size(), 3u);
      for (size_t sms = 0; sms < 3; ++sms) {
        MetricsRequest of_cell = c->request;
        AttributionWindows& windows = of_cell.options.windows;
        for (std::optional<int64_t>* window : {&windows.email_open_us, &windows.email_click_us}) {
          if (*window) *window = query.email_windows[email].window_us;
        }
        for (std::optional<int64_t>* window : {&windows.sms_delivery_us, &windows.sms_click_us}) {
          if (*window) *window = query.sms_windows[sms].window_us;
        }
        const MetricSet all = ComputeCards(table, *c->store, of_cell).scopes.all;
        const metrics::GridCell& cell = grid.cells[email][sms];
        EXPECT_EQ(cell.orders.parts, all.orders.parts);
        EXPECT_EQ(cell.unattributed_orders.parts, all.unattributed_orders.parts);
        EXPECT_EQ(cell.revenue, all.revenue);
        EXPECT_EQ(cell.unattributed_revenue, all.unattributed_revenue);
      }
    }
  });
}

TEST(Attribution, TrailsAddUpToTheCards) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    MetricsQuery query;
    query.report = MetricsReport::kOrders;
    query.metrics = c->request;
    query.metrics.selection = {};
    query.page.sort = "time";
    query.page.limit = 0;
    const MetricSet all = ComputeCards(table, *c->store, query.metrics).scopes.all;
    uint64_t parts = 0;
    uint64_t unattributed = 0;
    std::map<std::string, int64_t> revenue;
    for (const metrics::OrderRow& row : ComputeOrders(table, *c->store, query).rows) {
      uint64_t of_order = 0;
      int64_t amount = 0;
      for (const metrics::TrailStep& step : row.credits) {
        of_order += step.share.parts;
        amount += step.amount;
        EXPECT_EQ(step.touch.has_value(), !row.is_explicit);
        EXPECT_EQ(step.instance.contact, row.contact);
        if (step.touch) {
          EXPECT_LE(step.touch_at_us, row.time_us);
        }
      }
      EXPECT_EQ(of_order, row.credits.empty() ? 0 : metrics::kOrderParts);
      if (row.credits.empty()) {
        unattributed += metrics::kOrderParts;
        EXPECT_TRUE(row.eligible.empty());
        continue;
      }
      parts += of_order;
      EXPECT_EQ(amount, row.amount.value_or(0));
      if (row.amount) revenue[row.currency.value_or("")] += amount;
      const bool shares = c->request.options.model == AttributionModel::kLinear ||
                          c->request.options.model == AttributionModel::kPosition;
      if (shares && !row.is_explicit) {
        EXPECT_TRUE(row.eligible.empty());
      }
    }
    EXPECT_EQ(parts, all.orders.parts);
    EXPECT_EQ(unattributed, all.unattributed_orders.parts);
    EXPECT_EQ(revenue, all.revenue);
  });
}

// One contact: an e-mail opened and clicked, another opened, an SMS delivered, then two orders.
const char kJourney[] =
    R"({"contact":"a","time":"2026-01-05T00:00:00Z","type":"email.sent","message":"m1","journey":"j","delivery":"d1"}
{"contact":"a","time":"2026-01-05T01:00:00Z","type":"email.opened","message":"m1","delivery":"d1"}
{"contact":"a","time":"2026-01-06T00:00:00Z","type":"email.sent","message":"m2","journey":"j","delivery":"d2"}
{"contact":"a","time":"2026-01-06T01:00:00Z","type":"email.opened","message":"m2","delivery":"d2"}
{"contact":"a","time":"2026-01-07T00:00:00Z","type":"sms.sent","message":"s","journey":"j","delivery":"d3"}
{"contact":"a","time":"2026-01-07T00:00:01Z","type":"sms.delivered","message":"s","delivery":"d3"}
{"contact":"a","time":"2026-01-07T02:00:00Z","type":"email.clicked","message":"m1","delivery":"d1","url":"https://s.example/"}
{"contact":"a","time":"2026-01-07T03:00:00Z","type":"order_placed","order":"o1","total":"10.00","currency":"EUR"}
{"contact":"a","time":"2026-03-07T03:00:00Z","type":"order_placed","order":"o2","total":7,"currency":"EUR"}
{"contact":"a","time":"2026-03-07T04:00:00Z","type":"order_placed","order":"o3","message":"m2"}
)";

// "m1 0.8, m2 0.2": whom the order o1 is credited to.
std::string CreditsOf(const std::string& model) {
  const json answer = test::QueryMetrics(
      kJourney, R"({"report":"orders","search":"o1","options":{"model":")" + model + "\"}}");
  std::string text;
  for (const json& credit : answer["rows"][0]["credits"]) {
    text += (text.empty() ? "" : ", ") + credit["message"].get<std::string>() + " " +
            credit["share"].dump() + " " + credit["credit"].dump();
  }
  return text;
}

TEST(Attribution, ModelsShareAsTheyPromise) {
  EXPECT_EQ(CreditsOf("last"), "m1 1 10");
  EXPECT_EQ(CreditsOf("first"), "m1 1 10");
  EXPECT_EQ(CreditsOf("linear"), "m1 0.333334 3.3334, m2 0.333333 3.3333, s 0.333333 3.3333");
  // m1 has the first touch and the last: 40 % and 40 %; the others 10 % each.
  EXPECT_EQ(CreditsOf("position"), "m1 0.8 8, m2 0.1 1, s 0.1 1");
}

TEST(Attribution, ATrailTellsWhatElseWasEligible) {
  const json rows = test::QueryMetrics(kJourney, R"({"report":"orders","sort":"time"})")["rows"];
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["credits"][0]["touch"], "emailClick");
  EXPECT_EQ(rows[0]["credits"][0]["touchAt"], "2026-01-07T02:00:00Z");
  EXPECT_EQ(rows[0]["credits"][0]["why"], "last");
  EXPECT_EQ(rows[0]["credits"][0]["delivery"], "d1");
  ASSERT_EQ(rows[0]["eligible"].size(), 2u);
  EXPECT_EQ(rows[0]["eligible"][0]["message"], "s");
  EXPECT_EQ(rows[0]["eligible"][0]["touch"], "smsDelivery");
  EXPECT_EQ(rows[0]["eligible"][1]["message"], "m2");
  EXPECT_TRUE(rows[1]["credits"].empty());
  EXPECT_TRUE(rows[2]["amount"].is_null());
  EXPECT_EQ(rows[2]["credits"][0]["why"], "explicit");
  EXPECT_TRUE(rows[2]["credits"][0]["touch"].is_null());
}

TEST(Attribution, OrdersAreListedByState) {
  const auto total = [](const char* state) {
    return test::QueryMetrics(
               kJourney, std::string(R"({"report":"orders","state":")") + state + "\"}")["total"]
        .get<int>();
  };
  EXPECT_EQ(total("attributed"), 2);
  EXPECT_EQ(total("unattributed"), 1);
}

TEST(Attribution, AnOrdersCsvHasARowForEachCredit) {
  const json answer = test::QueryMetrics(
      kJourney,
      R"({"report":"orders","as":"csv","sort":"time","limit":2,"options":{"model":"position"}})");
  EXPECT_EQ(answer["csv"],
            "order,contact,time,currency,amount,undone,message,journey,channel,delivery,sentAt,"
            "touch,touchAt,why,share,credit\r\n"
            "o1,a,2026-01-07T03:00:00Z,EUR,10,false,m1,j,email,d1,2026-01-05T00:00:00Z,emailClick,"
            "2026-01-07T02:00:00Z,position,0.8,8\r\n"
            "o1,a,2026-01-07T03:00:00Z,EUR,10,false,m2,j,email,d2,2026-01-06T00:00:00Z,emailOpen,"
            "2026-01-06T01:00:00Z,position,0.1,1\r\n"
            "o1,a,2026-01-07T03:00:00Z,EUR,10,false,s,j,sms,d3,2026-01-07T00:00:00Z,smsDelivery,"
            "2026-01-07T00:00:01Z,position,0.1,1\r\n"
            "o2,a,2026-03-07T03:00:00Z,EUR,7,false,,,,,,,,,,\r\n");
  EXPECT_EQ(answer["total"], 3);
  EXPECT_EQ(answer["next"], 2);
}

TEST(Attribution, TheGridNamesItsWindows) {
  const json answer = test::QueryMetrics(
      kJourney, R"({"report":"attribution-grid","email":[null,"PT1H"],"sms":["PT2H","PT3H"]})");
  EXPECT_EQ(answer["email"].dump(), R"([null,"PT1H"])");
  // o3 names its message; o1 has the SMS delivered 2:59:59 before, or the click an hour before.
  EXPECT_EQ(answer["cells"].size(), 2u);
  EXPECT_EQ(answer["cells"][0][0]["revenue"].dump(), "{}");
  EXPECT_EQ(answer["cells"][0][1]["revenue"].dump(), R"({"EUR":10})");
  EXPECT_EQ(answer["cells"][1][0]["orders"], 2);
  EXPECT_EQ(answer["cells"][1][1]["unattributedRevenue"].dump(), R"({"EUR":7})");
}

}  // namespace
}  // namespace parcours
