// Format: one export format as data. Which key is which field of an event, which of its values mean
// what, and what a record must go through before its keys can be read. Vendors' formats, our own
// and a user's mapping are all such tables, in one language: JSON, read by format_reader.h,
// documented in docs/formats.md. The tables that come with the engine are tables/*.json, one file
// a vendor.
//
// RowWriter runs the rules, RecordShaper the shapes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/fields.h"
#include "text/money_text.h"
#include "text/slash_date.h"

namespace parcours::ingest {

// What a key is for. kField: one of the store's canonical columns.
enum class Target : uint8_t {
  kContact,
  kTime,
  kClock,  // the time of day, where kTime has the date alone
  kType,
  kTypeDetail,  // told apart from other records of the type: "type/detail"
  kId,
  kIds,  // further ids of the contact
  kField,
  kReasonClass,  // goes before the reason, "hard: 550 unknown"
  kMachine,      // true, false, or a reason as text
  kMachineReason,
  kTest,  // true: a test record
  kLive,  // false: a test record
};
inline constexpr size_t kTargetCount = 13;

// The part of a value that counts: what stands behind `after` (the last occurrence where
// `after_last`), up to the first of the bytes in `until`. Where `after` does not occur, the whole
// value; nothing where it is of a list, '["', and the value is one: it has no such element.
struct Cut {
  std::string after;
  std::string until;
  bool after_last = false;

  bool none() const { return after.empty() && until.empty(); }
  // The first text of a list, which is still as JSON writes it.
  bool is_list_text() const { return after == "[\""; }
  std::string_view Of(std::string_view value) const;
};

// How an amount is written. kMinor: in the currency's smallest unit (1099 is 10.99 EUR).
enum class Unit : uint8_t { kPlain, kMinor };

// One thing a record must have: a key; with `values`, one of these under it ("users.*" covers all
// that begin so); with `known_type`, one of the format's own types.
struct SignatureKey {
  std::string path;
  std::vector<std::string> values;
  bool known_type = false;
};
using Signature = std::vector<SignatureKey>;

struct FieldRule {
  Target target = Target::kField;
  // Dotted; a segment "*" stands for any one key, "sent*" for one that begins so. "$source",
  // "$title", "$type", "$time" and "$machine" are what shapes make.
  std::string path;
  store::Field field = store::Field::kChannel;  // of kField
  Cut cut;
  std::string prefix;  // of contact and ids: what a bare id becomes unique by, "hubspot:contact:"
  std::string label;   // of machine: the reason where the value is true
  Unit unit = Unit::kPlain;
  std::string less;        // of kMinor: the key of an amount that is taken away; empty: none
  SignatureKey condition;  // without a path: none. Only for records that have it
};

// `from`, or everything that begins with it where it ends in "*".
struct ValueRule {
  std::string from;
  std::string to;            // empty: such records are left out on purpose
  std::string reason_class;  // of types: the bounce class that the type tells
  std::string machine;       // of types: the reason of a machine's verdict that the type tells
};

// The texts under `path`, which are a property too, are what people call the values of `field`.
struct NameRule {
  store::Field field = store::Field::kMessage;
  std::string path;
};

// How many decimals the smallest unit of the currency has in amounts of Unit::kMinor.
struct MinorUnit {
  std::string currency;
  int digits;
  bool operator==(const MinorUnit&) const = default;
};

struct PropertyRule {
  std::string name;
  std::string path;
};

// What elements of the list under a key add up to: those for which `condition` holds (without a
// path: all) and `unless` does not.
struct SumRule {
  std::string list;
  SignatureKey condition;
  SignatureKey unless;
  std::vector<std::string> amounts;  // keys in an element: the first that has one counts
  std::vector<std::string> currencies;
};

// An event that one record tells beside others, as a row of "sent, delivered, opened" does: where
// `when` is true (or `equals`), or is there at all where `present`.
struct FanEvent {
  std::string when;    // empty: always
  std::string equals;  // empty: true
  bool present = false;
  std::string each;                  // a list: one event an element; empty: one event
  std::string type;                  // becomes $type
  std::string time;                  // the key that becomes $time; empty: none
  std::vector<SumRule> sums;         // the first that gives one becomes $sum and $currency
  std::vector<std::string> without;  // keys of the record that the event does not have
  // What `when` holds decides: no event where it says no, else one at that time if it is a time
  // (event_value.h). Beside `type` it has no other member then.
  bool by_value = false;
  bool at_row_time = false;  // of `by_value`: its key is the one of the row's time
};

// What is done to a record before its keys are read, in the order of Format::shapes.
struct Shape {
  enum class Kind : uint8_t {
    kInner,    // JSON text under paths[0] is read: its members take the place of the record's
               // (`lift`) or stand under the path
    kExplode,  // the list under the first of `paths` that is there: one record an element, with the
               // record's other members (without them where `lift`, the element's members then
               // stand for the record's)
    kPairs,    // a list of {name, value} under paths[0]: members of paths[0] by their names
    kUnions,   // {"string": "x"} is "x": Avro's optionals
    kFan,      // several events from one record
  };
  Kind kind = Kind::kInner;
  std::vector<std::string> paths;
  bool lift = false;
  std::string base64;      // kInner: the text is base64, its members stand under this path instead
  std::string include;     // kExplode: JSON:API's list of what the elements refer to
  std::string empty_type;  // kExplode: an empty list is one record of this $type
  std::string name_key;    // kPairs
  std::vector<std::string> value_keys;
  std::vector<FanEvent> events;  // kFan
};

// What every record of one source has: an entry under a key of shapes' own.
struct Constant {
  std::string path;
  std::string text;
};

struct Format {
  std::string name;
  std::string title;  // its name for people, a brand's; may be empty
  std::vector<Signature> signatures;
  std::vector<Shape> shapes;
  // Of several rules for one target the first whose key has a value wins.
  std::vector<FieldRule> rules;
  bool id_is_compound = false;         // all the id's keys together are the id
  bool id_with_time = false;           // the id is told from others by the time only
  bool keeps_last = false;             // of events of one id the last to arrive stays
  std::string constant_type;           // where no rule gives the type
  std::string constant_currency;       // of amounts that are not told theirs; empty: none
  std::vector<MinorUnit> minor_units;  // the vendor's own, where they are not ISO 4217's
  std::vector<ValueRule> types;        // others stay as they are
  bool types_ignore_case = false;
  std::vector<ValueRule> reason_classes;  // others are no class
  // Which other keys become properties: all, or those listed.
  bool keeps_other_keys = true;
  std::vector<PropertyRule> properties;
  std::vector<NameRule> names;          // of one field the first key that tells
  std::vector<std::string> kept_keys;   // properties whatever else they are; all names' keys are
  std::string property_object;          // the object whose members are properties by their own name
  std::vector<std::string> known_keys;  // of properties that need no mention as unrecognised;
                                        // "data.*" covers all inside
  std::vector<std::string> dropped_keys;  // neither; "links.*" covers all inside
  std::vector<SignatureKey> ignored;      // records that have one of these are no events: pings
  std::string time_zone;                  // of times without one; empty: the source's
  text::DateOrder date_order = text::DateOrder::kUnknown;   // of 5/4/2019; kUnknown: the source's
  text::DecimalMark decimal = text::DecimalMark::kUnknown;  // of 1,234; likewise
  bool has_records = false;         // contact and journey records stand beside the events
  bool takes_pages = false;         // a page is one record, for a shape that needs all of it
  std::vector<Constant> constants;  // of a format that was told its source's name (source_name.h)
};

// True where `pattern` is the value, or ends in "*" and the value begins with what is before it; of
// one that begins with "*" too, where the value has what is between.
bool MatchesPattern(std::string_view pattern, std::string_view value);

}  // namespace parcours::ingest
