#include "report/metrics_json.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "report/table.h"

namespace parcours::report {
namespace {

using metrics::MetricSet;

OrderedJson UntrackedJson() { return {{"value", nullptr}, {"reason", "tracking-off"}}; }

struct FieldJson {
  const MetricSet& set;

  OrderedJson operator()(metrics::Count MetricSet::*member) const {
    const metrics::Count& count = set.*member;
    return count.tracking_off ? OrderedJson(nullptr) : OrderedJson(count.value);
  }
  OrderedJson operator()(metrics::Ratio MetricSet::*member) const {
    const metrics::Ratio& ratio = set.*member;
    if (ratio.tracking_off) return UntrackedJson();
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

template <class Row, class RowJson>
OrderedJson RowsJson(const std::vector<Row>& rows, const RowJson& row_json) {
  OrderedJson json = OrderedJson::array();
  for (const Row& row : rows) json.push_back(row_json(row));
  return json;
}

OrderedJson TextJson(const std::optional<std::string_view>& text) {
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

OrderedJson MessagesJson(const metrics::MessagesResult& result, const Page& page) {
  const auto row_json = [](const metrics::MessageRow& row) {
    OrderedJson json = {{"message", TextJson(row.message)},
                        {"name", TextJson(row.name)},
                        {"channel", row.channel == Channel::kEmail ? "email" : "sms"},
                        {"journey", TextJson(row.journey)}};
    AddMetrics(row.metrics, &json);
    return json;
  };
  metrics::MessageRow sample;
  sample.metrics.has_email = result.has_email;
  sample.metrics.has_sms = result.has_sms;
  sample.metrics.has_orders = result.has_orders;
  sample.metrics.scope = MetricSet::Scope::kMessage;
  OrderedJson json = AnswerHead("messages", result.unit);
  AddTable(page, result.total, row_json(sample), result.currencies, RowsJson(result.rows, row_json),
           &json);
  return json;
}

OrderedJson RecipientsJson(const metrics::RecipientsResult& result, const Page& page) {
  const auto row_json = [&](const metrics::RecipientRow& row) {
    const auto counted = [](bool untracked, uint64_t count) {
      return untracked ? OrderedJson(nullptr) : OrderedJson(count);
    };
    OrderedJson json = {{"contact", row.contact},
                        {"sentAt", TimeJson(row.sent_at_us)},
                        {"deliveredAt", TimeJson(row.delivered_at_us)}};
    if (result.has_email) {
      json["firstOpenAt"] = TimeJson(row.first_open_at_us);
      json["opens"] = counted(result.opens_untracked, row.opens);
      json["machineOpens"] = counted(result.opens_untracked, row.machine_opens);
    }
    json["firstClickAt"] = TimeJson(row.first_click_at_us);
    json["clicks"] = counted(result.clicks_untracked, row.clicks);
    json["unsubscribedAt"] = TimeJson(row.unsubscribed_at_us);
    if (result.has_email) json["bounce"] = TextJson(row.bounce);
    if (result.has_sms) {
      json["code"] = TextJson(row.code);
      json["codeClass"] = TextJson(row.code_class);
    }
    if (result.has_orders) {
      json["orders"] = row.orders;
      json["revenue"] = MoneyJson(row.revenue);
    }
    return json;
  };
  OrderedJson json = AnswerHead("recipients", result.unit);
  AddTable(page, result.total, row_json({}), result.currencies, RowsJson(result.rows, row_json),
           &json);
  return json;
}

OrderedJson LinksJson(const metrics::LinksResult& result, const Page& page) {
  const auto row_json = [&](const metrics::LinkRow& row) {
    OrderedJson json = {{"url", TextJson(row.url)},
                        {"unsubscribe", row.unsubscribe},
                        {"totalClicks", row.total_clicks},
                        {"clicked", row.clicked},
                        {"machineClicks", row.machine_clicks},
                        {"share", RatioJson(row.total_clicks, result.total_clicks)},
                        {"allClicks", row.all_clicks}};
    if (result.clicks_untracked) {
      json["totalClicks"] = json["clicked"] = json["machineClicks"] = nullptr;
      json["share"] = UntrackedJson();
    }
    return json;
  };
  OrderedJson json = AnswerHead("links", result.unit);
  AddTable(page, result.total, row_json({}), {}, RowsJson(result.rows, row_json), &json);
  return json;
}

}  // namespace parcours::report
