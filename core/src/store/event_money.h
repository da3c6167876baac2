// What an event is worth: `revenue` where it has that, else total - tax - shipping, absent parts
// being 0 (decision C11). One rule for orders on cards and for a funnel's revenue.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "store/event_store.h"

namespace parcours::store {

// In text::kMoneyScale units of the event's currency; 0 where it tells a currency alone. Nothing
// where it tells neither, or an amount that 64 bits cannot hold.
std::optional<int64_t> MoneyOf(const EventStore& store, Row row);

inline constexpr std::array<Field, 4> kMoneyFields = {Field::kRevenue, Field::kTotal, Field::kTax,
                                                      Field::kShipping};

// The rows that may have money, and seldom others; asked of a store (EventStore::RowsWithMoney).
struct MoneyRows {
  explicit MoneyRows(const EventStore& store);

  // Only to be asked where some row has money.
  bool Has(Row row) const { return (bits[row / 64] >> (row % 64) & 1) != 0; }
  // MoneyOf, without reading a text again.
  std::optional<int64_t> MoneyOf(const EventStore& store, Row row) const;
  size_t memory_bytes() const;

  // A bit a row, 64 in a word from the lowest, none behind the last row. Empty where no event has
  // any money.
  std::vector<uint64_t> bits;
  std::vector<TypeCode> types;  // of those rows, each once
  // Of each field that holds an amount, in the order of kMoneyFields, by code: what it is, nothing
  // where its text is none.
  std::array<std::vector<std::optional<int64_t>>, kMoneyFields.size()> amounts;
};

}  // namespace parcours::store
