// Orders: each with its credit trail: which instances earned it, by which touch and why, and what
// else was eligible. Contract: docs/metrics.md, docs/reports.md.
//
// Cost  one pass over the orders; for the contacts of the page's rows their signals, once each, and
//       for each row the touches in the longest window before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/counting/attribution.h"
#include "metrics/counting/metric_set.h"
#include "metrics/instance_view.h"
#include "parcours/definition.h"

namespace parcours::metrics {

// An instance that earned an order, or could have.
struct TrailStep {
  InstanceView instance;
  // Its latest eligible touch, of one that the model "first" credits its earliest; nothing where
  // the order names it.
  std::optional<TouchKind> touch;
  int64_t touch_at_us = 0;
  Shares share;  // of the order; 0 where it earned nothing
  int64_t amount = 0;
};

struct OrderRow {
  std::optional<std::string_view> order;
  std::string_view contact;
  int64_t time_us = 0;
  std::optional<std::string> currency;
  std::optional<int64_t> amount;
  bool undone = false;             // cancelled or refunded, at any time
  bool is_explicit = false;        // names its delivery or message
  std::vector<TrailStep> credits;  // the earlier send first; empty: unattributed
  // The others with an eligible touch, the latest touch first; none where the page is CSV, which
  // has a row a credit.
  std::vector<TrailStep> eligible;
};

struct OrdersResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  AttributionModel model = AttributionModel::kLast;
  uint64_t total = 0;
  std::vector<OrderRow> rows;
};

// The orders that the cards of the same selection count, whole: those with a credit that is
// selected, and the unattributed ones. `query.order_state` leaves one of the two kinds.
// `page.sort`: "time", "order", "contact", "amount" (as numbers, whatever the currency); ties by
// time, then event id. `page.search` looks into order and contact. Throws Error{kBadRequest,
// "sort"} for any other.
OrdersResult ComputeOrders(const InstanceTable& table, const store::EventStore& store,
                           const MetricsQuery& query);

}  // namespace parcours::metrics
