#include "store/event_money.h"

#include <bit>

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

MoneyRows::MoneyRows(const EventStore& store) {
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
  std::vector<uint8_t> seen(store.vocabulary().types.size() + 1, 0);  // by type
  for (size_t at = 0; at < bits.size(); ++at) {
    for (uint64_t word = bits[at]; word != 0; word &= word - 1) {
      seen[store.types()[at * 64 + static_cast<size_t>(std::countr_zero(word))]] = 1;
    }
  }
  for (size_t type = 0; type < seen.size(); ++type) {
    if (seen[type] != 0) types.push_back(static_cast<TypeCode>(type));
  }
  const Dictionary& texts = store.values(Field::kRevenue);
  for (uint32_t code = 0; code <= texts.size(); ++code) {
    revenues.push_back(code == kAbsent ? kNoAmount
                                       : text::ParseMoney(texts.Text(code)).value_or(kNoAmount));
  }
}

std::optional<int64_t> MoneyRows::MoneyOf(const EventStore& store, Row row) const {
  const int64_t revenue = revenues[store.column(Field::kRevenue)[row]];
  if (revenue != kNoAmount) return revenue;
  return store::MoneyOf(store, row);
}

}  // namespace parcours::store
