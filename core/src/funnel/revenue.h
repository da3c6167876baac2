// Revenue of matched events: `revenue` where the event has it, else total - tax - shipping.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "store/event_store.h"

namespace parcours::funnel {

class RevenueSum {
 public:
  // The store must outlive this.
  explicit RevenueSum(const store::EventStore& store);

  // O(1) where the event has no amounts. Throws Error{kTooLarge} where 64 bits do not hold the sum.
  void Add(store::Row row);

  // By currency ("" where the event names none), in text::kMoneyScale units.
  std::map<std::string, int64_t> ByCurrency() const;

 private:
  std::optional<int64_t> Amount(store::Field field, store::Row row) const;

  const store::EventStore& store_;
  bool any_amounts_;
  std::map<uint32_t, int64_t> units_by_currency_;  // by currency code
};

}  // namespace parcours::funnel
