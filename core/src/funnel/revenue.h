// Revenue of matched events (store/event_money.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "funnel/stage_plan.h"
#include "store/event_money.h"
#include "store/event_store.h"

namespace parcours::funnel {

// The stages, by slot, that an event with money may serve. `money_rows`: of store::MarkMoney. Where
// much is marked, all of them: looking would cost more than it saves.
StageMask StagesWithMoney(const store::EventStore& store, const StagePlan& plan,
                          const std::vector<uint64_t>& money_rows);

class RevenueSum {
 public:
  // Both must outlive this. `money_rows`: of store::MarkMoney, not empty where rows are added.
  RevenueSum(const store::EventStore& store, const std::vector<uint64_t>& money_rows)
      : store_(store), money_rows_(money_rows) {}

  // Throws Error{kTooLarge} where 64 bits do not hold the sum.
  void Add(store::Row row) {
    if ((money_rows_[row / 64] >> (row % 64) & 1) != 0) AddMoneyOf(row);
  }

  // By currency ("" where the event names none), in text::kMoneyScale units.
  std::map<std::string, int64_t> ByCurrency() const;

 private:
  void AddMoneyOf(store::Row row);

  const store::EventStore& store_;
  const std::vector<uint64_t>& money_rows_;
  std::map<uint32_t, int64_t> units_by_currency_;  // by currency code
};

}  // namespace parcours::funnel
