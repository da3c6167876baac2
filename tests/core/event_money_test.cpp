// What an event is worth is the same on cards and in a funnel, whatever of it is told.

#include "store/event_money.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "parcours/engine.h"
#include "store/event_store_builder.h"

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

// Behind the rows there are those set aside, and the rest of a word of 64.
TEST(EventMoney, NoRowIsMarkedBehindTheLast) {
  for (const size_t amounts : {1, 2, 70}) {  // a column of one bit a row, and of more
    store::EventStoreBuilder builder;
    const store::ColumnId revenue = store::ColumnOf(store::Field::kRevenue);
    const store::TypeCode type = builder.InternType("order_placed");
    const store::ContactCode contact = builder.InternContact("a");
    const auto append = [&](int64_t second, size_t amount) {
      const store::Cell cells[] = {{revenue, builder.Intern(revenue, std::to_string(amount))}};
      builder.Append({contact, second * 1'000'000, type, 0, cells});
    };
    for (size_t i = 0; i < 70; ++i) append(1'700'000'000 + int64_t(i), i % amounts);
    append(4'000'000'000, 0);
    const auto store = builder.Seal(nullptr, store::EventStoreBuilder::FarRows::kSetAside);
    ASSERT_EQ(store->far_count(), 1u);
    const store::MoneyRows& rows = store->RowsWithMoney();
    ASSERT_EQ(rows.bits.size(), 2u);
    EXPECT_EQ(rows.bits[0], ~uint64_t{0});
    EXPECT_EQ(rows.bits[1], (uint64_t{1} << 6) - 1) << amounts;
    EXPECT_EQ(rows.types, std::vector<store::TypeCode>{type});
  }
}

}  // namespace
}  // namespace parcours
