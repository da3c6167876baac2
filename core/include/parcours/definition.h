// What can be asked, as data: filters, ranges, the funnel definition, the metrics request.
//
// Plain structs without JSON; core/src/request reads them from JSON and reports every problem with
// its path. Contract: docs/funnel.md, docs/metrics.md, docs/reports.md.
// Times are epoch microseconds UTC, durations microseconds, ranges half-open.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace parcours {

// ---- filters ------------------------------------------------------------------------------------

enum class Operator {
  kEq,
  kNe,
  kIn,
  kNotIn,
  kContains,
  kNotContains,
  kStartsWith,
  kEndsWith,
  kLike,
  kExists,
  kMissing,
  kLt,
  kLte,
  kGt,
  kGte,
  kBetween,
  kBefore,
  kAfter,
};

// One value of a filter. A JSON number compares as a number with every value that is plain decimal
// text; a text compares as text (decision F5). Booleans are the texts "true" and "false".
struct FilterValue {
  std::string text;
  bool is_number = false;

  bool operator==(const FilterValue&) const = default;
};

// ["property", "operator", value]; or {"any": [...]}: at least one of the alternatives.
// `property` is a canonical field, a property's dotted path, "properties.NAME", "url.path",
// "url.host", or "contact.NAME" for the contact's own property.
struct Filter {
  std::string property;
  Operator op = Operator::kExists;
  std::vector<FilterValue> values;  // kIn, kNotIn: any number; kBetween: 2; kExists, kMissing: 0
  std::vector<Filter> any;          // not empty: alternatives, and the fields above are unused
  std::string path;                 // where in the request it stands, for messages

  // Whether they ask the same, wherever they stand.
  bool operator==(const Filter& other) const {
    return property == other.property && op == other.op && values == other.values &&
           any == other.any;
  }
};

// ---- ranges -------------------------------------------------------------------------------------

inline constexpr int64_t kMinTimeUs = std::numeric_limits<int64_t>::min();
inline constexpr int64_t kMaxTimeUs = std::numeric_limits<int64_t>::max();

// [from_us, to_us). A day given as `to` ends at the next local midnight; an instant is inclusive,
// so to_us is one microsecond later (decision G1).
struct TimeRange {
  int64_t from_us = kMinTimeUs;
  int64_t to_us = kMaxTimeUs;
  std::string time_zone = "UTC";  // an IANA name that text/time_zone.h knows

  bool Contains(int64_t time_us) const { return time_us >= from_us && time_us < to_us; }
  bool bounded() const { return from_us != kMinTimeUs && to_us != kMaxTimeUs; }
  bool unbounded() const { return from_us == kMinTimeUs && to_us == kMaxTimeUs; }
};

enum class TrendUnit { kHour, kDay, kWeek, kMonth };

// ---- funnel -------------------------------------------------------------------------------------

// event "*" is a step that every event matches.
struct Step {
  std::string event;
  std::vector<Filter> where;
};

struct StageBreakdown {
  std::string by;
  uint32_t top = 5;
};

struct Stage {
  std::string id;
  std::string name;
  bool optional = false;
  std::vector<Step> steps;
  std::optional<StageBreakdown> breakdown;
  std::optional<int64_t> hop_min_us;  // fromPrevious
  std::optional<int64_t> hop_max_us;
};

enum class StageOrder { kSequential, kStrict, kAny };
enum class StrictScope { kAll, kStages };
enum class EntryRule { kEarliest, kFirst, kLatest };
enum class TieRule { kAny, kSequence };
enum class RangeGate { kEntry, kAll };

struct Exclusion {
  enum class Mode { kEndAttempt, kRemoveRecord };
  Step step;
  uint32_t from_stage = 0;  // indices into stages; the whole funnel where `between` is absent
  uint32_t to_stage = 0;
  Mode mode = Mode::kEndAttempt;
};

struct FunnelBreakdown {
  enum class Value { kEntry, kFirst, kLast, kStage, kRecord };
  std::string by;
  Value value = Value::kEntry;
  uint32_t stage = 0;  // for kStage
  uint32_t top = 8;
};

struct FunnelFilters {
  std::vector<Filter> contact;
  std::vector<Filter> events;
  std::vector<std::string> lists;  // in any of them
};

struct FunnelDefinition {
  std::string name;
  std::string preset;
  std::string count = "contact";  // the record: "contact" or any id property
  StageOrder order = StageOrder::kSequential;
  StrictScope scope = StrictScope::kAll;
  EntryRule entry = EntryRule::kEarliest;
  TieRule ties = TieRule::kAny;
  int64_t tolerance_us = 0;
  std::optional<int64_t> window_us;
  TimeRange range;
  RangeGate gates = RangeGate::kEntry;
  bool anonymous = true;
  std::optional<int64_t> horizon_us;
  bool totals = false;
  TrendUnit trend = TrendUnit::kDay;
  std::vector<Stage> stages;
  std::vector<Exclusion> exclusions;
  FunnelFilters filters;
  std::optional<FunnelBreakdown> breakdown;
};

// What of a funnel's answer is asked for beside the counts; the rest costs nothing.
struct FunnelParts {
  bool times = true;  // between stages, to convert, and the histogram
  bool trend = true;
  bool paths = true;  // and links
  bool revenue = true;
};

inline constexpr uint32_t kMaxStages = 32;
inline constexpr uint32_t kMaxStepsPerStage = 32;
inline constexpr uint32_t kMaxStageBreakdowns = 5;
inline constexpr uint32_t kMaxExclusions = 32;

// ---- records of a funnel ------------------------------------------------------------------------

// A value of a breakdown, as an answer names it. kAny: whatever the value.
struct ValueChoice {
  enum class Kind : uint8_t { kAny, kValue, kOther, kNone };
  Kind kind = Kind::kAny;
  std::string value;
};

struct NodeChoice {
  uint32_t stage = 0;
  ValueChoice value;
};

// Consecutive nodes of a record's path; `whole`: the path has no others.
struct WayChoice {
  std::vector<NodeChoice> nodes;
  bool whole = false;
};

// A number of a funnel's answer, as the records that it counts. Every member narrows; as it is made
// here it is all records that entered.
struct RecordsAt {
  // kReached: whatever became of the record. With a stage kDropped and kInProgress ask that it is
  // the furthest one; kSkipped: an optional stage that a record which got that far did not do.
  enum class State { kReached, kDropped, kInProgress, kConverted, kSkipped };

  std::optional<uint32_t> stage;
  State state = State::kReached;
  std::optional<uint32_t> step;  // of `stage`: records that advanced by it, or that did it at all
  bool did = false;
  bool mature = false;  // only those whose window is over
  TimeRange entered;
  std::optional<int64_t> convert_from_us;  // time to convert, [from, to)
  std::optional<int64_t> convert_to_us;
  std::vector<WayChoice> ways;
  ValueChoice breakdown;  // of the funnel's breakdown
};

// ---- metrics ------------------------------------------------------------------------------------

enum class Channel { kEmail, kSms };

// Attribution windows, inclusive; absent: that touch earns no credit.
struct AttributionWindows {
  std::optional<int64_t> email_open_us;
  std::optional<int64_t> email_click_us;
  std::optional<int64_t> sms_delivery_us;
  std::optional<int64_t> sms_click_us;
};

// Why an open or click is held to be a machine's: a set of these, empty for a person's. In the
// order in which an event of several counts under one.
enum MachineReason : uint8_t {
  kVendorVerdict = 1,  // the export says so
  kMachineAgent = 2,
  kBurst = 4,
  kInstant = 8,
  kBeforeDelivery = 16,
};
inline constexpr uint32_t kMachineReasonCount = 5;
inline constexpr uint8_t kAllMachineReasons = 31;

enum class AttributionModel { kLast, kFirst, kLinear, kPosition };

struct MetricOptions {
  enum class Unit { kInstance, kContact };
  enum class DateBasis { kSend, kEvent };
  enum class UnsubscribeBasis { kDelivered, kOpened, kSent };
  enum class PerRecipientBasis { kRecipient, kDelivery };

  Unit unit = Unit::kInstance;
  DateBasis date_basis = DateBasis::kSend;
  bool exclude_machine = true;
  uint8_t machine_reasons = kAllMachineReasons;  // those that hold; of any other a person's
  bool implied = true;
  bool count_unsubscribe_clicks = false;
  bool exclude_cancelled = false;
  UnsubscribeBasis unsubscribe_basis = UnsubscribeBasis::kDelivered;
  PerRecipientBasis per_recipient_basis = PerRecipientBasis::kRecipient;
  AttributionWindows windows;
  AttributionModel model = AttributionModel::kLast;
};

enum class JourneyStatus { kActive, kPaused, kDraft, kArchived };

// Which instances and orders a metrics report is about. Empty: all.
struct MetricSelection {
  std::vector<std::string> journeys;
  bool journey_list = false;            // "journey" is a list, which warnings' paths go into
  std::vector<JourneyStatus> statuses;  // of the journey; what has none, or no record, is active
  std::vector<std::string> messages;
  std::optional<Channel> channel;
  TimeRange range;
  std::vector<Filter> contact;
  std::vector<std::string> lists;  // in any of them
};

struct MetricsRequest {
  MetricSelection selection;
  MetricOptions options;
  std::optional<TrendUnit> trend;
  bool compare_previous = false;
};

// One page of a table. `sort` is a column's key; limit 0 is "no limit".
struct Page {
  std::string sort;
  bool descending = false;
  std::string search;  // only rows that hold it in one of the columns searched, in any case of A-Z
  uint32_t limit = 100;
  uint32_t offset = 0;
  bool csv = false;  // rows as CSV text instead of JSON
};

// Which of a message's recipients are listed: those in the set of that name.
enum class RecipientState {
  kSent,
  kDelivered,
  kOpened,
  kClicked,
  kBounced,
  kUndelivered,
  kUnconfirmed,
  kPending,
  kUnsubscribed,
  kComplained,
  kOrdered,
};

enum class OrderState { kAttributed, kUnattributed };

// A window of the attribution grid as it was given; null stands for "earns nothing".
struct GridWindow {
  std::optional<std::string> text;
  std::optional<int64_t> window_us;
};
inline constexpr size_t kMaxGridCells = 10'000;

enum class MetricsReport {
  kCards,
  kMessages,
  kRecipients,
  kLinks,
  kOrders,
  kAttributionGrid,
  kInstances,
};

// Any of the reports about messages, with what each needs; members of the others are unused.
struct MetricsQuery {
  MetricsReport report = MetricsReport::kCards;
  MetricsRequest metrics;
  Page page;                              // all but cards and the grid
  std::string message;                    // recipients; links, where not empty
  std::optional<RecipientState> state;    // recipients
  std::optional<OrderState> order_state;  // orders
  std::string metric;                     // instances
  bool denominator = false;
  std::vector<GridWindow> email_windows;  // attribution-grid; neither is empty
  std::vector<GridWindow> sms_windows;
};

}  // namespace parcours
