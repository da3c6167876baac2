#include "metrics/counting/members.h"

#include <algorithm>

namespace parcours::metrics {

namespace {

// Whether an event tells any of that.
bool AnythingHappened(uint32_t facts, const EventCounts& events) {
  return (facts & ~uint32_t{kUnresolvedFact}) != 0 ||
         events.bounces + events.machine_opens + events.machine_clicks != 0;
}

}  // namespace

Members::Members(const InstanceTable& table, const store::EventStore& store,
                 const MetricsRequest& request, OrderUse order_use)
    : table_(table),
      store_(store),
      options_(request.options),
      selection_(table, store, request.selection),
      kind_of_(table.kind_of()),
      kinds_(&table.kinds()),
      credits_(order_use == kWithOrders ? Credits(table, store, request.options) : Credits()),
      ordered_(table.instances().size()) {
  if (options_.machine_reasons != kAllMachineReasons) AdjustMachines();
  facts_.reserve(kinds_->count());
  stands_.reserve(size_t{kinds_->count()} * 2);
  for (uint32_t kind = 0; kind < kinds_->count(); ++kind) {
    const InstanceKind& instance = (*kinds_)[kind];
    const MessageInfo& message = table.messages()[instance.message];
    KindFacts& facts = facts_.emplace_back();
    facts.message = instance.message;
    const uint32_t happened = FactsOf(instance, message, options_, &facts.events);
    const bool sent = IsSent(instance, options_);
    const bool stands = by_send() || sent || AnythingHappened(happened, facts.events);
    for (const uint32_t ordered : {0u, 1u}) {
      const bool selected = selection_.messages[instance.message] != 0;
      stands_.push_back(static_cast<uint8_t>(
          (selected && (stands || ordered != 0) ? kSelected : 0) | (sent ? kDated : 0)));
      facts.sets[ordered] =
          sets_.Of(happened | (ordered != 0 ? kOrderedFact : 0u), instance.failure_class, message);
    }
  }
  for (size_t i = 0; i < credits_.order_count(); ++i) {
    if (Dropped(table.orders()[i])) continue;
    for (const Credit& credit : credits_.Of(i)) {
      if (credit.instance != kNoInstance) ordered_[credit.instance] = 1;
    }
  }
}

// Here and not in the header: where a caller is compiled for size, libc++ 13 gives a vector of
// bytes back one by one, which for `ordered_` took as long as counting all instances.
Members::~Members() = default;

// Gives persons what is a machine's for reasons that do not hold.
void Members::AdjustMachines() {
  adjusted_kind_of_ = table_.kind_of();
  adjusted_kinds_ = table_.kinds();
  for (const Signal& signal : table_.machine_signals()) {
    if (IsMachine(signal, options_)) continue;
    InstanceKind instance = adjusted_kinds_[adjusted_kind_of_[signal.instance]];
    if (signal.kind == SignalKind::kOpened) {
      --instance.opens[1];
      ++instance.opens[0];
    } else {
      --instance.clicks[1][signal.unsubscribe_link];
      ++instance.clicks[0][signal.unsubscribe_link];
    }
    adjusted_kind_of_[signal.instance] = adjusted_kinds_.Find(instance);
  }
  kind_of_ = adjusted_kind_of_;
  kinds_ = &adjusted_kinds_;
}

bool Members::ShowInPeriods() const {
  return by_send() && std::none_of(stands_.begin(), stands_.end(),
                                   [](uint8_t stands) { return stands == kSelected; });
}

uint32_t Members::PeriodOf(const Order& order, const Credit& credit, const Periods& periods) const {
  if (Dropped(order) || !selection_.HasContact(order.contact)) return Periods::kNone;
  if (credit.instance == kNoInstance) return PeriodAt(order.row, periods);
  if (!selection_.messages[table_.KindOf(credit.instance).message]) return Periods::kNone;
  return PeriodOf(credit.instance, order.row, periods);
}

uint32_t Members::PeriodOf(uint32_t instance, Row row, const Periods& periods) const {
  if (by_send()) {
    return PeriodOfSend(instance, IsSent(table_.KindOf(instance), options_), periods);
  }
  return PeriodAt(row, periods);
}

uint32_t Members::PeriodAt(Row row, const Periods& periods) const {
  return periods.Of(store_.times_us()[row]);
}

KindCounts Members::CountKinds(const Periods& periods, std::span<const uint32_t> group_of,
                               uint32_t groups) const {
  constexpr ContactIndex kNobody = 0xFFFFFFFFu;
  KindCounts counts;
  counts.instances.resize(facts_.size() * 2);
  counts.recipients.resize(size_t{groups} + 1);  // the last: nobody's, of what was not delivered
  std::vector<uint32_t> group_of_kind(facts_.size(), groups);
  for (size_t kind = 0; kind < facts_.size(); ++kind) {
    if ((facts_[kind].sets[0] & BitOf(kDelivered)) == 0) continue;
    group_of_kind[kind] = group_of[facts_[kind].message];
  }
  // Contacts come one after the other, so the last recipient tells whether this one is new. No
  // branches: which kind comes next nobody can guess.
  std::vector<ContactIndex> last(size_t{groups} + 1, kNobody);
  ContactIndex last_of_all = kNobody;
  uint32_t recipients_of_all = 0;
  ForEachOnce(periods, [&](uint32_t i, ContactIndex contact, uint32_t) {
    const uint32_t kind = kind_of_[i];
    const uint32_t group = group_of_kind[kind];
    ++counts.instances[size_t{kind} * 2 + ordered_[i]];
    counts.recipients[group] += last[group] != contact ? 1u : 0u;
    last[group] = contact;
    const ContactIndex recipient = group == groups ? last_of_all : contact;
    recipients_of_all += last_of_all != recipient ? 1u : 0u;
    last_of_all = recipient;
  });
  counts.recipients.pop_back();
  counts.all_recipients = recipients_of_all;
  return counts;
}

PeriodCounts Members::CountKindsByPeriod(const Periods& periods) const {
  constexpr ContactIndex kNobody = 0xFFFFFFFFu;
  const size_t kinds = facts_.size();
  PeriodCounts counts;
  counts.instances.resize(kinds * periods.size() * 2);
  counts.recipients.resize(periods.size());
  std::vector<uint8_t> delivered;  // by kind
  for (const KindFacts& kind : facts_) {
    delivered.push_back((kind.sets[0] & BitOf(kDelivered)) != 0);
  }
  std::vector<ContactIndex> last(periods.size(), kNobody);  // as above
  ForEachOnce(periods, [&](uint32_t i, ContactIndex contact, uint32_t period) {
    const uint32_t kind = kind_of_[i];
    ++counts.instances[(period * kinds + kind) * 2 + ordered_[i]];
    const ContactIndex recipient = delivered[kind] != 0 ? contact : last[period];
    counts.recipients[period] += last[period] != recipient ? 1u : 0u;
    last[period] = recipient;
  });
  return counts;
}

Member Members::MemberOf(const EventMember& event, ContactIndex contact) const {
  const InstanceKind& kind = table_.KindOf(event.instance);
  return {event.instance,
          contact,
          kind.message,
          event.period,
          sets_.Of(event.facts, kind.failure_class, table_.messages()[kind.message]),
          event.events};
}

const std::vector<EventMember>& Members::ByEvent(ContactIndex contact, size_t* ordering,
                                                 EventBasis* basis) const {
  basis->Begin(contact);
  if (credits_.order_count() == 0) return basis->members();
  const size_t end = table_.ordering_count();
  while (*ordering != end && table_.OrdersOf(*ordering).contact < contact) ++*ordering;
  if (*ordering == end) return basis->members();
  const ContactOrders orders = table_.OrdersOf(*ordering);
  if (orders.contact != contact) return basis->members();
  for (size_t i = orders.orders.size(); i-- > 0;) {  // as AddOrder wants them
    if (Dropped(orders.orders[i])) continue;
    for (const Credit& credit : credits_.Of(orders.first + i)) {
      if (credit.instance != kNoInstance) basis->AddOrder(orders.orders[i], credit.instance);
    }
  }
  return basis->members();
}

}  // namespace parcours::metrics
