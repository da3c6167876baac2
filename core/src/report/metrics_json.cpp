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
  OrderedJson operator()(metrics::Shares MetricSet::*member) const {
    return NumberJson((set.*member).value());
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

const char* ChannelName(Channel channel) { return channel == Channel::kEmail ? "email" : "sms"; }

// By metrics::TouchKind and AttributionModel.
constexpr const char* kTouchNames[] = {"smsDelivery", "emailOpen", "emailClick", "smsClick"};
constexpr const char* kModelNames[] = {"last", "first", "linear", "position"};

template <class Row, class RowJson>
OrderedJson RowsJson(const std::vector<Row>& rows, const RowJson& row_json) {
  OrderedJson json = OrderedJson::array();
  for (const Row& row : rows) json.push_back(row_json(row));
  return json;
}

OrderedJson TextJson(const std::optional<std::string_view>& text) {
  return text ? OrderedJson(*text) : OrderedJson(nullptr);
}

OrderedJson InstanceJson(const metrics::InstanceView& instance) {
  return {{"message", TextJson(instance.message)},
          {"journey", TextJson(instance.journey)},
          {"channel", ChannelName(instance.channel)},
          {"delivery", TextJson(instance.delivery)},
          {"sentAt", TimeJson(instance.sent_at_us)}};
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
                        {"channel", ChannelName(row.channel)},
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
    // Members that are known to be new are neither looked up nor, as the list grows, copied.
    OrderedJson json = OrderedJson::object();
    auto& members = json.get_ref<OrderedJson::object_t&>();
    members.reserve(14);
    const auto add = [&](const char* name, OrderedJson value) {
      members.emplace_back(name, std::move(value));
    };
    add("contact", row.contact);
    add("sentAt", TimeJson(row.sent_at_us));
    add("deliveredAt", TimeJson(row.delivered_at_us));
    if (result.has_email) {
      add("firstOpenAt", TimeJson(row.first_open_at_us));
      add("opens", counted(result.opens_untracked, row.opens));
      add("machineOpens", counted(result.opens_untracked, row.machine_opens));
    }
    add("firstClickAt", TimeJson(row.first_click_at_us));
    add("clicks", counted(result.clicks_untracked, row.clicks));
    add("unsubscribedAt", TimeJson(row.unsubscribed_at_us));
    if (result.has_email) add("bounce", TextJson(row.bounce));
    if (result.has_sms) {
      add("code", TextJson(row.code));
      add("codeClass", TextJson(row.code_class));
    }
    if (result.has_orders) {
      add("orders", NumberJson(row.orders.value()));
      add("revenue", MoneyJson(row.revenue));
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

OrderedJson OrdersJson(const metrics::OrdersResult& result, const Page& page) {
  const auto order_json = [](const metrics::OrderRow& row) -> OrderedJson {
    return {{"order", TextJson(row.order)},
            {"contact", row.contact},
            {"time", TimeJson(row.time_us)},
            {"currency", TextJson(row.currency)},
            {"amount", row.amount ? AmountJson(*row.amount) : OrderedJson(nullptr)},
            {"undone", row.undone}};
  };
  const auto step_json = [](const metrics::TrailStep& step) {
    OrderedJson json = InstanceJson(step.instance);
    json["touch"] = nullptr;
    json["touchAt"] = nullptr;
    if (step.touch) {
      json["touch"] = kTouchNames[static_cast<size_t>(*step.touch)];
      json["touchAt"] = TimeJson(step.touch_at_us);
    }
    return json;
  };
  const auto credit_json = [&](const metrics::OrderRow& row, const metrics::TrailStep& step) {
    OrderedJson json = step_json(step);
    json["why"] = row.is_explicit ? "explicit" : kModelNames[static_cast<size_t>(result.model)];
    json["share"] = NumberJson(step.share.value());
    json["credit"] = row.amount ? AmountJson(step.amount) : OrderedJson(nullptr);
    return json;
  };
  // As CSV a row for each credit; as JSON the order with lists of them.
  const auto with = [](OrderedJson order, const OrderedJson& credit) {
    for (const auto& [member, value] : credit.items()) order[member] = value;
    return order;
  };
  OrderedJson rows = OrderedJson::array();
  for (const metrics::OrderRow& row : result.rows) {
    OrderedJson json = order_json(row);
    OrderedJson credits = OrderedJson::array();
    for (const metrics::TrailStep& step : row.credits) credits.push_back(credit_json(row, step));
    if (page.csv) {
      for (const OrderedJson& credit : credits) rows.push_back(with(json, credit));
      if (credits.empty()) rows.push_back(std::move(json));
      continue;
    }
    json["credits"] = std::move(credits);
    json["eligible"] = RowsJson(row.eligible, step_json);
    rows.push_back(std::move(json));
  }
  OrderedJson json = AnswerHead("orders", result.unit);
  AddTable(page, result.total, with(order_json({}), credit_json({}, {})), {}, std::move(rows),
           &json);
  return json;
}

struct FigureJson {
  OrderedJson operator()(std::monostate) const { return nullptr; }
  OrderedJson operator()(uint64_t count) const { return count; }
  OrderedJson operator()(const metrics::Shares& orders) const { return NumberJson(orders.value()); }
  OrderedJson operator()(const metrics::MoneyByCurrency& money) const { return MoneyJson(money); }
  OrderedJson operator()(const std::map<std::string, double>& orders) const {
    OrderedJson json = OrderedJson::object();
    for (const auto& [currency, count] : orders) json[currency] = NumberJson(count);
    return json;
  }
};

OrderedJson MetricInstancesJson(const metrics::MetricInstancesResult& result, const Page& page) {
  const auto row_json = [&](const metrics::MetricInstanceRow& row) {
    OrderedJson json = {{"contact", row.instance.contact}};
    if (result.has_instances) {
      const OrderedJson instance = InstanceJson(row.instance);
      for (const auto& [member, value] : instance.items()) json[member] = value;
    } else {
      json["at"] = TimeJson(row.at_us);
    }
    if (result.has_orders) {
      json["orders"] = NumberJson(row.orders.value());
      json["revenue"] = MoneyJson(row.revenue);
    } else {
      json["count"] = row.count;
    }
    return json;
  };
  OrderedJson json = AnswerHead("instances", result.unit);
  json["metric"] = result.metric;
  json["side"] = result.denominator ? "denominator" : "numerator";
  json["figure"] = std::visit(FigureJson(), result.figure);
  AddTable(page, result.total, row_json({}), result.currencies, RowsJson(result.rows, row_json),
           &json);
  return json;
}

OrderedJson AttributionGridJson(const metrics::GridResult& result, const MetricsQuery& query) {
  OrderedJson json = AnswerHead("attribution-grid", result.unit);
  const auto window_json = [](const GridWindow& window) { return TextJson(window.text); };
  json["email"] = RowsJson(query.email_windows, window_json);
  json["sms"] = RowsJson(query.sms_windows, window_json);
  json["cells"] = RowsJson(result.cells, [](const std::vector<metrics::GridCell>& row) {
    return RowsJson(row, [](const metrics::GridCell& cell) -> OrderedJson {
      return {{"orders", NumberJson(cell.orders.value())},
              {"unattributedOrders", NumberJson(cell.unattributed_orders.value())},
              {"revenue", MoneyJson(cell.revenue)},
              {"unattributedRevenue", MoneyJson(cell.unattributed_revenue)}};
    });
  });
  return json;
}

}  // namespace parcours::report
