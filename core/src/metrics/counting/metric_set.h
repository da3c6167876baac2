// MetricSet: every metric of one scope (a selection, a channel, a message, a day), and the one list
// of their names, kinds and members that JSON, sorting and tests go through.
//
// Counts are exact; money is in text::kMoneyScale units by currency ("" where none was told), never
// added up over currencies; quotients are made when they are printed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "metrics/counting/sets.h"
#include "parcours/definition.h"

namespace parcours::metrics {

struct Ratio {
  uint64_t numerator = 0;
  uint64_t denominator = 0;
  bool tracking_off = false;  // no message of the scope was tracked: not known, rather than 0
};

struct Count {
  uint64_t value = 0;
  bool tracking_off = false;
};

using MoneyByCurrency = std::map<std::string, int64_t>;

// Orders, of which a message may have earned a part: in kOrderParts (attribution.h).
struct Shares {
  uint64_t parts = 0;
  double value() const;
};

// revenue / orders, revenue / recipients: over each currency's own count, or one for all.
struct MoneyQuotient {
  std::map<std::string, double> denominators;
};

struct MetricSet {
  // What the scope can have: opens and bounces need email, carrier reports SMS, money orders.
  bool has_email = false;
  bool has_sms = false;
  bool has_orders = false;
  enum class Scope : uint8_t { kSelection, kChannel, kMessage };
  Scope scope = Scope::kSelection;

  Count sends, deliveries, pending;
  Ratio delivery_rate;
  Count opened, total_opens, machine_opens;
  Ratio open_rate, open_rate_low, open_rate_high;
  Count machine_opens_vendor, machine_opens_agent, machine_opens_before_delivery;
  Count clicked, total_clicks, machine_clicks;
  Count machine_clicks_vendor, machine_clicks_agent, machine_clicks_burst;
  Count machine_clicks_instant, machine_clicks_before_delivery;
  Ratio click_rate, clicks_per_unique_opens;
  Count unsubscribed, unattributed_unsubscribed;
  Ratio unsubscribe_rate;
  Count bounces, bounces_hard, bounces_soft, bounces_block, bounces_unknown, bounce_events;
  Ratio bounce_rate;
  Count undelivered, unconfirmed;
  Count undelivered_unreachable, undelivered_invalid, undelivered_landline, undelivered_filtered;
  Count undelivered_opted_out, undelivered_expired, undelivered_balance, undelivered_unknown;
  Ratio undelivered_rate;
  Count abuse_reports, unattributed_abuse_reports;
  Ratio abuse_rate;
  Shares orders, unattributed_orders;
  MoneyByCurrency revenue, unattributed_revenue;
  MoneyQuotient average_order_revenue;
  Ratio order_rate;
  MoneyQuotient revenue_per_recipient;
};

enum class Needs : uint8_t {
  kNothing,
  kEmail,
  kSms,
  kOrders,
  kUnattributed,       // a selection or channel
  kUnattributedEmail,  // the same, of email
  kUnattributedOrders  // a selection: an unattributed order has no channel
};

// Which tracking a metric hangs on: where no message of the scope has it, the metric is not known.
enum class Tracking : uint8_t { kNone, kOpens, kClicks, kBoth };

// What a metric counts: instances (contacts) in a set, those of one set that are in another, or
// events. Nothing: it is made of orders, or of what belongs to no message.
struct SetRatio {
  Set numerator;  // inside the denominator
  Set denominator;
};
struct MachineEvents {
  SignalKind kind;
  MachineReason reason;  // the first of those that hold
};
using MetricSource =
    std::variant<std::monostate, Set, SetRatio, uint64_t EventCounts::*, MachineEvents>;

struct MetricField {
  std::string_view key;
  std::variant<Count MetricSet::*, Ratio MetricSet::*, Shares MetricSet::*,
               MoneyByCurrency MetricSet::*, MoneyQuotient MetricSet::*>
      member;
  MetricSource source = {};
  Needs needs = Needs::kNothing;
  Tracking tracking = Tracking::kNone;
  std::string_view group = {};  // the object of the answer that holds it: "openRateBounds"
};

// In the order of the answer; members of one group stand together.
std::span<const MetricField> MetricFields();

// The metric's source and tracking under the options, which choose what the unsubscribe rate
// divides by.
MetricField Resolve(const MetricField& field, const MetricOptions& options);

// Marks what is not known without tracking, by Tracking (kBoth: where one of them is off).
void MarkUntracked(bool opens_off, bool clicks_off, bool both_off, const MetricOptions& options,
                   MetricSet* set);

// Whether the scope can have the metric at all.
bool Has(const MetricSet& set, const MetricField& field);

// What a table sorts by: a count, a quotient, or the amount in `currency`; nothing where there is
// none. Money quotients too.
std::optional<double> SortValue(const MetricSet& set, const MetricField& field,
                                const std::string& currency);

}  // namespace parcours::metrics
