// Links: what was clicked, a row for each address. Contract: docs/metrics.md, docs/reports.md.
//
// The clicks of all rows together are the clicks of the cards of the same selection: clicks without
// an address are a row of their own.
// Cost  the signals of the selected contacts, a sort of each contact's clicks; 48 bytes an address.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

struct LinkRow {
  std::optional<std::string_view> url;  // nothing: clicks that tell none
  bool unsubscribe = false;             // an unsubscribe link
  uint64_t total_clicks = 0;            // counted
  uint64_t clicked = 0;                 // instances (contacts, in that unit) with a counted click
  uint64_t machine_clicks = 0;          // by machines, whether they count or not
  uint64_t all_clicks = 0;              // every click event
};

struct LinksResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  bool clicks_untracked = false;  // no message of the selection was tracked
  uint64_t total_clicks = 0;      // of all rows: what a share is a share of
  uint64_t total = 0;
  std::vector<LinkRow> rows;
};

// Links of `query.message`, of every message where it is empty. `page.sort`: a column's key; ties
// by address. `page.search` looks into the address. Throws Error{kBadRequest, "sort"} for any
// other.
LinksResult ComputeLinks(const InstanceTable& table, const store::EventStore& store,
                         const MetricsQuery& query);

}  // namespace parcours::metrics
