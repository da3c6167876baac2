// What an event is worth is the same on cards and in a funnel, whatever of it is told.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "parcours/engine.h"

namespace parcours {
namespace {

using nlohmann::json;

struct Money {
  json on_cards;
  json in_funnel;
};

// The revenue of one order with these members.
Money MoneyOf(const json& members) {
  json view = {{"contact", "c"}, {"time", "2026-01-05T00:00:00Z"}, {"type", "page_view"}};
  json order = {{"contact", "c"}, {"time", "2026-01-05T01:00:00Z"}, {"type", "order_placed"}};
  order.update(members);
  Engine engine;
  engine.Begin("{}");
  engine.Append(view.dump() + "\n" + order.dump() + "\n");
  engine.End();
  engine.Seal();
  const auto ask = [&](const char* request) { return json::parse(engine.Query(request))["value"]; };
  return {ask(R"({"report":"cards"})")["all"]["unattributedRevenue"],
          ask(R"({"report":"funnel","definition":{"stages":[
              {"id":"a","steps":[{"event":"page_view"}]},
              {"id":"b","steps":[{"event":"order_placed"}]}]}})")["revenue"]};
}

TEST(EventMoney, CardsAndFunnelAgreeWhateverIsTold) {
  const std::pair<const char*, json> parts[] = {
      {"revenue", 7.5}, {"total", 100}, {"tax", 20}, {"shipping", 5}, {"currency", "EUR"}};
  for (size_t told = 0; told < 32; ++told) {
    json members = json::object();
    for (size_t part = 0; part < 5; ++part) {
      if ((told >> part & 1) != 0) members[parts[part].first] = parts[part].second;
    }
    const Money money = MoneyOf(members);
    EXPECT_EQ(money.on_cards, money.in_funnel) << members;
    const double amount = members.contains("revenue")
                              ? 7.5
                              : members.value("total", 0.0) - members.value("tax", 0.0) -
                                    members.value("shipping", 0.0);
    const json expected =
        members.empty() ? json::object() : json{{members.value("currency", std::string()), amount}};
    EXPECT_EQ(money.on_cards, expected) << members;
  }
}

TEST(EventMoney, AnAmountThat64BitsCannotHoldIsNone) {
  const Money money = MoneyOf({{"total", "-900000000000000"}, {"tax", "900000000000000"}});
  EXPECT_EQ(money.on_cards, json::object());
  EXPECT_EQ(money.in_funnel, json::object());
}

}  // namespace
}  // namespace parcours
