#include "metrics/members.h"

namespace parcours::metrics {

Members::Members(const InstanceTable& table, const store::EventStore& store,
                 const MetricsRequest& request)
    : table_(table),
      store_(store),
      options_(request.options),
      selection_(table, store, request.selection),
      instances_(table.instances()),
      kinds_of_(&table.kinds()),
      credits_(table, store, request.options),
      ordered_(table.instances().size()) {
  if (options_.machine_reasons != kAllMachineReasons) AdjustMachines();
  kinds_.reserve(kinds_of_->count());
  for (uint32_t kind = 0; kind < kinds_of_->count(); ++kind) {
    const Instance& instance = instances_[kinds_of_->example(kind)];
    const MessageInfo& message = table.messages()[instance.message];
    KindFacts& facts = kinds_.emplace_back();
    facts.message = instance.message;
    facts.selected = selection_.messages[instance.message] != 0;
    facts.sent = IsSent(instance, options_);
    const uint32_t happened = FactsOf(instance, message, options_, &facts.events);
    for (const uint32_t ordered : {0u, 1u}) {
      facts.sets[ordered] =
          sets_.Of(happened | (ordered != 0 ? kOrderedFact : 0u), instance.failure_class, message);
    }
  }
  for (size_t i = 0; i < table.orders().size(); ++i) {
    if (Dropped(table.orders()[i])) continue;
    for (const Credit& credit : credits_.Of(i)) {
      if (credit.instance != kNoInstance) ordered_[credit.instance] = 1;
    }
  }
  if (options_.date_basis != MetricOptions::DateBasis::kEvent) return;
  order_begin_.resize(size_t{store.contact_count()} + 1);
  for (const Order& order : table.orders()) ++order_begin_[order.contact + 1];
  for (size_t i = 1; i < order_begin_.size(); ++i) order_begin_[i] += order_begin_[i - 1];
}

// Gives persons what is a machine's for reasons that do not hold.
void Members::AdjustMachines() {
  adjusted_ = table_.instances();
  instances_ = adjusted_;
  for (const uint32_t index : table_.machine_signals()) {
    const Signal& signal = table_.signals()[index];
    if (IsMachine(signal, options_)) continue;
    Instance& instance = adjusted_[signal.instance];
    if (signal.kind == SignalKind::kOpened) {
      --instance.opens[1];
      ++instance.opens[0];
    } else {
      --instance.clicks[1][signal.unsubscribe_link];
      ++instance.clicks[0][signal.unsubscribe_link];
    }
  }
  adjusted_kinds_ = InstanceKinds(adjusted_);
  kinds_of_ = &adjusted_kinds_;
}

Member Members::MemberOf(const EventMember& event, ContactIndex contact) const {
  const Instance& instance = table_.instances()[event.instance];
  const MessageInfo& message = table_.messages()[instance.message];
  return {event.instance,
          contact,
          instance.message,
          event.period,
          sets_.Of(event.facts, instance.failure_class, message),
          event.events};
}

const std::vector<EventMember>& Members::ByEvent(ContactIndex contact, EventBasis* basis) const {
  basis->Begin(contact);
  for (uint32_t i = order_begin_[contact]; i < order_begin_[contact + 1]; ++i) {
    const Order& order = table_.orders()[i];
    if (Dropped(order)) continue;
    for (const Credit& credit : credits_.Of(i)) {
      if (credit.instance != kNoInstance) basis->AddOrder(order, credit.instance);
    }
  }
  return basis->Finish();
}

}  // namespace parcours::metrics
