// Tally: the running counts of one scope, and how they become its metrics.
//
// Members are added contact by contact (all of one contact before the next). In the unit "contact"
// a contact counts once in every set that one of its instances is in; events, orders and money are
// added up in either unit.
//
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "metrics/counting/attribution.h"
#include "metrics/counting/metric_set.h"
#include "metrics/counting/sets.h"

namespace parcours::metrics {

// The amounts of one currency: how many orders, and how much.
struct CurrencyTally {
  Shares orders;
  int64_t revenue = 0;
};

// How many are in each set.
//
// Cost  some 20 instructions without a branch for one more: counts below 64 are kept across words,
//       the k-th of which holds bit k of every set's count.
class SetCounts {
 public:
  void Add(uint64_t sets) {
    for (uint64_t& word : low_bits_) {
      const uint64_t carry = word & sets;
      word ^= sets;
      sets = carry;
    }
    if (sets != 0) AddMany(sets, uint64_t{1} << kLowBits);
  }
  void AddMany(uint64_t sets, uint64_t count);
  uint64_t Of(Set set) const;

 private:
  static constexpr size_t kLowBits = 6;
  std::array<uint64_t, kLowBits> low_bits_{};
  std::array<uint64_t, kSetCount> counts_{};  // without what the low bits hold
};

class Tally {
 public:
  void Add(ContactIndex contact, uint64_t sets, const EventCounts& events,
           MetricOptions::Unit unit) {
    events_ += events;
    if ((sets & BitOf(kDelivered)) != 0 && last_recipient_ != contact) {
      ++recipients_;
      last_recipient_ = contact;
    }
    if (unit == MetricOptions::Unit::kInstance) return counts_.Add(sets);
    if (contact != contact_) {
      counts_.Add(contact_sets_);
      contact_ = contact;
      contact_sets_ = 0;
    }
    contact_sets_ |= sets;
  }
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

  uint64_t CountOf(Set set) const { return counts_.Of(set) + (contact_sets_ >> set & 1); }
  void FinishMoney(const Scope& scope, const MetricOptions& options, MetricSet* result) const;

  SetCounts counts_;
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
