#include "report/metrics_json.h"

#include <string>
#include <variant>

namespace parcours::report {
namespace {

using metrics::MetricSet;

struct FieldJson {
  const MetricSet& set;

  OrderedJson operator()(metrics::Count MetricSet::*member) const {
    const metrics::Count& count = set.*member;
    return count.tracking_off ? OrderedJson(nullptr) : OrderedJson(count.value);
  }
  OrderedJson operator()(metrics::Ratio MetricSet::*member) const {
    const metrics::Ratio& ratio = set.*member;
    if (ratio.tracking_off) return {{"value", nullptr}, {"reason", "tracking-off"}};
    return RatioJson(ratio.numerator, ratio.denominator);
  }
  OrderedJson operator()(metrics::MoneyByCurrency MetricSet::*member) const {
    return MoneyJson(set.*member);
  }
  OrderedJson operator()(metrics::MoneyQuotient MetricSet::*member) const {
    return MoneyQuotientJson(set.revenue, (set.*member).denominators);
  }
};

void AddMetrics(const MetricSet& set, OrderedJson* json) {
  for (const metrics::MetricField& field : metrics::MetricFields()) {
    if (!metrics::Has(set, field)) continue;
    OrderedJson value = std::visit(FieldJson{set}, field.member);
    OrderedJson& holder = field.group.empty() ? *json : (*json)[std::string(field.group)];
    holder[std::string(field.key)] = std::move(value);
  }
}

OrderedJson MetricsJson(const MetricSet& set) {
  OrderedJson json = OrderedJson::object();
  AddMetrics(set, &json);
  return json;
}

void AddScopes(const metrics::CardScopes& scopes, OrderedJson* json) {
  (*json)["all"] = MetricsJson(scopes.all);
  if (scopes.email) (*json)["email"] = MetricsJson(*scopes.email);
  if (scopes.sms) (*json)["sms"] = MetricsJson(*scopes.sms);
}

OrderedJson AnswerHead(const char* report, MetricOptions::Unit unit) {
  return {{"report", report},
          {"unit", unit == MetricOptions::Unit::kContact ? "contact" : "instance"}};
}

OrderedJson TextJson(const std::optional<std::string>& text) {
  return text ? OrderedJson(*text) : OrderedJson(nullptr);
}

}  // namespace

OrderedJson CardsJson(const metrics::CardsResult& result) {
  OrderedJson json = AnswerHead("cards", result.unit);
  AddScopes(result.scopes, &json);
  if (result.trend) {
    OrderedJson& trend = json["trend"] = OrderedJson::array();
    for (const metrics::TrendRow& row : *result.trend) {
      OrderedJson entry = {{"date", row.date}};
      AddMetrics(row.all, &entry);
      trend.push_back(std::move(entry));
    }
  }
  if (result.previous) {
    OrderedJson previous = OrderedJson::object();
    AddScopes(*result.previous, &previous);
    json["previous"] = std::move(previous);
  }
  return json;
}

OrderedJson MessagesJson(const metrics::MessagesResult& result) {
  OrderedJson json = AnswerHead("messages", result.unit);
  json["total"] = result.total;
  OrderedJson& rows = json["rows"] = OrderedJson::array();
  for (const metrics::MessageRow& row : result.rows) {
    OrderedJson entry = {{"message", TextJson(row.message)},
                         {"name", TextJson(row.name)},
                         {"channel", row.channel == Channel::kEmail ? "email" : "sms"},
                         {"journey", TextJson(row.journey)}};
    AddMetrics(row.metrics, &entry);
    rows.push_back(std::move(entry));
  }
  return json;
}

OrderedJson RecipientsJson(const metrics::RecipientsResult& result) {
  OrderedJson json = AnswerHead("recipients", result.unit);
  json["total"] = result.total;
  OrderedJson& rows = json["rows"] = OrderedJson::array();
  for (const metrics::RecipientRow& row : result.rows) {
    OrderedJson entry = {{"contact", row.id},
                         {"sentAt", TimeJson(row.sent_at_us)},
                         {"deliveredAt", TimeJson(row.delivered_at_us)}};
    const auto counted = [](bool untracked, uint64_t count) {
      return untracked ? OrderedJson(nullptr) : OrderedJson(count);
    };
    if (result.has_email) {
      entry["firstOpenAt"] = TimeJson(row.first_open_at_us);
      entry["opens"] = counted(result.opens_untracked, row.opens);
      entry["machineOpens"] = counted(result.opens_untracked, row.machine_opens);
    }
    entry["firstClickAt"] = TimeJson(row.first_click_at_us);
    entry["clicks"] = counted(result.clicks_untracked, row.clicks);
    entry["unsubscribedAt"] = TimeJson(row.unsubscribed_at_us);
    if (result.has_email) entry["bounce"] = TextJson(row.bounce);
    if (result.has_sms) entry["code"] = TextJson(row.code);
    if (result.has_orders) {
      entry["orders"] = row.orders;
      entry["revenue"] = MoneyJson(row.revenue);
    }
    rows.push_back(std::move(entry));
  }
  return json;
}

}  // namespace parcours::report
