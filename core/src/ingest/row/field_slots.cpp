#include "ingest/row/field_slots.h"

#include <algorithm>

#include "ingest/format/signature.h"
#include "ingest/record/escapes.h"

namespace parcours::ingest {
namespace {

using store::Field;

static_assert(kTargetCount + store::kFieldCount <= 32, "a bit each");

uint32_t BitOf(Target target, Field field) {
  const bool is_field = target == Target::kField;
  return uint32_t{1} << (is_field ? kTargetCount + static_cast<size_t>(field)
                                  : static_cast<size_t>(target));
}

}  // namespace

FieldSlots::FieldSlots(const Format& format) : format_(format) {
  has_class_ =
      std::any_of(format.rules.begin(), format.rules.end(),
                  [](const FieldRule& rule) { return rule.target == Target::kReasonClass; }) ||
      std::any_of(format.types.begin(), format.types.end(),
                  [](const ValueRule& rule) { return !rule.reason_class.empty(); });
  has_minor_amounts_ = std::any_of(format.rules.begin(), format.rules.end(),
                                   [](const FieldRule& rule) { return rule.unit == Unit::kMinor; });
  for (size_t target = 0; target < kTargetCount; ++target) {
    if (static_cast<Target>(target) == Target::kField) continue;
    targets_[target] = Plan(static_cast<Target>(target), Field::kChannel);
  }
  for (uint32_t i = 0; i < store::kFieldCount; ++i) {
    const auto field = static_cast<Field>(i);
    if (!NeedsSlots(field)) continue;
    fields_[i] = Plan(Target::kField, field);
    if (field != Field::kReason || !has_class_) waiting_fields_.push_back(field);
  }
  verdict_bits_ = of(Target::kReasonClass).bit | of(Target::kMachine).bit |
                  of(Target::kMachineReason).bit | of(Field::kReason).bit;
  PlanConditions();
  values_.resize(rules_.size());
  cut_.resize(rules_.size());
  unescaped_.resize(rules_.size());
}

FieldSlots::Range FieldSlots::Plan(Target target, Field field) {
  Range range{size(), 0, BitOf(target, field)};
  for (const FieldRule& rule : format_.rules) {
    if (rule.target != target || (target == Target::kField && rule.field != field)) continue;
    rules_.push_back(&rule);
    bits_.push_back(range.bit);
    ++range.count;
  }
  return range;
}

// A field of one rule that copies is written as the record is read; the others wait in slots.
bool FieldSlots::NeedsSlots(Field field) const {
  size_t rules = 0;
  bool copies = true;
  for (const FieldRule& rule : format_.rules) {
    if (rule.target != Target::kField || rule.field != field) continue;
    ++rules;
    copies = copies && rule.cut.none() && rule.unit == Unit::kPlain && rule.condition.path.empty();
  }
  const bool waits_for_class = field == Field::kReason && has_class_;
  const bool tells_unit = field == Field::kCurrency && has_minor_amounts_;
  return rules > 1 || (rules == 1 && (!copies || waits_for_class || tells_unit));
}

void FieldSlots::PlanConditions() {
  const uint32_t count = size();
  condition_slots_.assign(count, kNoSlot);
  less_slots_.assign(count, kNoSlot);
  const auto add = [&](const std::string& path, uint32_t* slot) {
    if (path.empty()) return;
    *slot = size();
    condition_rules_.push_back({});
    condition_rules_.back().path = path;
    rules_.push_back(&condition_rules_.back());
    bits_.push_back(0);
  };
  for (uint32_t slot = 0; slot < count; ++slot) {
    add(rules_[slot]->condition.path, &condition_slots_[slot]);
    add(rules_[slot]->less, &less_slots_[slot]);
  }
  held_ = std::make_unique<ValueCache[]>(condition_rules_.size());
  for (const FieldRule* rule : rules_) {
    is_plain_.push_back(rule->cut.none() && rule->condition.path.empty());
  }
}

bool FieldSlots::Holds(uint32_t slot, const Entry* asked) {
  const uint32_t condition_slot = condition_slots_[slot];
  if (condition_slot == kNoSlot) return true;
  if (asked == nullptr) return false;
  const SignatureKey& condition = rules_[slot]->condition;
  const auto holds = [&] {
    return static_cast<uint32_t>(MatchesKey(condition, condition.path, *asked, format_));
  };
  ValueCache& cache = held_[condition_slot - (size() - condition_rules_.size())];
  return (cache.Fits(*asked) ? cache.Find(*asked, holds) : holds()) != 0;
}

const Entry* FieldSlots::PartOf(uint32_t slot, const Entry* entry, const Entry* asked) {
  const bool is_text = entry->kind == EntryKind::kText;
  if (entry->kind == EntryKind::kEmptyObject || (is_text && entry->size == 0)) return nullptr;
  if (is_plain_[slot] != 0) return entry;
  if (!Holds(slot, asked)) return nullptr;
  const Cut& cut = rules_[slot]->cut;
  if (cut.none() || (!is_text && entry->kind != EntryKind::kArray)) return entry;
  const std::string_view part = cut.Of(entry->text());
  if (part.empty()) return nullptr;
  Entry& kept = cut_[slot];
  if (cut.is_list_text() && part.find('\\') != std::string_view::npos) {
    std::string& text = unescaped_[slot];
    text.clear();
    if (AppendUnescaped(part, &text)) {
      const auto size = static_cast<uint32_t>(text.size());
      text.append(kReadSlack, '\0');
      kept = {text.data(), size, entry->path, EntryKind::kText};
      return &kept;
    }
  }
  kept = {part.data(), static_cast<uint32_t>(part.size()), entry->path, EntryKind::kText};
  return &kept;
}

}  // namespace parcours::ingest
