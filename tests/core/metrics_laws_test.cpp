// What always holds (docs/metrics.md, section 8), on seeded random loads; and how the other reports
// follow from the cards.

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "answer/metrics_answer.h"
#include "core/metrics_cases.h"
#include "core/metrics_query.h"
#include "metrics/cards.h"
#include "metrics/messages.h"
#include "metrics/recipients.h"
#include "reference/load_events.h"
#include "text/time_zone.h"

namespace parcours {
namespace {

using metrics::InstanceTable;
using metrics::MetricField;
using metrics::MetricSet;
using nlohmann::json;

using test::Case;
using test::ForEachCase;

metrics::CardsResult CardsOf(const Case& c) {
  return ComputeCards(InstanceTable(*c.store), *c.store, c.request);
}

json CardsJsonOf(const store::EventStore& store, const MetricsRequest& request) {
  return test::CardsOf(InstanceTable(store), store, request);
}

// Every report, as text.
std::string AnswersOf(const store::EventStore& store, const MetricsRequest& request) {
  const InstanceTable table(store);
  MetricsQuery query;
  query.metrics = request;
  query.page.limit = 0;
  query.email_windows = {{std::nullopt, std::nullopt}, {std::nullopt, 5 * test::kDayUs}};
  query.sms_windows = {{std::nullopt, 12 * test::kHourUs}};
  query.metric = "clickRate";
  const std::pair<MetricsReport, const char*> reports[] = {
      {MetricsReport::kCards, ""},          {MetricsReport::kMessages, "sends"},
      {MetricsReport::kRecipients, "code"}, {MetricsReport::kLinks, "clicked"},
      {MetricsReport::kOrders, "amount"},   {MetricsReport::kAttributionGrid, ""},
      {MetricsReport::kInstances, "sentAt"}};
  std::string answers;
  for (const auto& [report, sort] : reports) {
    query.report = report;
    query.message = report == MetricsReport::kRecipients ? "m0" : "";
    query.page.sort = sort;
    answers += test::AnswerOf(query, table, store).dump() + "\n";
  }
  return answers;
}

// The metrics that are plain counts, and add up over disjoint parts.
bool IsAdditive(const MetricField& field) {
  return (std::holds_alternative<metrics::Count MetricSet::*>(field.member) ||
          std::holds_alternative<metrics::Shares MetricSet::*>(field.member)) &&
         field.needs != metrics::Needs::kUnattributed &&
         field.needs != metrics::Needs::kUnattributedEmail &&
         field.needs != metrics::Needs::kUnattributedOrders;
}

uint64_t CountIn(const MetricSet& set, const MetricField& field) {
  if (const auto* shares = std::get_if<metrics::Shares MetricSet::*>(&field.member)) {
    return (set.**shares).parts;
  }
  return (set.*std::get<metrics::Count MetricSet::*>(field.member)).value;
}

TEST(MetricsLaws, SendsAreDeliveredFailedOrOpen) {
  ForEachCase([](Case* c) {
    c->request.options.unit = MetricOptions::Unit::kInstance;
    c->request.options.date_basis = MetricOptions::DateBasis::kSend;
    c->request.options.implied = true;
    const metrics::CardsResult cards = CardsOf(*c);
    if (cards.scopes.email) {
      const MetricSet& m = *cards.scopes.email;
      EXPECT_EQ(m.deliveries.value + m.bounces.value + m.pending.value, m.sends.value);
      EXPECT_EQ(m.bounces_hard.value + m.bounces_soft.value + m.bounces_block.value +
                    m.bounces_unknown.value,
                m.bounces.value);
    }
    if (cards.scopes.sms) {
      const MetricSet& m = *cards.scopes.sms;
      EXPECT_EQ(m.deliveries.value + m.undelivered.value + m.unconfirmed.value, m.sends.value);
      EXPECT_EQ(m.undelivered_unreachable.value + m.undelivered_invalid.value +
                    m.undelivered_landline.value + m.undelivered_filtered.value +
                    m.undelivered_opted_out.value + m.undelivered_expired.value +
                    m.undelivered_balance.value + m.undelivered_unknown.value,
                m.undelivered.value);
    }
  });
}

TEST(MetricsLaws, NoRatePassesOne) {
  ForEachCase([](Case* c) {
    const metrics::CardsResult cards = CardsOf(*c);
    for (const MetricField& field : metrics::MetricFields()) {
      const auto* ratio = std::get_if<metrics::Ratio MetricSet::*>(&field.member);
      if (ratio == nullptr) continue;
      EXPECT_LE((cards.scopes.all.**ratio).numerator, (cards.scopes.all.**ratio).denominator)
          << field.key;
    }
    EXPECT_LE(cards.scopes.all.open_rate_low.numerator, cards.scopes.all.open_rate.numerator);
    EXPECT_LE(cards.scopes.all.open_rate.numerator, cards.scopes.all.open_rate_high.numerator);
  });
}

TEST(MetricsLaws, EmailAndSmsAreAll) {
  ForEachCase([](Case* c) {
    c->request.options.unit = MetricOptions::Unit::kInstance;
    const metrics::CardScopes scopes = CardsOf(*c).scopes;
    for (const MetricField& field : metrics::MetricFields()) {
      if (!IsAdditive(field)) continue;
      uint64_t sum = 0;
      if (scopes.email) sum += CountIn(*scopes.email, field);
      if (scopes.sms) sum += CountIn(*scopes.sms, field);
      EXPECT_EQ(CountIn(scopes.all, field), sum) << field.key;
    }
  });
}

TEST(MetricsLaws, MessagesAddUpToTheCards) {
  ForEachCase([](Case* c) {
    c->request.options.unit = MetricOptions::Unit::kInstance;
    const InstanceTable table(*c->store);
    const MetricSet all = ComputeCards(table, *c->store, c->request).scopes.all;
    Page page;
    page.sort = "sends";
    page.limit = 0;
    const metrics::MessagesResult messages = ComputeMessages(table, *c->store, c->request, page);
    metrics::MoneyByCurrency revenue;
    for (const MetricField& field : metrics::MetricFields()) {
      if (!IsAdditive(field)) continue;
      uint64_t sum = 0;
      for (const metrics::MessageRow& row : messages.rows) sum += CountIn(row.metrics, field);
      EXPECT_EQ(CountIn(all, field), sum) << field.key;
    }
    for (const metrics::MessageRow& row : messages.rows) {
      for (const auto& [currency, units] : row.metrics.revenue) revenue[currency] += units;
    }
    EXPECT_EQ(all.revenue, revenue);
  });
}

TEST(MetricsLaws, AMessagesRowIsTheCardsOfThatMessage) {
  ForEachCase([](Case* c) {
    MetricsQuery query;
    query.report = MetricsReport::kMessages;
    query.metrics = c->request;
    query.page.sort = "message";
    const InstanceTable table(*c->store);
    const json messages = test::AnswerOf(query, table, *c->store);
    for (json row : messages["rows"]) {
      if (row["message"].is_null() || row["journey"].is_null()) continue;
      MetricsRequest of_row = c->request;
      of_row.selection.messages = {row["message"].get<std::string>()};
      of_row.selection.journeys = {row["journey"].get<std::string>()};
      const json cards = CardsJsonOf(*c->store, of_row);
      const std::string channel = row["channel"].get<std::string>();
      ASSERT_TRUE(cards.contains(channel));
      // A message that nobody was sent knows of its tracking from its record alone.
      if (row["sends"] == 0) continue;
      for (const char* name : {"message", "name", "channel", "journey"}) row.erase(name);
      std::string difference;
      EXPECT_TRUE(test::Covers(row, cards[channel], &difference)) << difference;
    }
  });
}

TEST(MetricsLaws, ATrendRowIsTheCardsOfItsPeriod) {
  ForEachCase([](Case* c) {
    c->request.trend = TrendUnit::kDay;
    c->request.selection.range.from_us = test::kStartUs;
    c->request.selection.range.to_us = test::kStartUs + 7 * test::kDayUs;
    const json trend = CardsJsonOf(*c->store, c->request)["trend"];
    ASSERT_EQ(trend.size(), 7u);
    MetricsRequest of_day = c->request;
    of_day.trend.reset();
    for (int day = 0; day < 7; ++day) {
      of_day.selection.range.from_us = test::kStartUs + day * test::kDayUs;
      of_day.selection.range.to_us = of_day.selection.range.from_us + test::kDayUs;
      json row = trend[static_cast<size_t>(day)];
      row.erase("date");
      std::string difference;
      EXPECT_TRUE(test::Covers(row, CardsJsonOf(*c->store, of_day)["all"], &difference))
          << difference;
    }
  });
}

// Rows of a trend without a range: from the first day on which something stands to the last.
TEST(MetricsLaws, ATrendWithoutARangeEndsWhereItsRowsDo) {
  uint32_t cut = 0;
  ForEachCase([&cut](Case* c) {
    if (c->seed % 3 != 0) return;
    c->request.trend = TrendUnit::kDay;
    c->request.selection.range = {};
    const json open = CardsJsonOf(*c->store, c->request)["trend"];
    c->request.selection.range.from_us = c->store->first_time_us() - 2 * test::kDayUs;
    c->request.selection.range.to_us = c->store->last_time_us() + 2 * test::kDayUs;
    const json wide = CardsJsonOf(*c->store, c->request)["trend"];
    json nothing = wide[0];
    nothing.erase("date");
    size_t at = 0;  // in `open`
    size_t empty_ends = 0;
    for (json row : wide) {
      const bool inside = at < open.size() && open[at]["date"] == row["date"];
      if (inside) {
        EXPECT_EQ(open[at], row);
      }
      row.erase("date");
      const bool at_an_end = inside && (at == 0 || at + 1 == open.size());
      empty_ends += at_an_end && row == nothing ? 1 : 0;
      if (inside)
        ++at;
      else
        EXPECT_EQ(row, nothing);
    }
    EXPECT_EQ(at, open.size());
    cut += empty_ends == 0 && !open.empty() && open.size() + 4 < wide.size() ? 1 : 0;
  });
  EXPECT_GT(cut, 0u);
}

// As many local days just before, begun ones counted whole; a month with two changes of the clock.
TEST(MetricsLaws, PreviousIsTheCardsOfTheDaysBefore) {
  ForEachCase([](Case* c) {
    const char* zones[] = {"UTC", "Africa/Casablanca", "America/St_Johns"};
    TimeRange& range = c->request.selection.range;
    range.time_zone = zones[c->seed % 3];
    const text::TimeZone& zone = *text::FindTimeZone(range.time_zone);
    const auto midnight = [&](int64_t day) { return zone.LocalToUtc(day * test::kDayUs); };
    const int64_t first = test::kStartUs / test::kDayUs + c->seed % 40;
    const int64_t days = 1 + c->seed % 9;
    range.from_us = midnight(first);
    range.to_us = midnight(first + days);
    c->request.compare_previous = true;
    const json answer = CardsJsonOf(*c->store, c->request);
    range.to_us = range.from_us;
    range.from_us = midnight(first - days);
    c->request.compare_previous = false;
    const json before = CardsJsonOf(*c->store, c->request);
    for (const char* scope : {"all", "email", "sms"}) {
      EXPECT_EQ(answer["previous"].contains(scope), before.contains(scope));
      if (before.contains(scope)) {
        EXPECT_EQ(answer["previous"][scope], before[scope]);
      }
    }
  });
}

TEST(MetricsLaws, TheOrderOfInputNeverMatters) {
  ForEachCase([](Case* c) {
    const std::string before = AnswersOf(*c->store, c->request);
    std::mt19937 random(c->seed);
    for (size_t i = c->load.events.size(); i > 1; --i) {
      std::swap(c->load.events[i - 1], c->load.events[random() % i]);
    }
    const auto shuffled = reference::LoadEvents(reference::ToLines(c->load));
    EXPECT_EQ(before, AnswersOf(*shuffled, c->request));
  });
}

TEST(MetricsLaws, LoadingTwiceOrInHalvesIsLoadingOnce) {
  ForEachCase([](Case* c) {
    const std::string once = AnswersOf(*c->store, c->request);
    const std::string lines = reference::ToLines(c->load);
    EXPECT_EQ(once, AnswersOf(*reference::LoadEvents(lines + lines), c->request));
    store::EventStoreBuilder builder;
    const size_t half = lines.find('\n', lines.size() / 2) + 1;
    reference::AppendEvents(lines.substr(0, half), &builder);
    const auto first = builder.Seal(nullptr);
    reference::AppendEvents(lines.substr(half), &builder);
    EXPECT_EQ(once, AnswersOf(*builder.Seal(first.get()), c->request));
  });
}

TEST(MetricsLaws, AttributedAndUnattributedRevenueIsAllRevenue) {
  ForEachCase([](Case* c) {
    c->request.selection = {};
    const MetricSet all = CardsOf(*c).scopes.all;
    metrics::MoneyByCurrency sum = all.revenue;
    for (const auto& [currency, units] : all.unattributed_revenue) sum[currency] += units;
    // Without touches nothing but orders that name their sending is credited.
    c->request.options.windows = {};
    const MetricSet none = CardsOf(*c).scopes.all;
    metrics::MoneyByCurrency expected = none.revenue;
    for (const auto& [currency, units] : none.unattributed_revenue) expected[currency] += units;
    EXPECT_EQ(sum, expected);
    EXPECT_EQ(all.orders.parts + all.unattributed_orders.parts,
              none.orders.parts + none.unattributed_orders.parts);
  });
}

TEST(MetricsLaws, RecipientsAddUpToTheirMessage) {
  ForEachCase([](Case* c) {
    c->request.selection.messages = {"m0"};
    const InstanceTable table(*c->store);
    MetricsQuery query;
    query.metrics = c->request;
    query.message = "m0";
    query.page.sort = "sentAt";
    query.page.limit = 0;
    const metrics::RecipientsResult recipients = ComputeRecipients(table, *c->store, query);
    const MetricSet all = ComputeCards(table, *c->store, c->request).scopes.all;
    uint64_t opens = 0;
    uint64_t clicks = 0;
    uint64_t orders = 0;
    uint64_t machine_opens = 0;
    for (const metrics::RecipientRow& row : recipients.rows) {
      opens += row.opens;
      clicks += row.clicks;
      orders += row.orders.parts;
      machine_opens += row.machine_opens;
      EXPECT_EQ(row.clicks != 0, row.first_click_at_us.has_value());
      EXPECT_EQ(row.opens != 0, row.first_open_at_us.has_value());
    }
    EXPECT_EQ(opens, all.total_opens.value);
    EXPECT_EQ(machine_opens, all.machine_opens.value);
    EXPECT_EQ(clicks, all.total_clicks.value);
    EXPECT_EQ(orders, all.orders.parts);
  });
}

}  // namespace
}  // namespace parcours
