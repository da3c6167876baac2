#include "funnel/revenue.h"

#include <bit>

#include "text/decimal.h"

namespace parcours::funnel {

using store::Field;

StageMask StagesWithMoney(const store::EventStore& store, const StagePlan& plan,
                          const std::vector<uint64_t>& money_rows) {
  constexpr size_t kMuch = 16;  // one row of so many
  size_t marked = 0;
  for (uint64_t word : money_rows) marked += static_cast<size_t>(std::popcount(word));
  if (marked > store.row_count() / kMuch) return ~StageMask{0};
  StageMask stages = 0;
  for (size_t at = 0; at < money_rows.size(); ++at) {
    for (uint64_t word = money_rows[at]; word != 0; word &= word - 1) {
      stages |= plan.PossibleStages(store.types()[at * 64 + std::countr_zero(word)]);
    }
  }
  return stages;
}

void RevenueSum::AddMoneyOf(store::Row row) {
  const std::optional<int64_t> units = store::MoneyOf(store_, row);
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
