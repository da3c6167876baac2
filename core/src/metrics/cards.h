// Cards: the metrics of a selection, of each of its channels, by period, and of the range before.
// Contract: docs/metrics.md, docs/reports.md.
//
// Cost  one pass over the instances for the totals (Members), one more for a trend, and the same
// for
//       the range before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "metrics/counting/metric_set.h"
#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

struct CardScopes {
  MetricSet all;
  // Absent where the selected messages use no such channel.
  std::optional<MetricSet> email;
  std::optional<MetricSet> sms;
};

struct TrendRow {
  std::string date;  // text::FormatBucket
  MetricSet all;
};

struct CardsResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  CardScopes scopes;
  std::optional<std::vector<TrendRow>> trend;  // every period from the first to the last
  std::optional<CardScopes> previous;
};

// Throws Error{kBadRequest} where a trend has more than kMaxTrendPeriods periods.
CardsResult ComputeCards(const InstanceTable& table, const store::EventStore& store,
                         const MetricsRequest& request);

inline constexpr size_t kMaxTrendPeriods = 100'000;

}  // namespace parcours::metrics
