// The grid: what messages earn under each pair of an email window and an SMS window.
// Contract: docs/metrics.md, docs/reports.md.
//
// An email window takes the place of the email windows of the request's attribution, opens' and
// clicks'; an SMS window of those of SMS. What earns nothing there (an open, for
// "mailchimp-click-only") earns nothing here.
// Cost  the touches of each contact once; for each cell a pass over them and its orders.
#pragma once

#include <vector>

#include "metrics/counting/metric_set.h"
#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

struct GridCell {
  Shares orders, unattributed_orders;
  MoneyByCurrency revenue, unattributed_revenue;
};

struct GridResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  std::vector<std::vector<GridCell>> cells;  // [email window][SMS window]
};

// A cell holds what the cards of the same selection would, with the cell's windows.
GridResult ComputeAttributionGrid(const InstanceTable& table, const store::EventStore& store,
                                  const MetricsQuery& query);

}  // namespace parcours::metrics
