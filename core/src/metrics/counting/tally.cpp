#include "metrics/counting/tally.h"

#include "text/decimal.h"

namespace parcours::metrics {

void SetCounts::AddMany(uint64_t sets, uint64_t count) {
  for (; sets != 0; sets &= sets - 1)
    counts_[static_cast<uint32_t>(__builtin_ctzll(sets))] += count;
}

uint64_t SetCounts::Of(Set set) const {
  uint64_t count = counts_[set];
  for (size_t bit = 0; bit < kLowBits; ++bit) count += (low_bits_[bit] >> set & 1) << bit;
  return count;
}

void Tally::AddMany(uint64_t sets, const EventCounts& events, uint64_t count) {
  counts_.AddMany(sets, count);
  for (const auto member : {&EventCounts::opens, &EventCounts::clicks, &EventCounts::machine_opens,
                            &EventCounts::machine_clicks, &EventCounts::bounces}) {
    events_.*member += events.*member * count;
  }
}

void Tally::Money::Add(const Order& order, const Credit& credit) {
  orders.parts += credit.parts;
  if (!order.has_amount) return;
  if (order.currency >= by_code.size()) {
    by_code.resize(size_t{order.currency} + 1);
    seen.resize(size_t{order.currency} + 1);
  }
  seen[order.currency] = true;
  CurrencyTally& tally = by_code[order.currency];
  tally.orders.parts += credit.parts;
  tally.revenue = text::AddMoney(tally.revenue, credit.amount);
}

MoneyByCurrency Tally::Money::ByCurrency(const store::EventStore& store) const {
  MoneyByCurrency money;
  for (uint32_t code = 0; code < by_code.size(); ++code) {
    if (!seen[code]) continue;
    int64_t& sum = money[CurrencyName(store, code)];  // "" may be told, and not be told
    sum = text::AddMoney(sum, by_code[code].revenue);
  }
  return money;
}

void Tally::AddOrder(const Order& order, const Credit& credit) {
  (credit.instance == kNoInstance ? unattributed_money_ : money_).Add(order, credit);
}

void Tally::AddUnattributed(SignalKind kind) {
  ++(kind == SignalKind::kComplained ? unattributed_complained_ : unattributed_unsubscribed_);
}

void Tally::AddMachineEvent(const Signal& signal, const MetricOptions& options) {
  const auto reasons = static_cast<uint32_t>(signal.machine_reasons & options.machine_reasons);
  ++machine_events_[signal.kind == SignalKind::kClicked][__builtin_ctz(reasons)];
}

MetricSet Tally::Finish(const Scope& scope, const MetricOptions& options) const {
  MetricSet m;
  m.has_email = scope.email;
  m.has_sms = scope.sms;
  m.has_orders = scope.orders;
  m.scope = scope.kind;
  m.unattributed_unsubscribed.value = unattributed_unsubscribed_;
  m.unattributed_abuse_reports.value = unattributed_complained_;
  for (const MetricField& field : MetricFields()) {
    const MetricSource source = Resolve(field, options).source;
    if (const auto* set = std::get_if<Set>(&source)) {
      (m.*std::get<Count MetricSet::*>(field.member)).value = CountOf(*set);
    } else if (const auto* events = std::get_if<uint64_t EventCounts::*>(&source)) {
      (m.*std::get<Count MetricSet::*>(field.member)).value = events_.**events;
    } else if (const auto* sets = std::get_if<SetRatio>(&source)) {
      Ratio& ratio = m.*std::get<Ratio MetricSet::*>(field.member);
      ratio.numerator = CountOf(sets->numerator);
      ratio.denominator = CountOf(sets->denominator);
    } else if (const auto* machines = std::get_if<MachineEvents>(&source)) {
      (m.*std::get<Count MetricSet::*>(field.member)).value =
          machine_events_[machines->kind == SignalKind::kClicked][__builtin_ctz(machines->reason)];
    }
  }
  const auto off = [&](Set untracked, Set tracked) {
    return CountOf(untracked) != 0 && CountOf(tracked) == 0;
  };
  MarkUntracked(off(kOpenUntracked, kOpenTracked), off(kClickUntracked, kClickTracked),
                off(kNotBothTracked, kBothTracked), options, &m);
  if (m.has_orders) FinishMoney(scope, options, &m);
  return m;
}

void Tally::FinishMoney(const Scope& scope, const MetricOptions& options, MetricSet* result) const {
  MetricSet& m = *result;
  m.orders = money_.orders;
  m.unattributed_orders = unattributed_money_.orders;
  m.revenue = money_.ByCurrency(*scope.store);
  m.unattributed_revenue = unattributed_money_.ByCurrency(*scope.store);
  const bool by_delivery =
      options.per_recipient_basis == MetricOptions::PerRecipientBasis::kDelivery;
  const uint64_t receivers = by_delivery ? CountOf(kDelivered) : recipients_;
  for (uint32_t code = 0; code < money_.by_code.size(); ++code) {
    if (!money_.seen[code]) continue;
    const std::string currency = CurrencyName(*scope.store, code);
    m.average_order_revenue.denominators[currency] += money_.by_code[code].orders.value();
    m.revenue_per_recipient.denominators[currency] = static_cast<double>(receivers);
  }
}

}  // namespace parcours::metrics
