#include "ingest/row/event_verdicts.h"

#include <optional>
#include <string_view>

#include "text/any_case.h"
#include "text/boolean_text.h"

namespace parcours::ingest {
namespace {

// Nothing where the value is neither yes nor no.
std::optional<bool> BooleanOf(const Entry& entry) {
  if (entry.kind == EntryKind::kTrue) return true;
  if (entry.kind == EntryKind::kFalse) return false;
  const bool is_scalar = entry.kind == EntryKind::kText || entry.kind == EntryKind::kNumber;
  return is_scalar ? text::ReadBoolean(entry.text()) : std::nullopt;
}

}  // namespace

std::string ReasonOf(const Format& format, const SourceTypes::Info& type, FieldSlots* slots,
                     LeftOver* left_over) {
  const Entry* const reason_class = slots->First(Target::kReasonClass).entry;
  const Entry* const reason = slots->First(store::Field::kReason).entry;
  std::string text;
  if (type.rule != nullptr && !type.rule->reason_class.empty()) {
    text = type.rule->reason_class;
  } else if (reason_class != nullptr) {
    const ValueRule* rule =
        FindValue(format.reason_classes, text::LowerAscii(reason_class->text()));
    if (rule != nullptr) {
      text = rule->to;
    } else if (format.reason_classes.empty()) {
      text = reason_class->text();
    } else {
      left_over->push_back(reason_class);
    }
  }
  if (reason != nullptr) {
    if (!text.empty()) text += ": ";
    text += reason->text();
  }
  return text;
}

std::string MachineOf(const SourceTypes::Info& type, FieldSlots* slots) {
  if (type.rule != nullptr && !type.rule->machine.empty()) return type.rule->machine;
  std::string text;
  const FieldSlots::Range& range = slots->of(Target::kMachine);
  for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
    const Entry* const verdict = slots->ValueOf(slot);
    if (verdict == nullptr) continue;
    const std::string& label = slots->rule(slot).label;
    const std::optional<bool> machine = BooleanOf(*verdict);
    if (machine == false) {
      text = "false";
      continue;
    }
    text = !machine ? std::string(verdict->text()) : label.empty() ? "true" : label;
    break;
  }
  const Entry* const reason = slots->First(Target::kMachineReason).entry;
  if (reason != nullptr && reason->kind == EntryKind::kText && text != "false") {
    text = reason->text();
  }
  return text;
}

bool IsTest(FieldSlots* slots, LeftOver* left_over) {
  for (const Target target : {Target::kTest, Target::kLive}) {
    const Entry* const entry = slots->First(target).entry;
    if (entry == nullptr) continue;
    const std::optional<bool> value = BooleanOf(*entry);
    if (value == (target == Target::kTest)) return true;
    if (!value) left_over->push_back(entry);
  }
  return false;
}

}  // namespace parcours::ingest
