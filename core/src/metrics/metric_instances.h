// The send instances behind a metric: which ones its number counts. Contract: docs/metrics.md,
// docs/reports.md.
//
// What is listed adds up to the metric's figure on the cards of the same selection: instances (in
// the unit "contact" their contacts), their events, or their parts of orders and money. What
// belongs to no message is listed as the events or orders that it is.
//
// Cost  one pass over the instances; for the page's rows the contact's signals. Memory as of
//       CountedPage.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "metrics/counting/metric_set.h"
#include "metrics/instance_view.h"
#include "parcours/definition.h"

namespace parcours::metrics {

struct MetricInstanceRow {
  InstanceView instance;         // where it is none: contact and channel alone
  std::optional<int64_t> at_us;  // of an event or order that belongs to no message
  uint64_t count = 1;            // events that the metric counts, or 1
  Shares orders;                 // credited to it
  MoneyByCurrency revenue;
};

struct MetricInstancesResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  std::string metric;
  bool denominator = false;
  bool has_instances = true;  // false: rows are events or orders of no message
  bool has_orders = false;    // rows have orders and revenue, and no count
  std::vector<std::string> currencies;
  // What the rows add up to; nothing where it was not tracked. Of the denominator of
  // averageOrderRevenue: orders by currency.
  std::variant<std::monostate, uint64_t, Shares, MoneyByCurrency, std::map<std::string, double>>
      figure;
  uint64_t total = 0;
  std::vector<MetricInstanceRow> rows;
};

// `query.metric`: a metric's key, "bouncesByClass.hard" for one of a group. `query.denominator`
// asks for what a quotient divides by. `page.sort`: "sentAt", "contact", "message", "count",
// "orders"; ties by contact, then send. `page.search` looks into the contact's id. Throws
// Error{kBadRequest} for any other metric or column, and for the denominator of a plain number.
MetricInstancesResult ComputeMetricInstances(const InstanceTable& table,
                                             const store::EventStore& store,
                                             const MetricsQuery& query);

}  // namespace parcours::metrics
