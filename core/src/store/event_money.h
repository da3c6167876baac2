// What an event is worth: `revenue` where it has that, else total - tax - shipping, absent parts
// being 0 (decision C11). One rule for orders on cards and for a funnel's revenue.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "store/event_store.h"

namespace parcours::store {

// In text::kMoneyScale units of the event's currency; 0 where it tells a currency alone. Nothing
// where it tells neither, or an amount that 64 bits cannot hold.
std::optional<int64_t> MoneyOf(const EventStore& store, Row row);

// The rows that may have money, and seldom others; asked of a store (EventStore::RowsWithMoney).
struct MoneyRows {
  explicit MoneyRows(const EventStore& store);

  bool Has(Row row) const { return (bits[row / 64] >> (row % 64) & 1) != 0; }
  // MoneyOf, without reading a revenue's text again.
  std::optional<int64_t> MoneyOf(const EventStore& store, Row row) const;
  size_t memory_bytes() const {
    return bits.capacity() * sizeof(uint64_t) + revenues.capacity() * sizeof(int64_t);
  }

  // A bit a row, 64 in a word from the lowest, none behind the last row. Empty where no event has
  // any money.
  std::vector<uint64_t> bits;
  std::vector<TypeCode> types;  // of those rows, each once
  // By code of Field::kRevenue: its amount, kNoAmount where it is none.
  static constexpr int64_t kNoAmount = std::numeric_limits<int64_t>::min();
  std::vector<int64_t> revenues;
};

}  // namespace parcours::store
