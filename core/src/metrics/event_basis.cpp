#include "metrics/event_basis.h"

#include <algorithm>
#include <tuple>

#include "text/sort.h"

namespace parcours::metrics {

void EventBasis::Add(uint32_t instance, Row row, uint32_t facts, const EventCounts& counts) {
  const uint32_t period = periods_.Of(store_.times_us()[row]);
  if (period != Periods::kNone) members_.push_back({instance, period, facts, counts});
}

EventBasis::State EventBasis::StateOf(uint32_t index) {
  const InstanceKind& instance = kinds_[kind_of_[index]];
  const MessageInfo& message = table_.messages()[instance.message];
  State state;
  state.selected = selection_.messages[instance.message] != 0;
  if (!state.selected) return state;
  state.outcome = OutcomeOf(instance, message, options_);
  const bool sent = IsSent(instance, options_);
  uint32_t at_send = kSentFact;
  if (state.outcome == Outcome::kOpen) at_send |= kUnresolvedFact;
  if (state.outcome == Outcome::kDelivered) {
    if (instance.has_delivered_event) {
      state.awaits |= kDeliveredEvent;
    } else if (!message.has_receipts && sent) {
      at_send |= kDeliveredFact;
    } else {
      state.awaits |= kProofOfDelivery;
    }
  }
  if (sent) Add(index, table_.instances()[index].date_row, at_send, {});

  EventCounts counts;
  const uint32_t facts = FactsOf(instance, message, options_, &counts);
  const bool person_opened = message.track_opens && instance.opens[0] != 0;
  const bool any_opened = person_opened || (message.track_opens && instance.opens[1] != 0);
  const bool opened = options_.exclude_machine ? person_opened : any_opened;
  if ((facts & kOpenedFact) != 0 && !opened) state.awaits |= kImpliedOpen;
  if ((facts & kLowOpenedFact) != 0 && !person_opened) state.awaits |= kImpliedLowOpen;
  if ((facts & kHighOpenedFact) != 0 && !any_opened) state.awaits |= kImpliedHighOpen;
  return state;
}

void EventBasis::Begin(ContactIndex contact) {
  members_.clear();
  states_.clear();
  first_ = table_.instance_begin(contact);
  for (uint32_t i = first_; i < table_.instance_begin(contact + 1); ++i) {
    states_.push_back(StateOf(i));
  }
  const auto signals = table_.SignalsOf(contact);
  for (const Signal& signal : signals) {
    if (signal.kind == SignalKind::kFailed) {
      states_[signal.instance - first_].last_failure = signal.row;
    }
  }
  for (const Signal& signal : signals) {
    State& state = states_[signal.instance - first_];
    if (state.selected) TakeSignal(signal, &state);
  }
}

void EventBasis::TakeSignal(const Signal& signal, State* state) {
  const MessageInfo& message = table_.MessageOf(signal.instance);
  uint32_t facts = 0;
  EventCounts counts;
  switch (signal.kind) {
    case SignalKind::kDelivered:
      if (state->Take(kDeliveredEvent)) facts |= kDeliveredFact;
      break;
    case SignalKind::kFailed:
      if (state->outcome == Outcome::kFailed && signal.row == state->last_failure) {
        facts |= kFailedFact;
      }
      counts.bounces = message.channel == Channel::kEmail ? 1 : 0;
      break;
    case SignalKind::kOpened:
      if (state->Take(kProofOfDelivery)) facts |= kDeliveredFact;
      TakeOpen(signal, message, &facts, &counts);
      break;
    case SignalKind::kClicked:
      if (state->Take(kProofOfDelivery)) facts |= kDeliveredFact;
      TakeClick(signal, message, state, &facts, &counts);
      break;
    case SignalKind::kUnsubscribed:
      facts |= kUnsubscribedFact;
      break;
    case SignalKind::kComplained:
      facts |= kComplainedFact;
      break;
    default:
      break;
  }
  const bool counted = counts.bounces + counts.machine_opens + counts.machine_clicks != 0;
  if (facts != 0 || counted) Add(signal.instance, signal.row, facts, counts);
}

void EventBasis::TakeOpen(const Signal& signal, const MessageInfo& message, uint32_t* facts,
                          EventCounts* counts) const {
  if (!message.track_opens) return;
  const bool machine = IsMachine(signal, options_);
  *facts |= kHighOpenedFact | (machine ? 0u : kLowOpenedFact);
  counts->machine_opens = machine;
  if (!Counts(signal, message, options_)) return;
  *facts |= kOpenedFact;
  counts->opens = 1;
}

void EventBasis::TakeClick(const Signal& signal, const MessageInfo& message, State* state,
                           uint32_t* facts, EventCounts* counts) const {
  const bool content = !signal.unsubscribe_link || options_.count_unsubscribe_clicks;
  if (!message.track_clicks || !content) return;
  const bool machine = IsMachine(signal, options_);
  counts->machine_clicks = machine;
  if (state->Take(kImpliedHighOpen)) *facts |= kHighOpenedFact;
  if (!machine && state->Take(kImpliedLowOpen)) *facts |= kLowOpenedFact;
  if (!Counts(signal, message, options_)) return;
  *facts |= kClickedFact;
  counts->clicks = 1;
  if (!state->Take(kImpliedOpen)) return;
  *facts |= kOpenedFact;
  counts->opens = 1;
}

void EventBasis::AddOrder(const Order& order, uint32_t instance) {
  if (states_[instance - first_].selected) Add(instance, order.row, kOrderedFact, {});
}

const std::vector<EventMember>& EventBasis::Finish() {
  text::SortFew(members_, [](const EventMember& a, const EventMember& b) {
    return std::tie(a.instance, a.period) < std::tie(b.instance, b.period);
  });
  size_t kept = 0;
  for (const EventMember& next : members_) {
    if (kept != 0 && members_[kept - 1].instance == next.instance &&
        members_[kept - 1].period == next.period) {
      members_[kept - 1].facts |= next.facts;
      members_[kept - 1].events += next.events;
    } else {
      members_[kept++] = next;
    }
  }
  members_.resize(kept);
  return members_;
}

}  // namespace parcours::metrics
