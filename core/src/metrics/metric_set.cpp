#include "metrics/metric_set.h"

#include "text/decimal.h"

namespace parcours::metrics {
namespace {

using M = MetricSet;

const MetricField kFields[] = {
    {"sends", &M::sends},
    {"deliveries", &M::deliveries},
    {"deliveryRate", &M::delivery_rate},
    {"opened", &M::opened, Needs::kEmail},
    {"openRate", &M::open_rate, Needs::kEmail},
    {"low", &M::open_rate_low, Needs::kEmail, "openRateBounds"},
    {"high", &M::open_rate_high, Needs::kEmail, "openRateBounds"},
    {"totalOpens", &M::total_opens, Needs::kEmail},
    {"machineOpens", &M::machine_opens, Needs::kEmail},
    {"clicked", &M::clicked},
    {"clickRate", &M::click_rate},
    {"totalClicks", &M::total_clicks},
    {"machineClicks", &M::machine_clicks},
    {"clicksPerUniqueOpens", &M::clicks_per_unique_opens, Needs::kEmail},
    {"unsubscribed", &M::unsubscribed},
    {"unsubscribeRate", &M::unsubscribe_rate},
    {"unattributedUnsubscribed", &M::unattributed_unsubscribed, Needs::kUnattributed},
    {"pending", &M::pending, Needs::kEmail},
    {"bounces", &M::bounces, Needs::kEmail},
    {"hard", &M::bounces_hard, Needs::kEmail, "bouncesByClass"},
    {"soft", &M::bounces_soft, Needs::kEmail, "bouncesByClass"},
    {"block", &M::bounces_block, Needs::kEmail, "bouncesByClass"},
    {"unknown", &M::bounces_unknown, Needs::kEmail, "bouncesByClass"},
    {"bounceEvents", &M::bounce_events, Needs::kEmail},
    {"bounceRate", &M::bounce_rate, Needs::kEmail},
    {"undelivered", &M::undelivered, Needs::kSms},
    {"undeliveredRate", &M::undelivered_rate, Needs::kSms},
    {"unconfirmed", &M::unconfirmed, Needs::kSms},
    {"abuseReports", &M::abuse_reports, Needs::kEmail},
    {"abuseRate", &M::abuse_rate, Needs::kEmail},
    {"unattributedAbuseReports", &M::unattributed_abuse_reports, Needs::kUnattributedEmail},
    {"orders", &M::orders, Needs::kOrders},
    {"unattributedOrders", &M::unattributed_orders, Needs::kUnattributedOrders},
    {"revenue", &M::revenue, Needs::kOrders},
    {"unattributedRevenue", &M::unattributed_revenue, Needs::kUnattributedOrders},
    {"averageOrderRevenue", &M::average_order_revenue, Needs::kOrders},
    {"orderRate", &M::order_rate, Needs::kOrders},
    {"revenuePerRecipient", &M::revenue_per_recipient, Needs::kOrders},
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
    return text::MoneyToDouble(*amount) / static_cast<double>(count->second);
  }
};

}  // namespace

std::span<const MetricField> MetricFields() { return kFields; }

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
