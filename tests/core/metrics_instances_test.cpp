// Explain: the instances behind every metric are as many as the metric says.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "answer/metrics_answer.h"
#include "core/metrics_cases.h"
#include "core/metrics_query.h"
#include "metrics/cards.h"
#include "metrics/counting/attribution.h"
#include "metrics/messages.h"
#include "metrics/metric_instances.h"
#include "parcours/error.h"

namespace parcours {
namespace {

using metrics::InstanceTable;
using metrics::MetricField;
using metrics::MetricInstancesResult;
using metrics::MetricSet;
using nlohmann::json;
using test::Case;
using test::ForEachCase;

// The metric's own number on the cards, as the answer to "instances" spells its figure.
struct OwnFigure {
  const MetricSet& set;
  bool denominator;

  json operator()(metrics::Count MetricSet::*member) const {
    return (set.*member).tracking_off ? json(nullptr) : json((set.*member).value);
  }
  json operator()(metrics::Ratio MetricSet::*member) const {
    const metrics::Ratio& ratio = set.*member;
    if (ratio.tracking_off) return nullptr;
    return denominator ? ratio.denominator : ratio.numerator;
  }
  json operator()(metrics::Shares MetricSet::*member) const { return (set.*member).value(); }
  json operator()(metrics::MoneyByCurrency MetricSet::*member) const { return Money(set.*member); }
  json operator()(metrics::MoneyQuotient MetricSet::*member) const {
    if (!denominator) return Money(set.revenue);
    json by_currency = json::object();
    for (const auto& [currency, count] : (set.*member).denominators) by_currency[currency] = count;
    return by_currency;
  }

  static json Money(const metrics::MoneyByCurrency& money) {
    json by_currency = json::object();
    for (const auto& [currency, units] : money) by_currency[currency] = double(units) / 10'000;
    return by_currency;
  }
};

// What the rows themselves add up to.
json SumOf(const MetricInstancesResult& result, const MetricOptions& options) {
  uint64_t count = 0;
  metrics::Shares orders;
  metrics::MoneyByCurrency revenue;
  std::set<std::string> contacts;
  for (const metrics::MetricInstanceRow& row : result.rows) {
    count += row.count;
    orders.parts += row.orders.parts;
    for (const auto& [currency, units] : row.revenue) revenue[currency] += units;
    contacts.insert(std::string(row.instance.contact));
  }
  if (std::holds_alternative<metrics::Shares>(result.figure)) return orders.value();
  if (std::holds_alternative<metrics::MoneyByCurrency>(result.figure)) {
    return OwnFigure::Money(revenue);
  }
  if (count != result.rows.size()) return count;  // events
  return options.unit == MetricOptions::Unit::kContact ? contacts.size() : count;
}

std::string NameOf(const MetricField& field) {
  return field.group.empty() ? std::string(field.key)
                             : std::string(field.group) + "." + std::string(field.key);
}

void ExpectFigures(const Case& c, const InstanceTable& table, const MetricSet& all,
                   const MetricField& field, bool denominator) {
  MetricsQuery query;
  query.report = MetricsReport::kInstances;
  query.metrics = c.request;
  query.metric = NameOf(field);
  query.denominator = denominator;
  query.page.sort = "sentAt";
  query.page.limit = 0;
  const json answer = test::AnswerOf(query, table, *c.store);
  json expected = std::visit(OwnFigure{all, denominator}, field.member);
  const bool per_recipient = field.key == "revenuePerRecipient" && denominator;
  if (per_recipient) {  // one number, whatever the currencies
    expected = expected.empty() ? answer["figure"] : *expected.begin();
  }
  std::string difference;
  EXPECT_TRUE(test::Covers(expected, answer["figure"], &difference))
      << query.metric << (denominator ? " denominator" : "") << ": " << difference;
  const bool of_events = field.needs == metrics::Needs::kUnattributed ||
                         std::holds_alternative<uint64_t metrics::EventCounts::*>(field.source) ||
                         std::holds_alternative<metrics::MachineEvents>(field.source);
  if (answer["figure"].is_null() || per_recipient) return;
  const MetricInstancesResult result = ComputeMetricInstances(table, *c.store, query);
  EXPECT_EQ(result.total, result.rows.size());
  if (std::holds_alternative<std::map<std::string, double>>(result.figure)) return;
  MetricOptions options = c.request.options;
  if (of_events) options.unit = MetricOptions::Unit::kInstance;
  EXPECT_TRUE(test::Covers(answer["figure"], SumOf(result, options), &difference))
      << query.metric << " rows: " << difference;
}

TEST(MetricInstances, AreAsManyAsEveryMetricSays) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    const MetricSet all = ComputeCards(table, *c->store, c->request).scopes.all;
    for (const MetricField& field : metrics::MetricFields()) {
      if (!metrics::Has(all, field)) continue;
      ExpectFigures(*c, table, all, field, false);
      if (std::holds_alternative<metrics::Ratio MetricSet::*>(field.member) ||
          std::holds_alternative<metrics::MoneyQuotient MetricSet::*>(field.member)) {
        ExpectFigures(*c, table, all, field, true);
      }
      if (testing::Test::HasFailure()) return;
    }
  });
}

MetricInstancesResult InstancesOf(const Case& c, const InstanceTable& table,
                                  const MetricField& field, bool denominator) {
  MetricsQuery query;
  query.metrics = c.request;
  query.metric = NameOf(field);
  query.denominator = denominator;
  query.page.sort = "sentAt";
  query.page.limit = 0;
  return ComputeMetricInstances(table, *c.store, query);
}

TEST(MetricInstances, OfANumeratorAreAmongThoseOfTheDenominator) {
  ForEachCase([](Case* c) {
    const InstanceTable table(*c->store);
    const MetricSet all = ComputeCards(table, *c->store, c->request).scopes.all;
    for (const MetricField& field : metrics::MetricFields()) {
      if (!std::holds_alternative<metrics::Ratio MetricSet::*>(field.member)) continue;
      if (!metrics::Has(all, field)) continue;
      using Key = std::tuple<std::string_view, std::optional<std::string_view>, Channel,
                             std::optional<std::string_view>, std::optional<int64_t>>;
      std::multiset<Key> sides[2];
      for (const bool denominator : {false, true}) {
        for (const metrics::MetricInstanceRow& row :
             InstancesOf(*c, table, field, denominator).rows) {
          const metrics::InstanceView& view = row.instance;
          sides[denominator].insert(
              {view.contact, view.message, view.channel, view.delivery, view.sent_at_us});
        }
      }
      EXPECT_TRUE(std::includes(sides[1].begin(), sides[1].end(), sides[0].begin(), sides[0].end()))
          << NameOf(field);
    }
  });
}

TEST(MetricInstances, OfAMessageAreAsManyAsItsRowSays) {
  ForEachCase([](Case* c) {
    c->request.options.unit = MetricOptions::Unit::kInstance;
    const InstanceTable table(*c->store);
    Page page;
    page.sort = "message";
    page.limit = 0;
    const metrics::MessagesResult messages = ComputeMessages(table, *c->store, c->request, page);
    for (const MetricField& field : metrics::MetricFields()) {
      const auto* count = std::get_if<metrics::Count MetricSet::*>(&field.member);
      if (count == nullptr || field.needs == metrics::Needs::kUnattributed ||
          field.needs == metrics::Needs::kUnattributedEmail) {
        continue;
      }
      using Key =
          std::tuple<std::optional<std::string_view>, Channel, std::optional<std::string_view>>;
      std::map<Key, uint64_t> listed;
      const MetricInstancesResult result = InstancesOf(*c, table, field, false);
      for (const metrics::MetricInstanceRow& row : result.rows) {
        const metrics::InstanceView& view = row.instance;
        listed[{view.message, view.channel, view.journey}] += row.count;
      }
      for (const metrics::MessageRow& row : messages.rows) {
        const uint64_t value = (row.metrics.**count).value;
        const Key key(row.message, row.channel, row.journey);
        if (metrics::Has(row.metrics, field) && !(row.metrics.**count).tracking_off) {
          EXPECT_EQ(listed[key], value) << NameOf(field);
        }
      }
    }
  });
}

const char kLoad[] =
    R"({"contact":"a","time":"2026-01-05T00:00:00Z","type":"email.sent","message":"m","journey":"j","delivery":"1"}
{"contact":"b","time":"2026-01-05T00:00:00Z","type":"email.sent","message":"m","journey":"j","delivery":"2"}
{"contact":"a","time":"2026-01-05T01:00:00Z","type":"email.opened","message":"m","delivery":"1"}
{"contact":"a","time":"2026-01-05T02:00:00Z","type":"email.opened","message":"m","delivery":"1"}
{"contact":"c","time":"2026-01-06T02:00:00Z","type":"email.unsubscribed"}
{"contact":"a","time":"2026-01-05T03:00:00Z","type":"order_placed","order":"o","total":5,"currency":"EUR"}
)";

json Ask(const std::string& members) {
  return test::QueryMetrics(kLoad, R"({"report":"instances",)" + members + "}");
}

TEST(MetricInstances, ARowIsASend) {
  const json answer = Ask(R"("metric":"openRate")");
  EXPECT_EQ(answer["side"], "numerator");
  EXPECT_EQ(answer["figure"], 1);
  ASSERT_EQ(answer["rows"].size(), 1u);
  EXPECT_EQ(answer["rows"][0].dump(),
            R"({"channel":"email","contact":"a","count":1,"delivery":"1","journey":"j",)"
            R"("message":"m","sentAt":"2026-01-05T00:00:00Z"})");
  EXPECT_EQ(Ask(R"("metric":"openRate","side":"denominator")")["total"], 2);
}

TEST(MetricInstances, EventsOrdersAndWhatBelongsToNoMessage) {
  EXPECT_EQ(Ask(R"("metric":"totalOpens")")["rows"][0]["count"], 2);
  const json revenue = Ask(R"("metric":"revenue")");
  EXPECT_EQ(revenue["figure"].dump(), R"({"EUR":5})");
  EXPECT_EQ(revenue["rows"][0]["revenue"].dump(), R"({"EUR":5})");
  const json lost = Ask(R"("metric":"unattributedUnsubscribed")");
  EXPECT_EQ(lost["rows"][0].dump(), R"({"at":"2026-01-06T02:00:00Z","contact":"c","count":1})");
  EXPECT_EQ(Ask(R"("metric":"bouncesByClass.hard")")["figure"], 0);
  EXPECT_EQ(Ask(R"("metric":"sends","as":"csv","search":"B")")["csv"],
            "contact,message,journey,channel,delivery,sentAt,count\r\n"
            "b,m,j,email,2,2026-01-05T00:00:00Z,1\r\n");
}

// 5,200 sends, more than are kept before a list is cut to its page; many agree in what is sorted
// by.
std::string LongLoad() {
  std::string load;
  for (int i = 0; i < 5'200; ++i) {
    const int shuffled = i * 7'919 % 5'200;
    const std::string message =
        shuffled % 5 == 0 ? "" : R"(,"message":"m)" + std::to_string(shuffled % 4) + "\"";
    load += R"({"type":"email.sent","contact":"c)" + std::to_string(shuffled % 2'500) + "\"" +
            message + R"(,"time":)" + std::to_string(1'767'571'200 + shuffled % 301) + "}\n";
  }
  return load;
}

TEST(MetricInstances, PagesOfALongListAreTheList) {
  const std::string load = LongLoad();
  const auto rows = [&](const std::string& sort, int offset, int limit) {
    return test::QueryMetrics(load, R"({"report":"instances","metric":"sends","sort":")" + sort +
                                        R"(","offset":)" + std::to_string(offset) + R"(,"limit":)" +
                                        std::to_string(limit) + "}")["rows"];
  };
  for (const char* column : {"sentAt", "contact", "message", "count"}) {
    for (const char* direction : {"", "-"}) {
      const std::string sort = std::string(direction) + column;
      const json whole = rows(sort, 0, 0);
      ASSERT_GT(whole.size(), 5'100u);
      for (const int offset : {0, 40, 1'500, 5'000}) {
        const json page = rows(sort, offset, 60);
        const json expected(std::vector<json>(whole.begin() + offset, whole.begin() + offset + 60));
        EXPECT_EQ(page, expected) << sort << " from " << offset;
      }
    }
  }
}

TEST(MetricInstances, WhatIsNoMetricIsRefused) {
  const std::pair<const char*, const char*> bad[] = {
      {R"("side":"numerator")", "metric"},
      {R"("metric":"openRat")", "metric"},
      {R"("metric":"sends","side":"denominator")", "side"},
      {R"("metric":"sends","sort":"opens")", "sort"}};
  for (const auto& [members, path] : bad) {
    try {
      Ask(members);
      ADD_FAILURE() << members;
    } catch (const Error& error) {
      EXPECT_EQ(error.problems().front().path, path);
    }
  }
}

}  // namespace
}  // namespace parcours
