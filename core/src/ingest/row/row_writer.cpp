#include "ingest/row/row_writer.h"

#include <algorithm>

#include "ingest/format/signature.h"
#include "ingest/row/contact_id.h"
#include "ingest/row/entity_records.h"
#include "text/hash.h"

// What few records need stands in functions of its own, [[gnu::noinline]]: a browser compiles a
// function as a whole, and runs the slow first form of it until that is done.

namespace parcours::ingest {
namespace {

using store::ColumnId;
using store::ColumnOf;
using store::ContactTable;
using store::Field;
using store::ValueKind;

// Events before 1990 are errors of a clock or of a unit.
constexpr int64_t kFirstTimeUs = 631'152'000 * text::kUsPerSecond;

}  // namespace

RowWriter::RowWriter(const Format& format, const ValueForms& forms, const PathTable& paths,
                     store::EventStoreBuilder* builder, SourceSummary* summary)
    : format_(format),
      forms_(forms),
      paths_(paths),
      builder_(builder),
      summary_(summary),
      slots_(format),
      codes_(forms, paths, format.constant_currency, builder, &summary->forms),
      actions_(format, slots_, paths, &codes_, builder),
      types_(format, builder) {
  for (const Field field : slots_.waiting_fields()) {
    waiting_fields_.push_back({field, {ColumnOf(field), field, codes_.NewCache()}});
  }
}

// As it is compared, with how well it is known; valid until the next record. Empty where there is
// none.
[[gnu::always_inline]] inline std::string_view RowWriter::ContactIdOf(const Entry& entry,
                                                                      const std::string& prefix,
                                                                      ContactTable::Rank* rank) {
  std::string_view id = entry.text();
  if (!IsNormalContactId(id, !prefix.empty())) {
    NormalizeContactId(id, prefix, &contact_id_);
    id = contact_id_;
  }
  if (!prefix.empty() && id.starts_with(prefix)) *rank = ContactTable::Rank::kBare;
  return id;
}

bool RowWriter::WritePlanned(const RowPlan& plan, const FlatRecord& record) {
  const Entry* const entries = record.data();
  for (const uint32_t entry : plan.needed) {
    if (!IsScalar(entries[entry]) || entries[entry].size == 0) return false;
  }
  if (plan.live != RowPlan::kNoEntry && entries[plan.live].kind != EntryKind::kTrue) return false;
  if (plan.has_amount_candidates && HasUnusualAmount(plan, record)) return false;
  Planned planned{entries + plan.contact, plan.prefix, entries + plan.time};
  if (plan.is_simple) planned.type = types_.Of(entries[plan.type]);
  if (!plan.is_simple || !planned.type->is_plain) {
    if (!FindPlanned(plan, record, &planned)) return false;
    if (planned.is_ignored) return true;
  }
  SourceTypes::Info* const type = planned.type;
  ContactTable::Rank rank = ContactTable::Rank::kNamed;
  const std::string_view contact_id = ContactIdOf(*planned.contact, *planned.prefix, &rank);
  if (contact_id.empty()) return false;
  store::EventHead head{0, type->code, planned.id_hash, format_.keeps_last};
  text::TimeNotes notes;
  const Entry& time = *planned.time;
  if (!ReadTime(time, &head.time_us, &notes) || head.time_us < kFirstTimeUs) return false;
  if (notes.any()) NoteTime(time, notes);
  if (plan.id != RowPlan::kNoEntry) {
    head.id_hash = text::HashBytes(entries[plan.id].text());
    if (head.id_hash == 0) head.id_hash = 1;
  }
  for (const uint32_t part : plan.id_parts) {
    head.id_hash = WithPart(head.id_hash, entries[part].text());
  }
  if (format_.id_with_time) head.id_hash = WithTime(head.id_hash, head.time_us);

  codes_.BeginRecord();
  const store::Row row = builder_->BeginRow(contact_id, rank, head);
  uint64_t values_hash = 0;
  for (const RowPlan::Value& value : plan.values) {
    const Entry& entry = entries[value.entry];
    const uint32_t code = value.is_amount && codes_.IsUnusualAmount(entry)
                              ? codes_.AmountCode(value.target, entry)
                              : codes_.CachedCodeOf(value.target, entry);
    if (code == store::kAbsent) continue;
    builder_->SetValue(row, value.target.column, code);
    if (head.id_hash == 0) values_hash += builder_->HashValue(value.target.column, code);
  }
  if (!codes_.currency().empty()) SetPlannedCurrency(plan, record, row, &values_hash);
  if (!plan.candidates.empty() || planned.has_verdict) {
    SetCandidates(plan, record, planned.has_verdict, row, &values_hash);
  }
  builder_->EndRow(row, head, values_hash);
  if (plan.of(Target::kIds).count != 0) JoinPlannedIds(plan, record, contact_id);
  CountEvent(type);
  if (plan.has_unrecognised) actions_.Count(record);
  if (keeps_next_ && !planned.has_verdict) Keep(plan, contact_id, rank, head, values_hash, notes);
  return true;
}

[[gnu::noinline]] void RowWriter::Keep(const RowPlan& plan, const std::string_view& contact_id,
                                       ContactTable::Rank rank, const store::EventHead& head,
                                       uint64_t values_hash, const text::TimeNotes& notes) {
  if (plan.is_repeatable) kept_ = {&plan, contact_id, rank, head, values_hash, notes};
  keeps_next_ = false;
}

bool RowWriter::WriteAgain(const FlatRecord& record) {
  if (kept_.plan == nullptr || !builder_->MayRepeat() || record.back().size == 0) return false;
  SourceTypes::Info* const type = types_.Of(record.back(), nullptr);
  if (!type->is_plain) return false;
  const RowPlan& plan = *kept_.plan;
  if (kept_.notes.any()) NoteTime(record[plan.time], kept_.notes);
  kept_.head.type = type->code;
  const store::Row row = builder_->BeginRow(kept_.contact_id, kept_.rank, kept_.head);
  for (const RowPlan::Value& value : plan.values) {
    builder_->RepeatValue(row, value.target.column);
  }
  builder_->EndRow(row, kept_.head, kept_.values_hash);
  CountEvent(type);
  if (plan.has_unrecognised) actions_.Count(record);
  return true;
}

// That of its amounts, unless the record names one itself.
[[gnu::noinline]] void RowWriter::SetPlannedCurrency(const RowPlan& plan, const FlatRecord& record,
                                                     store::Row row, uint64_t* values_hash) {
  const ColumnId column = ColumnOf(Field::kCurrency);
  bool has_amount = false;
  for (const RowPlan::Value& value : plan.values) {
    if (record[value.entry].kind == EntryKind::kEmptyObject) continue;
    if (value.target.column == column) return;
    has_amount |= value.is_amount;
  }
  if (!has_amount) return;
  const uint32_t code = builder_->Intern(column, codes_.currency());
  builder_->SetValue(row, column, code);
  *values_hash += builder_->HashValue(column, code);
}

[[gnu::noinline]] void RowWriter::JoinPlannedIds(const RowPlan& plan, const FlatRecord& record,
                                                 const std::string_view& contact_id) {
  const std::span<const RowPlan::Pick> picks = plan.Of(plan.of(Target::kIds));
  const auto value_of = [&](const RowPlan::Pick& pick) {
    return slots_.IsPlain(pick.slot) ? &record[pick.entry] : ValueOf(pick, record);
  };
  uint64_t together = text::HashBytes(contact_id);
  for (const RowPlan::Pick& pick : picks) {
    const Entry* const entry = value_of(pick);
    const uint64_t hash = entry != nullptr ? text::HashBytes(entry->text()) : 0;
    together = text::CombineHash(together, hash + pick.slot);
  }
  if (joined_ids_.Meet(together)) return;
  id_count_ = 0;
  for (const RowPlan::Pick& pick : picks) {
    if (const Entry* const entry = value_of(pick)) ReadIdsOf(*entry, slots_.rule(pick.slot).prefix);
  }
  JoinIds(0);
}

SkipReason RowWriter::WriteGenerally(const FlatRecord& record) {
  ++summary_->unplanned;
  slots_.Clear();
  cells_.clear();
  left_over_.clear();
  lists_.clear();
  codes_.BeginRecord();
  has_unrecognised_ = false;
  for (const Entry& entry : record) {
    if (entry.size > store::kMaxTextBytes) return SkipReason::kTooLong;
    const PathActions::Step& step = actions_.StepAt(entry.path);
    if (step.kind == PathActions::Step::Kind::kColumn) {
      if (entry.kind == EntryKind::kArray) {
        AddList(&entry);
        continue;
      }
      AddCell(step.target.column, codes_.CachedCodeOf(step.target, entry));
    } else if (step.kind == PathActions::Step::Kind::kSlot) {
      slots_.Put(step.slot, &entry);
    } else {
      const SkipReason reason = TakeOther(entry);
      if (reason != SkipReason::kNone) return reason;
    }
  }
  if (format_.has_records && !slots_.First(Target::kTime) && !slots_.First(Target::kType)) {
    if (const auto reason = WriteEntity(record)) return *reason;
  }
  if (!format_.ignored.empty() && IsIgnored(record)) {
    ++summary_->ignored;
    return SkipReason::kNone;
  }
  const SkipReason reason = WriteEvent();
  if (reason != SkipReason::kNone) return reason;
  if (has_unrecognised_) actions_.Count(record);
  plans_.Meet(record, paths_, format_, slots_, waiting_fields_, actions_);
  return reason;
}

// What a path with more than one action does, or with an unusual one; kNone, or why the record
// cannot be used.
[[gnu::noinline]] SkipReason RowWriter::TakeOther(const Entry& entry) {
  const PathActions::All& all = actions_.Of(entry.path);
  if (all.too_long) return SkipReason::kTooLong;
  has_unrecognised_ = has_unrecognised_ || all.unrecognised;
  bool is_list = false;  // that waits in lists_
  for (const Action& action : all.actions) {
    if (action.kind == Action::Kind::kSlot) {
      slots_.Put(action.slot, &entry);
    } else if (action.shared) {
      AddSharedCell(action.target.column, codes_.CodeOf(action.target, entry));
    } else if (entry.kind == EntryKind::kArray) {
      is_list = true;
    } else {
      AddCell(action.target.column, codes_.CodeOf(action.target, entry));
    }
  }
  if (is_list) AddList(&entry);
  return SkipReason::kNone;
}

[[gnu::noinline]] std::optional<SkipReason> RowWriter::WriteEntity(FlatRecord record) {
  switch (EntityKindOf(record, paths_)) {
    case EntityKind::kContact:
      if (!AppendContactRecord(record, paths_, builder_)) return SkipReason::kNoContact;
      ++summary_->contacts;
      return SkipReason::kNone;
    case EntityKind::kJourney:
      if (!AppendJourneyRecord(record, paths_, builder_, summary_)) return SkipReason::kNoContact;
      ++summary_->journeys;
      return SkipReason::kNone;
    case EntityKind::kNone:
      break;
  }
  return std::nullopt;
}

// nullptr where the record tells no type.
SourceTypes::Info* RowWriter::TypeOfRecord() {
  if (const Entry* const type = slots_.First(Target::kType).entry) {
    return types_.Of(*type, slots_.First(Target::kTypeDetail).entry);
  }
  return format_.constant_type.empty() ? nullptr : types_.Named(format_.constant_type);
}

SkipReason RowWriter::WriteEvent() {
  SourceTypes::Info* const type = TypeOfRecord();
  if (type != nullptr && (type->ignored || IsTest(&slots_, &left_over_))) {
    ++summary_->ignored;
    return SkipReason::kNone;
  }
  ContactTable::Rank rank = ContactTable::Rank::kNamed;
  const FieldSlots::Found contact_key = slots_.First(Target::kContact);
  std::string_view contact_id;
  if (contact_key && IsScalar(*contact_key.entry)) {
    contact_id = ContactIdOf(*contact_key.entry, slots_.rule(contact_key.slot).prefix, &rank);
  }
  const bool has_ids = static_cast<bool>(slots_.First(Target::kIds));
  const auto without_contact = [&] {
    const bool is_order = type != nullptr && type->code == store::kOrderPlaced;
    summary_->orders_without_contact += is_order ? 1 : 0;
    return SkipReason::kNoContact;
  };
  if (contact_id.empty() && !has_ids) return without_contact();

  const FieldSlots::Found time_key = slots_.First(Target::kTime);
  const Entry* time = time_key.entry;
  if (time == nullptr || !IsScalar(*time)) return SkipReason::kNoTime;
  Entry with_clock{};
  const Entry* const clock = slots_.First(Target::kClock).entry;
  if (clock != nullptr && slots_.rule(time_key.slot).path != "$time") {
    with_clock = WithClock(*time, *clock);
    time = &with_clock;
  }
  int64_t time_us = 0;
  text::TimeNotes notes;
  const bool is_time = ReadTime(*time, &time_us, &notes);
  if (notes.any()) NoteTime(*time, notes);
  if (!is_time) return SkipReason::kNoTime;
  if (time_us < kFirstTimeUs) return SkipReason::kTimeOutOfBounds;
  if (type == nullptr) return SkipReason::kNoType;

  size_t joined = 0;  // in ids_, the first that is not the contact's own
  if (has_ids) {
    ReadIds();
    if (contact_id.empty()) {
      if (id_count_ == 0) return without_contact();
      contact_id = ids_[joined++];
      rank = ContactTable::Rank::kAnonymous;
    }
  }

  if (!lists_.empty()) AddLists();
  if (!waiting_fields_.empty()) AddWaitingFields();
  if (!codes_.currency().empty()) AddAmountCurrency();
  if (!AddVerdicts(*type)) return SkipReason::kTooLong;
  if (!left_over_.empty()) AddLeftOver();

  builder_->AppendFor(contact_id, rank,
                      {store::kAbsent, time_us, type->code, WithTime(IdHash(), time_us), cells_,
                       format_.keeps_last});
  if (has_ids) JoinIds(joined);
  CountEvent(type);
  return SkipReason::kNone;
}

bool RowWriter::AddVerdicts(const SourceTypes::Info& type) {
  if (type.is_plain && !slots_.HasVerdict()) return true;
  const std::string reason = ReasonOf(format_, type, &slots_, &left_over_);
  if (reason.size() > store::kMaxTextBytes) return false;
  AddFieldText(Field::kReason, reason);
  AddFieldText(Field::kMachine, MachineOf(type, &slots_));
  return true;
}

[[gnu::noinline]] void RowWriter::ReadIds() {
  id_count_ = 0;
  const FieldSlots::Range& range = slots_.of(Target::kIds);
  for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
    const Entry* const entry = slots_.ValueOf(slot);
    if (entry != nullptr) ReadIdsOf(*entry, slots_.rule(slot).prefix);
  }
}

void RowWriter::ReadIdsOf(const Entry& entry, const std::string& prefix) {
  if (IsScalar(entry)) return ReadId(entry.text(), prefix);
  for (const std::string& id : TextsOf(entry)) ReadId(id, prefix);
}

void RowWriter::ReadId(std::string_view text, const std::string& prefix) {
  if (id_count_ == ids_.size()) ids_.emplace_back();
  NormalizeContactId(text, prefix, &ids_[id_count_]);
  if (!ids_[id_count_].empty()) ++id_count_;
}

void RowWriter::JoinIds(size_t first) {
  for (size_t id = first; id < id_count_; ++id) {
    builder_->JoinToLastRow(ids_[id], ContactTable::Rank::kAnonymous);
  }
}

// Mixed, as parts may be the same, or those of another id the other way round.
uint64_t RowWriter::WithPart(uint64_t id_hash, const std::string_view& part) {
  const uint64_t hash = text::HashBytes(part);
  const uint64_t both = id_hash == 0 ? hash : text::CombineHash(text::MixHash(id_hash), hash);
  return both == 0 ? 1 : both;
}

uint64_t RowWriter::WithTime(uint64_t id_hash, int64_t time_us) const {
  if (id_hash == 0 || !format_.id_with_time) return id_hash;
  return text::CombineHash(id_hash, static_cast<uint64_t>(time_us)) | 1;
}

[[gnu::noinline]] void RowWriter::AddWaitingFields() {
  for (const WaitingField& field : waiting_fields_) {
    const FieldSlots::Found value = slots_.First(field.field);
    if (!value || slots_.rule(value.slot).unit == Unit::kMinor) continue;
    AddCell(field.target.column, codes_.CodeOf(field.target, *value.entry));
  }
  if (slots_.has_minor_amounts()) AddMinorAmounts();
}

// Where there is an amount, and the record names no currency itself.
[[gnu::noinline]] void RowWriter::AddAmountCurrency() {
  const auto has = [&](Field field) {
    return std::any_of(cells_.begin(), cells_.end(),
                       [&](const store::Cell& cell) { return cell.column == ColumnOf(field); });
  };
  const bool has_amount =
      has(Field::kRevenue) || has(Field::kTotal) || has(Field::kTax) || has(Field::kShipping);
  if (has_amount && !has(Field::kCurrency)) AddFieldText(Field::kCurrency, codes_.currency());
}

void RowWriter::AddFieldText(Field field, std::string_view text) {
  if (!text.empty()) AddSharedCell(ColumnOf(field), builder_->Intern(ColumnOf(field), text));
}

[[gnu::noinline]] void RowWriter::AddLeftOver() {
  for (const Entry* const entry : left_over_) {
    const ColumnId column = builder_->PropertyColumn(paths_.Name(entry->path));
    AddSharedCell(column, codes_.NewCodeOf(column, kNoField, *entry));
  }
}

[[gnu::noinline]] void RowWriter::AddSharedCell(ColumnId column, uint32_t code) {
  if (code == store::kAbsent) return;
  for (store::Cell& cell : cells_) {
    if (cell.column == column) {
      cell.code = code;
      return;
    }
  }
  cells_.push_back({column, code});
}

[[gnu::noinline]] void RowWriter::NoteTime(const Entry& entry, const text::TimeNotes& notes) {
  FormCounts& counts = summary_->forms;
  has_no_zone_ = notes.no_zone && format_.time_zone.empty();
  if (notes.by_order) counts.dates.NoteAmbiguous(paths_.Name(entry.path), entry.text());
  counts.dates.first_only += notes.told == text::DateOrder::kMonthFirst;
  counts.dates.second_only += notes.told == text::DateOrder::kDayFirst;
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
  summary_->read_as = types_.ReadAs();
  summary_->unrecognised_types = MostFrequent(types_.Unrecognised(), kMaxUnrecognised);
  summary_->unrecognised_keys = MostFrequent(actions_.Unrecognised(), kMaxUnrecognised);
}

}  // namespace parcours::ingest
