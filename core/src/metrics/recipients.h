// Recipients of one message: a row for each contact, its instances of the message together
// (decision R1). Contract: docs/metrics.md, docs/reports.md.
//
// Cost  one pass over the instances; the signals of the message's recipients; a sort of the rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "metrics/instance_table.h"
#include "metrics/metric_set.h"
#include "parcours/definition.h"

namespace parcours::metrics {

struct RecipientRow {
  ContactIndex contact = 0;
  std::string id;
  std::optional<int64_t> sent_at_us;        // the first sent event
  std::optional<int64_t> delivered_at_us;   // the first delivered event
  std::optional<int64_t> first_open_at_us;  // counted; an implied one at the first counted click
  uint64_t opens = 0;
  uint64_t machine_opens = 0;
  std::optional<int64_t> first_click_at_us;
  uint64_t clicks = 0;
  std::optional<int64_t> unsubscribed_at_us;
  // Of the last instance that failed in the end: the bounce's class, or the carrier's code.
  std::optional<std::string> bounce;
  std::optional<std::string> code;
  uint64_t orders = 0;
  MoneyByCurrency revenue;
};

struct RecipientsResult {
  MetricOptions::Unit unit = MetricOptions::Unit::kInstance;
  bool has_email = false;  // which columns the message can have
  bool has_sms = false;
  bool has_orders = false;
  bool opens_untracked = false;
  bool clicks_untracked = false;
  uint64_t total = 0;
  std::vector<RecipientRow> rows;
};

// `page.sort`: a column's key; rows without a value last, ties by contact.
// Throws Error{kBadRequest, "sort"} for any other.
RecipientsResult ComputeRecipients(const InstanceTable& table, const store::EventStore& store,
                                   const MetricsRequest& request, const std::string& message,
                                   const Page& page);

}  // namespace parcours::metrics
