#include "metrics/counting/sets.h"

namespace parcours::metrics {

bool WouldCount(const Signal& signal, const MessageInfo& message, const MetricOptions& options) {
  if (signal.kind == SignalKind::kOpened) return message.track_opens;
  if (signal.unsubscribe_link && !options.count_unsubscribe_clicks) return false;
  return message.track_clicks;
}

bool Counts(const Signal& signal, const MessageInfo& message, const MetricOptions& options) {
  if (options.exclude_machine && IsMachine(signal, options)) return false;
  return WouldCount(signal, message, options);
}

uint32_t FactsOf(const InstanceKind& instance, const MessageInfo& message,
                 const MetricOptions& options, EventCounts* events) {
  uint32_t facts = 0;
  const auto add = [&](bool holds, Fact fact) { facts |= holds ? fact : 0u; };
  const Outcome outcome = OutcomeOf(instance, message, options);
  add(IsSent(instance, options), kSentFact);
  add(outcome == Outcome::kDelivered, kDeliveredFact);
  add(outcome == Outcome::kFailed, kFailedFact);
  add(outcome == Outcome::kOpen, kUnresolvedFact);
  add(instance.unsubscribed, kUnsubscribedFact);
  add(instance.complained, kComplainedFact);

  const bool email = message.channel == Channel::kEmail;
  uint64_t clicks[2] = {};  // by persons, by machines
  if (message.track_clicks) {
    for (const int by : {0, 1}) {
      clicks[by] = uint64_t{instance.clicks[by][0]} +
                   (options.count_unsubscribe_clicks ? instance.clicks[by][1] : 0);
    }
  }
  const uint64_t counted_clicks = clicks[0] + (options.exclude_machine ? 0 : clicks[1]);
  add(counted_clicks != 0, kClickedFact);
  events->clicks = counted_clicks;
  events->machine_clicks = message.track_clicks ? clicks[1] : 0;
  if (!email) return facts;

  events->bounces = instance.failed_events;
  if (!message.track_opens) return facts;
  const uint64_t person_opens = instance.opens[0];
  const uint64_t all_opens = person_opens + instance.opens[1];
  const uint64_t opens = options.exclude_machine ? person_opens : all_opens;
  const bool implied = options.implied && opens == 0 && counted_clicks != 0;
  add(opens != 0 || implied, kOpenedFact);
  add(person_opens != 0 || (options.implied && clicks[0] != 0), kLowOpenedFact);
  add(all_opens != 0 || (options.implied && clicks[0] + clicks[1] != 0), kHighOpenedFact);
  events->opens = opens + (implied ? 1 : 0);
  events->machine_opens = instance.opens[1];
  return facts;
}

uint64_t SetsOf(uint32_t facts, const MessageInfo& message) {
  const bool email = message.channel == Channel::kEmail;
  const bool sent = (facts & kSentFact) != 0;
  const bool delivered = (facts & kDeliveredFact) != 0;
  const bool failed = (facts & kFailedFact) != 0;
  const bool unresolved = sent && (facts & kUnresolvedFact) != 0;
  const bool clicked = (facts & kClickedFact) != 0;
  const bool unsubscribed = (facts & kUnsubscribedFact) != 0;
  const bool ordered = (facts & kOrderedFact) != 0;

  uint64_t sets = 0;
  const auto add = [&](bool holds, Set set) { sets |= uint64_t{holds} << set; };
  add(sent, kSent);
  add(delivered, kDelivered);
  add(delivered && sent, kDeliveredOfSent);
  add(delivered && message.track_clicks, kDeliveredClickTracked);
  add(clicked, kClicked);
  add(clicked && delivered, kClickedOfDelivered);
  add(unsubscribed, kUnsubscribed);
  add(unsubscribed && delivered, kUnsubscribedOfDelivered);
  add(unsubscribed && sent, kUnsubscribedOfSent);
  add(ordered, kOrdered);
  add(ordered && delivered, kOrderedOfDelivered);
  add(message.track_clicks, kClickTracked);
  add(!message.track_clicks, kClickUntracked);
  if (!email) {
    add(sent, kSentSms);
    add(failed, kUndelivered);
    add(failed && sent, kUndeliveredOfSent);
    add(unresolved, kUnconfirmed);
    return sets;
  }
  const bool opened = (facts & kOpenedFact) != 0;
  const bool both_tracked = message.track_opens && message.track_clicks;
  const bool complained = (facts & kComplainedFact) != 0;
  add(sent, kSentEmail);
  add(delivered, kDeliveredEmail);
  add(delivered && message.track_opens, kDeliveredOpenTracked);
  add(opened, kOpened);
  add(opened && delivered, kOpenedOfDelivered);
  add(delivered && (facts & kLowOpenedFact) != 0, kLowOpenedOfDelivered);
  add(delivered && (facts & kHighOpenedFact) != 0, kHighOpenedOfDelivered);
  add(opened && both_tracked, kOpenedBothTracked);
  add(opened && both_tracked && clicked, kClickedOfOpened);
  add(unsubscribed && opened, kUnsubscribedOfOpened);
  add(failed, kBounced);
  add(failed && sent, kBouncedOfSent);
  add(unresolved, kPending);
  add(complained, kComplained);
  add(complained && delivered, kComplainedOfDelivered);
  add(message.track_opens, kOpenTracked);
  add(!message.track_opens, kOpenUntracked);
  add(both_tracked, kBothTracked);
  add(!both_tracked, kNotBothTracked);
  return sets;
}

}  // namespace parcours::metrics
