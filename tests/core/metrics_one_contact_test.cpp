// One contact with very many instances, signals and orders (an address that a whole shop was
// tested with): what it gets is what many contacts get, in a time that grows with the load and not
// with its square. Nothing here is timed: a square would make the large loads take minutes.

#include <gtest/gtest.h>

#include <random>

#include "core/metrics_events.h"
#include "core/metrics_query.h"
#include "metrics/cards.h"
#include "metrics/recipients.h"
#include "reference/load_events.h"
#include "reference/slow_metrics.h"

namespace parcours {
namespace {

using nlohmann::json;
using reference::SlowEvent;

constexpr uint32_t kMany = 20'000;
constexpr int64_t kMinuteUs = 60 * test::kSecondUs;

SlowEvent Event(const std::string& id, const std::string& type, int64_t time_us) {
  SlowEvent event;
  event.id = id;
  event.contact = "c";
  event.type = type;
  event.time_us = time_us;
  return event;
}

std::string MessageAt(uint32_t number) { return "m" + std::to_string(number % 2); }

// A send a minute, of m0 and m1 in turn; at the instant of each an order that names the message
// sent a minute before.
std::vector<SlowEvent> SendsAndOrders() {
  std::vector<SlowEvent> events;
  for (uint32_t i = 0; i < kMany; ++i) {
    const std::string number = std::to_string(i);
    const int64_t time_us = test::kStartUs + i * kMinuteUs;
    events.push_back(Event("s" + number, "email.sent", time_us));
    events.back().message = MessageAt(i);
    events.push_back(Event("p" + number, "order_placed", time_us));
    events.back().message = MessageAt(i + 1);
    events.back().order = "o" + number;
    events.back().total = 10'000;
  }
  return events;
}

TEST(OneContactOfMany, OrdersGoToTheLastSendOfTheMessageTheyName) {
  const auto store = reference::LoadEvents(reference::ToLines({SendsAndOrders(), {}, {}}));
  const metrics::InstanceTable table(*store);
  ASSERT_EQ(table.instances().size(), kMany);
  MetricsRequest request;
  const auto cards = [&] { return test::CardsOf(table, *store, request)["all"]; };
  // The first order names a message that was not sent yet.
  const json all = cards();
  EXPECT_EQ(all["sends"], kMany);
  EXPECT_EQ(all["orders"], kMany - 1);
  EXPECT_EQ(all["unattributedOrders"], 1);
  EXPECT_EQ(all["revenue"][""], kMany - 1);

  request.selection.messages = {"m1"};
  const json of_m1 = cards();
  EXPECT_EQ(of_m1["sends"], kMany / 2);
  EXPECT_EQ(of_m1["orders"], kMany / 2 - 1);  // nothing was ordered after the last send

  // By send: each of the range's instances brings its own order.
  request.selection.messages.clear();
  request.selection.range.from_us = test::kStartUs + 5'000 * kMinuteUs;
  request.selection.range.to_us = test::kStartUs + 6'000 * kMinuteUs;
  const json in_range = cards();
  EXPECT_EQ(in_range["sends"], 1'000);
  EXPECT_EQ(in_range["orders"], 1'000);
}

TEST(OneContactOfMany, IsOneRecipientOfAllItsInstances) {
  std::vector<SlowEvent> events;
  const auto add = [&](const std::string& type, uint32_t i, int64_t after_us) {
    events.push_back(
        Event(type + std::to_string(i), type, test::kStartUs + i * kMinuteUs + after_us));
    events.back().message = "m";
    events.back().delivery = "d" + std::to_string(i);
  };
  for (uint32_t i = 0; i < kMany; ++i) {
    add("email.sent", i, 0);
    if (i % 4 == 3) {
      add("email.bounced", i, test::kSecondUs);
      events.back().reason = i + 1 == kMany ? "block" : "hard";
      continue;
    }
    add("email.delivered", i, test::kSecondUs);
    if (i % 4 == 1) add("email.opened", i, 20 * test::kSecondUs);
    if (i % 4 == 2) add("email.clicked", i, 30 * test::kSecondUs);
  }
  const auto answer = test::QueryMetrics(reference::ToLines({events, {}, {}}),
                                         R"({"report":"recipients","message":"m"})");
  ASSERT_EQ(answer["total"], 1);
  const json row = answer["rows"][0];
  EXPECT_EQ(row["sentAt"], "2026-01-05T00:00:00Z");
  EXPECT_EQ(row["deliveredAt"], "2026-01-05T00:00:01Z");
  EXPECT_EQ(row["firstOpenAt"], "2026-01-05T00:01:20Z");
  EXPECT_EQ(row["firstClickAt"], "2026-01-05T00:02:30Z");
  EXPECT_EQ(row["opens"], kMany / 2);  // half of them implied by clicks
  EXPECT_EQ(row["clicks"], kMany / 4);
  EXPECT_EQ(row["bounce"], "block");
}

// Enough orders and instances of one contact that they are searched and not walked, at few
// instants: sends of a message by several journeys and on both channels, sends at one instant,
// instances that were never sent.
TEST(OneContactOfMany, AgreesWithTheReferenceOnWhatOrdersName) {
  for (uint32_t seed = 1; seed <= 25; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](uint32_t count) { return static_cast<uint32_t>(random() % count); };
    const auto name = [&](const char* prefix, uint32_t count) {
      return prefix + std::to_string(below(count));
    };
    static const char* const kTypes[] = {"email.sent", "email.sent",    "sms.sent",
                                         "sms.sent",   "email.clicked", "email.unsubscribed"};
    const uint32_t instants = 1 + below(12);
    std::vector<SlowEvent> events;
    for (uint32_t i = 0; i < 120; ++i) {
      const bool order = below(2) == 0;
      events.push_back(Event("e" + std::to_string(i), order ? "order_placed" : kTypes[below(6)],
                             test::kStartUs + below(instants) * 4 * test::kHourUs));
      SlowEvent& event = events.back();
      event.contact = name("c", 1 + seed % 2);
      if (below(8) != 0) event.message = name("m", 4);
      if (order) {
        event.total = 10'000 * (1 + below(100));
        continue;
      }
      if (below(4) != 0) event.delivery = "d" + std::to_string(i);
      if (below(2) != 0) event.journey = name("j", 2);
    }
    const auto store = reference::LoadEvents(reference::ToLines({events, {}, {}}));
    const metrics::InstanceTable table(*store);
    for (int question = 0; question < 3; ++question) {
      const MetricsRequest request = test::MakeRandomRequest(&random);
      const json actual = test::CardsOf(table, *store, request);
      const json expected = reference::SlowCards({events, {}, {}}, request);
      std::string difference;
      ASSERT_TRUE(test::Covers(expected, actual, &difference))
          << "seed " << seed << ", " << test::Describe(request) << "\n"
          << difference;
    }
  }
}

// One e-mail opened a minute for two weeks, an order between each two opens, under windows that
// reach back over all of them: touches that earn nothing, and touches of one instance, are passed
// once.
TEST(OneContactOfMany, OrdersPassTheTouchesBeforeThemOnce) {
  std::vector<SlowEvent> events = {Event("s", "email.sent", test::kStartUs)};
  events.back().message = "m";
  for (uint32_t i = 0; i < kMany; ++i) {
    const std::string number = std::to_string(i);
    const int64_t time_us = test::kStartUs + (i + 1) * kMinuteUs;
    events.push_back(Event("o" + number, "email.opened", time_us));
    events.back().message = "m";
    events.push_back(Event("p" + number, "order_placed", time_us + test::kSecondUs));
    events.back().total = 10'000;
  }
  const auto store = reference::LoadEvents(reference::ToLines({events, {}, {}}));
  const metrics::InstanceTable table(*store);
  MetricsRequest request;
  const auto cards = [&] { return test::CardsOf(table, *store, request)["all"]; };
  request.options.windows.email_click_us = 30 * test::kDayUs;
  EXPECT_EQ(cards()["unattributedOrders"], kMany);
  request.options.windows.email_open_us = 30 * test::kDayUs;
  for (const AttributionModel model : {AttributionModel::kLast, AttributionModel::kFirst,
                                       AttributionModel::kLinear, AttributionModel::kPosition}) {
    request.options.model = model;
    EXPECT_EQ(cards()["orders"], kMany);
  }
}

}  // namespace
}  // namespace parcours
