// The sets that metrics count, and the algebra that makes them from what is known of an instance.
//
// Facts are what happened to an instance in the period looked at (by person or machine, as the
// options say); SetsOf turns them into membership of every set that a metric or a denominator
// needs. A rate's numerator is a set of its own, taken inside its denominator (decision C4), so no
// rate passes 1. Push the bits through any union: a contact is in a set if one of its instances is.
#pragma once

#include <cstdint>
#include <vector>

#include "metrics/instances/outcome.h"
#include "parcours/definition.h"

namespace parcours::metrics {

enum Fact : uint32_t {
  kSentFact = 1u << 0,
  kDeliveredFact = 1u << 1,
  kFailedFact = 1u << 2,
  kUnresolvedFact = 1u << 3,  // neither delivered nor failed, at any time
  kOpenedFact = 1u << 4,      // a counted open, or one that a counted click proves
  kLowOpenedFact = 1u << 5,   // the same if machines are left out, and if they are counted
  kHighOpenedFact = 1u << 6,
  kClickedFact = 1u << 7,
  kUnsubscribedFact = 1u << 8,
  kComplainedFact = 1u << 9,
  kOrderedFact = 1u << 10,
};
inline constexpr uint32_t kFactCount = 11;

enum Set : uint32_t {
  kSent,
  kSentEmail,
  kSentSms,
  kDelivered,
  kDeliveredOfSent,
  kDeliveredEmail,
  kDeliveredOpenTracked,
  kOpened,
  kOpenedOfDelivered,
  kLowOpenedOfDelivered,
  kHighOpenedOfDelivered,
  kDeliveredClickTracked,
  kClicked,
  kClickedOfDelivered,
  kOpenedBothTracked,
  kClickedOfOpened,
  kUnsubscribed,
  kUnsubscribedOfDelivered,
  kUnsubscribedOfOpened,
  kUnsubscribedOfSent,
  kBounced,
  kBouncedOfSent,
  kBouncedUnknown,  // by class, in the order of BounceClass
  kBouncedHard,
  kBouncedSoft,
  kBouncedBlock,
  kUndelivered,
  kUndeliveredUnknown,  // by class, in the order of CarrierClass
  kUndeliveredUnreachable,
  kUndeliveredInvalid,
  kUndeliveredLandline,
  kUndeliveredFiltered,
  kUndeliveredOptedOut,
  kUndeliveredExpired,
  kUndeliveredBalance,
  kUndeliveredOfSent,
  kUnconfirmed,
  kPending,
  kComplained,
  kComplainedOfDelivered,
  kOrdered,
  kOrderedOfDelivered,
  kOpenTracked,  // email instances by what their message's record says of tracking
  kOpenUntracked,
  kClickTracked,
  kClickUntracked,
  kBothTracked,
  kNotBothTracked,
  kSetCount,
};

inline constexpr uint64_t BitOf(Set set) { return uint64_t{1} << set; }

// Events that are counted one by one.
struct EventCounts {
  uint64_t opens = 0;   // counted, and one for each implied open
  uint64_t clicks = 0;  // counted
  uint64_t machine_opens = 0;
  uint64_t machine_clicks = 0;
  uint64_t bounces = 0;

  EventCounts& operator+=(const EventCounts& other) {
    opens += other.opens;
    clicks += other.clicks;
    machine_opens += other.machine_opens;
    machine_clicks += other.machine_clicks;
    bounces += other.bounces;
    return *this;
  }
};

// Whether an open or click counts towards opens, clicks and attribution; and whether it would, were
// it a person's.
bool Counts(const Signal& signal, const MessageInfo& message, const MetricOptions& options);
bool WouldCount(const Signal& signal, const MessageInfo& message, const MetricOptions& options);

// Everything that happened to an instance, but for orders.
uint32_t FactsOf(const InstanceKind& instance, const MessageInfo& message,
                 const MetricOptions& options, EventCounts* events);

// All but the classes of failures.
uint64_t SetsOf(uint32_t facts, const MessageInfo& message);

// SetsOf, computed once for each combination of its arguments that occurs. 128 KiB.
class SetTable {
 public:
  SetTable() : sets_(size_t{1} << (kFactCount + 3)) {}

  // With the failure's class, an InstanceKind::failure_class.
  uint64_t Of(uint32_t facts, uint8_t failure_class, const MessageInfo& message) {
    const uint32_t kind = IndexOf(message.channel) | (message.track_opens ? 2u : 0u) |
                          (message.track_clicks ? 4u : 0u);
    uint64_t& sets = sets_[kind << kFactCount | facts];
    if (sets == 0) sets = SetsOf(facts, message);  // never empty: tracked or not
    if ((facts & kFailedFact) == 0) return sets;
    const bool email = message.channel == Channel::kEmail;
    return sets | BitOf(email ? kBouncedUnknown : kUndeliveredUnknown) << failure_class;
  }

 private:
  std::vector<uint64_t> sets_;
};

}  // namespace parcours::metrics
