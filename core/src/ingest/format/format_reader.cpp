#include "ingest/format/format_reader.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/format/column_events.h"
#include "ingest/format/format_extension.h"
#include "ingest/format/shape_reader.h"
#include "ingest/format/table_values.h"
#include "ingest/value/value_codes.h"
#include "text/any_case.h"
#include "text/currency.h"
#include "text/money_text.h"
#include "text/near_names.h"

namespace parcours::ingest {
namespace {

using json::Json;

// Members that name the keys of a field; the canonical columns are the others (store::FieldByName).
struct TargetName {
  std::string_view name;
  Target target;
};
constexpr TargetName kTargetNames[] = {
    {"contact", Target::kContact},
    {"time", Target::kTime},
    {"type", Target::kType},
    {"clock", Target::kClock},
    {"typeDetail", Target::kTypeDetail},
    {"id", Target::kId},
    {"ids", Target::kIds},
    {"machine", Target::kMachine},
    {"machineReason", Target::kMachineReason},
    {"reasonClass", Target::kReasonClass},
    {"test", Target::kTest},
    {"live", Target::kLive},
};

class Reader {
 public:
  // `is_whole`: the table extends no other, so that it needs all that an event needs.
  Reader(bool is_whole, FormatProblems* problems) : is_whole_(is_whole), problems_(problems) {}

  Format Read(const Json& json, const std::string& path) {
    for (const auto& [name, value] : json.items()) {
      if (!value.is_null()) Member(name, value, path.empty() ? name : path + "." + name);
    }
    const auto has = [&](std::string_view name) {
      const auto member = json.find(name);
      return member != json.end() && !member->is_null();
    };
    const bool by_columns = has("events");
    for (const std::string_view required : {"contact", "time", "type"}) {
      if (!is_whole_) break;
      if (has(required) || (by_columns && required != "contact")) continue;
      Missing(path, required,
              "expected the name of the key that holds the event's " + std::string(required));
    }
    if (by_columns) AddColumns(has("type"), path);
    return std::move(format_);
  }

  void Missing(const std::string& path, std::string_view member, const std::string& expected) {
    problems_->Add((path.empty() ? "" : path + ".") + std::string(member), "missing; " + expected);
  }

 private:
  [[gnu::noinline]] void AddColumns(bool has_type, const std::string& path) {
    if (has_type) {
      problems_->Add((path.empty() ? "" : path + ".") + "type", "not beside events");
    }
    AddColumnEvents(std::move(events_), &format_);
  }

  void Member(const std::string& name, const Json& value, const std::string& path) {
    if (name == "name") {
      ReadText(value, path, problems_, &format_.name);
    } else if (name == "title") {
      ReadText(value, path, problems_, &format_.title);
    } else if (name == "signatures") {
      ReadSignatures(value, path);
    } else if (name == "shapes") {
      format_.shapes = ReadShapes(value, path, problems_);
    } else if (name == "type" && value.is_object() && value.contains("value")) {
      ReadText(value["value"], path + ".value", problems_, &format_.constant_type);
    } else if (name == "currency" && value.is_object() && value.contains("value")) {
      ReadCurrency(value["value"], path + ".value");
    } else if (name == "types") {
      format_.types = ReadValues(value, path);
    } else if (name == "events") {
      ReadEvents(value, path);
    } else if (name == "minorDigits") {
      ReadMinorDigits(value, path);
    } else if (name == "messageName" || name == "journeyName") {
      const auto field = name == "messageName" ? store::Field::kMessage : store::Field::kJourney;
      for (const std::string& key : ReadTexts(value, path, problems_)) {
        format_.names.push_back({field, key});
        format_.kept_keys.push_back(key);
      }
    } else if (name == "reasonClasses") {
      format_.reason_classes = ReadValues(value, path);  // compared in lower case
      for (ValueRule& rule : format_.reason_classes) rule.from = text::LowerAscii(rule.from);
    } else if (name == "properties") {
      ReadProperties(value, path);
    } else if (name == "propertyObject") {
      ReadText(value, path, problems_, &format_.property_object);
    } else if (name == "known") {
      format_.known_keys = ReadTexts(value, path, problems_);
    } else if (name == "dropped") {
      format_.dropped_keys = ReadTexts(value, path, problems_);
    } else if (name == "ignored") {
      for (const std::string& text : ReadTexts(value, path, problems_)) {
        format_.ignored.push_back(ReadSignatureKey(text));
      }
    } else if (name == "dateOrder") {
      format_.date_order = ReadDateOrder(value, path, problems_);
    } else if (name == "decimal") {
      format_.decimal = ReadDecimalMark(value, path, problems_);
    } else if (name == "timeZone") {
      format_.time_zone = ReadTimeZone(value, path, problems_);
    } else if (name == "typesIgnoreCase") {
      ReadFlag(value, path, problems_, &format_.types_ignore_case);
    } else if (name == "compoundId") {
      ReadFlag(value, path, problems_, &format_.id_is_compound);
    } else if (name == "idWithTime") {
      ReadFlag(value, path, problems_, &format_.id_with_time);
    } else if (name == "keepsLast") {
      ReadFlag(value, path, problems_, &format_.keeps_last);
    } else if (name == "records") {
      ReadFlag(value, path, problems_, &format_.has_records);
    } else if (name == "takesPages") {
      ReadFlag(value, path, problems_, &format_.takes_pages);
    } else {
      FieldMember(name, value, path);
    }
  }

  void FieldMember(const std::string& name, const Json& value, const std::string& path) {
    for (const TargetName& known : kTargetNames) {
      if (known.name == name) return ReadKeys(value, path, known.target);
    }
    if (const auto field = store::FieldByName(name)) {
      return ReadKeys(value, path, Target::kField, *field);
    }
    if (name == "format" && !is_whole_) return;
    // What a mapping needs, and the fields of an event; docs/formats.md lists the rest.
    problems_->Add(
        path, text::UnknownName(
                  name,
                  "name, contact, time, clock, type, events, format, types, properties, timeZone, "
                  "dateOrder, decimal, id, ids, messageName, journeyName, machineReason, "
                  "reasonClass, reasonClasses, "
                  "channel, message, journey, "
                  "delivery, url, revenue, currency, total, tax, shipping, order, deal, company, "
                  "machine, reason"));
  }

  [[gnu::noinline]] void ReadEvents(const Json& json, const std::string& path) {
    events_ = ReadColumnEvents(json, path, problems_);
  }

  [[gnu::noinline]] void ReadCurrency(const Json& json, const std::string& path) {
    if (json.is_string() && text::IsCurrencyCode(json::TextOf(json))) {
      format_.constant_currency = json::TextOf(json);
    } else {
      problems_->Add(
          path, json::Dump(json) + "; expected an ISO 4217 code of three letters, such as \"EUR\"");
    }
  }

  // {"ISK": 2}.
  [[gnu::noinline]] void ReadMinorDigits(const Json& json, const std::string& path) {
    constexpr int kMostDigits = 4;
    if (!json.is_object()) problems_->Add(path, json::Dump(json) + "; expected {\"ISK\": 2}");
    if (!json.is_object()) return;
    for (const auto& [currency, digits] : json.items()) {
      const bool is_count = digits.is_number_unsigned() && digits.get<uint64_t>() <= kMostDigits;
      if (is_count && text::IsCurrencyCode(currency)) {
        format_.minor_units.push_back({currency, digits.get<int>()});
      } else {
        problems_->Add(path + "." + currency,
                       json::Dump(digits) +
                           "; expected how many decimals, 0 to 4, the smallest "
                           "unit of a currency (ISO 4217) has");
      }
    }
  }

  // "key", {"key", ...}, or a list of these: the first that a record has.
  void ReadKeys(const Json& json, const std::string& path, Target target,
                store::Field field = store::Field::kChannel) {
    const auto keys = ItemsOf(json);
    if (keys.empty()) problems_->Add(path, "empty; expected the name of a key");
    for (const Json& key : keys) {
      FieldRule rule;
      rule.target = target;
      rule.field = field;
      if (key.is_string() && !json::TextOf(key).empty()) {
        rule.path = json::TextOf(key);
      } else if (!key.is_object() || !ReadKeyParts(key, path, &rule)) {
        problems_->Add(path, json::Dump(key) + "; expected the name of a key, or a list of them");
        return;
      }
      format_.rules.push_back(std::move(rule));
    }
  }

  bool ReadKeyParts(const Json& json, const std::string& path, FieldRule* rule) {
    bool is_property = false;
    for (const auto& [name, value] : json.items()) {
      const std::string at = path + "." + name;
      if (name == "key") {
        ReadText(value, at, problems_, &rule->path);
      } else if (name == "after") {
        ReadText(value, at, problems_, &rule->cut.after);
      } else if (name == "afterLast") {
        rule->cut.after_last = ReadText(value, at, problems_, &rule->cut.after);
      } else if (name == "until") {
        ReadText(value, at, problems_, &rule->cut.until);
      } else if (name == "prefix") {
        ReadText(value, at, problems_, &rule->prefix);
      } else if (name == "label") {
        ReadText(value, at, problems_, &rule->label);
      } else if (name == "unit" && value == "minor") {
        rule->unit = Unit::kMinor;
      } else if (name == "less") {
        ReadText(value, at, problems_, &rule->less);
      } else if (name == "property") {
        ReadFlag(value, at, problems_, &is_property);
      } else if (name == "if") {
        if (std::string text; ReadText(value, at, problems_, &text)) {
          rule->condition = ReadSignatureKey(text);
        }
      } else {
        problems_->Add(
            at,
            "unknown; expected key, after, afterLast, until, prefix, label, if, unit, less or "
            "property");
      }
    }
    if (!rule->less.empty() && rule->unit != Unit::kMinor) {
      problems_->Add(path + ".less", "only beside \"unit\": \"minor\"");
    }
    if (is_property) format_.kept_keys.push_back(rule->path);
    return !rule->path.empty();
  }

  // {"vendor's value": "ours" | null | {"type","class","machine"}}.
  std::vector<ValueRule> ReadValues(const Json& json, const std::string& path) {
    std::vector<ValueRule> values;
    if (!json.is_object()) {
      problems_->Add(path, "expected {\"value\": \"type\"}");
      return values;
    }
    for (const auto& [from, to] : json.items()) {
      ValueRule rule{from, "", "", ""};
      if (to.is_string()) {
        rule.to = json::TextOf(to);
      } else if (to.is_object()) {
        for (const auto& [name, value] : to.items()) {
          std::string* const text = name == "type"      ? &rule.to
                                    : name == "class"   ? &rule.reason_class
                                    : name == "machine" ? &rule.machine
                                                        : nullptr;
          const std::string at = path + "." + from + "." + name;
          if (text == nullptr) {
            problems_->Add(at, "unknown; expected type, class or machine");
          } else {
            ReadText(value, at, problems_, text);
          }
        }
      } else if (!to.is_null()) {
        problems_->Add(path + "." + from,
                       json::Dump(to) + "; expected a text, or null to leave them out");
        continue;
      }
      values.push_back(std::move(rule));
    }
    return values;
  }

  void ReadProperties(const Json& json, const std::string& path) {
    format_.keeps_other_keys = false;
    if (!json.is_object() && !json.is_array()) {
      problems_->Add(path,
                     "expected {\"property\": \"key\"}, a list of keys, or nothing to keep all");
      return;
    }
    for (const auto& [name, key] : json.items()) {
      if (!key.is_string() || json::TextOf(key).empty()) {
        problems_->Add(path + (json.is_array() ? "[" + name + "]" : "." + name),
                       json::Dump(key) + "; expected the name of a key");
        continue;
      }
      const std::string key_path = json::TextOf(key);
      format_.properties.push_back({json.is_array() ? key_path : name, key_path});
    }
  }

  void ReadSignatures(const Json& json, const std::string& path) {
    if (!json.is_array() || json.empty()) {
      problems_->Add(path, "expected a list of lists of keys");
      return;
    }
    for (const Json& item : json) {
      Signature signature;
      for (const std::string& text : ReadTexts(item, path, problems_)) {
        signature.push_back(ReadSignatureKey(text));
      }
      format_.signatures.push_back(std::move(signature));
    }
  }

  bool is_whole_;
  FormatProblems* problems_;
  Format format_;
  std::vector<FanEvent> events_;  // of columns
};

// That all keys of amounts tell by their names, unless a key holds it.
std::string CurrencyOfKeys(const Format& format) {
  std::optional<std::string_view> currency;
  for (const FieldRule& rule : format.rules) {
    if (rule.target != Target::kField) continue;
    if (rule.field == store::Field::kCurrency) return "";
    if (!IsMoney(rule.field)) continue;
    const std::string_view named = text::CurrencyOfName(rule.path);
    if (named != currency.value_or(named)) return "";
    currency = named;
  }
  return std::string(currency.value_or(""));
}

}  // namespace

Format ReadMapping(const Json& json, const std::string& path, const std::vector<FormatRef>& formats,
                   FormatProblems* problems, Format* named) {
  if (!json.is_object()) {
    problems->Add(path, "expected an object with contact, time and type");
    return {};
  }
  const auto base = json.find("format");
  const bool is_whole = base == json.end() || base->is_null();
  *named = Reader(is_whole, problems).Read(json, path);
  named->name = "mapping";
  if (named->constant_currency.empty()) named->constant_currency = CurrencyOfKeys(*named);
  if (is_whole) return *named;
  std::string name;
  if (!ReadText(*base, path + ".format", problems, &name)) return {};
  const FormatRef* const found = FindFormat(formats, name);
  if (found == nullptr) {
    problems->Add(path + ".format", UnknownFormat(name, "", formats));
    return {};
  }
  return ExtendFormat(found->Get(), named);
}

Format ReadFormatTable(const Json& json, const std::string& path, FormatProblems* problems) {
  if (!json.is_object()) {
    problems->Add(path, "expected an object with name, signatures, contact, time and type");
    return {};
  }
  Reader reader(true, problems);
  Format format = reader.Read(json, path);
  if (format.name.empty()) reader.Missing(path, "name", "expected the format's name");
  if (format.signatures.empty()) {
    reader.Missing(path, "signatures", "expected lists of the keys that tell its records");
  }
  return format;
}

}  // namespace parcours::ingest
