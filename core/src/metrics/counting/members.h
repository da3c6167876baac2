// Members: the instances, orders and unattributed events that a request selects, each with its
// period, its sets and its counts; what tallies are fed with.
//
// Date basis "send": an instance stands in the period of its send and carries all that follows; one
// that was never sent has no date, and stands only where the periods are unbounded. Date basis
// "event": everything stands in the period of its own time (EventBasis), so an instance may stand
// in several. Where the periods are unbounded that is the one period of all times, in which an
// instance is what its kind says, as under "send", unless nothing that is counted happened to it.
//
// Order of visits: by contact.
// Cost   basis "send", and "event" where the periods are unbounded: O(instances + orders); what an
//        instance is, is asked once a kind (instance_kinds.h). Else O(signals). Scratch is reused;
//        nothing is allocated for an instance.
// Memory 80 bytes a kind, 1 an instance, and the credits.
#pragma once

#include <cstdint>
#include <vector>

#include "metrics/counting/attribution.h"
#include "metrics/counting/event_basis.h"
#include "metrics/counting/periods.h"
#include "metrics/counting/selection.h"
#include "metrics/counting/sets.h"

namespace parcours::metrics {

struct Member {
  uint32_t instance;
  ContactIndex contact;
  uint32_t message;
  uint32_t period;
  uint64_t sets;
  const EventCounts& events;
};

// What a kind of instances is under the options of a request.
struct KindFacts {
  uint32_t message;
  uint64_t sets[2];  // of an instance without, and with an order
  EventCounts events;
};

// Instances that are selected, counted.
struct KindCounts {
  std::vector<uint32_t> instances;   // by kind * 2, and one more with an order
  std::vector<uint32_t> recipients;  // by group: contacts with a delivered instance of it
  uint32_t all_recipients = 0;       // of any group
};
struct PeriodCounts {
  std::vector<uint32_t> instances;   // by (period * kinds + kind) * 2, and one more with an order
  std::vector<uint32_t> recipients;  // by period: contacts with a delivered instance in it
};

class Members {
 public:
  // Without orders, all is as if there were none: for what does not ask for them, or credits them
  // itself.
  enum OrderUse : uint8_t { kWithoutOrders, kWithOrders };

  // All must outlive it. Credits every order once.
  Members(const InstanceTable& table, const store::EventStore& store, const MetricsRequest& request,
          OrderUse order_use = kWithOrders);
  ~Members();

  const InstanceTable& table() const { return table_; }
  const store::EventStore& store() const { return store_; }
  const MetricOptions& options() const { return options_; }
  const Selection& selection() const { return selection_; }
  // Of each order, by index of table().orders(); none without orders.
  const Credits& credits() const { return credits_; }

  // visit(const Member&)
  template <class Visit>
  void ForEachInstance(const Periods& periods, Visit&& visit) const {
    if (OnceEach(periods)) {
      ForEachOnce(periods, [&](uint32_t i, ContactIndex contact, uint32_t period) {
        const KindFacts& kind = facts_[kind_of_[i]];
        visit(Member{i, contact, kind.message, period, kind.sets[ordered_[i]], kind.events});
      });
      return;
    }
    EventBasis basis(table_, kind_of_, *kinds_, store_, options_, selection_, periods);
    size_t ordering = 0;
    for (ContactIndex contact = 0; contact < store_.contact_count(); ++contact) {
      if (!selection_.HasContact(contact)) continue;
      for (const EventMember& event : ByEvent(contact, &ordering, &basis)) {
        visit(MemberOf(event, contact));
      }
    }
  }

  bool by_send() const { return options_.date_basis == MetricOptions::DateBasis::kSend; }
  // True where everything selected that has a time shows in the period of that time: under date
  // basis "send", unless something was never sent.
  bool ShowInPeriods() const;

  // True where an instance stands in one period at most, and counts for itself: what its kind and
  // its period are tells all there is to add up.
  bool AddUpByKind(const Periods& periods) const {
    return options_.unit == MetricOptions::Unit::kInstance && OnceEach(periods);
  }

  // `group_of`: by message, below `groups`.
  KindCounts CountKinds(const Periods& periods, std::span<const uint32_t> group_of,
                        uint32_t groups) const;
  PeriodCounts CountKindsByPeriod(const Periods& periods) const;
  const KindFacts& FactsOfKind(size_t kind) const { return facts_[kind]; }
  size_t kind_count() const { return facts_.size(); }

  // visit(const Order&, const Credit&, uint32_t period), once for each credit; its instance
  // kNoInstance: unattributed. Credits follow their instance's selection, what is unattributed the
  // contact's and the range.
  template <class Visit>
  void ForEachCredit(const Periods& periods, Visit&& visit) const {
    for (size_t i = 0; i < credits_.order_count(); ++i) {
      const Order& order = table_.orders()[i];
      for (const Credit& credit : credits_.Of(i)) {
        const uint32_t period = PeriodOf(order, credit, periods);
        if (period != Periods::kNone) visit(order, credit, period);
      }
    }
  }

  // The period in which a credit stands; Periods::kNone where it is not selected.
  uint32_t PeriodOf(const Order& order, const Credit& credit, const Periods& periods) const;

  // Whether its message and its contact are selected, whenever it was.
  bool Selects(uint32_t instance) const {
    return selection_.messages[table_.KindOf(instance).message] != 0 &&
           selection_.HasContact(table_.instances()[instance].contact);
  }

  // visit(const Signal&, uint32_t message, uint32_t period): opens and clicks by machines that
  // would count were they a person's.
  template <class Visit>
  void ForEachMachineEvent(const Periods& periods, Visit&& visit) const {
    for (const Signal& signal : table_.machine_signals()) {
      if (!IsMachine(signal, options_)) continue;
      if (!Selects(signal.instance)) continue;
      const uint32_t message = table_.KindOf(signal.instance).message;
      if (!WouldCount(signal, table_.messages()[message], options_)) continue;
      const uint32_t period = PeriodOf(signal.instance, signal.row, periods);
      if (period != Periods::kNone) visit(signal, message, period);
    }
  }

  // visit(const Signal&, Channel, uint32_t period): opt-outs and complaints credited to nothing.
  template <class Visit>
  void ForEachUnattributed(const Periods& periods, Visit&& visit) const {
    for (const Signal& signal : table_.unattributed()) {
      const Channel channel = MeaningOf(store_.types()[signal.row]).channel;
      if (!selection_.channels[IndexOf(channel)]) continue;
      if (!selection_.HasContact(store_.ContactOfRow(signal.row))) continue;
      const uint32_t period = PeriodAt(signal.row, periods);
      if (period != Periods::kNone) visit(signal, channel, period);
    }
  }

  // The period in which an event of an instance stands.
  uint32_t PeriodOf(uint32_t instance, Row row, const Periods& periods) const;

  // True where an order is left out of everything (excludeCancelled).
  bool Dropped(const Order& order) const { return options_.exclude_cancelled && order.undone; }

 private:
  void AdjustMachines();
  uint32_t PeriodAt(Row row, const Periods& periods) const;
  // Whether an instance stands in one period at most, with all that happened to it.
  bool OnceEach(const Periods& periods) const { return by_send() || periods.unbounded(); }
  uint32_t PeriodOfSend(uint32_t instance, bool sent, const Periods& periods) const {
    if (periods.unbounded()) return 0;
    if (!sent) return Periods::kNone;
    return periods.Of(store_.times_us()[table_.instances()[instance].date_row]);
  }
  // visit(uint32_t instance, ContactIndex, uint32_t period), where each stands once.
  template <class Visit>
  void ForEachOnce(const Periods& periods, const Visit& visit) const {
    const bool unbounded = periods.unbounded();
    for (ContactIndex contact = 0; contact < store_.contact_count(); ++contact) {
      if (!selection_.HasContact(contact)) continue;
      const uint32_t end = table_.instance_begin(contact + 1);
      for (uint32_t i = table_.instance_begin(contact); i < end; ++i) {
        const uint8_t stands = stands_[size_t{kind_of_[i]} * 2 + ordered_[i]];
        if ((stands & kSelected) == 0) continue;
        const uint32_t period = unbounded ? 0 : PeriodOfSend(i, (stands & kDated) != 0, periods);
        if (period != Periods::kNone) visit(i, contact, period);
      }
    }
  }
  // `ordering`: among the contacts that have orders, the place up to which they were looked at.
  const std::vector<EventMember>& ByEvent(ContactIndex contact, size_t* ordering,
                                          EventBasis* basis) const;
  Member MemberOf(const EventMember& event, ContactIndex contact) const;

  const InstanceTable& table_;
  const store::EventStore& store_;
  const MetricOptions& options_;
  Selection selection_;
  // What instances are: as the table says, or where not all reasons for machines hold, adjusted.
  std::vector<uint32_t> adjusted_kind_of_;
  InstanceKinds adjusted_kinds_;
  std::span<const uint32_t> kind_of_;
  const InstanceKinds* kinds_;
  Credits credits_;
  mutable SetTable sets_;
  enum Stands : uint8_t { kSelected = 1, kDated = 2 };
  std::vector<KindFacts> facts_;  // by kind
  std::vector<uint8_t> stands_;   // by kind * 2, and one more with an order: a set of Stands
  std::vector<uint8_t> ordered_;  // by instance: credited with an order
};

}  // namespace parcours::metrics
