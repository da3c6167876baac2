// Messages: one row of metrics for each (message, channel, journey), those that nobody was sent
// included. Contract: docs/metrics.md, docs/reports.md.
//
// Rows without a message id stand for the instances that name none; they appear only where there
// are some. Unattributed orders and opt-outs are in no row.
// Cost  one pass over the instances; 1 KB a message; a sort of the rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "metrics/counting/metric_set.h"
#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

struct MessageRow {
  std::optional<std::string> message;  // nothing: the instances that name no message
  std::optional<std::string> name;
  Channel channel = Channel::kEmail;
  std::optional<std::string> journey;
  MetricSet metrics;
};

struct MessagesResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  bool has_email = false;  // what the rows of all pages can have
  bool has_sms = false;
  bool has_orders = false;
  std::vector<std::string> currencies;
  uint64_t total = 0;            // rows before the page was cut
  std::vector<MessageRow> rows;  // of the page
};

// `page.sort`: "message", "name", "channel", "journey", or a metric's key; rows without a value
// last, ties by message, journey, channel. Money sorts by the currency of most orders.
// `page.search` looks into message, name and journey.
// Throws Error{kBadRequest, "sort"} for any other.
MessagesResult ComputeMessages(const InstanceTable& table, const store::EventStore& store,
                               const MetricsRequest& request, const Page& page);

}  // namespace parcours::metrics
