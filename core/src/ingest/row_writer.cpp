#include "ingest/row_writer.h"

#include <algorithm>

#include "ingest/contact_id.h"
#include "ingest/entity_records.h"
#include "ingest/signature.h"
#include "text/boolean_text.h"
#include "text/currency.h"
#include "text/decimal.h"
#include "text/hash.h"
#include "text/time_text.h"

namespace parcours::ingest {
namespace {

using store::ColumnId;
using store::ColumnOf;
using store::ContactCode;
using store::ContactTable;
using store::Field;
using store::ValueKind;

// Events before 1990 are errors of a clock or of a unit.
constexpr int64_t kFirstTimeUs = 631'152'000 * text::kUsPerSecond;

// Of values that are kept as they are.
constexpr Field kNoField = Field::kMessage;

constexpr uint32_t kNoSlot = 0xFFFFFFFFu;

bool IsScalar(const Entry& entry) {
  return entry.kind == EntryKind::kText || entry.kind == EntryKind::kNumber;
}

bool IsMoney(Field field) {
  return field == Field::kRevenue || field == Field::kTotal || field == Field::kTax ||
         field == Field::kShipping;
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& byte : lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte | 0x20);
  }
  return lower;
}

// The rule of just this value, else the longest pattern that covers it; nullptr where none does.
const ValueRule* FindValue(const std::vector<ValueRule>& rules, std::string_view value) {
  const ValueRule* best = nullptr;
  for (const ValueRule& rule : rules) {
    if (rule.from == value) return &rule;
    if (!MatchesPattern(rule.from, value)) continue;
    if (best == nullptr || rule.from.size() > best->from.size()) best = &rule;
  }
  return best;
}

// A segment "*" of the pattern stands for any one key.
bool MatchesPath(std::string_view pattern, std::string_view path) {
  if (pattern.find('*') == std::string_view::npos) return pattern == path;
  while (true) {
    const size_t pattern_dot = pattern.find('.');
    const size_t path_dot = path.find('.');
    const std::string_view segment = pattern.substr(0, pattern_dot);
    if (!MatchesPattern(segment, path.substr(0, path_dot))) return false;
    if (pattern_dot == std::string_view::npos || path_dot == std::string_view::npos) {
      return pattern_dot == path_dot;
    }
    pattern.remove_prefix(pattern_dot + 1);
    path.remove_prefix(path_dot + 1);
  }
}

// One of the keys, "data.*" being all keys inside data.
bool IsAmong(const std::vector<std::string>& keys, std::string_view path) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return MatchesPattern(key, path); });
}

// ISO 4217 codes are capitals.
std::string CurrencyCode(std::string_view text) {
  std::string code(text);
  if (code.size() != 3) return code;
  for (char& byte : code) {
    if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte & ~0x20);
  }
  return code;
}

// Nothing where the value is neither yes nor no.
std::optional<bool> BooleanOf(const Entry& entry) {
  if (entry.kind == EntryKind::kTrue) return true;
  if (entry.kind == EntryKind::kFalse) return false;
  return IsScalar(entry) ? text::ReadBoolean(entry.text()) : std::nullopt;
}

// What is digits already in their shortest spelling: "12", "0", "-3", "4.75".
bool IsShortest(std::string_view number) {
  if (number.find('.') == std::string_view::npos) return number != "-0";
  return number.back() != '0';
}

// Calls use(text, kind) with the value as the store keeps it.
template <class Use>
uint32_t WithValue(const Entry& entry, Field field, Use&& use) {
  switch (entry.kind) {
    case EntryKind::kNumber:
      if (IsShortest(entry.text()) && entry.text().find_first_of("eE") == std::string_view::npos) {
        return use(entry.text(), ValueKind::kNumber);
      }
      return use(text::NormalizeNumber(entry.text()), ValueKind::kNumber);
    case EntryKind::kTrue:
      return use("true", ValueKind::kBoolean);
    case EntryKind::kFalse:
      return use("false", ValueKind::kBoolean);
    case EntryKind::kEmptyObject:
      return store::kAbsent;
    case EntryKind::kText:
      if (IsMoney(field)) return use(text::NormalizeNumber(entry.text()), ValueKind::kNumber);
      if (field == Field::kCurrency) return use(CurrencyCode(entry.text()), ValueKind::kText);
      return use(entry.text(), ValueKind::kText);
    case EntryKind::kArray:
      return use(entry.text(), ValueKind::kText);
  }
  return store::kAbsent;
}

}  // namespace

RowWriter::RowWriter(const Format& format, const ValueForms& forms, const PathTable& paths,
                     store::EventStoreBuilder* builder, SourceSummary* summary)
    : format_(format), forms_(forms), paths_(paths), builder_(builder), summary_(summary) {
  PlanSlots();
}

// A field of one rule that copies is written as the record is read; the others wait in slots.
void RowWriter::PlanSlots() {
  const bool has_class =
      std::any_of(format_.rules.begin(), format_.rules.end(),
                  [](const FieldRule& rule) { return rule.target == Target::kReasonClass; }) ||
      std::any_of(format_.types.begin(), format_.types.end(),
                  [](const ValueRule& rule) { return !rule.reason_class.empty(); });
  has_minor_amounts_ = std::any_of(format_.rules.begin(), format_.rules.end(),
                                   [](const FieldRule& rule) { return rule.unit == Unit::kMinor; });
  const auto add_slots = [&](Target target, Field field) {
    SlotRange range{static_cast<uint32_t>(slot_rules_.size()), 0};
    for (const FieldRule& rule : format_.rules) {
      if (rule.target != target || (target == Target::kField && rule.field != field)) continue;
      slot_rules_.push_back(&rule);
      ++range.count;
    }
    return range;
  };
  for (size_t target = 0; target < kTargetCount; ++target) {
    if (static_cast<Target>(target) == Target::kField) continue;
    target_slots_[target] = add_slots(static_cast<Target>(target), Field::kChannel);
  }
  for (uint32_t i = 0; i < store::kFieldCount; ++i) {
    const auto field = static_cast<Field>(i);
    size_t rules = 0;
    bool copies = true;
    for (const FieldRule& rule : format_.rules) {
      if (rule.target != Target::kField || rule.field != field) continue;
      ++rules;
      copies =
          copies && rule.cut.none() && rule.unit == Unit::kPlain && rule.condition.path.empty();
    }
    const bool waits_for_class = field == Field::kReason && has_class;
    const bool tells_unit = field == Field::kCurrency && has_minor_amounts_;
    if (rules == 0 || (rules == 1 && copies && !waits_for_class && !tells_unit)) continue;
    field_slots_[i] = add_slots(Target::kField, field);
    if (!waits_for_class) column_fields_.push_back({field, NewCache()});
  }
  PlanConditions();
  slots_.resize(slot_rules_.size());
  cut_entries_.resize(slot_rules_.size());
}

// The keys that conditions look at wait in slots of their own, behind the others.
void RowWriter::PlanConditions() {
  condition_slots_.assign(slot_rules_.size(), kNoSlot);
  for (uint32_t slot = 0; slot < condition_slots_.size(); ++slot) {
    const SignatureKey& condition = slot_rules_[slot]->condition;
    if (condition.path.empty()) continue;
    condition_slots_[slot] = static_cast<uint32_t>(slot_rules_.size());
    condition_rules_.push_back({});
    condition_rules_.back().path = condition.path;
    slot_rules_.push_back(&condition_rules_.back());
  }
  for (const FieldRule* rule : slot_rules_) {
    slot_is_plain_.push_back(rule->cut.none() && rule->condition.path.empty());
  }
}

uint32_t RowWriter::NewCache() {
  caches_.emplace_back();
  return static_cast<uint32_t>(caches_.size() - 1);
}

void RowWriter::AddColumnAction(ColumnId column, Field field, PathActions* actions) {
  Action action;
  action.column = column;
  action.field = field;
  action.cache = NewCache();
  const bool added = used_columns_.insert(column).second;
  if (!added) {
    // Two paths write this column, so both look whether the row has a value there already.
    action.shared = true;
    for (PathActions& other : path_actions_) {
      for (Action& known : other.actions) {
        if (known.kind == Action::Kind::kColumn && known.column == column) known.shared = true;
      }
    }
  }
  actions->actions.push_back(action);
}

void RowWriter::Resolve(PathId path, PathActions* actions) {
  actions->too_long = paths_.IsTooLong(path);
  if (actions->too_long) return;
  const std::string_view name = paths_.Name(path);
  for (uint32_t slot = 0; slot < slot_rules_.size(); ++slot) {
    if (!MatchesPath(slot_rules_[slot]->path, name)) continue;
    Action action;
    action.kind = Action::Kind::kSlot;
    action.slot = slot;
    actions->actions.push_back(action);
  }
  for (const FieldRule& rule : format_.rules) {
    if (rule.target != Target::kField || !MatchesPath(rule.path, name)) continue;
    if (field_slots_[static_cast<size_t>(rule.field)].count != 0) continue;
    AddColumnAction(ColumnOf(rule.field), rule.field, actions);
  }
  for (const PropertyRule& property : format_.properties) {
    if (property.path != name) continue;
    AddColumnAction(builder_->PropertyColumn(property.name), kNoField, actions);
  }
  if (!actions->actions.empty() || !format_.keeps_other_keys) return;
  if (name.starts_with('$') || IsAmong(format_.dropped_keys, name)) return;
  std::string_view property = name;
  const std::string prefix = format_.property_object + ".";
  const bool listed = !format_.property_object.empty() && name.starts_with(prefix);
  if (listed) property.remove_prefix(prefix.size());
  if (property.empty()) return;
  actions->unrecognised = !listed && name != format_.property_object && format_.name != "mapping" &&
                          !IsAmong(format_.known_keys, name);
  AddColumnAction(builder_->PropertyColumn(property), kNoField, actions);
}

RowWriter::Step RowWriter::StepOf(const PathActions& actions) const {
  Step step;
  step.kind = Step::Kind::kOther;
  if (actions.actions.size() != 1 || actions.too_long || actions.unrecognised) return step;
  step.action = actions.actions[0];
  if (step.action.kind == Action::Kind::kSlot) {
    step.kind = Step::Kind::kSlot;
  } else if (!step.action.shared && !IsMoney(step.action.field)) {
    step.kind = Step::Kind::kColumn;
  }
  return step;
}

void RowWriter::Meet(PathId path) {
  if (path >= path_actions_.size()) {
    path_actions_.resize(paths_.size());
    steps_.resize(paths_.size());
  }
  PathActions made;  // apart, so that AddColumnAction sees the others only
  Resolve(path, &made);
  path_actions_[path] = std::move(made);
  // Those of the paths that were there may have changed too.
  for (PathId known = 0; known < steps_.size(); ++known) {
    if (known == path || steps_[known].kind != Step::Kind::kUnknown) {
      steps_[known] = StepOf(path_actions_[known]);
    }
  }
}

SkipReason RowWriter::TakeOther(const Entry& entry) {
  const PathActions& actions = path_actions_[entry.path];
  if (actions.too_long) return SkipReason::kTooLong;
  has_unrecognised_ = has_unrecognised_ || actions.unrecognised;
  for (const Action& action : actions.actions) {
    if (action.kind == Action::Kind::kSlot) {
      slots_[action.slot] = &entry;
    } else {
      AddCell(action.column, CodeOf(action, entry), action.shared);
    }
  }
  return SkipReason::kNone;
}

SkipReason RowWriter::Write(FlatRecord record) {
  std::fill(slots_.begin(), slots_.end(), nullptr);
  cells_.clear();
  amount_currency_.clear();
  has_unrecognised_ = false;
  for (const Entry& entry : record) {
    if (entry.size > store::kMaxTextBytes) return SkipReason::kTooLong;
    if (entry.path >= steps_.size() || steps_[entry.path].kind == Step::Kind::kUnknown) {
      Meet(entry.path);
    }
    const Step& step = steps_[entry.path];
    if (step.kind == Step::Kind::kColumn) {
      AddCell(step.action.column, CachedCodeOf(step.action, entry), false);
    } else if (step.kind == Step::Kind::kSlot) {
      slots_[step.action.slot] = &entry;
    } else {
      const SkipReason reason = TakeOther(entry);
      if (reason != SkipReason::kNone) return reason;
    }
  }
  if (format_.has_records && !First(Target::kTime) && !First(Target::kType)) {
    switch (EntityKindOf(record, paths_)) {
      case EntityKind::kContact:
        if (!AppendContactRecord(record, paths_, builder_)) return SkipReason::kNoContact;
        ++summary_->contacts;
        return SkipReason::kNone;
      case EntityKind::kJourney:
        if (!AppendJourneyRecord(record, paths_, builder_, summary_)) {
          return SkipReason::kNoContact;
        }
        ++summary_->journeys;
        return SkipReason::kNone;
      case EntityKind::kNone:
        break;
    }
  }
  if (!format_.ignored.empty() && IsIgnored(record)) {
    ++summary_->ignored;
    return SkipReason::kNone;
  }
  const SkipReason reason = WriteEvent();
  if (reason == SkipReason::kNone && has_unrecognised_) {
    for (const Entry& entry : record) ++path_actions_[entry.path].count;
  }
  return reason;
}

bool RowWriter::Holds(uint32_t slot) const {
  if (condition_slots_[slot] == kNoSlot) return true;
  const Entry* const value = slots_[condition_slots_[slot]];
  const SignatureKey& condition = slot_rules_[slot]->condition;
  return value != nullptr && MatchesKey(condition, condition.path, *value, format_);
}

const Entry* RowWriter::ValueAt(uint32_t slot) {
  const Entry* const entry = slots_[slot];
  const bool is_text = entry->kind == EntryKind::kText;
  if (entry->kind == EntryKind::kEmptyObject || (is_text && entry->size == 0)) return nullptr;
  if (slot_is_plain_[slot] != 0) return entry;
  if (!Holds(slot)) return nullptr;
  const Cut& cut = slot_rules_[slot]->cut;
  if (cut.none() || (!is_text && entry->kind != EntryKind::kArray)) return entry;
  const std::string_view part = cut.Of(entry->text());
  if (part.empty()) return nullptr;
  Entry& kept = cut_entries_[slot];
  kept = {part.data(), static_cast<uint32_t>(part.size()), entry->path, EntryKind::kText};
  return &kept;
}

// The index in types_; nothing where the record tells no type.
std::optional<uint32_t> RowWriter::TypeOfRecord() {
  const Entry* const type = First(Target::kType).entry;
  if (type == nullptr) {
    if (format_.constant_type.empty()) return std::nullopt;
    return AddType(format_.constant_type);
  }
  const Entry* const detail = First(Target::kTypeDetail).entry;
  return detail == nullptr ? TypeOf(*type) : DetailedTypeOf(*type, *detail);
}

SkipReason RowWriter::WriteEvent() {
  const std::optional<uint32_t> type_id = TypeOfRecord();
  if (type_id && (types_[*type_id].ignored || IsTest())) {
    ++summary_->ignored;
    return SkipReason::kNone;
  }
  const Found contact_value = First(Target::kContact);
  ContactTable::Rank rank = ContactTable::Rank::kNamed;
  const std::string_view contact_id = ContactIdOf(contact_value, &rank);
  const bool has_ids = static_cast<bool>(First(Target::kIds));
  if (contact_id.empty() && !has_ids) {
    const bool is_order = type_id && types_[*type_id].code == store::kOrderPlaced;
    summary_->orders_without_contact += is_order ? 1 : 0;
    return SkipReason::kNoContact;
  }

  const Entry* const time = First(Target::kTime).entry;
  if (time == nullptr || !IsScalar(*time)) return SkipReason::kNoTime;
  const std::optional<int64_t> time_us = TimeOf(*time);
  if (!time_us) return SkipReason::kNoTime;
  if (*time_us < kFirstTimeUs) return SkipReason::kTimeOutOfBounds;
  if (!type_id) return SkipReason::kNoType;
  TypeInfo& type = types_[*type_id];

  ContactCode contact = store::kAbsent;
  if (has_ids) {
    if (!contact_id.empty()) contact = builder_->InternContact(contact_id, rank);
    contact = JoinIds(contact);
    if (contact == store::kAbsent) return SkipReason::kNoContact;
  }

  for (const ColumnField& field : column_fields_) {
    const Found value = First(field_slots_[static_cast<size_t>(field.field)]);
    if (!value || slot_rules_[value.slot]->unit == Unit::kMinor) continue;
    Action action;
    action.column = ColumnOf(field.field);
    action.cache = field.cache;
    action.field = field.field;
    AddCell(action.column, CodeOf(action, *value.entry), false);
  }
  if (has_minor_amounts_) AddMinorAmounts();
  if (!amount_currency_.empty()) AddAmountCurrency();
  if (!AddReason(type)) return SkipReason::kTooLong;
  AddMachine(type);

  const store::EventRow row{contact, *time_us, type.code, IdHash(*time_us), cells_};
  if (has_ids) {
    builder_->Append(row);
  } else {
    builder_->AppendFor(contact_id, rank, row);
  }
  ++summary_->events;
  ++type.count;
  return SkipReason::kNone;
}

ContactCode RowWriter::JoinIds(ContactCode contact) {
  const SlotRange range = SlotsOf(Target::kIds);
  for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
    const Entry* const entry = ValueOf(slot);
    if (entry == nullptr) continue;
    for (const std::string& id : TextsOf(*entry)) {
      NormalizeContactId(id, slot_rules_[slot]->prefix, &scratch_);
      if (scratch_.empty()) continue;
      const ContactCode other = builder_->InternContact(scratch_, ContactTable::Rank::kAnonymous);
      if (contact == store::kAbsent) contact = other;
      if (contact != other) builder_->JoinContacts(contact, other);
    }
  }
  return contact;
}

// 0: the record has none.
uint64_t RowWriter::IdHash(int64_t time_us) {
  const SlotRange range = SlotsOf(Target::kId);
  uint64_t hash = 0;
  for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
    const Entry* const entry = ValueOf(slot);
    if (entry == nullptr || !IsScalar(*entry)) {
      if (format_.id_is_compound) return 0;
      continue;
    }
    const uint64_t part = text::HashBytes(entry->text());
    hash = hash == 0 ? part : text::CombineHash(hash, part);
    if (hash == 0) hash = 1;
    if (!format_.id_is_compound) break;
  }
  if (hash == 0 || !format_.id_with_time) return hash;
  return text::CombineHash(hash, static_cast<uint64_t>(time_us)) | 1;
}

// 1099 of EUR is 10.99, of JPY 1099.
void RowWriter::AddMinorAmounts() {
  const Found currency = First(field_slots_[static_cast<size_t>(Field::kCurrency)]);
  const int digits = text::MinorUnitDigits(currency ? CurrencyCode(currency.entry->text()) : "");
  for (const ColumnField& field : column_fields_) {
    const Found value = First(field_slots_[static_cast<size_t>(field.field)]);
    if (!value || slot_rules_[value.slot]->unit != Unit::kMinor) continue;
    if (!IsScalar(*value.entry) || !text::IsDecimal(value.entry->text())) continue;
    const std::string amount =
        text::NormalizeNumber(std::string(value.entry->text()) + "e-" + std::to_string(digits));
    AddCell(ColumnOf(field.field),
            builder_->Intern(ColumnOf(field.field), amount, ValueKind::kNumber), false);
  }
}

// Unless the record names a currency itself.
void RowWriter::AddAmountCurrency() {
  const bool named = std::any_of(cells_.begin(), cells_.end(), [](const store::Cell& cell) {
    return cell.column == ColumnOf(Field::kCurrency);
  });
  if (!named) AddFieldText(Field::kCurrency, amount_currency_);
}

void RowWriter::AddCell(ColumnId column, uint32_t code, bool shared) {
  if (code == store::kAbsent) return;
  if (shared) {
    for (store::Cell& cell : cells_) {
      if (cell.column == column) {
        cell.code = code;
        return;
      }
    }
  }
  cells_.push_back({column, code});
}

uint32_t RowWriter::CodeOf(const Action& action, const Entry& entry) {
  if (IsMoney(action.field) && entry.kind == EntryKind::kText && !IsPlainAmount(entry.text())) {
    return AmountCode(action, entry);
  }
  return CachedCodeOf(action, entry);
}

// Of what is no amount.
uint32_t RowWriter::CachedCodeOf(const Action& action, const Entry& entry) {
  const auto find = [&] {
    return WithValue(entry, action.field, [&](std::string_view text, ValueKind kind) {
      return builder_->Intern(action.column, text, kind);
    });
  };
  ValueCache& cache = caches_[action.cache];
  return cache.Fits(entry) ? cache.Find(entry, find) : find();
}

// As it is compared, with how well it is known; valid until the next record. Empty where there is
// none.
std::string_view RowWriter::ContactIdOf(const Found& found, ContactTable::Rank* rank) {
  if (!found || !IsScalar(*found.entry)) return {};
  const std::string& prefix = slot_rules_[found.slot]->prefix;
  std::string_view id = found.entry->text();
  if (!IsNormalContactId(id, !prefix.empty())) {
    NormalizeContactId(id, prefix, &contact_id_);
    id = contact_id_;
  }
  if (!prefix.empty() && id.starts_with(prefix)) *rank = ContactTable::Rank::kBare;
  return id;
}

// True where the text is read in one way, whatever the decimal mark.
bool RowWriter::IsPlainAmount(std::string_view text) const {
  if (forms_.decimal != text::DecimalMark::kPoint || !text::IsDecimal(text)) return false;
  return summary_->forms.amounts.is_told() || text.size() < 4 || text[text.size() - 4] != '.';
}

uint32_t RowWriter::AmountCode(const Action& action, const Entry& entry) {
  const std::optional<text::MoneyText> money = text::ReadMoneyText(entry.text(), forms_.decimal);
  if (!money) return builder_->Intern(action.column, entry.text(), ValueKind::kText);
  FormCounts::Form& amounts = summary_->forms.amounts;
  if (money->by_mark) amounts.NoteAmbiguous(paths_.Name(entry.path), entry.text());
  amounts.first_only += money->told == text::DecimalMark::kPoint;
  amounts.second_only += money->told == text::DecimalMark::kComma;
  if (!money->currency.empty()) amount_currency_ = money->currency;
  return builder_->Intern(action.column, money->amount, ValueKind::kNumber);
}

std::optional<int64_t> RowWriter::TimeOf(const Entry& entry) {
  if (const auto usual = usual_time_.Read(entry.text())) return usual;
  text::TimeNotes notes;
  const std::optional<int64_t> time_us =
      text::ParseTime(entry.text(), {forms_.zone, forms_.date_order}, &notes);
  if (!notes.any()) return time_us;
  FormCounts& counts = summary_->forms;
  counts.times_without_zone += time_us && notes.no_zone;
  if (notes.by_order) counts.dates.NoteAmbiguous(paths_.Name(entry.path), entry.text());
  counts.dates.first_only += notes.told == text::DateOrder::kMonthFirst;
  counts.dates.second_only += notes.told == text::DateOrder::kDayFirst;
  return time_us;
}

// The index in types_.
uint32_t RowWriter::TypeOf(const Entry& entry) {
  if (entry.kind == EntryKind::kTrue || entry.kind == EntryKind::kFalse) {
    return AddType(entry.kind == EntryKind::kTrue ? "true" : "false");
  }
  const auto find = [&] { return AddType(entry.text()); };
  return type_cache_.Fits(entry) ? type_cache_.Find(entry, find) : find();
}

uint32_t RowWriter::DetailedTypeOf(const Entry& entry, const Entry& detail) {
  const auto text_of = [](const Entry& value) -> std::string_view {
    return value.kind == EntryKind::kTrue    ? "true"
           : value.kind == EntryKind::kFalse ? "false"
                                             : value.text();
  };
  scratch_.assign(text_of(entry)).append("/").append(text_of(detail));
  return AddType(scratch_);
}

uint32_t RowWriter::AddType(std::string_view name) {
  const auto [known, added] =
      type_ids_.try_emplace(std::string(name), static_cast<uint32_t>(types_.size()));
  if (!added) return known->second;
  TypeInfo info;
  info.name = name;
  const ValueRule* rule =
      FindValue(format_.types, format_.types_ignore_case ? LowerAscii(name) : info.name);
  info.rule = rule;
  info.ignored = rule != nullptr && rule->to.empty();
  if (!info.ignored) info.code = builder_->InternType(rule != nullptr ? rule->to : info.name);
  info.unrecognised = rule == nullptr && info.code >= store::kWellKnownTypeCount;
  types_.push_back(std::move(info));
  return known->second;
}

void RowWriter::AddFieldText(Field field, std::string_view text) {
  if (!text.empty()) AddCell(ColumnOf(field), builder_->Intern(ColumnOf(field), text), true);
}

// A value that is not what its key is for is a property like any other.
void RowWriter::AddLeftOver(const Entry& entry) {
  const ColumnId column = builder_->PropertyColumn(paths_.Name(entry.path));
  AddCell(column,
          WithValue(entry, kNoField,
                    [&](std::string_view text, ValueKind kind) {
                      return builder_->Intern(column, text, kind);
                    }),
          true);
}

// False where class and reason together are too long for a text of the store.
bool RowWriter::AddReason(const TypeInfo& type) {
  const SlotRange range = field_slots_[static_cast<size_t>(Field::kReason)];
  const bool type_tells = type.rule != nullptr && !type.rule->reason_class.empty();
  if (!HasAny(range) && !HasAny(SlotsOf(Target::kReasonClass)) && !type_tells) return true;
  const Entry* const reason_class = First(Target::kReasonClass).entry;
  const Entry* const reason = First(range).entry;
  std::string text;
  if (type_tells) {
    text = type.rule->reason_class;
  } else if (reason_class != nullptr) {
    const ValueRule* rule = FindValue(format_.reason_classes, LowerAscii(reason_class->text()));
    if (rule != nullptr) {
      text = rule->to;
    } else if (format_.reason_classes.empty()) {
      text = reason_class->text();
    } else {
      AddLeftOver(*reason_class);
    }
  }
  if (reason != nullptr) {
    if (!text.empty()) text += ": ";
    text += reason->text();
  }
  if (text.size() > store::kMaxTextBytes) return false;
  AddFieldText(Field::kReason, text);
  return true;
}

// "true", "false", or the reason of a machine's verdict; of several keys the first that is not
// false.
void RowWriter::AddMachine(const TypeInfo& type) {
  const SlotRange range = SlotsOf(Target::kMachine);
  const bool type_tells = type.rule != nullptr && !type.rule->machine.empty();
  if (!HasAny(range) && !HasAny(SlotsOf(Target::kMachineReason)) && !type_tells) return;
  std::string text;
  for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
    const Entry* const verdict = ValueOf(slot);
    if (verdict == nullptr) continue;
    const std::string& label = slot_rules_[slot]->label;
    const std::optional<bool> machine = BooleanOf(*verdict);
    if (machine == false) {
      text = "false";
      continue;
    }
    text = !machine ? std::string(verdict->text()) : label.empty() ? "true" : label;
    break;
  }
  const Entry* const reason = First(Target::kMachineReason).entry;
  if (reason != nullptr && reason->kind == EntryKind::kText && text != "false") {
    text = reason->text();
  }
  if (type_tells) text = type.rule->machine;
  AddFieldText(Field::kMachine, text);
}

bool RowWriter::IsIgnored(FlatRecord record) const {
  return std::any_of(record.begin(), record.end(), [&](const Entry& entry) {
    return std::any_of(format_.ignored.begin(), format_.ignored.end(),
                       [&](const SignatureKey& key) {
                         return MatchesKey(key, paths_.Name(entry.path), entry, format_);
                       });
  });
}

bool RowWriter::IsTest() {
  if (!HasAny(SlotsOf(Target::kTest)) && !HasAny(SlotsOf(Target::kLive))) return false;
  for (const Target target : {Target::kTest, Target::kLive}) {
    const Entry* const entry = First(target).entry;
    if (entry == nullptr) continue;
    const std::optional<bool> value = BooleanOf(*entry);
    if (value == (target == Target::kTest)) return true;
    if (!value) AddLeftOver(*entry);
  }
  return false;
}

bool RowWriter::IsForeign(FlatRecord record) {
  if (format_.takes_pages) return false;
  for (const Entry& entry : record) {
    const std::string_view name = paths_.Name(entry.path);
    if (format_.has_records && name == "journey") return false;
    for (const FieldRule& rule : format_.rules) {
      const bool tells = rule.target == Target::kContact || rule.target == Target::kTime ||
                         rule.target == Target::kType;
      if (tells && rule.path == name) return false;
    }
  }
  return true;
}

void RowWriter::Finish() {
  const auto keep_most_frequent = [](std::vector<ValueCount>* counts) {
    std::sort(counts->begin(), counts->end(), [](const ValueCount& a, const ValueCount& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    if (counts->size() > kMaxUnrecognised) counts->resize(kMaxUnrecognised);
  };
  for (const TypeInfo& type : types_) {
    if (type.unrecognised && type.count != 0) {
      summary_->unrecognised_types.push_back({type.name, type.count});
    }
  }
  for (PathId path = 0; path < path_actions_.size(); ++path) {
    const PathActions& actions = path_actions_[path];
    if (actions.unrecognised && actions.count != 0) {
      summary_->unrecognised_keys.push_back({std::string(paths_.Name(path)), actions.count});
    }
  }
  keep_most_frequent(&summary_->unrecognised_types);
  keep_most_frequent(&summary_->unrecognised_keys);
}

}  // namespace parcours::ingest
