// Revenue of matched events (store/event_money.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "store/event_money.h"
#include "store/event_store.h"

namespace parcours::funnel {

class RevenueSum {
 public:
  // The store, of which some row has money where rows are added, must outlive this.
  explicit RevenueSum(const store::EventStore& store)
      : store_(store), money_rows_(store.RowsWithMoney()) {}

  // Throws Error{kTooLarge} where 64 bits do not hold the sum.
  void Add(store::Row row) {
    if (money_rows_.Has(row)) AddMoneyOf(row);
  }

  // By currency ("" where the event names none), in text::kMoneyScale units.
  std::map<std::string, int64_t> ByCurrency() const;

 private:
  void AddMoneyOf(store::Row row);

  const store::EventStore& store_;
  const store::MoneyRows& money_rows_;
  std::map<uint32_t, int64_t> units_by_currency_;  // by currency code
};

}  // namespace parcours::funnel
