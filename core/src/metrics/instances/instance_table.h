// InstanceTable: every send instance of a sealed store, with what is known of it whatever the
// options of a report; built once a seal. Contract: docs/metrics.md.
//
// Instances  by contact; those of contact c are [instance_begin(c), instance_begin(c + 1)).
// Signals    the events behind them by contact, then (time, type, id); the same ranges.
// Orders     by contact, then (time, type, id), each order id once.
// Messages   MessageIndex; an instance holds its message's number.
// Cost       one pass over the store's rows, O(rows log rows at one instant).
// Kinds      what an instance is, kept once for all that are alike (InstanceKinds).
// Memory     12 bytes an instance, 12 a signal, 12 a contact, 64 a kind, 24 a touch of contacts
// that
//            have orders; while building 4 bytes for each delivery id and channel.
//
// The store must outlive the table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "metrics/instances/instance_kinds.h"
#include "metrics/instances/message_index.h"
#include "metrics/instances/order_list.h"
#include "metrics/instances/signal.h"
#include "metrics/instances/touches.h"
#include "store/run_list.h"

namespace parcours::metrics {

struct Instance {
  ContactIndex contact = 0;
  Row date_row = store::kNoRow;  // the first sent event, else the first proof that it was sent
};

class InstanceTable {
 public:
  explicit InstanceTable(const store::EventStore& store);

  const std::vector<Instance>& instances() const { return instances_; }
  // By instance, an index into kinds().
  const std::vector<uint32_t>& kind_of() const { return kind_of_; }
  const InstanceKinds& kinds() const { return kinds_; }
  const InstanceKind& KindOf(uint32_t instance) const { return kinds_[kind_of_[instance]]; }
  const MessageInfo& MessageOf(uint32_t instance) const {
    return messages_[KindOf(instance).message];
  }
  const std::vector<Order>& orders() const { return orders_; }
  // The contacts that have orders, with them and what may earn them, by contact.
  size_t ordering_count() const { return touches_.contact_count(); }
  ContactOrders OrdersOf(size_t place) const { return touches_.Of(place, orders_); }
  // The contact's place among them; ordering_count() where it has no orders.
  size_t FindOrdering(ContactIndex contact) const { return touches_.Find(contact); }
  const std::vector<MessageInfo>& messages() const { return messages_; }
  // Those of all contacts that were made by a machine, for whatever reason; by contact.
  const std::vector<Signal>& machine_signals() const { return machine_signals_; }
  // Opt-outs and complaints that no message can be credited with; by contact.
  const std::vector<Signal>& unattributed() const { return unattributed_; }

  uint32_t instance_begin(ContactIndex contact) const { return instance_begin_[contact]; }
  std::span<const Instance> InstancesOf(ContactIndex contact) const {
    return {instances_.data() + instance_begin_[contact],
            instance_begin_[contact + 1] - instance_begin_[contact]};
  }
  std::span<const Signal> SignalsOf(ContactIndex contact) const { return signals_[contact]; }

 private:
  class Builder;

  std::vector<Instance> instances_;
  std::vector<uint32_t> kind_of_;  // beside instances_
  InstanceKinds kinds_;
  store::RunList<Signal> signals_;  // by contact
  std::vector<Signal> machine_signals_;
  std::vector<Signal> unattributed_;
  std::vector<Order> orders_;
  OrderTouches touches_;
  std::vector<MessageInfo> messages_;
  std::vector<uint32_t> instance_begin_;  // by contact, and one past the last
};

}  // namespace parcours::metrics
