#include "store/event_money.h"

#include <bit>

#include "text/decimal.h"

namespace parcours::store {

namespace {

// amount_of(i): what kMoneyFields[i] says.
template <class AmountOf>
std::optional<int64_t> Worth(bool has_currency, const AmountOf& amount_of) {
  const std::optional<int64_t> revenue = amount_of(0);
  if (revenue) return revenue;
  const std::optional<int64_t> total = amount_of(1);
  const std::optional<int64_t> tax = amount_of(2);
  const std::optional<int64_t> shipping = amount_of(3);
  if (!has_currency && !total && !tax && !shipping) return std::nullopt;
  int64_t units = 0;
  const bool fits = !__builtin_sub_overflow(total.value_or(0), tax.value_or(0), &units) &&
                    !__builtin_sub_overflow(units, shipping.value_or(0), &units);
  return fits ? std::optional<int64_t>(units) : std::nullopt;
}

bool HasCurrency(const EventStore& store, Row row) {
  return store.column(Field::kCurrency)[row] != kAbsent;
}

}  // namespace

std::optional<int64_t> MoneyOf(const EventStore& store, Row row) {
  return Worth(HasCurrency(store, row), [&](size_t i) -> std::optional<int64_t> {
    const uint32_t code = store.column(kMoneyFields[i])[row];
    if (code == kAbsent) return std::nullopt;
    return text::ParseMoney(store.values(kMoneyFields[i]).Text(code));
  });
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
  for (size_t i = 0; i < amounts.size(); ++i) {
    const Dictionary& texts = store.values(kMoneyFields[i]);
    amounts[i].emplace_back();  // of kAbsent
    for (uint32_t code = 1; code <= texts.size(); ++code) {
      amounts[i].push_back(text::ParseMoney(texts.Text(code)));
    }
  }
}

std::optional<int64_t> MoneyRows::MoneyOf(const EventStore& store, Row row) const {
  return Worth(HasCurrency(store, row),
               [&](size_t i) { return amounts[i][store.column(kMoneyFields[i])[row]]; });
}

size_t MoneyRows::memory_bytes() const {
  size_t bytes = bits.capacity() * sizeof(uint64_t) + types.capacity() * sizeof(TypeCode);
  for (const auto& of_field : amounts) bytes += of_field.capacity() * sizeof(of_field[0]);
  return bytes;
}

}  // namespace parcours::store
