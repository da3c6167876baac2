#include "metrics/instance_view.h"

namespace parcours::metrics {

using store::Field;
using store::kAbsent;

InstanceView InstanceViews::Of(uint32_t index) {
  const Instance& instance = table_.instances()[index];
  const MessageInfo& message = table_.MessageOf(index);
  InstanceView view;
  view.contact = store_.ContactId(instance.contact);
  if (message.has_id) view.message = message.id;
  if (message.has_journey) view.journey = message.journey;
  view.channel = message.channel;
  if (table_.KindOf(index).has_sent_event) view.sent_at_us = store_.times_us()[instance.date_row];
  const uint32_t delivery = DeliveryOf(index);
  if (delivery != kAbsent) view.delivery = store_.values(Field::kDelivery).Text(delivery);
  return view;
}

// Of its date, which is its first event but for opt-outs and complaints; else of whatever event
// tells one first.
uint32_t InstanceViews::DeliveryOf(uint32_t index) {
  const store::CodeColumn& column = store_.column(Field::kDelivery);
  if (column.empty()) return kAbsent;
  const Instance& instance = table_.instances()[index];
  const uint32_t of_date = instance.date_row == store::kNoRow ? kAbsent : column[instance.date_row];
  if (of_date != kAbsent) return of_date;
  const uint32_t first = table_.instance_begin(instance.contact);
  if (first != first_) {
    first_ = first;
    deliveries_.assign(table_.InstancesOf(instance.contact).size(), kAbsent);
    for (const Signal& signal : table_.SignalsOf(instance.contact)) {
      uint32_t& delivery = deliveries_[signal.instance - first];
      if (delivery == kAbsent) delivery = column[signal.row];
    }
  }
  return deliveries_[index - first];
}

}  // namespace parcours::metrics
