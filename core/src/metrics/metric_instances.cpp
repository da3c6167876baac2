#include "metrics/metric_instances.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "metrics/counting/members.h"
#include "metrics/table_page.h"
#include "parcours/error.h"
#include "text/any_case.h"
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

// What a row will be made of.
struct Item {
  uint32_t instance = kNoInstance;  // kNoInstance: the event or order at `row` belongs to none
  ContactIndex contact = 0;
  Row row = store::kNoRow;
  uint32_t count = 1;
  uint32_t first_credit = 0;  // of the orders credited to it
  uint32_t credit_count = 0;
};

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

class Collector {
 public:
  Collector(const Members& members, const TimeRange& range)
      : members_(members), store_(members.store()), periods_(range) {}

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

  const std::vector<Item>& items() const { return items_; }
  // items() has none afterwards.
  std::vector<Item> TakeItems() { return std::move(items_); }

  // What an item's orders amount to; those of all items.
  Sum SumOf(const Item& item) const { return SumOf(item.first_credit, item.credit_count); }
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

  template <class CountOf>
  void CollectMembers(const CountOf& count_of) {
    members_.ForEachInstance(periods_, [&](const Member& member) {
      seen_ |= member.sets;
      const uint32_t count = count_of(member);
      if (count != 0) items_.push_back({member.instance, member.contact, store::kNoRow, count});
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
      const ContactIndex contact = members_.table().instances()[instance].contact;
      items_.push_back({instance, contact, store::kNoRow, count});
    }
  }

  void CollectUnattributed(SignalKind kind) {
    members_.ForEachUnattributed(periods_, [&](const Signal& signal, Channel, uint32_t) {
      if (signal.kind != kind) return;
      items_.push_back({kNoInstance, store_.ContactOfRow(signal.row), signal.row});
    });
  }

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
    for (uint32_t i = 0; i < credits_.size(); ++i) {
      const auto& [order, credit] = credits_[i];
      if (attributed && i != 0 && items_.back().instance == credit.instance) {
        ++items_.back().credit_count;
      } else {
        items_.push_back({credit.instance, order->contact, order->row, 1, i, 1});
      }
    }
  }

  const Members& members_;
  const store::EventStore& store_;
  const Periods periods_;
  std::vector<Item> items_;
  std::vector<OrderCredit> credits_;
  uint64_t seen_ = 0;  // the union of all members' sets
};

class Rows {
 public:
  explicit Rows(const Members& members)
      : table_(members.table()),
        store_(members.store()),
        views_(table_, store_),
        message_ranks_(RanksOf(table_.messages())) {}

  std::string_view ContactId(const Item& item) const { return store_.ContactId(item.contact); }

  std::optional<int64_t> SentAt(const Item& item) const {
    if (item.instance == kNoInstance) return store_.times_us()[item.row];
    const Instance& instance = table_.instances()[item.instance];
    if (instance.date_row == store::kNoRow) return std::nullopt;
    return store_.times_us()[instance.date_row];
  }

  SortKey KeyOf(const Item& item, const Page& page, const Collector& collector) const {
    if (page.sort == "sentAt") return TimeKey(SentAt(item));
    if (page.sort == "contact") return SortKey(ContactId(item));
    if (page.sort == "count") return SortKey(static_cast<double>(item.count));
    if (page.sort == "orders") return SortKey(collector.SumOf(item).orders.value());
    if (item.instance == kNoInstance) return SortKey();
    const uint32_t message = table_.KindOf(item.instance).message;
    return table_.messages()[message].has_id ? SortKey(message_ranks_[message]) : SortKey();
  }

  // Calls for one contact stand together, or each takes the contact's signals anew.
  MetricInstanceRow RowOf(const Item& item, const Collector& collector) {
    MetricInstanceRow row;
    if (item.instance == kNoInstance) {
      row.instance.contact = ContactId(item);
      row.instance.channel = MeaningOf(store_.types()[item.row]).channel;
      row.at_us = store_.times_us()[item.row];
    } else {
      row.instance = views_.Of(item.instance);
    }
    row.count = item.count;
    const Sum sum = collector.SumOf(item);
    row.orders = sum.orders;
    row.revenue = sum.revenue;
    return row;
  }

 private:
  // By message, the place of its id among all ids: what is compared are numbers.
  static std::vector<double> RanksOf(const std::vector<MessageInfo>& messages) {
    std::vector<uint32_t> order(messages.size());
    std::iota(order.begin(), order.end(), 0u);
    text::StableSort(order,
                     [&](uint32_t a, uint32_t b) { return messages[a].id < messages[b].id; });
    std::vector<double> ranks(messages.size());
    for (size_t i = 1; i < order.size(); ++i) {
      const bool same = messages[order[i]].id == messages[order[i - 1]].id;
      ranks[order[i]] = ranks[order[i - 1]] + (same ? 0 : 1);
    }
    return ranks;
  }

  const InstanceTable& table_;
  const store::EventStore& store_;
  InstanceViews views_;
  const std::vector<double> message_ranks_;
};

uint64_t DistinctContacts(const std::vector<Item>& items) {
  uint64_t contacts = 0;
  for (size_t i = 0; i < items.size(); ++i) {  // items stand by contact
    contacts += i == 0 || items[i - 1].contact != items[i].contact;
  }
  return contacts;
}

// What the metric itself says of all that was collected.
void SetFigure(const MetricField& field, const Collector& collector, const MetricOptions& options,
               MetricInstancesResult* result) {
  if (collector.IsOff(field.tracking)) return;
  const bool per_contact = options.unit == MetricOptions::Unit::kContact;
  const auto contacts_or = [&](bool contacts) -> uint64_t {
    return contacts ? DistinctContacts(collector.items()) : collector.items().size();
  };
  if (std::holds_alternative<Set>(field.source) || std::holds_alternative<SetRatio>(field.source)) {
    result->figure = contacts_or(per_contact);
  } else if (!result->has_orders && !IsQuotient(field)) {
    uint64_t events = 0;
    for (const Item& item : collector.items()) events += item.count;
    result->figure = events;
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
  Collector collector(members, query.metrics.selection.range);
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

  Rows rows(members);
  CheckColumn(query.page, {"sentAt", "contact", "message", "count", "orders"});
  std::vector<Item> items = collector.TakeItems();
  if (!query.page.search.empty()) {
    std::erase_if(items, [&](const Item& item) {
      return !text::ContainsAnyCase(rows.ContactId(item), query.page.search);
    });
  }
  std::vector<SortKey> keys;
  keys.reserve(items.size());
  for (const Item& item : items) keys.push_back(rows.KeyOf(item, query.page, collector));
  result.total = items.size();
  const auto tie_key = [&](size_t i) {
    return std::make_tuple(rows.ContactId(items[i]), rows.SentAt(items[i]), items[i].instance,
                           items[i].row);
  };
  const std::vector<size_t> page = PageOf(
      keys, query.page, [&](size_t a, size_t b) { return tie_key(a) < tie_key(b); },
      [&](size_t i) { return rows.ContactId(items[i]); });
  // Items stand by contact.
  result.rows.resize(page.size());
  for (const auto& [item, place] : ByRow(page)) {
    result.rows[place] = rows.RowOf(items[item], collector);
  }
  return result;
}

}  // namespace parcours::metrics
