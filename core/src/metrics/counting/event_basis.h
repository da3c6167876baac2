// What happened to a contact's instances in each period, every event at its own time: the date
// basis "event" (docs/metrics.md, section 7).
//
// What an instance is in the end decides which of its events makes it delivered, bounced or opened:
// the first delivered event, the last failure, the first counted click for an implied open. States
// without an event of their own stand at the send.
// Cost  a few instructions a signal: what instances are to begin with is told once a kind, and an
//       instance's last period is at hand. Scratch is reused.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "metrics/counting/periods.h"
#include "metrics/counting/selection.h"
#include "metrics/counting/sets.h"

namespace parcours::metrics {

// One instance in one period.
struct EventMember {
  uint32_t instance;
  uint32_t period;
  uint32_t facts;
  uint32_t earlier;  // the same instance in the period before, among the members
  EventCounts events;
};

class EventBasis {
 public:
  // All must outlive it. `kind_of` and `kinds`: of the table's instances, as the options count
  // their machines.
  EventBasis(const InstanceTable& table, std::span<const uint32_t> kind_of,
             const InstanceKinds& kinds, const store::EventStore& store,
             const MetricOptions& options, const Selection& selection, const Periods& periods);

  // Takes what happened to the contact's selected instances, but for orders.
  void Begin(ContactIndex contact);
  // A contact's orders from the last to the first, so that all take one walk over an instance's
  // members.
  void AddOrder(const Order& order, uint32_t instance);
  // The contact's members, one for each instance and period, in no order that means anything; valid
  // until the next Begin.
  const std::vector<EventMember>& members() const { return members_; }

 private:
  // Bits that the first event of a kind takes.
  enum Awaits : uint8_t {
    kDeliveredEvent = 1,
    kProofOfDelivery = 2,
    kImpliedOpen = 4,
    kImpliedLowOpen = 8,
    kImpliedHighOpen = 16,
  };
  // What an instance is before its events are looked at, by kind.
  struct Start {
    const MessageInfo* message;
    uint32_t at_send = 0;  // facts
    Outcome outcome = Outcome::kOpen;
    uint8_t awaits = 0;  // a set of Awaits
    bool selected = false;
    bool sent = false;
  };
  struct State {
    const Start* start;
    Row last_failure;
    uint32_t latest;   // its member of the latest period; kNoMember
    uint32_t ordered;  // that of the order before, which no order behind it passes; kNoMember
    uint8_t awaits;

    bool Take(Awaits what) {
      const bool awaited = (awaits & what) != 0;
      awaits = static_cast<uint8_t>(awaits & ~what);
      return awaited;
    }
  };
  static constexpr uint32_t kNoMember = 0xFFFFFFFFu;

  Start StartOf(const InstanceKind& instance) const;
  void TakeSignal(const Signal& signal, State* state);
  // The last failure is what failed, once all are known.
  void TakeFailures();
  void TakeOpen(const Signal& signal, const MessageInfo& message, uint32_t* facts,
                EventCounts* counts) const;
  void TakeClick(const Signal& signal, const MessageInfo& message, State* state, uint32_t* facts,
                 EventCounts* counts) const;
  // The member to which what happened at the row belongs; null outside of all periods.
  EventMember* MemberAt(Row row, uint32_t instance);

  const InstanceTable& table_;
  std::span<const uint32_t> kind_of_;
  const MetricOptions& options_;
  const Periods& periods_;
  const int64_t* times_us_;
  std::vector<Start> starts_;  // by kind
  uint32_t first_ = 0;         // the contact's first instance
  std::vector<State> states_;  // of the contact's instances
  bool any_failed_ = false;    // of the contact's signals
  std::vector<EventMember> members_;
};

}  // namespace parcours::metrics
