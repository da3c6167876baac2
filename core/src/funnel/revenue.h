// Revenue of matched events (store/event_money.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "store/event_store.h"

namespace parcours::funnel {

class RevenueSum {
 public:
  // The store must outlive this.
  explicit RevenueSum(const store::EventStore& store);

  // O(1) where no event has money. Throws Error{kTooLarge} where 64 bits do not hold the sum.
  void Add(store::Row row);

  // By currency ("" where the event names none), in text::kMoneyScale units.
  std::map<std::string, int64_t> ByCurrency() const;

 private:
  const store::EventStore& store_;
  bool any_money_;
  std::map<uint32_t, int64_t> units_by_currency_;  // by currency code
};

}  // namespace parcours::funnel
