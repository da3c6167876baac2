#include "report/metrics_json.h"

#include <string>
#include <variant>
#include <vector>

#include "report/table.h"

namespace parcours::report {
namespace {

using metrics::MetricSet;

struct FieldWriter {
  const MetricSet& set;
  const char* key;
  Row* row;

  void operator()(metrics::Count MetricSet::*member) const {
    const metrics::Count& count = set.*member;
    AddCount(count.tracking_off, count.value);
  }
  void operator()(metrics::Ratio MetricSet::*member) const {
    const metrics::Ratio& ratio = set.*member;
    if (ratio.tracking_off) return row->UntrackedRatio(key);
    row->Ratio(key, ratio.numerator, ratio.denominator);
  }
  void operator()(metrics::Shares MetricSet::*member) const {
    row->Number(key, (set.*member).value());
  }
  void operator()(metrics::MoneyByCurrency MetricSet::*member) const {
    row->Money(key, set.*member);
  }
  void operator()(metrics::MoneyQuotient MetricSet::*member) const {
    row->Money(key, set.revenue, &(set.*member).denominators);
  }

  void AddCount(bool untracked, uint64_t count) const {
    if (untracked) return row->Null(key);
    row->Count(key, count);
  }
};

void AddMetrics(const MetricSet& set, Row* row) {
  for (const metrics::MetricField& field : metrics::MetricFields()) {
    if (!metrics::Has(set, field)) continue;
    row->Group(field.group);
    std::visit(FieldWriter{set, field.key.data(), row}, field.member);  // a literal, ended by NUL
  }
  row->Group("");
}

void AddScope(const char* key, const MetricSet& set, Writer* out) {
  out->BeginObject(key);
  Row row(out);
  AddMetrics(set, &row);
  out->End();
}

void AddScopes(const metrics::CardScopes& scopes, Writer* out) {
  AddScope("all", scopes.all, out);
  if (scopes.email) AddScope("email", *scopes.email, out);
  if (scopes.sms) AddScope("sms", *scopes.sms, out);
}

void AddHead(const char* report, MetricOptions::Unit unit, Writer* out) {
  out->Text("report", report);
  out->Text("unit", unit == MetricOptions::Unit::kContact ? "contact" : "instance");
}

const char* ChannelName(Channel channel) { return channel == Channel::kEmail ? "email" : "sms"; }

// By metrics::TouchKind and AttributionModel.
constexpr const char* kTouchNames[] = {"smsDelivery", "emailOpen", "emailClick", "smsClick"};
constexpr const char* kModelNames[] = {"last", "first", "linear", "position"};

void AddInstance(const metrics::InstanceView& instance, Row* row) {
  row->Text("message", instance.message);
  row->Text("journey", instance.journey);
  row->Text("channel", ChannelName(instance.channel));
  row->Text("delivery", instance.delivery);
  row->Time("sentAt", instance.sent_at_us);
}

void AddOrder(const metrics::OrderRow& order, Row* row) {
  row->Text("order", order.order);
  row->Text("contact", order.contact);
  row->Time("time", order.time_us);
  row->Text("currency", order.currency);
  row->Amount("amount", order.amount);
  row->Bool("undone", order.undone);
}

void AddStep(const metrics::TrailStep& step, Row* row) {
  AddInstance(step.instance, row);
  if (step.touch) {
    row->Text("touch", kTouchNames[static_cast<size_t>(*step.touch)]);
    row->Time("touchAt", step.touch_at_us);
  } else {
    row->Null("touch");
    row->Null("touchAt");
  }
}

void AddCredit(const metrics::OrderRow& order, const metrics::TrailStep& step,
               AttributionModel model, Row* row) {
  AddStep(step, row);
  row->Text("why", order.is_explicit ? "explicit" : kModelNames[static_cast<size_t>(model)]);
  row->Number("share", step.share.value());
  row->Amount("credit", order.amount ? std::optional<int64_t>(step.amount) : std::nullopt);
}

void AddSteps(const char* key, const metrics::OrderRow& order, const AttributionModel* credited_by,
              Writer* out) {
  out->BeginArray(key);
  for (const metrics::TrailStep& step : credited_by != nullptr ? order.credits : order.eligible) {
    out->BeginObject();
    Row row(out);
    if (credited_by != nullptr) {
      AddCredit(order, step, *credited_by, &row);
    } else {
      AddStep(step, &row);
    }
    out->End();
  }
  out->End();
}

// What a CSV of orders has a row of; of an unattributed order nothing but itself.
struct CreditRow {
  const metrics::OrderRow* order;
  const metrics::TrailStep* credit;
};

std::vector<CreditRow> CreditRows(const std::vector<metrics::OrderRow>& orders) {
  std::vector<CreditRow> rows;
  for (const metrics::OrderRow& order : orders) {
    for (const metrics::TrailStep& credit : order.credits) rows.push_back({&order, &credit});
    if (order.credits.empty()) rows.push_back({&order, nullptr});
  }
  return rows;
}

void AddWindows(const char* key, const std::vector<GridWindow>& windows, Writer* out) {
  out->BeginArray(key);
  for (const GridWindow& window : windows) {
    if (window.text) {
      out->Text(*window.text);
    } else {
      out->Null();
    }
  }
  out->End();
}

}  // namespace

void WriteCards(const metrics::CardsResult& result, Writer* out) {
  AddHead("cards", result.unit, out);
  AddScopes(result.scopes, out);
  if (result.trend) {
    out->BeginArray("trend");
    for (const metrics::TrendRow& period : *result.trend) {
      out->BeginObject();
      out->Text("date", period.date);
      Row row(out);
      AddMetrics(period.all, &row);
      out->End();
    }
    out->End();
  }
  if (result.previous) {
    out->BeginObject("previous");
    AddScopes(*result.previous, out);
    out->End();
  }
}

void WriteMessages(const metrics::MessagesResult& result, const Page& page, Writer* out) {
  metrics::MessageRow sample;
  sample.metrics.has_email = result.has_email;
  sample.metrics.has_sms = result.has_sms;
  sample.metrics.has_orders = result.has_orders;
  sample.metrics.scope = MetricSet::Scope::kMessage;
  AddHead("messages", result.unit, out);
  const auto write_row = [](const metrics::MessageRow& message, Row* row) {
    row->Text("message", message.message);
    row->Text("name", message.name);
    row->Text("channel", ChannelName(message.channel));
    row->Text("journey", message.journey);
    AddMetrics(message.metrics, row);
  };
  AddTable(page, result.total, result.currencies, sample, result.rows, write_row, out);
}

void WriteRecipients(const metrics::RecipientsResult& result, const Page& page, Writer* out) {
  AddHead("recipients", result.unit, out);
  const auto write_row = [&](const metrics::RecipientRow& recipient, Row* row) {
    const auto count = [&](const char* key, bool untracked, uint64_t value) {
      if (untracked) return row->Null(key);
      row->Count(key, value);
    };
    row->Text("contact", recipient.contact);
    row->Time("sentAt", recipient.sent_at_us);
    row->Time("deliveredAt", recipient.delivered_at_us);
    if (result.has_email) {
      row->Time("firstOpenAt", recipient.first_open_at_us);
      count("opens", result.opens_untracked, recipient.opens);
      count("machineOpens", result.opens_untracked, recipient.machine_opens);
    }
    row->Time("firstClickAt", recipient.first_click_at_us);
    count("clicks", result.clicks_untracked, recipient.clicks);
    row->Time("unsubscribedAt", recipient.unsubscribed_at_us);
    if (result.has_email) row->Text("bounce", recipient.bounce);
    if (result.has_sms) {
      row->Text("code", recipient.code);
      row->Text("codeClass", recipient.code_class);
    }
    if (result.has_orders) {
      row->Number("orders", recipient.orders.value());
      row->Money("revenue", recipient.revenue);
    }
  };
  AddTable(page, result.total, result.currencies, {}, result.rows, write_row, out);
}

void WriteLinks(const metrics::LinksResult& result, const Page& page, Writer* out) {
  AddHead("links", result.unit, out);
  const auto write_row = [&](const metrics::LinkRow& link, Row* row) {
    row->Text("url", link.url);
    row->Bool("unsubscribe", link.unsubscribe);
    if (result.clicks_untracked) {
      row->Null("totalClicks");
      row->Null("clicked");
      row->Null("machineClicks");
      row->UntrackedRatio("share");
    } else {
      row->Count("totalClicks", link.total_clicks);
      row->Count("clicked", link.clicked);
      row->Count("machineClicks", link.machine_clicks);
      row->Ratio("share", link.total_clicks, result.total_clicks);
    }
    row->Count("allClicks", link.all_clicks);
  };
  AddTable(page, result.total, {}, {}, result.rows, write_row, out);
}

void WriteOrders(const metrics::OrdersResult& result, const Page& page, Writer* out) {
  AddHead("orders", result.unit, out);
  if (!page.csv) {
    const auto write_row = [&](const metrics::OrderRow& order, Row* row) {
      AddOrder(order, row);
      AddSteps("credits", order, &result.model, out);
      AddSteps("eligible", order, nullptr, out);
    };
    return AddTable(page, result.total, {}, {}, result.rows, write_row, out);
  }
  const metrics::OrderRow order;
  const metrics::TrailStep credit;
  const auto write_row = [&](const CreditRow& data, Row* row) {
    AddOrder(*data.order, row);
    if (data.credit != nullptr) AddCredit(*data.order, *data.credit, result.model, row);
  };
  AddTable(page, result.total, {}, {&order, &credit}, CreditRows(result.rows), write_row, out);
}

struct FigureWriter {
  const char* key;
  Writer* out;

  void operator()(std::monostate) const { out->Null(key); }
  void operator()(uint64_t count) const { out->Count(key, count); }
  void operator()(const metrics::Shares& orders) const { out->Number(key, orders.value()); }
  void operator()(const metrics::MoneyByCurrency& money) const { AddMoney(key, money, out); }
  void operator()(const std::map<std::string, double>& orders) const {
    out->BeginObject(key);
    for (const auto& [currency, count] : orders) {
      out->Key(currency);
      out->Number(count);
    }
    out->End();
  }
};

void WriteMetricInstances(const metrics::MetricInstancesResult& result, const Page& page,
                          Writer* out) {
  AddHead("instances", result.unit, out);
  out->Text("metric", result.metric);
  out->Text("side", result.denominator ? "denominator" : "numerator");
  std::visit(FigureWriter{"figure", out}, result.figure);
  const auto write_row = [&](const metrics::MetricInstanceRow& instance, Row* row) {
    row->Text("contact", instance.instance.contact);
    if (result.has_instances) {
      AddInstance(instance.instance, row);
    } else {
      row->Time("at", instance.at_us);
    }
    if (result.has_orders) {
      row->Number("orders", instance.orders.value());
      row->Money("revenue", instance.revenue);
    } else {
      row->Count("count", instance.count);
    }
  };
  AddTable(page, result.total, result.currencies, {}, result.rows, write_row, out);
}

void WriteAttributionGrid(const metrics::GridResult& result, const MetricsQuery& query,
                          Writer* out) {
  AddHead("attribution-grid", result.unit, out);
  AddWindows("email", query.email_windows, out);
  AddWindows("sms", query.sms_windows, out);
  out->BeginArray("cells");
  for (const std::vector<metrics::GridCell>& cells : result.cells) {
    out->BeginArray();
    for (const metrics::GridCell& cell : cells) {
      out->BeginObject();
      out->Number("orders", cell.orders.value());
      out->Number("unattributedOrders", cell.unattributed_orders.value());
      AddMoney("revenue", cell.revenue, out);
      AddMoney("unattributedRevenue", cell.unattributed_revenue, out);
      out->End();
    }
    out->End();
  }
  out->End();
}

}  // namespace parcours::report
