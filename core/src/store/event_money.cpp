#include "store/event_money.h"

#include "text/decimal.h"

namespace parcours::store {

std::optional<int64_t> MoneyOf(const EventStore& store, Row row) {
  bool told = store.column(Field::kCurrency)[row] != kAbsent;
  const auto part = [&](Field field) -> std::optional<int64_t> {
    const uint32_t code = store.column(field)[row];
    if (code == kAbsent) return std::nullopt;
    const std::optional<int64_t> units = text::ParseMoney(store.values(field).Text(code));
    told |= units.has_value();
    return units;
  };
  if (const std::optional<int64_t> revenue = part(Field::kRevenue)) return revenue;
  const int64_t total = part(Field::kTotal).value_or(0);
  const int64_t tax = part(Field::kTax).value_or(0);
  const int64_t shipping = part(Field::kShipping).value_or(0);
  int64_t units = 0;
  const bool fits = !__builtin_sub_overflow(total, tax, &units) &&
                    !__builtin_sub_overflow(units, shipping, &units);
  return told && fits ? std::optional<int64_t>(units) : std::nullopt;
}

std::vector<uint64_t> MarkMoney(const EventStore& store) {
  std::vector<uint64_t> bits;
  for (const Field field :
       {Field::kRevenue, Field::kTotal, Field::kTax, Field::kShipping, Field::kCurrency}) {
    if (store.column(field).empty()) continue;
    bits.resize((size_t{store.row_count()} + 63) / 64);
    store.column(field).MarkRows(&bits);
  }
  // Behind the last row are those set aside, and a column may mark whole words.
  if (!bits.empty() && store.row_count() % 64 != 0) {
    bits.back() &= (uint64_t{1} << (store.row_count() % 64)) - 1;
  }
  return bits;
}

}  // namespace parcours::store
