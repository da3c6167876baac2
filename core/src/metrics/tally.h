// Tally: the running counts of one scope, and how they become its metrics.
//
// Members are added contact by contact (all of one contact before the next). In the unit "contact"
// a contact counts once in every set that one of its instances is in; events, orders and money are
// added up in either unit.
//
// Cost  most instances of a scope are in one of a few combinations of sets, so combinations are
//       counted, and only those that lose their place are taken apart into sets.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "metrics/attribution.h"
#include "metrics/metric_set.h"
#include "metrics/sets.h"

namespace parcours::metrics {

// The amounts of one currency: how many orders, and how much.
struct CurrencyTally {
  Shares orders;
  int64_t revenue = 0;
};

class Tally {
 public:
  void Add(ContactIndex contact, uint64_t sets, const EventCounts& events,
           MetricOptions::Unit unit);
  // In the unit "instance": so many in the same sets, with the same events; and how many contacts
  // received them.
  void AddMany(uint64_t sets, const EventCounts& events, uint64_t count);
  void AddRecipients(uint64_t count) { recipients_ += count; }
  // What a credit gives of an order; unattributed where it is nobody's.
  void AddOrder(const Order& order, const Credit& credit);
  void AddUnattributed(SignalKind kind);
  // An open or click by a machine, for the first of its reasons that hold.
  void AddMachineEvent(const Signal& signal, const MetricOptions& options);

  // What the scope is; `store` names the currencies of orders.
  struct Scope {
    MetricSet::Scope kind = MetricSet::Scope::kSelection;
    bool email = false;  // which metrics it can have
    bool sms = false;
    bool orders = false;
    const store::EventStore* store = nullptr;
  };
  MetricSet Finish(const Scope& scope, const MetricOptions& options) const;

 private:
  struct Money {
    std::vector<CurrencyTally> by_code;  // by currency code, as far as any was seen
    std::vector<bool> seen;
    Shares orders;
    void Add(const Order& order, const Credit& credit);
    MoneyByCurrency ByCurrency(const store::EventStore& store) const;
  };

  struct Combination {
    uint64_t sets = 0;
    uint64_t count = 0;
  };
  static constexpr size_t kPlaces = 16;

  void AddSets(uint64_t sets);
  uint64_t CountOf(Set set) const;
  void FinishMoney(const Scope& scope, const MetricOptions& options, MetricSet* result) const;

  std::array<uint64_t, kSetCount> counts_{};         // what is not in a place
  std::array<Combination, kPlaces> combinations_{};  // by a hash of the sets
  EventCounts events_;
  uint64_t recipients_ = 0;
  ContactIndex last_recipient_ = kNoContact;
  ContactIndex contact_ = kNoContact;  // whose sets are not in counts_ yet, in unit "contact"
  uint64_t contact_sets_ = 0;
  uint64_t unattributed_unsubscribed_ = 0;
  uint64_t unattributed_complained_ = 0;
  uint64_t machine_events_[2][kMachineReasonCount] = {};  // [opens or clicks][bit of the reason]
  Money money_;
  Money unattributed_money_;

  static constexpr ContactIndex kNoContact = 0xFFFFFFFFu;
};

}  // namespace parcours::metrics
