// What happened to a contact's instances in each period, every event at its own time: the date
// basis "event" (docs/metrics.md, section 7).
//
// What an instance is in the end decides which of its events makes it delivered, bounced or opened:
// the first delivered event, the last failure, the first counted click for an implied open. States
// without an event of their own stand at the send.
// Cost  O(signals) and a sort of the contact's (instance, period) pairs; scratch is reused.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "metrics/selection.h"
#include "metrics/sets.h"

namespace parcours::metrics {

// One instance in one period.
struct EventMember {
  uint32_t instance;
  uint32_t period;
  uint32_t facts;
  EventCounts events;
};

class EventBasis {
 public:
  // All must outlive it. `kind_of` and `kinds`: of the table's instances, as the options count
  // their machines.
  EventBasis(const InstanceTable& table, std::span<const uint32_t> kind_of,
             const InstanceKinds& kinds, const store::EventStore& store,
             const MetricOptions& options, const Selection& selection, const Periods& periods)
      : table_(table),
        kind_of_(kind_of),
        kinds_(kinds),
        store_(store),
        options_(options),
        selection_(selection),
        periods_(periods) {}

  // Takes what happened to the contact's selected instances, but for orders.
  void Begin(ContactIndex contact);
  void AddOrder(const Order& order, uint32_t instance);
  // The contact's members, by instance, then period; valid until the next Begin.
  const std::vector<EventMember>& Finish();

 private:
  // Bits that the first event of a kind takes.
  enum Awaits : uint8_t {
    kDeliveredEvent = 1,
    kProofOfDelivery = 2,
    kImpliedOpen = 4,
    kImpliedLowOpen = 8,
    kImpliedHighOpen = 16,
  };
  struct State {
    Row last_failure = store::kNoRow;
    Outcome outcome = Outcome::kOpen;
    uint8_t awaits = 0;
    bool selected = false;

    bool Take(Awaits what) {
      const bool awaited = (awaits & what) != 0;
      awaits = static_cast<uint8_t>(awaits & ~what);
      return awaited;
    }
  };

  State StateOf(uint32_t instance);
  void TakeSignal(const Signal& signal, State* state);
  void TakeOpen(const Signal& signal, const MessageInfo& message, uint32_t* facts,
                EventCounts* counts) const;
  void TakeClick(const Signal& signal, const MessageInfo& message, State* state, uint32_t* facts,
                 EventCounts* counts) const;
  void Add(uint32_t instance, Row row, uint32_t facts, const EventCounts& counts);

  const InstanceTable& table_;
  std::span<const uint32_t> kind_of_;
  const InstanceKinds& kinds_;
  const store::EventStore& store_;
  const MetricOptions& options_;
  const Selection& selection_;
  const Periods& periods_;
  uint32_t first_ = 0;         // the contact's first instance
  std::vector<State> states_;  // of the contact's instances
  std::vector<EventMember> members_;
};

}  // namespace parcours::metrics
