#include "funnel/revenue.h"

#include "text/decimal.h"

namespace parcours::funnel {

using store::Field;

RevenueSum::RevenueSum(const store::EventStore& store)
    : store_(store),
      any_amounts_(!store.column(Field::kRevenue).empty() || !store.column(Field::kTotal).empty()) {
}

std::optional<int64_t> RevenueSum::Amount(Field field, store::Row row) const {
  const uint32_t code = store_.column(field)[row];
  if (code == store::kAbsent) return std::nullopt;
  return text::ParseMoney(store_.values(field).Text(code));
}

void RevenueSum::Add(store::Row row) {
  if (!any_amounts_) return;
  std::optional<int64_t> units = Amount(Field::kRevenue, row);
  if (!units) {
    units = Amount(Field::kTotal, row);
    if (!units) return;
    for (const Field part : {Field::kTax, Field::kShipping}) {
      *units = text::AddMoney(*units, -Amount(part, row).value_or(0));
    }
  }
  int64_t& sum = units_by_currency_[store_.column(Field::kCurrency)[row]];
  sum = text::AddMoney(sum, *units);
}

std::map<std::string, int64_t> RevenueSum::ByCurrency() const {
  std::map<std::string, int64_t> revenue;
  for (const auto& [code, units] : units_by_currency_) {
    const bool named = code != store::kAbsent;
    int64_t& sum = revenue[named ? std::string(store_.values(Field::kCurrency).Text(code)) : ""];
    sum = text::AddMoney(sum, units);
  }
  return revenue;
}

}  // namespace parcours::funnel
