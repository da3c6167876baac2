// The reports about messages against the slow reference: every small load of a few event kinds, and
// seeded random ones full of ties, duplicates of a message, re-entries, missing ids, machines and
// currencies.

#include <gtest/gtest.h>

#include <random>

#include "answer/metrics_answer.h"
#include "core/metrics_events.h"
#include "core/metrics_query.h"
#include "metrics/cards.h"
#include "reference/load_events.h"
#include "reference/slow_metrics.h"

namespace parcours {
namespace {

using nlohmann::json;
using reference::SlowEvent;
using reference::SlowLoad;

void ExpectAgreement(const SlowLoad& load, const MetricsRequest& request, const std::string& what) {
  const std::string lines = reference::ToLines(load);
  const auto store = reference::LoadEvents(lines);
  const json actual = test::CardsOf(metrics::InstanceTable(*store), *store, request);
  const json expected = reference::SlowCards(load, request);
  std::string difference;
  ASSERT_TRUE(test::Covers(expected, actual, &difference)) << what << "\n"
                                                           << difference << "\n"
                                                           << lines;
  ASSERT_TRUE(test::Covers(actual, expected, &difference)) << what << ", not in the reference\n"
                                                           << difference << "\n"
                                                           << lines;
}

TEST(MetricsRandom, AgreesWithTheReference) {
  for (uint32_t seed = 1; seed <= 4000; ++seed) {
    std::mt19937 random(seed);
    const SlowLoad load = test::MakeRandomLoad(&random);
    for (int question = 0; question < 3; ++question) {
      const MetricsRequest request = test::MakeRandomRequest(&random);
      ExpectAgreement(load, request,
                      "seed " + std::to_string(seed) + ", " + test::Describe(request));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(MetricsRandom, TablesAgreeWithTheReference) {
  for (uint32_t seed = 1; seed <= 3000; ++seed) {
    std::mt19937 random(seed + 2'000'000);
    const SlowLoad load = test::MakeRandomLoad(&random);
    const std::string lines = reference::ToLines(load);
    const auto store = reference::LoadEvents(lines);
    const metrics::InstanceTable table(*store);
    MetricsQuery query;
    query.metrics = test::MakeRandomRequest(&random);
    const struct {
      MetricsReport report;
      const char* sort;
      json expected;
    } tables[] = {{MetricsReport::kRecipients, "contact",
                   reference::SlowRecipients(load, query.metrics, "m0")},
                  {MetricsReport::kLinks, "url", reference::SlowLinks(load, query.metrics)},
                  {MetricsReport::kOrders, "time", reference::SlowOrders(load, query.metrics)}};
    for (const auto& [report, sort, expected] : tables) {
      query.report = report;
      query.message = report == MetricsReport::kRecipients ? "m0" : "";
      query.page.sort = sort;
      query.page.limit = 0;
      const json answer = test::AnswerOf(query, table, *store);
      std::string difference;
      ASSERT_TRUE(test::Covers(expected, answer["rows"], &difference))
          << answer["report"] << ", seed " << seed << ", " << test::Describe(query.metrics) << "\n"
          << difference << "\n"
          << answer["rows"].dump() << "\n"
          << lines;
    }
  }
}

// Every sequence of four kinds over two instants, with and without delivery ids.
TEST(MetricsRandom, EverySmallLoadAgreesWithTheReference) {
  const std::vector<std::string> types = {"email.sent",   "email.delivered", "email.bounced",
                                          "email.opened", "email.clicked",   "email.unsubscribed",
                                          "order_placed"};
  MetricsRequest request;
  request.options.windows = {5 * test::kDayUs, 30 * test::kDayUs, 12 * test::kHourUs,
                             5 * test::kDayUs};
  const size_t kinds = types.size() * 2 * 2;  // type, instant, with or without a delivery id
  for (size_t code = 0; code < kinds * kinds * kinds; ++code) {
    std::vector<SlowEvent> events;
    size_t left = code;
    for (int i = 0; i < 3; ++i, left /= kinds) {
      SlowEvent event;
      event.id = "e" + std::to_string(i);
      event.contact = "c";
      event.type = types[left % kinds / 4];
      event.time_us = test::kStartUs + (left / 2 % 2 != 0 ? 3'000'000 : 0);
      if (event.type != "order_placed") event.message = "m";
      if (left % 2 != 0) event.delivery = "d";
      if (event.type == "order_placed") event.total = 100'000;
      events.push_back(event);
    }
    request.options.date_basis =
        code % 2 == 0 ? MetricOptions::DateBasis::kSend : MetricOptions::DateBasis::kEvent;
    ExpectAgreement({events, {}, {}}, request, "load " + std::to_string(code));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace parcours
