#include "metrics/counting/metric_set.h"

#include "metrics/counting/attribution.h"
#include "text/decimal.h"

namespace parcours::metrics {
namespace {

using M = MetricSet;

constexpr auto kEmail = Needs::kEmail;
constexpr auto kSms = Needs::kSms;
constexpr auto kOrders = Needs::kOrders;
constexpr auto kOpens = Tracking::kOpens;
constexpr auto kClicks = Tracking::kClicks;
constexpr MetricSource kNoSource = {};
constexpr std::string_view kMachineOpens = "machineOpensByReason";
constexpr std::string_view kMachineClicks = "machineClicksByReason";
constexpr std::string_view kBouncesByClass = "bouncesByClass";
constexpr std::string_view kUndeliveredByClass = "undeliveredByClass";

const MetricField kFields[] = {
    {"sends", &M::sends, kSent},
    {"deliveries", &M::deliveries, kDelivered},
    {"deliveryRate", &M::delivery_rate, SetRatio{kDeliveredOfSent, kSent}},
    {"opened", &M::opened, kOpened, kEmail, kOpens},
    {"openRate", &M::open_rate, SetRatio{kOpenedOfDelivered, kDeliveredOpenTracked}, kEmail,
     kOpens},
    {"low", &M::open_rate_low, SetRatio{kLowOpenedOfDelivered, kDeliveredOpenTracked}, kEmail,
     kOpens, "openRateBounds"},
    {"high", &M::open_rate_high, SetRatio{kHighOpenedOfDelivered, kDeliveredOpenTracked}, kEmail,
     kOpens, "openRateBounds"},
    {"totalOpens", &M::total_opens, &EventCounts::opens, kEmail, kOpens},
    {"machineOpens", &M::machine_opens, &EventCounts::machine_opens, kEmail, kOpens},
    {"vendor", &M::machine_opens_vendor, MachineEvents{SignalKind::kOpened, kVendorVerdict}, kEmail,
     kOpens, kMachineOpens},
    {"agent", &M::machine_opens_agent, MachineEvents{SignalKind::kOpened, kMachineAgent}, kEmail,
     kOpens, kMachineOpens},
    {"before-delivery", &M::machine_opens_before_delivery,
     MachineEvents{SignalKind::kOpened, kBeforeDelivery}, kEmail, kOpens, kMachineOpens},
    {"clicked", &M::clicked, kClicked, Needs::kNothing, kClicks},
    {"clickRate", &M::click_rate, SetRatio{kClickedOfDelivered, kDeliveredClickTracked},
     Needs::kNothing, kClicks},
    {"totalClicks", &M::total_clicks, &EventCounts::clicks, Needs::kNothing, kClicks},
    {"machineClicks", &M::machine_clicks, &EventCounts::machine_clicks, Needs::kNothing, kClicks},
    {"vendor", &M::machine_clicks_vendor, MachineEvents{SignalKind::kClicked, kVendorVerdict},
     Needs::kNothing, kClicks, kMachineClicks},
    {"agent", &M::machine_clicks_agent, MachineEvents{SignalKind::kClicked, kMachineAgent},
     Needs::kNothing, kClicks, kMachineClicks},
    {"burst", &M::machine_clicks_burst, MachineEvents{SignalKind::kClicked, kBurst},
     Needs::kNothing, kClicks, kMachineClicks},
    {"instant", &M::machine_clicks_instant, MachineEvents{SignalKind::kClicked, kInstant},
     Needs::kNothing, kClicks, kMachineClicks},
    {"before-delivery", &M::machine_clicks_before_delivery,
     MachineEvents{SignalKind::kClicked, kBeforeDelivery}, Needs::kNothing, kClicks,
     kMachineClicks},
    {"clicksPerUniqueOpens", &M::clicks_per_unique_opens,
     SetRatio{kClickedOfOpened, kOpenedBothTracked}, kEmail, Tracking::kBoth},
    {"unsubscribed", &M::unsubscribed, kUnsubscribed},
    {"unsubscribeRate", &M::unsubscribe_rate, SetRatio{kUnsubscribedOfDelivered, kDelivered}},
    {"unattributedUnsubscribed", &M::unattributed_unsubscribed, kNoSource, Needs::kUnattributed},
    {"pending", &M::pending, kPending, kEmail},
    {"bounces", &M::bounces, kBounced, kEmail},
    {"hard", &M::bounces_hard, kBouncedHard, kEmail, Tracking::kNone, kBouncesByClass},
    {"soft", &M::bounces_soft, kBouncedSoft, kEmail, Tracking::kNone, kBouncesByClass},
    {"block", &M::bounces_block, kBouncedBlock, kEmail, Tracking::kNone, kBouncesByClass},
    {"unknown", &M::bounces_unknown, kBouncedUnknown, kEmail, Tracking::kNone, kBouncesByClass},
    {"bounceEvents", &M::bounce_events, &EventCounts::bounces, kEmail},
    {"bounceRate", &M::bounce_rate, SetRatio{kBouncedOfSent, kSentEmail}, kEmail},
    {"undelivered", &M::undelivered, kUndelivered, kSms},
    {"unreachable", &M::undelivered_unreachable, kUndeliveredUnreachable, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"invalid", &M::undelivered_invalid, kUndeliveredInvalid, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"landline", &M::undelivered_landline, kUndeliveredLandline, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"filtered", &M::undelivered_filtered, kUndeliveredFiltered, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"opted-out", &M::undelivered_opted_out, kUndeliveredOptedOut, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"expired", &M::undelivered_expired, kUndeliveredExpired, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"balance", &M::undelivered_balance, kUndeliveredBalance, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"unknown", &M::undelivered_unknown, kUndeliveredUnknown, kSms, Tracking::kNone,
     kUndeliveredByClass},
    {"undeliveredRate", &M::undelivered_rate, SetRatio{kUndeliveredOfSent, kSentSms}, kSms},
    {"unconfirmed", &M::unconfirmed, kUnconfirmed, kSms},
    {"abuseReports", &M::abuse_reports, kComplained, kEmail},
    {"abuseRate", &M::abuse_rate, SetRatio{kComplainedOfDelivered, kDeliveredEmail}, kEmail},
    {"unattributedAbuseReports", &M::unattributed_abuse_reports, kNoSource,
     Needs::kUnattributedEmail},
    {"orders", &M::orders, kNoSource, kOrders},
    {"unattributedOrders", &M::unattributed_orders, kNoSource, Needs::kUnattributedOrders},
    {"revenue", &M::revenue, kNoSource, kOrders},
    {"unattributedRevenue", &M::unattributed_revenue, kNoSource, Needs::kUnattributedOrders},
    {"averageOrderRevenue", &M::average_order_revenue, kNoSource, kOrders},
    {"orderRate", &M::order_rate, SetRatio{kOrderedOfDelivered, kDelivered}, kOrders},
    {"revenuePerRecipient", &M::revenue_per_recipient, kNoSource, kOrders},
};

std::optional<int64_t> AmountIn(const MoneyByCurrency& money, const std::string& currency) {
  const auto at = money.find(currency);
  return at == money.end() ? std::nullopt : std::optional<int64_t>(at->second);
}

struct SortValueOf {
  const MetricSet& set;
  const std::string& currency;

  std::optional<double> operator()(Count MetricSet::*member) const {
    if ((set.*member).tracking_off) return std::nullopt;
    return static_cast<double>((set.*member).value);
  }
  std::optional<double> operator()(Ratio MetricSet::*member) const {
    const Ratio& ratio = set.*member;
    if (ratio.tracking_off || ratio.denominator == 0) return std::nullopt;
    return static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
  }
  std::optional<double> operator()(Shares MetricSet::*member) const {
    return (set.*member).value();
  }
  std::optional<double> operator()(MoneyByCurrency MetricSet::*member) const {
    const std::optional<int64_t> amount = AmountIn(set.*member, currency);
    return amount ? std::optional<double>(text::MoneyToDouble(*amount)) : std::nullopt;
  }
  std::optional<double> operator()(MoneyQuotient MetricSet::*member) const {
    const std::optional<int64_t> amount = AmountIn(set.revenue, currency);
    const auto count = (set.*member).denominators.find(currency);
    if (!amount || count == (set.*member).denominators.end() || count->second == 0) {
      return std::nullopt;
    }
    return text::MoneyToDouble(*amount) / count->second;
  }
};

}  // namespace

double Shares::value() const { return static_cast<double>(parts) / kOrderParts; }

std::span<const MetricField> MetricFields() { return kFields; }

MetricField Resolve(const MetricField& field, const MetricOptions& options) {
  MetricField resolved = field;
  const auto* ratio = std::get_if<Ratio MetricSet::*>(&field.member);
  if (ratio == nullptr || *ratio != &M::unsubscribe_rate) return resolved;
  switch (options.unsubscribe_basis) {
    case MetricOptions::UnsubscribeBasis::kDelivered:
      break;
    case MetricOptions::UnsubscribeBasis::kOpened:
      resolved.source = SetRatio{kUnsubscribedOfOpened, kOpened};
      resolved.tracking = Tracking::kOpens;
      break;
    case MetricOptions::UnsubscribeBasis::kSent:
      resolved.source = SetRatio{kUnsubscribedOfSent, kSent};
      break;
  }
  return resolved;
}

void MarkUntracked(bool opens_off, bool clicks_off, bool both_off, const MetricOptions& options,
                   MetricSet* set) {
  const bool off[] = {false, opens_off, clicks_off, both_off};  // by Tracking
  for (const MetricField& field : kFields) {
    if (!off[static_cast<size_t>(Resolve(field, options).tracking)]) continue;
    if (const auto* count = std::get_if<Count MetricSet::*>(&field.member)) {
      (set->**count).tracking_off = true;
    } else {
      (set->*std::get<Ratio MetricSet::*>(field.member)).tracking_off = true;
    }
  }
}

bool Has(const MetricSet& set, const MetricField& field) {
  switch (field.needs) {
    case Needs::kNothing:
      return true;
    case Needs::kEmail:
      return set.has_email;
    case Needs::kSms:
      return set.has_sms;
    case Needs::kOrders:
      return set.has_orders;
    case Needs::kUnattributed:
      return set.scope != MetricSet::Scope::kMessage;
    case Needs::kUnattributedOrders:
      return set.scope == MetricSet::Scope::kSelection && set.has_orders;
    case Needs::kUnattributedEmail:
      return set.scope != MetricSet::Scope::kMessage && set.has_email;
  }
  return false;
}

std::optional<double> SortValue(const MetricSet& set, const MetricField& field,
                                const std::string& currency) {
  if (!Has(set, field)) return std::nullopt;
  return std::visit(SortValueOf{set, currency}, field.member);
}

}  // namespace parcours::metrics
