// Cards: docs/metrics.md, section 3.
#include <map>
#include <set>
#include <string>

#include "reference/metrics/report.h"
#include "reference/slow_metrics.h"

namespace parcours::reference {
namespace {

using nlohmann::json;

using Instances = std::set<size_t>;

Instances And(const Instances& a, const Instances& b) {
  Instances both;
  for (const size_t i : a) {
    if (b.count(i) != 0) both.insert(i);
  }
  return both;
}

uint64_t N(const SlowReport& report, const Instances& instances) {
  if (report.options.unit == MetricOptions::Unit::kInstance) return instances.size();
  std::set<std::string> contacts;
  for (const size_t i : instances) contacts.insert(report.sendings.all[i].contact);
  return contacts.size();
}

json RatioOf(const SlowReport& report, const Instances& numerator, const Instances& denominator) {
  const uint64_t a = N(report, And(numerator, denominator));
  const uint64_t b = N(report, denominator);
  return {{"value", b == 0 ? json(nullptr) : json(double(a) / double(b))},
          {"numerator", a},
          {"denominator", b}};
}

void AddMoney(const SlowReport& report, bool email, bool sms, bool whole,
              std::map<std::string, Instances>& sets, json* out) {
  int64_t orders = 0, unattributed = 0;  // in millionths
  std::map<std::string, int64_t> revenue, lost, orders_in;
  for (const SlowEvent* order : report.credits.orders()) {
    for (const Part& part : report.credits.Parts(*order)) {
      if (!part.sending) {
        if (!report.selection.InRange(order->time_us)) continue;
        if (!report.selection.HasContact(order->contact)) continue;
        unattributed += part.millionths;
        if (HasMoney(*order)) lost[order->currency] += part.amount;
        continue;
      }
      const Sending& sending = report.sendings.all[*part.sending];
      if (!report.selection.Selected(sending)) continue;
      if (sending.channel == "email" ? !email : !sms) continue;
      if (!report.selection.Stands(sending, order->time_us)) continue;
      orders += part.millionths;
      if (!HasMoney(*order)) continue;
      revenue[order->currency] += part.amount;
      orders_in[order->currency] += part.millionths;
    }
  }
  json& m = *out;
  std::set<std::string> recipients;
  for (const size_t i : sets["delivered"]) recipients.insert(report.sendings.all[i].contact);
  const bool by_delivery =
      report.options.per_recipient_basis == MetricOptions::PerRecipientBasis::kDelivery;
  const uint64_t receivers = by_delivery ? N(report, sets["delivered"]) : recipients.size();
  m["orders"] = double(orders) / 1e6;
  m["orderRate"] = RatioOf(report, sets["ordered"], sets["delivered"]);
  m["revenue"] = m["averageOrderRevenue"] = m["revenuePerRecipient"] = json::object();
  for (const auto& [currency, units] : revenue) {
    m["revenue"][currency] = Money(units);
    m["averageOrderRevenue"][currency] =
        double(units) / 10'000 / (double(orders_in[currency]) / 1e6);
    m["revenuePerRecipient"][currency] =
        receivers == 0 ? json(nullptr) : json(double(units) / 10'000 / double(receivers));
  }
  if (!whole) return;
  m["unattributedOrders"] = double(unattributed) / 1e6;
  m["unattributedRevenue"] = json::object();
  for (const auto& [currency, units] : lost) m["unattributedRevenue"][currency] = Money(units);
}

json Scope(const SlowReport& report, bool email, bool sms, bool whole) {
  std::map<std::string, Instances> sets;
  Facts total;
  for (size_t i = 0; i < report.sendings.all.size(); ++i) {
    const Sending& s = report.sendings.all[i];
    const bool is_email = s.channel == "email";
    if (!report.selection.Selected(s) || (is_email ? !email : !sms)) continue;
    const Facts facts = report.FactsOf(i);
    for (const std::string& set : facts.sets) sets[set].insert(i);
    total.opens += facts.opens;
    total.clicks += facts.clicks;
    total.machine_opens += facts.machine_opens;
    total.machine_clicks += facts.machine_clicks;
    total.bounce_events += facts.bounce_events;
    for (const auto& [reason, n] : facts.opens_by_reason) total.opens_by_reason[reason] += n;
    for (const auto& [reason, n] : facts.clicks_by_reason) total.clicks_by_reason[reason] += n;
    if (!facts.any) continue;
    if (is_email) sets[s.track_opens ? "open tracked" : "open untracked"].insert(i);
    if (is_email) {
      sets[s.track_opens && s.track_clicks ? "both tracked" : "not both tracked"].insert(i);
    }
    sets[s.track_clicks ? "click tracked" : "click untracked"].insert(i);
  }

  const auto off = [&](const std::string& tracked, const std::string& untracked) {
    return sets[tracked].empty() && !sets[untracked].empty();
  };
  const bool opens_off = off("open tracked", "open untracked");
  const bool clicks_off = off("click tracked", "click untracked");
  const json untracked = {{"value", nullptr}, {"reason", "tracking-off"}};
  const auto count = [&](const std::string& set) { return N(report, sets[set]); };
  json m;
  m["sends"] = count("sent");
  m["deliveries"] = count("delivered");
  m["deliveryRate"] = RatioOf(report, sets["delivered"], sets["sent"]);
  m["clicked"] = clicks_off ? json(nullptr) : json(count("clicked"));
  m["totalClicks"] = clicks_off ? json(nullptr) : json(total.clicks);
  m["machineClicks"] = clicks_off ? json(nullptr) : json(total.machine_clicks);
  for (const std::string reason : {"vendor", "agent", "burst", "instant", "before-delivery"}) {
    m["machineClicksByReason"][reason] =
        clicks_off ? json(nullptr) : json(total.clicks_by_reason[reason]);
  }
  m["clickRate"] =
      clicks_off ? untracked
                 : RatioOf(report, sets["clicked"], And(sets["delivered"], sets["click tracked"]));
  m["unsubscribed"] = count("unsubscribed");
  const auto basis = report.options.unsubscribe_basis;
  if (basis == MetricOptions::UnsubscribeBasis::kOpened) {
    m["unsubscribeRate"] =
        opens_off ? untracked : RatioOf(report, sets["unsubscribed"], sets["opened"]);
  } else {
    m["unsubscribeRate"] =
        RatioOf(report, sets["unsubscribed"],
                sets[basis == MetricOptions::UnsubscribeBasis::kSent ? "sent" : "delivered"]);
  }
  uint64_t lost_opt_outs = 0, lost_complaints = 0;
  for (const SlowEvent* event : report.sendings.unattributed) {
    if (!report.selection.InRange(event->time_us)) continue;
    if (!report.selection.HasContact(event->contact)) continue;
    if (ChannelOf(*event) == "email" ? !email : !sms) continue;
    ++(KindOf(*event) == "complained" ? lost_complaints : lost_opt_outs);
  }
  m["unattributedUnsubscribed"] = lost_opt_outs;
  if (email) {
    const auto delivered = And(sets["delivered email"], sets["open tracked"]);
    m["opened"] = opens_off ? json(nullptr) : json(count("opened"));
    m["totalOpens"] = opens_off ? json(nullptr) : json(total.opens);
    m["machineOpens"] = opens_off ? json(nullptr) : json(total.machine_opens);
    for (const std::string reason : {"vendor", "agent", "before-delivery"}) {
      m["machineOpensByReason"][reason] =
          opens_off ? json(nullptr) : json(total.opens_by_reason[reason]);
    }
    m["openRate"] = opens_off ? untracked : RatioOf(report, sets["opened"], delivered);
    m["openRateBounds"]["low"] = opens_off ? untracked : RatioOf(report, sets["low"], delivered);
    m["openRateBounds"]["high"] = opens_off ? untracked : RatioOf(report, sets["high"], delivered);
    m["clicksPerUniqueOpens"] =
        off("both tracked", "not both tracked")
            ? untracked
            : RatioOf(report, sets["clicked"], And(sets["opened"], sets["both tracked"]));
    m["pending"] = count("pending");
    m["bounces"] = count("bounced");
    for (const std::string word : {"hard", "soft", "block", "unknown"}) {
      m["bouncesByClass"][word] = count("bounced " + word);
    }
    m["bounceEvents"] = total.bounce_events;
    m["bounceRate"] = RatioOf(report, sets["bounced"], sets["sent email"]);
    m["abuseReports"] = count("complained");
    m["abuseRate"] = RatioOf(report, sets["complained"], sets["delivered email"]);
    m["unattributedAbuseReports"] = lost_complaints;
  }
  if (sms) {
    m["undelivered"] = count("undelivered");
    for (const std::string word : {"unreachable", "invalid", "landline", "filtered", "opted-out",
                                   "expired", "balance", "unknown"}) {
      m["undeliveredByClass"][word] = count("undelivered " + word);
    }
    m["undeliveredRate"] = RatioOf(report, sets["undelivered"], sets["sent sms"]);
    m["unconfirmed"] = count("unconfirmed");
  }
  if (report.credits.has_orders()) AddMoney(report, email, sms, whole, sets, &m);
  return m;
}

}  // namespace

json SlowCards(const SlowLoad& load, const MetricsRequest& request) {
  const SlowReport report(load, request);
  json answer = {
      {"report", "cards"},
      {"unit", request.options.unit == MetricOptions::Unit::kContact ? "contact" : "instance"}};
  const auto& channel = request.selection.channel;
  const bool email = !channel || *channel == Channel::kEmail;
  const bool sms = !channel || *channel == Channel::kSms;
  answer["all"] = Scope(report, email, sms, true);
  if (email && report.selection.Uses("email")) answer["email"] = Scope(report, true, false, false);
  if (sms && report.selection.Uses("sms")) answer["sms"] = Scope(report, false, true, false);
  return answer;
}

}  // namespace parcours::reference
