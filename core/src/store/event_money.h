// What an event is worth: `revenue` where it has that, else total - tax - shipping, absent parts
// being 0 (decision C11). One rule for orders on cards and for a funnel's revenue.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/event_store.h"

namespace parcours::store {

// In text::kMoneyScale units of the event's currency; 0 where it tells a currency alone. Nothing
// where it tells neither, or an amount that 64 bits cannot hold.
std::optional<int64_t> MoneyOf(const EventStore& store, Row row);

// A bit a row, 64 in a word from the lowest: set where there may be any money, and seldom where
// there is none, and never behind the last row. Empty where no event has any.
std::vector<uint64_t> MarkMoney(const EventStore& store);

}  // namespace parcours::store
