#include "metrics/instances/order_list.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "store/event_money.h"

namespace parcours::metrics {

using store::Field;
using store::kAbsent;

std::string CurrencyName(const store::EventStore& store, uint32_t code) {
  return code == kAbsent ? std::string() : std::string(store.values(Field::kCurrency).Text(code));
}

OrderCurrencies CurrenciesOf(const std::vector<Order>& orders, const store::EventStore& store) {
  std::vector<uint64_t> counts(size_t{store.values(Field::kCurrency).size()} + 1);
  for (const Order& order : orders) {
    if (order.has_amount) ++counts[order.currency];
  }
  std::map<std::string, uint64_t> by_name;
  for (uint32_t code = 0; code < counts.size(); ++code) {
    if (counts[code] == 0) continue;
    by_name[CurrencyName(store, code)] += counts[code];
  }
  OrderCurrencies found;
  uint64_t most = 0;
  for (const auto& [name, count] : by_name) {
    found.names.push_back(name);
    if (count > most) found.most_used = name;
    most = std::max(most, count);
  }
  return found;
}

OrderCollector::OrderCollector(const store::EventStore& store) : store_(&store) {
  const size_t ids = size_t{store.values(Field::kOrder).size()} + 1;
  first_of_id_.resize(ids);
  undone_.resize(ids);
}

void OrderCollector::AddPlaced(Row row, ContactIndex contact, uint32_t delivery_instance) {
  Order order;
  order.row = row;
  order.time_us = store_->times_us()[row];
  order.contact = contact;
  order.delivery_instance = delivery_instance;
  order.message = store_->column(Field::kMessage)[row];
  order.currency = store_->column(Field::kCurrency)[row];
  const std::optional<int64_t> amount = store::MoneyOf(*store_, row);
  order.has_amount = amount.has_value();
  order.amount = amount.value_or(0);

  bool replaced = false;
  const uint32_t id = store_->column(Field::kOrder)[row];
  if (id != kAbsent) {
    uint32_t& first = first_of_id_[id];
    const auto key = [&](Row at) {
      return std::make_pair(store_->times_us()[at], store_->id_hashes()[at]);
    };
    if (first != 0 && key(orders_[first - 1].row) < key(row)) {
      replaced = true;
    } else {
      if (first != 0) replaced_[first - 1] = true;
      first = static_cast<uint32_t>(orders_.size() + 1);
    }
  }
  orders_.push_back(order);
  replaced_.push_back(replaced);
}

void OrderCollector::AddUndone(Row row) {
  const uint32_t id = store_->column(Field::kOrder)[row];
  if (id != kAbsent) undone_[id] = true;
}

std::vector<Order> OrderCollector::Finish() {
  std::vector<Order> kept;
  for (size_t i = 0; i < orders_.size(); ++i) {
    if (replaced_[i]) continue;
    Order order = orders_[i];
    const uint32_t id = store_->column(Field::kOrder)[order.row];
    order.undone = id != kAbsent && undone_[id];
    kept.push_back(order);
  }
  return kept;
}

}  // namespace parcours::metrics
