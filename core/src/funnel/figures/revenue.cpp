#include "funnel/figures/revenue.h"

#include "text/decimal.h"

namespace parcours::funnel {

using store::Field;

void RevenueSum::AddMoneyOf(store::Row row) {
  const std::optional<int64_t> units = money_rows_.MoneyOf(store_, row);
  if (!units) return;
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
