#include "metrics/counting/event_basis.h"

namespace parcours::metrics {

EventBasis::EventBasis(const InstanceTable& table, std::span<const uint32_t> kind_of,
                       const InstanceKinds& kinds, const store::EventStore& store,
                       const MetricOptions& options, const Selection& selection,
                       const Periods& periods)
    : table_(table),
      kind_of_(kind_of),
      options_(options),
      periods_(periods),
      times_us_(store.times_us().data()) {
  starts_.reserve(kinds.count());
  for (uint32_t kind = 0; kind < kinds.count(); ++kind) {
    starts_.push_back(StartOf(kinds[kind]));
    starts_.back().selected = selection.messages[kinds[kind].message] != 0;
  }
}

EventBasis::Start EventBasis::StartOf(const InstanceKind& instance) const {
  const MessageInfo& message = table_.messages()[instance.message];
  Start start{&message};
  start.outcome = OutcomeOf(instance, message, options_);
  start.sent = IsSent(instance, options_);
  start.at_send = kSentFact;
  if (start.outcome == Outcome::kOpen) start.at_send |= kUnresolvedFact;
  uint32_t awaits = 0;
  if (start.outcome == Outcome::kDelivered) {
    if (instance.has_delivered_event) {
      awaits |= kDeliveredEvent;
    } else if (!message.has_receipts && start.sent) {
      start.at_send |= kDeliveredFact;
    } else {
      awaits |= kProofOfDelivery;
    }
  }
  EventCounts counts;
  const uint32_t facts = FactsOf(instance, message, options_, &counts);
  const bool person_opened = message.track_opens && instance.opens[0] != 0;
  const bool any_opened = person_opened || (message.track_opens && instance.opens[1] != 0);
  const bool opened = options_.exclude_machine ? person_opened : any_opened;
  if ((facts & kOpenedFact) != 0 && !opened) awaits |= kImpliedOpen;
  if ((facts & kLowOpenedFact) != 0 && !person_opened) awaits |= kImpliedLowOpen;
  if ((facts & kHighOpenedFact) != 0 && !any_opened) awaits |= kImpliedHighOpen;
  start.awaits = static_cast<uint8_t>(awaits);
  return start;
}

// Events come by time, so it is nearly always the latest member or a new one.
EventMember* EventBasis::MemberAt(Row row, uint32_t instance) {
  const uint32_t period = periods_.Of(times_us_[row]);
  if (period == Periods::kNone) return nullptr;
  State& state = states_[instance - first_];
  const bool goes_on = state.ordered != kNoMember && members_[state.ordered].period >= period;
  uint32_t* link = goes_on ? &state.ordered : &state.latest;
  while (*link != kNoMember && members_[*link].period > period) link = &members_[*link].earlier;
  if (*link != kNoMember && members_[*link].period == period) return &members_[*link];
  const uint32_t earlier = *link;
  *link = static_cast<uint32_t>(members_.size());
  return &members_.emplace_back(EventMember{instance, period, 0, earlier, {}});
}

void EventBasis::Begin(ContactIndex contact) {
  members_.clear();
  states_.clear();
  first_ = table_.instance_begin(contact);
  const uint32_t end = table_.instance_begin(contact + 1);
  for (uint32_t i = first_; i < end; ++i) {
    const Start& start = starts_[kind_of_[i]];
    states_.push_back({&start, store::kNoRow, kNoMember, kNoMember, start.awaits});
    if (!start.selected || !start.sent) continue;
    EventMember* const member = MemberAt(table_.instances()[i].date_row, i);
    if (member != nullptr) member->facts |= start.at_send;
  }
  any_failed_ = false;
  for (const Signal& signal : table_.SignalsOf(contact)) {
    State& state = states_[signal.instance - first_];
    if (state.start->selected) TakeSignal(signal, &state);
  }
  if (any_failed_) TakeFailures();
}

void EventBasis::TakeFailures() {
  for (size_t i = 0; i < states_.size(); ++i) {
    const Row row = states_[i].last_failure;
    if (row == store::kNoRow || states_[i].start->outcome != Outcome::kFailed) continue;
    EventMember* const member = MemberAt(row, first_ + static_cast<uint32_t>(i));
    if (member != nullptr) member->facts |= kFailedFact;
  }
}

void EventBasis::TakeSignal(const Signal& signal, State* state) {
  const MessageInfo& message = *state->start->message;
  uint32_t facts = 0;
  EventCounts counts;
  switch (signal.kind) {
    case SignalKind::kDelivered:
      if (state->Take(kDeliveredEvent)) facts |= kDeliveredFact;
      break;
    case SignalKind::kFailed:
      state->last_failure = signal.row;
      any_failed_ = true;
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
  if (facts == 0 && !counted) return;
  EventMember* const member = MemberAt(signal.row, signal.instance);
  if (member == nullptr) return;
  member->facts |= facts;
  member->events += counts;
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
  State& state = states_[instance - first_];
  if (!state.start->selected) return;
  EventMember* const member = MemberAt(order.row, instance);
  if (member == nullptr) return;
  member->facts |= kOrderedFact;
  state.ordered = static_cast<uint32_t>(member - members_.data());
}

}  // namespace parcours::metrics
