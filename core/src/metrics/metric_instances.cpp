#include "metrics/metric_instances.h"

#include <map>
#include <numeric>
#include <utility>

#include "metrics/counted_page.h"
#include "metrics/counting/members.h"
#include "parcours/error.h"
#include "text/decimal.h"
#include "text/near_names.h"
#include "text/sort.h"

namespace parcours::metrics {
namespace {

std::string NameOf(const MetricField& field) {
  return field.group.empty() ? std::string(field.key)
                             : std::string(field.group) + "." + std::string(field.key);
}

bool IsQuotient(const MetricField& field) {
  return std::holds_alternative<Ratio MetricSet::*>(field.member) ||
         std::holds_alternative<MoneyQuotient MetricSet::*>(field.member);
}

MetricField FindField(const MetricsQuery& query) {
  std::vector<std::string> names;
  for (const MetricField& field : MetricFields()) {
    names.push_back(NameOf(field));
    if (names.back() != query.metric) continue;
    if (query.denominator && !IsQuotient(field)) {
      throw Error(ErrorCode::kBadRequest, "side",
                  "'" + query.metric + "' divides by nothing; expected \"numerator\"");
    }
    return Resolve(field, query.metrics.options);
  }
  const std::vector<std::string_view> choices(names.begin(), names.end());
  throw Error(ErrorCode::kBadRequest, "metric",
              "'" + query.metric +
                  "' is no metric; expected one such as clickRate or bouncesByClass.hard" +
                  text::DidYouMean(query.metric, choices));
}

struct OrderCredit {
  const Order* order;
  Credit credit;
};

// What orders amount to.
struct Sum {
  Shares orders;
  MoneyByCurrency revenue;
  std::map<std::string, double> orders_in;  // by currency

  void Add(const OrderCredit& part, const store::EventStore& store) {
    orders.parts += part.credit.parts;
    if (!part.order->has_amount) return;
    const std::string currency = CurrencyName(store, part.order->currency);
    int64_t& money = revenue[currency];
    money = text::AddMoney(money, part.credit.amount);
    orders_in[currency] += Shares{part.credit.parts}.value();
  }
};

// What was collected, all of it together.
struct Totals {
  uint64_t items = 0;
  uint64_t contacts = 0;  // items come by contact
  uint64_t events = 0;
};

class Collector {
 public:
  // `page` is given each item, by contact.
  Collector(const Members& members, const TimeRange& range, CountedPage* page)
      : members_(members), store_(members.store()), periods_(range), page_(page) {}

  void Collect(const MetricField& field, bool denominator) {
    if (const auto* set = std::get_if<Set>(&field.source)) return CollectSet(*set);
    if (const auto* sets = std::get_if<SetRatio>(&field.source)) {
      return CollectSet(denominator ? sets->denominator : sets->numerator);
    }
    if (const auto* events = std::get_if<uint64_t EventCounts::*>(&field.source)) {
      return CollectMembers(
          [&](const Member& member) { return static_cast<uint32_t>(member.events.**events); });
    }
    if (const auto* machines = std::get_if<MachineEvents>(&field.source)) {
      return CollectMachineEvents(*machines);
    }
    switch (field.needs) {
      case Needs::kUnattributed:
        return CollectUnattributed(SignalKind::kUnsubscribed);
      case Needs::kUnattributedEmail:
        return CollectUnattributed(SignalKind::kComplained);
      case Needs::kUnattributedOrders:
        return CollectCredits(false, false);
      default:
        break;
    }
    if (denominator && !IsAverage(field)) return CollectSet(kDelivered);
    CollectCredits(true, denominator);
  }

  static bool IsAverage(const MetricField& field) {
    const auto* quotient = std::get_if<MoneyQuotient MetricSet::*>(&field.member);
    return quotient != nullptr && *quotient == &MetricSet::average_order_revenue;
  }

  const Totals& totals() const { return totals_; }

  // What an item's orders amount to; those of all items.
  Sum SumOf(const CountedItem& item) const { return SumOf(item.first_credit, item.credit_count); }
  Sum SumOfAll() const { return SumOf(0, credits_.size()); }

  // True where no instance of the selection has the tracking.
  bool IsOff(Tracking tracking) const {
    const auto off = [&](Set untracked, Set tracked) {
      return (seen_ & BitOf(untracked)) != 0 && (seen_ & BitOf(tracked)) == 0;
    };
    switch (tracking) {
      case Tracking::kNone:
        return false;
      case Tracking::kOpens:
        return off(kOpenUntracked, kOpenTracked);
      case Tracking::kClicks:
        return off(kClickUntracked, kClickTracked);
      case Tracking::kBoth:
        break;
    }
    return off(kNotBothTracked, kBothTracked);
  }

 private:
  Sum SumOf(size_t first, size_t count) const {
    Sum sum;
    for (size_t i = first; i < first + count; ++i) sum.Add(credits_[i], store_);
    return sum;
  }

  void Add(const CountedItem& item) {
    ++totals_.items;
    totals_.contacts += totals_.items == 1 || item.contact != last_contact_ ? 1u : 0u;
    totals_.events += item.count;
    last_contact_ = item.contact;
    page_->Add(item);
  }

  void AddEvents(uint32_t instance, ContactIndex contact, uint32_t count) {
    CountedItem item;
    item.instance = instance;
    item.contact = contact;
    item.count = count;
    Add(item);
  }

  template <class CountOf>
  void CollectMembers(const CountOf& count_of) {
    members_.ForEachInstance(periods_, [&](const Member& member) {
      seen_ |= member.sets;
      const uint32_t count = count_of(member);
      if (count != 0) AddEvents(member.instance, member.contact, count);
    });
  }

  void CollectSet(Set set) {
    CollectMembers(
        [&](const Member& member) { return static_cast<uint32_t>(member.sets >> set & 1); });
  }

  void CollectMachineEvents(const MachineEvents& wanted) {
    CollectMembers([](const Member&) { return 0u; });  // for what they were tracked
    std::map<uint32_t, uint32_t> counts;               // by instance
    members_.ForEachMachineEvent(periods_, [&](const Signal& signal, uint32_t, uint32_t) {
      const int reasons = signal.machine_reasons & members_.options().machine_reasons;
      if (signal.kind == wanted.kind && (reasons & -reasons) == wanted.reason) {
        ++counts[signal.instance];
      }
    });
    for (const auto& [instance, count] : counts) {
      AddEvents(instance, members_.table().instances()[instance].contact, count);
    }
  }

  void CollectUnattributed(SignalKind kind) {
    members_.ForEachUnattributed(periods_, [&](const Signal& signal, Channel, uint32_t) {
      if (signal.kind != kind) return;
      CountedItem item;
      item.contact = store_.ContactOfRow(signal.row);
      item.row = signal.row;
      Add(item);
    });
  }

  // An item an instance where they are attributed, else one an order.
  void CollectCredits(bool attributed, bool with_money) {
    members_.ForEachCredit(periods_, [&](const Order& order, const Credit& credit, uint32_t) {
      if ((credit.instance != kNoInstance) != attributed) return;
      if (order.has_amount || !with_money) credits_.push_back({&order, credit});
    });
    if (attributed) {
      text::StableSort(credits_, [](const OrderCredit& a, const OrderCredit& b) {
        return a.credit.instance < b.credit.instance;
      });
    }
    for (uint32_t i = 0; i < credits_.size();) {
      const auto& [order, credit] = credits_[i];
      CountedItem item;
      item.instance = credit.instance;
      item.contact = order->contact;
      item.row = order->row;
      item.first_credit = i;
      do {
        item.orders.parts += credits_[i++].credit.parts;
      } while (attributed && i < credits_.size() && credits_[i].credit.instance == item.instance);
      item.credit_count = i - item.first_credit;
      Add(item);
    }
  }

  const Members& members_;
  const store::EventStore& store_;
  const Periods periods_;
  CountedPage* const page_;
  Totals totals_;
  ContactIndex last_contact_ = 0;
  std::vector<OrderCredit> credits_;
  uint64_t seen_ = 0;  // the union of all members' sets
};

// Calls for one contact stand together, or each takes the contact's signals anew.
MetricInstanceRow RowOf(const CountedItem& item, const Collector& collector, const Members& members,
                        InstanceViews* views) {
  const store::EventStore& store = members.store();
  MetricInstanceRow row;
  if (item.instance == kNoInstance) {
    row.instance.contact = store.ContactId(item.contact);
    row.instance.channel = MeaningOf(store.types()[item.row]).channel;
    row.at_us = store.times_us()[item.row];
  } else {
    row.instance = views->Of(item.instance);
  }
  row.count = item.count;
  row.orders = item.orders;
  row.revenue = collector.SumOf(item).revenue;
  return row;
}

// What the metric itself says of all that was collected.
void SetFigure(const MetricField& field, const Collector& collector, const MetricOptions& options,
               MetricInstancesResult* result) {
  if (collector.IsOff(field.tracking)) return;
  const bool per_contact = options.unit == MetricOptions::Unit::kContact;
  const Totals& totals = collector.totals();
  const auto contacts_or = [&](bool contacts) { return contacts ? totals.contacts : totals.items; };
  if (std::holds_alternative<Set>(field.source) || std::holds_alternative<SetRatio>(field.source)) {
    result->figure = contacts_or(per_contact);
  } else if (!result->has_orders && !IsQuotient(field)) {
    result->figure = totals.events;
  } else if (std::holds_alternative<Shares MetricSet::*>(field.member)) {
    result->figure = collector.SumOfAll().orders;
  } else if (!result->denominator) {
    result->figure = collector.SumOfAll().revenue;
  } else if (Collector::IsAverage(field)) {
    result->figure = collector.SumOfAll().orders_in;
  } else {
    const bool by_delivery =
        options.per_recipient_basis == MetricOptions::PerRecipientBasis::kDelivery;
    result->figure = contacts_or(per_contact || !by_delivery);
  }
}

}  // namespace

MetricInstancesResult ComputeMetricInstances(const InstanceTable& table,
                                             const store::EventStore& store,
                                             const MetricsQuery& query) {
  const MetricField field = FindField(query);
  const Members members(table, store, query.metrics);
  CountedPage page(members, query.page);
  Collector collector(members, query.metrics.selection.range, &page);
  MetricSet scope;
  scope.has_email = members.selection().channels[0];
  scope.has_sms = members.selection().channels[1];
  scope.has_orders = !table.orders().empty();
  if (Has(scope, field)) collector.Collect(field, query.denominator);

  MetricInstancesResult result;
  result.unit = query.metrics.options.unit;
  result.metric = query.metric;
  result.denominator = query.denominator;
  result.has_instances = field.needs != Needs::kUnattributed &&
                         field.needs != Needs::kUnattributedEmail &&
                         field.needs != Needs::kUnattributedOrders;
  result.has_orders = std::holds_alternative<std::monostate>(field.source) &&
                      field.needs != Needs::kUnattributed &&
                      field.needs != Needs::kUnattributedEmail &&
                      (!query.denominator || Collector::IsAverage(field));
  result.currencies = CurrenciesOf(table.orders(), store).names;
  SetFigure(field, collector, query.metrics.options, &result);

  result.total = page.total();
  const std::vector<CountedItem> items = page.Take();
  // By contact, as RowOf wants them.
  std::vector<size_t> by_instance(items.size());
  std::iota(by_instance.begin(), by_instance.end(), size_t{0});
  text::StableSort(by_instance,
                   [&](size_t a, size_t b) { return items[a].instance < items[b].instance; });
  InstanceViews views(table, store);
  result.rows.resize(items.size());
  for (const size_t i : by_instance) result.rows[i] = RowOf(items[i], collector, members, &views);
  return result;
}

}  // namespace parcours::metrics
