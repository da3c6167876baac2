// The orders of a load, each once, with its amount and what it names (docs/metrics.md, "Orders").
//
// An order is an `order_placed` event. Two events of one order id are one order, the first in time
// (of equal times the smaller event id). Without an order id each event is an order of its own.
// The amount is store::MoneyOf; an order without one counts as an order and adds no money.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "metrics/instances/signal.h"

namespace parcours::metrics {

struct Order {
  Row row = store::kNoRow;
  ContactIndex contact = 0;
  uint32_t delivery_instance = kNoInstance;  // of the delivery id that it names, if it is known
  uint32_t message = store::kAbsent;         // code of the message that it names
  uint32_t currency = store::kAbsent;        // code; kAbsent: no currency told
  bool has_amount = false;
  bool undone = false;  // cancelled or refunded, at any time
  int64_t amount = 0;
  int64_t time_us = 0;
};

// The currencies of orders, by name ("" where an order tells none), and the one that most are in:
// of equal ones the first by name.
struct OrderCurrencies {
  std::vector<std::string> names;
  std::string most_used;
};
// A currency's name; "" for kAbsent.
std::string CurrencyName(const store::EventStore& store, uint32_t code);
OrderCurrencies CurrenciesOf(const std::vector<Order>& orders, const store::EventStore& store);

class OrderCollector {
 public:
  explicit OrderCollector(const store::EventStore& store);

  // Contacts in order; `delivery_instance` as in Order.
  void AddPlaced(Row row, ContactIndex contact, uint32_t delivery_instance);
  void AddUndone(Row row);
  // The orders by contact, then time, as they were added.
  std::vector<Order> Finish();

 private:
  const store::EventStore* store_;
  std::vector<Order> orders_;
  std::vector<uint32_t> first_of_id_;  // by order code: index into orders_ + 1
  std::vector<bool> undone_;           // by order code
  std::vector<bool> replaced_;         // by index into orders_: not the first of its order id
};

}  // namespace parcours::metrics
