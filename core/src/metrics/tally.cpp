#include "metrics/tally.h"

#include "text/decimal.h"
#include "text/hash.h"

namespace parcours::metrics {
namespace {

void AddBits(uint64_t sets, uint64_t count, std::array<uint64_t, kSetCount>* counts) {
  for (; sets != 0; sets &= sets - 1) {
    (*counts)[static_cast<uint32_t>(__builtin_ctzll(sets))] += count;
  }
}

}  // namespace

void Tally::Add(ContactIndex contact, uint64_t sets, const EventCounts& events,
                MetricOptions::Unit unit) {
  events_ += events;
  if ((sets & BitOf(kDelivered)) != 0 && last_recipient_ != contact) {
    last_recipient_ = contact;
    ++recipients_;
  }
  if (unit == MetricOptions::Unit::kInstance) return AddSets(sets);
  if (contact != contact_) {
    AddSets(contact_sets_);
    contact_ = contact;
    contact_sets_ = 0;
  }
  contact_sets_ |= sets;
}

void Tally::Money::Add(const Order& order) {
  if (!order.has_amount) return;
  if (order.currency >= by_code.size()) {
    by_code.resize(size_t{order.currency} + 1);
    seen.resize(size_t{order.currency} + 1);
  }
  seen[order.currency] = true;
  ++by_code[order.currency].orders;
  by_code[order.currency].revenue = text::AddMoney(by_code[order.currency].revenue, order.amount);
}

void Tally::AddOrder(const Order& order) {
  ++orders_;
  money_.Add(order);
}

void Tally::AddUnattributedOrder(const Order& order) {
  ++unattributed_orders_;
  unattributed_money_.Add(order);
}

void Tally::AddUnattributed(SignalKind kind) {
  ++(kind == SignalKind::kComplained ? unattributed_complained_ : unattributed_unsubscribed_);
}

void Tally::AddSets(uint64_t sets) {
  Combination& place = combinations_[sets * text::kHashMultiplier >> 60];
  if (place.sets != sets) {
    AddBits(place.sets, place.count, &counts_);
    place = {sets, 0};
  }
  ++place.count;
}

uint64_t Tally::CountOf(Set set) const {
  uint64_t count = counts_[set] + (contact_sets_ >> set & 1);
  for (const Combination& place : combinations_) {
    if ((place.sets & BitOf(set)) != 0) count += place.count;
  }
  return count;
}

MetricSet Tally::Finish(const Scope& scope, const MetricOptions& options) const {
  MetricSet m;
  m.has_email = scope.email;
  m.has_sms = scope.sms;
  m.has_orders = scope.orders;
  m.scope = scope.kind;
  const auto count = [&](Set set) { return Count{CountOf(set), false}; };
  const auto ratio = [&](Set numerator, Set denominator) {
    return Ratio{CountOf(numerator), CountOf(denominator), false};
  };
  const bool opens_off = CountOf(kOpenUntracked) != 0 && CountOf(kOpenTracked) == 0;
  const bool clicks_off = CountOf(kClickUntracked) != 0 && CountOf(kClickTracked) == 0;
  const bool both_off = CountOf(kNotBothTracked) != 0 && CountOf(kBothTracked) == 0;

  m.sends = count(kSent);
  m.deliveries = count(kDelivered);
  m.pending = count(kPending);
  m.delivery_rate = ratio(kDeliveredOfSent, kSent);
  m.opened = {CountOf(kOpened), opens_off};
  m.total_opens = {events_.opens, opens_off};
  m.machine_opens = {events_.machine_opens, opens_off};
  m.open_rate = ratio(kOpenedOfDelivered, kDeliveredOpenTracked);
  m.open_rate_low = ratio(kLowOpenedOfDelivered, kDeliveredOpenTracked);
  m.open_rate_high = ratio(kHighOpenedOfDelivered, kDeliveredOpenTracked);
  for (Ratio* rate : {&m.open_rate, &m.open_rate_low, &m.open_rate_high}) {
    rate->tracking_off = opens_off;
  }
  m.clicked = {CountOf(kClicked), clicks_off};
  m.total_clicks = {events_.clicks, clicks_off};
  m.machine_clicks = {events_.machine_clicks, clicks_off};
  m.click_rate = ratio(kClickedOfDelivered, kDeliveredClickTracked);
  m.click_rate.tracking_off = clicks_off;
  m.clicks_per_unique_opens = ratio(kClickedOfOpened, kOpenedBothTracked);
  m.clicks_per_unique_opens.tracking_off = both_off;

  m.unsubscribed = count(kUnsubscribed);
  m.unattributed_unsubscribed = {unattributed_unsubscribed_, false};
  switch (options.unsubscribe_basis) {
    case MetricOptions::UnsubscribeBasis::kDelivered:
      m.unsubscribe_rate = ratio(kUnsubscribedOfDelivered, kDelivered);
      break;
    case MetricOptions::UnsubscribeBasis::kOpened:
      m.unsubscribe_rate = ratio(kUnsubscribedOfOpened, kOpened);
      m.unsubscribe_rate.tracking_off = opens_off;
      break;
    case MetricOptions::UnsubscribeBasis::kSent:
      m.unsubscribe_rate = ratio(kUnsubscribedOfSent, kSent);
      break;
  }

  m.bounces = count(kBounced);
  m.bounces_hard = count(kBouncedHard);
  m.bounces_soft = count(kBouncedSoft);
  m.bounces_block = count(kBouncedBlock);
  m.bounces_unknown = count(kBouncedUnknown);
  m.bounce_events = {events_.bounces, false};
  m.bounce_rate = ratio(kBouncedOfSent, kSentEmail);
  m.undelivered = count(kUndelivered);
  m.undelivered_rate = ratio(kUndeliveredOfSent, kSentSms);
  m.unconfirmed = count(kUnconfirmed);
  m.abuse_reports = count(kComplained);
  m.unattributed_abuse_reports = {unattributed_complained_, false};
  m.abuse_rate = ratio(kComplainedOfDelivered, kDeliveredEmail);
  if (m.has_orders) FinishMoney(scope, options, &m);
  return m;
}

void Tally::FinishMoney(const Scope& scope, const MetricOptions& options, MetricSet* result) const {
  MetricSet& m = *result;
  m.orders = {orders_, false};
  m.unattributed_orders = {unattributed_orders_, false};
  m.order_rate = {CountOf(kOrderedOfDelivered), CountOf(kDelivered), false};
  const bool by_delivery =
      options.per_recipient_basis == MetricOptions::PerRecipientBasis::kDelivery;
  const uint64_t receivers = by_delivery ? CountOf(kDelivered) : recipients_;
  for (uint32_t code = 0; code < money_.by_code.size(); ++code) {
    if (!money_.seen[code]) continue;
    const std::string currency = CurrencyName(*scope.store, code);
    int64_t& revenue = m.revenue[currency];
    revenue = text::AddMoney(revenue, money_.by_code[code].revenue);
    m.average_order_revenue.denominators[currency] += money_.by_code[code].orders;
    m.revenue_per_recipient.denominators[currency] = receivers;
  }
  for (uint32_t code = 0; code < unattributed_money_.by_code.size(); ++code) {
    if (!unattributed_money_.seen[code]) continue;
    int64_t& revenue = m.unattributed_revenue[CurrencyName(*scope.store, code)];
    revenue = text::AddMoney(revenue, unattributed_money_.by_code[code].revenue);
  }
}

}  // namespace parcours::metrics
