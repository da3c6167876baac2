// Format: one export format as data. Which key is which field of an event, and which of its values
// mean what. Vendors' formats, our own, and a user's mapping are all such tables; RowWriter runs
// them. One file a vendor in formats/. Contract: docs/formats.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/fields.h"

namespace parcours::ingest {

// What a key is for. kField: one of the store's canonical columns.
enum class Target : uint8_t {
  kContact,
  kTime,
  kType,
  kId,
  kIds,  // further ids of the contact
  kField,
  kReasonClass,  // goes before the reason, "hard: 550 unknown"
  kMachine,      // true, false, or a reason as text
  kMachineReason,
  kTest,  // true: a test record
  kLive,  // false: a test record
};
inline constexpr size_t kTargetCount = 11;

// Takes the part of a value that counts; a view into it.
using Extract = std::string_view (*)(std::string_view);

struct FieldRule {
  Target target;
  std::string path;                             // dotted
  store::Field field = store::Field::kChannel;  // of kField
  Extract extract = nullptr;
};

// `from`, or everything that begins with it where it ends in "*".
struct ValueRule {
  std::string from;
  std::string to;  // empty: such records are left out on purpose
};

struct PropertyRule {
  std::string name;
  std::string path;
};

// Matches a record that has all `keys`; and, where there is a `type_key`, one of the format's types
// under it.
struct Signature {
  std::vector<std::string> keys;
  std::string type_key;
};

struct Format {
  std::string name;
  std::string title;  // for people
  std::vector<Signature> signatures;
  // Of several rules for one target the first whose key is there wins.
  std::vector<FieldRule> rules;
  std::string constant_type;     // where no rule gives the type
  std::vector<ValueRule> types;  // others stay as they are
  bool types_ignore_case = false;
  std::vector<ValueRule> reason_classes;  // others are no class
  // Which other keys become properties: all, or those listed.
  bool keeps_other_keys = true;
  std::vector<PropertyRule> properties;
  std::string property_object;          // the object whose members are properties by their own name
  std::vector<std::string> known_keys;  // of properties that need no mention as unrecognised
  bool has_records = false;             // contact and journey records stand beside the events
};

// Our own form, events.md.
const Format& OwnFormat();
const Format& SendGridFormat();

// All formats that are recognised by themselves, in the order in which they are tried.
const std::vector<const Format*>& KnownFormats();
// nullptr where there is none of that name.
const Format* FindFormat(std::string_view name);

}  // namespace parcours::ingest
