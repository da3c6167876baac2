// Revenue of matched events (store/event_money.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/event_money.h"
#include "store/event_store.h"

namespace parcours::funnel {

class RevenueSum {
 public:
  // The store must outlive this.
  explicit RevenueSum(const store::EventStore& store)
      : store_(store), may_have_money_(store::MarkMoney(store)) {}

  // False where no event of the store has money.
  bool any() const { return !may_have_money_.empty(); }

  // Throws Error{kTooLarge} where 64 bits do not hold the sum.
  void Add(store::Row row) {
    if ((may_have_money_[row / 64] >> (row % 64) & 1) != 0) AddMoneyOf(row);
  }

  // By currency ("" where the event names none), in text::kMoneyScale units.
  std::map<std::string, int64_t> ByCurrency() const;

 private:
  void AddMoneyOf(store::Row row);

  const store::EventStore& store_;
  const std::vector<uint64_t> may_have_money_;     // a bit a row
  std::map<uint32_t, int64_t> units_by_currency_;  // by currency code
};

}  // namespace parcours::funnel
