// Which instance an order names, by its delivery or its message (docs/metrics.md, "Attribution").
//
// The delivery first; of several sends of the message the last at or before the order.
// Cost    for each order the contact's instances, or where the contact has many of both a binary
//         search among them, sorted once.
// Memory  40 bytes an instance of the contact that has most of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "metrics/counting/sets.h"
#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

class NamedSends {
 public:
  // All must outlive it.
  NamedSends(const InstanceTable& table, const store::EventStore& store,
             const MetricOptions& options)
      : table_(table), store_(store), options_(options) {}

  // Sets by order, the orders being one contact's, the instance named; kNoInstance: none.
  void Find(std::span<const Order> orders, std::vector<uint32_t>* named);

 private:
  // A sending, as an order names it.
  struct NamedSend {
    std::string_view message;
    int64_t time_us;
    uint64_t id_hash;
    uint32_t instance;
  };

  bool WasSent(uint32_t instance) const { return IsSent(table_.KindOf(instance), options_); }
  int64_t TimeOf(Row row) const { return store_.times_us()[row]; }
  uint32_t LastSendAmongFew(const Order& order, std::string_view message) const;
  uint32_t LastSendAmongMany(const Order& order, std::string_view message);
  void CollectSends(ContactIndex contact);

  const InstanceTable& table_;
  const store::EventStore& store_;
  const MetricOptions& options_;
  std::vector<NamedSend> sends_;
  bool sends_known_ = false;  // sends_ holds those of the contact looked at
};

}  // namespace parcours::metrics
