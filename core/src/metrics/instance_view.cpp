#include "metrics/instance_view.h"

namespace parcours::metrics {

InstanceView ViewOf(const InstanceTable& table, const store::EventStore& store, uint32_t index) {
  const Instance& instance = table.instances()[index];
  const MessageInfo& message = table.MessageOf(index);
  InstanceView view;
  view.contact = store.ContactId(instance.contact);
  if (message.has_id) view.message = message.id;
  if (message.has_journey) view.journey = message.journey;
  view.channel = message.channel;
  if (table.KindOf(index).has_sent_event) view.sent_at_us = store.times_us()[instance.date_row];
  const store::CodeColumn& deliveries = store.column(store::Field::kDelivery);
  if (deliveries.empty()) return view;
  const auto take = [&](Row row) {
    const uint32_t code = row == store::kNoRow ? store::kAbsent : deliveries[row];
    if (code == store::kAbsent) return false;
    view.delivery = store.values(store::Field::kDelivery).Text(code);
    return true;
  };
  if (take(instance.date_row)) return view;
  for (const Signal& signal : table.SignalsOf(instance.contact)) {
    if (signal.instance == index && take(signal.row)) break;
  }
  return view;
}

}  // namespace parcours::metrics
