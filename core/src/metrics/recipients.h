// Recipients: one row for each contact that was sent a message, its instances of that message taken
// together. Contract: docs/metrics.md, docs/reports.md.
//
// Cost  one pass over the instances; for the page's rows, or for all where a column is sorted by
//       that only events tell, the contact's signals and orders. Memory 80 bytes a recipient.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/counting/metric_set.h"
#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"

namespace parcours::metrics {

// Texts are the store's.
struct RecipientRow {
  std::string_view contact;
  std::optional<int64_t> sent_at_us;        // the first sent event
  std::optional<int64_t> delivered_at_us;   // the first delivered event
  std::optional<int64_t> first_open_at_us;  // counted; an implied one at the first counted click
  uint64_t opens = 0;
  uint64_t machine_opens = 0;
  std::optional<int64_t> first_click_at_us;
  uint64_t clicks = 0;
  std::optional<int64_t> unsubscribed_at_us;
  // Of the last instance that failed in the end: the bounce's class; or the carrier's code and its
  // class.
  std::optional<std::string_view> bounce;
  std::optional<std::string_view> code;
  std::optional<std::string_view> code_class;
  Shares orders;
  MoneyByCurrency revenue;
};

struct RecipientsResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  bool has_email = false;  // which columns the message can have
  bool has_sms = false;
  bool has_orders = false;
  bool opens_untracked = false;
  bool clicks_untracked = false;
  std::vector<std::string> currencies;
  uint64_t total = 0;
  std::vector<RecipientRow> rows;
};

// Recipients of `query.message` that `query.state` and `query.page.search` (in the contact's id)
// let through. `page.sort`: a column's key; rows without a value last, ties by contact. Revenue
// sorts by the first currency that a row has money in. Throws Error{kBadRequest, "sort"} for any
// other.
RecipientsResult ComputeRecipients(const InstanceTable& table, const store::EventStore& store,
                                   const MetricsQuery& query);

}  // namespace parcours::metrics
