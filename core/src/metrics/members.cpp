#include "metrics/members.h"

#include <algorithm>
#include <tuple>

namespace parcours::metrics {

Members::Members(const InstanceTable& table, const store::EventStore& store,
                 const MetricsRequest& request)
    : table_(table),
      store_(store),
      options_(request.options),
      selection_(table, store, request.selection),
      credits_(CreditOrders(table, store, request.options)),
      ordered_(table.instances().size()) {
  for (size_t i = 0; i < credits_.size(); ++i) {
    if (credits_[i] != kNoInstance && !Dropped(table.orders()[i])) ordered_[credits_[i]] = 1;
  }
  if (options_.date_basis != MetricOptions::DateBasis::kEvent) return;
  order_begin_.resize(size_t{store.contact_count()} + 1);
  for (const Order& order : table.orders()) ++order_begin_[order.contact + 1];
  for (size_t i = 1; i < order_begin_.size(); ++i) order_begin_[i] += order_begin_[i - 1];
}

uint32_t Members::PeriodOfSend(const Instance& instance, const Periods& periods) const {
  if (!IsSent(instance, options_)) return periods.unbounded() ? 0 : Periods::kNone;
  return periods.Of(store_.times_us()[instance.date_row]);
}

uint32_t Members::PeriodOfOrder(const Order& order, uint32_t instance,
                                const Periods& periods) const {
  if (instance != kNoInstance && options_.date_basis == MetricOptions::DateBasis::kSend) {
    return PeriodOfSend(table_.instances()[instance], periods);
  }
  return periods.Of(store_.times_us()[order.row]);
}

bool Members::BySend(uint32_t index, const Periods& periods, Member* member) const {
  const Instance& instance = table_.instances()[index];
  if (!selection_.messages[instance.message]) return false;
  const uint32_t period = periods.unbounded() ? 0 : PeriodOfSend(instance, periods);
  if (period == Periods::kNone) return false;
  const MessageInfo& message = table_.messages()[instance.message];
  *member = {index, instance.contact, instance.message, period, 0, {}};
  uint32_t facts = FactsOf(instance, message, options_, &member->events);
  if (ordered_[index] != 0) facts |= kOrderedFact;
  member->sets = sets_.Of(facts, instance.bounce_class, message);
  return true;
}

Member Members::MemberOf(const EventMember& event, ContactIndex contact) const {
  const Instance& instance = table_.instances()[event.instance];
  const MessageInfo& message = table_.messages()[instance.message];
  return {event.instance,
          contact,
          instance.message,
          event.period,
          sets_.Of(event.facts, instance.bounce_class, message),
          event.events};
}

void Members::ByEvent(ContactIndex contact, const Periods& periods,
                      std::vector<EventMember>* events) const {
  events->clear();
  const uint32_t first = table_.instance_begin(contact);
  const uint32_t end = table_.instance_begin(contact + 1);
  const auto add = [&](uint32_t instance, Row row, uint32_t facts, const EventCounts& counts) {
    const uint32_t period = periods.Of(store_.times_us()[row]);
    if (period != Periods::kNone) events->push_back({instance, period, facts, counts});
  };

  // What an instance is at the end tells which of its events make it delivered, bounced or opened;
  // each bit here is taken by the first event that it waits for.
  enum Awaits : uint8_t {
    kDeliveredEvent = 1,
    kProofOfDelivery = 2,
    kImpliedOpen = 4,
    kImpliedLowOpen = 8,
    kImpliedHighOpen = 16,
  };
  struct State {
    Outcome outcome = Outcome::kOpen;
    uint8_t awaits = 0;
    Row last_failure = store::kNoRow;
    bool selected = false;
  };
  std::vector<State> states(end - first);
  for (uint32_t i = first; i < end; ++i) {
    const Instance& instance = table_.instances()[i];
    const MessageInfo& message = table_.messages()[instance.message];
    State& state = states[i - first];
    state.selected = selection_.messages[instance.message] != 0;
    if (!state.selected) continue;
    state.outcome = OutcomeOf(instance, message, options_);
    uint32_t at_send = IsSent(instance, options_) ? kSentFact : 0u;
    if (state.outcome == Outcome::kOpen) at_send |= kUnresolvedFact;
    if (state.outcome == Outcome::kDelivered) {
      if (instance.has_delivered_event) {
        state.awaits |= kDeliveredEvent;
      } else if (!message.has_receipts && IsSent(instance, options_)) {
        at_send |= kDeliveredFact;
      } else {
        state.awaits |= kProofOfDelivery;
      }
    }
    EventCounts counts;
    const uint32_t facts = FactsOf(instance, message, options_, &counts);
    const uint64_t person_opens = message.track_opens ? instance.opens[0] : 0;
    const uint64_t all_opens = person_opens + (message.track_opens ? instance.opens[1] : 0);
    const uint64_t opens = options_.exclude_machine ? person_opens : all_opens;
    if ((facts & kOpenedFact) != 0 && opens == 0) state.awaits |= kImpliedOpen;
    if ((facts & kLowOpenedFact) != 0 && person_opens == 0) state.awaits |= kImpliedLowOpen;
    if ((facts & kHighOpenedFact) != 0 && all_opens == 0) state.awaits |= kImpliedHighOpen;
    if ((at_send & kSentFact) != 0) add(i, instance.date_row, at_send, {});
  }

  const auto signals = table_.SignalsOf(contact);
  for (const Signal& signal : signals) {
    if (signal.kind == SignalKind::kFailed) {
      states[signal.instance - first].last_failure = signal.row;
    }
  }
  for (const Signal& signal : signals) {
    State& state = states[signal.instance - first];
    if (!state.selected) continue;
    const MessageInfo& message = table_.messages()[MessageOf(signal.instance)];
    const bool email = message.channel == Channel::kEmail;
    const auto take = [&](uint8_t what) {
      const bool awaited = (state.awaits & what) != 0;
      state.awaits &= static_cast<uint8_t>(~what);
      return awaited;
    };
    uint32_t facts = 0;
    EventCounts counts;
    const bool machine = signal.machine != MachineReason::kPerson;
    switch (signal.kind) {
      case SignalKind::kDelivered:
        if (take(kDeliveredEvent)) facts |= kDeliveredFact;
        break;
      case SignalKind::kFailed:
        if (state.outcome == Outcome::kFailed && signal.row == state.last_failure) {
          facts |= kFailedFact;
        }
        counts.bounces = email ? 1 : 0;
        break;
      case SignalKind::kOpened:
        if (take(kProofOfDelivery)) facts |= kDeliveredFact;
        if (!message.track_opens) break;
        facts |= kHighOpenedFact | (machine ? 0u : kLowOpenedFact);
        counts.machine_opens = machine;
        if (Counts(signal, message, options_)) {
          facts |= kOpenedFact;
          counts.opens = 1;
        }
        break;
      case SignalKind::kClicked: {
        if (take(kProofOfDelivery)) facts |= kDeliveredFact;
        const bool content = !signal.unsubscribe_link || options_.count_unsubscribe_clicks;
        if (!message.track_clicks || !content) break;
        counts.machine_clicks = machine;
        if (take(kImpliedHighOpen)) facts |= kHighOpenedFact;
        if (!machine && take(kImpliedLowOpen)) facts |= kLowOpenedFact;
        if (!Counts(signal, message, options_)) break;
        facts |= kClickedFact;
        counts.clicks = 1;
        if (take(kImpliedOpen)) {
          facts |= kOpenedFact;
          counts.opens = 1;
        }
        break;
      }
      case SignalKind::kUnsubscribed:
        facts |= kUnsubscribedFact;
        break;
      case SignalKind::kComplained:
        facts |= kComplainedFact;
        break;
      default:
        break;
    }
    if (facts != 0 || counts.bounces != 0 || counts.machine_opens != 0 ||
        counts.machine_clicks != 0) {
      add(signal.instance, signal.row, facts, counts);
    }
  }
  for (uint32_t i = order_begin_[contact]; i < order_begin_[contact + 1]; ++i) {
    const uint32_t instance = credits_[i];
    if (instance == kNoInstance || Dropped(table_.orders()[i])) continue;
    if (states[instance - first].selected) {
      add(instance, table_.orders()[i].row, kOrderedFact, {});
    }
  }

  std::sort(events->begin(), events->end(), [](const EventMember& a, const EventMember& b) {
    return std::tie(a.instance, a.period) < std::tie(b.instance, b.period);
  });
  size_t kept = 0;
  for (size_t i = 0; i < events->size(); ++i) {
    const EventMember& next = (*events)[i];
    if (kept != 0 && (*events)[kept - 1].instance == next.instance &&
        (*events)[kept - 1].period == next.period) {
      (*events)[kept - 1].facts |= next.facts;
      (*events)[kept - 1].events += next.events;
    } else {
      (*events)[kept++] = next;
    }
  }
  events->resize(kept);
}

}  // namespace parcours::metrics
