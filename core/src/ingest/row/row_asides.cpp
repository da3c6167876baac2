// What few records, or few formats' records, need of RowWriter: values that take more than a look,
// verdicts, amounts in minor units. Apart from what all run through, and compiled for size.
#include <algorithm>
#include <charconv>
#include <system_error>

#include "ingest/format/signature.h"
#include "ingest/row/event_verdicts.h"
#include "ingest/row/row_writer.h"
#include "text/ascii.h"
#include "text/bytes.h"
#include "text/currency.h"
#include "text/decimal.h"
#include "text/hash.h"

namespace parcours::ingest {

using store::ColumnId;
using store::ColumnOf;
using store::Field;
using store::ValueKind;

namespace {

constexpr int64_t kMostMinor = int64_t{1} << 62;

// Of a number written as digits, perhaps with a point ("12", "-3", "4.50"), what NormalizeNumber
// makes of it, which is a part of it; empty where it is written otherwise.
std::string_view ShortestPart(std::string_view number) {
  const size_t first = number.starts_with('-') ? 1 : 0;
  const auto digits_end = [&](size_t at) {
    while (at < number.size() && text::IsDigit(number[at])) ++at;
    return at;
  };
  const size_t whole_end = digits_end(first);
  if (whole_end == first || (number[first] == '0' && whole_end != first + 1)) return {};
  size_t end = whole_end;
  if (end != number.size()) {
    end = digits_end(whole_end + 1);
    if (number[whole_end] != '.' || end != number.size() || end == whole_end + 1) return {};
    while (number[end - 1] == '0') --end;
    if (end == whole_end + 1) end = whole_end;
  }
  const std::string_view part = number.substr(0, end);
  return part == "-0" ? part.substr(1) : part;
}

// The amount without `less`, both whole numbers that a word holds; empty where they are not.
std::string Difference(const Entry& amount, const Entry& less) {
  int64_t numbers[2] = {};
  for (const Entry* const entry : {&amount, &less}) {
    const char* const end = entry->data + entry->size;
    int64_t* const number = &numbers[entry == &less ? 1 : 0];
    const auto [behind, error] = std::from_chars(entry->data, end, *number);
    const bool is_far = *number > kMostMinor || *number < -kMostMinor;
    if (!IsScalar(*entry) || error != std::errc() || behind != end || is_far) return {};
  }
  return std::to_string(numbers[0] - numbers[1]);
}

// A whole number that is so many times smaller: 1099 by two digits is 10.99. Empty where it is
// written otherwise than as digits.
std::string Smaller(std::string_view number, size_t digits) {
  const size_t first = number.starts_with('-') ? 1 : 0;
  std::string text(number.substr(first));
  if (!std::all_of(text.begin(), text.end(), text::IsDigit)) return {};
  if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
  if (digits != 0) text.insert(text.size() - digits, 1, '.');
  return first == 0 ? text : '-' + text;
}

}  // namespace

// Of what is not simple, or has a type that tells more than its name.
bool RowWriter::FindPlanned(const RowPlan& plan, const FlatRecord& record, Planned* planned) {
  for (const uint32_t entry : plan.doubtful) {
    if (IsIgnored(record.subspan(entry, 1))) return false;
  }
  if (!plan.is_simple) {
    uint32_t slot = 0;
    planned->time = PickFirst(plan.Of(plan.of(Target::kTime)), record, &slot);
    planned->contact = PickFirst(plan.Of(plan.of(Target::kContact)), record, &slot);
    if (planned->contact == nullptr || planned->time == nullptr) return false;
    if (!IsScalar(*planned->contact) || !IsScalar(*planned->time)) return false;
    planned->prefix = &slots_.rule(slot).prefix;
    const Entry* const type = PickFirst(plan.Of(plan.of(Target::kType)), record, &slot);
    if (type == nullptr && (plan.of(Target::kType).count != 0 || format_.constant_type.empty()))
      return false;
    if (type == nullptr) {
      planned->type = types_.Named(format_.constant_type);
    } else {
      const Entry* const detail = PickFirst(plan.Of(plan.of(Target::kTypeDetail)), record, &slot);
      planned->type = types_.Of(*type, detail);
    }
  }
  slots_.Clear();
  if (plan.has_picked_id) {
    PutAll(plan.Of(plan.of(Target::kId)), record);
    planned->id_hash = IdHash();
  }
  if (planned->type->is_plain && plan.verdicts.count == 0) return true;
  return Judge(plan, record, planned);
}

// What its type and its keys say of the event.
bool RowWriter::Judge(const RowPlan& plan, const FlatRecord& record, Planned* planned) {
  slots_.Clear();
  left_over_.clear();
  PutAll(plan.Of(plan.verdicts), record);
  if (planned->type->ignored || IsTest(&slots_, &left_over_)) {
    ++summary_->ignored;
    if (plan.has_unrecognised) actions_.Count(record);
    planned->is_ignored = true;
    return true;
  }
  const Entry* const reason = slots_.First(Field::kReason).entry;
  if (reason != nullptr && !IsScalar(*reason) && reason->kind != EntryKind::kArray) return false;
  reason_ = ReasonOf(format_, *planned->type, &slots_, &left_over_);
  machine_ = MachineOf(*planned->type, &slots_);
  planned->has_verdict = true;
  return left_over_.empty() && reason_.size() <= store::kMaxTextBytes;
}

// nullptr where none of them has a value; else `slot` is that of the first that has.
const Entry* RowWriter::PickFirst(std::span<const RowPlan::Pick> picks, const FlatRecord& record,
                                  uint32_t* slot) {
  for (const RowPlan::Pick& pick : picks) {
    *slot = pick.slot;
    if (const Entry* const value = ValueOf(pick, record)) return value;
  }
  return nullptr;
}

void RowWriter::PutAll(std::span<const RowPlan::Pick> picks, const FlatRecord& record) {
  for (const RowPlan::Pick& pick : picks) {
    slots_.Put(pick.slot, &record[pick.entry]);
    if (pick.asked != RowPlan::kNoEntry) {
      slots_.Put(slots_.ConditionSlotOf(pick.slot), &record[pick.asked]);
    }
  }
}

bool RowWriter::HasUnusualAmount(const RowPlan& plan, const FlatRecord& record) {
  return std::any_of(plan.candidates.begin(), plan.candidates.end(), [&](const auto& candidate) {
    if (!IsMoney(candidate.target.field)) return false;
    if (record[candidate.pick.entry].kind != EntryKind::kText) return false;
    const Entry* const value = ValueOf(candidate.pick, record);
    return value != nullptr && codes_.IsUnusualAmount(*value);
  });
}

void RowWriter::SetCandidates(const RowPlan& plan, const FlatRecord& record, bool has_verdict,
                              store::Row row, uint64_t* values_hash) {
  const auto set = [&](ColumnId column, uint32_t code) {
    builder_->SetValue(row, column, code);
    *values_hash += builder_->HashValue(column, code);
  };
  const auto set_text = [&](Field field, const std::string& text) {
    if (!text.empty()) set(ColumnOf(field), builder_->Intern(ColumnOf(field), text));
  };
  const RowPlan::Candidate* found = nullptr;
  for (const RowPlan::Candidate& candidate : plan.candidates) {
    const ColumnId column = candidate.target.column;
    if (found != nullptr && found->target.column == column) continue;
    const Entry* const value = ValueOf(candidate.pick, record);
    if (value == nullptr) continue;
    found = &candidate;
    uint32_t slot = 0;
    const bool is_minor = slots_.rule(candidate.pick.slot).unit == Unit::kMinor;
    const uint32_t less = candidate.pick.less;
    const uint32_t code =
        is_minor ? MinorCode(column, *value, less != RowPlan::kNoEntry ? &record[less] : nullptr,
                             PickFirst(plan.Of(plan.currencies), record, &slot))
                 : codes_.CodeOf(candidate.target, *value);
    if (code != store::kAbsent) set(column, code);
  }
  if (!has_verdict) return;
  set_text(Field::kReason, reason_);
  set_text(Field::kMachine, machine_);
}

void RowWriter::AddMinorAmounts() {
  const Entry* const currency = slots_.First(Field::kCurrency).entry;
  for (const WaitingField& field : waiting_fields_) {
    const FieldSlots::Found value = slots_.First(field.field);
    if (!value || slots_.rule(value.slot).unit != Unit::kMinor) continue;
    const Entry* const less = slots_.At(slots_.LessSlotOf(value.slot));
    AddCell(field.target.column, MinorCode(field.target.column, *value.entry, less, currency));
  }
}

uint32_t ValueCodes::PlainAmountCode(store::ColumnId column, std::string_view text) {
  const std::string_view part = ShortestPart(text);
  if (!part.empty()) return builder_->Intern(column, part, ValueKind::kNumber);
  return builder_->Intern(column, text::NormalizeNumber(text), ValueKind::kNumber);
}

int RowWriter::MinorDigits(const std::string& currency) const {
  for (const MinorUnit& unit : format_.minor_units) {
    if (unit.currency == currency) return unit.digits;
  }
  return text::MinorUnitDigits(currency);
}

// 1099 of EUR is 10.99, of JPY 1099.
uint32_t RowWriter::MinorCode(ColumnId column, const Entry& amount, const Entry* less,
                              const Entry* currency) {
  if (!IsScalar(amount) || !text::IsDecimal(amount.text())) return store::kAbsent;
  const int digits =
      MinorDigits(currency != nullptr ? CurrencyCode(currency->text()) : codes_.currency());
  const std::string difference = less != nullptr ? Difference(amount, *less) : "";
  const std::string_view whole = difference.empty() ? amount.text() : difference;
  std::string smaller = Smaller(whole, static_cast<size_t>(digits));
  std::string_view part = ShortestPart(smaller);
  if (part.empty()) {  // first without an exponent of its own
    smaller = text::NormalizeNumber(whole) + "e-" + std::to_string(digits);
    part = smaller = text::NormalizeNumber(smaller);
  }
  return builder_->Intern(column, part, ValueKind::kNumber);
}

bool RowWriter::ReadUnusualTime(const Entry& entry, int64_t* time_us, text::TimeNotes* notes) {
  if (usual_time_.ReadLocal(entry.data, entry.size, *forms_.zone, time_us)) {
    return notes->no_zone = true;
  }
  if (last_time_.size == entry.size &&
      text::EqualBytes(last_time_.text.data(), entry.data, entry.size)) {
    *time_us = last_time_.time_us;
    *notes = last_time_.notes;
    return true;
  }
  if (!usual_time_.ReadFurther(entry.text(), *forms_.zone, time_us, &notes->no_zone)) {
    const auto read = text::ParseTime(entry.text(), {forms_.zone, forms_.date_order}, notes);
    if (!read) return false;
    *time_us = *read;
  }
  if (entry.size <= last_time_.text.size()) {
    text::CopyBytes(last_time_.text.data(), entry.data, entry.size);
    last_time_.size = entry.size;
    last_time_.time_us = *time_us;
    last_time_.notes = *notes;
  }
  return true;
}

// A spreadsheet's date may have a midnight behind it: "25/05/2024 00:00".
Entry RowWriter::WithClock(const Entry& date, const Entry& clock) {
  std::string_view day = date.text();
  for (const std::string_view midnight : {"00:00:00.000Z", "00:00:00Z", "00:00:00", "00:00"}) {
    if (day.size() <= midnight.size() + 1 || !day.ends_with(midnight)) continue;
    day.remove_suffix(midnight.size() + 1);
    break;
  }
  date_and_clock_.assign(day).append(" ").append(clock.text());
  Entry joined = date;
  joined.kind = EntryKind::kText;
  joined.size = static_cast<uint32_t>(date_and_clock_.size());
  date_and_clock_.append(kReadSlack, '\0');
  joined.data = date_and_clock_.data();
  return joined;
}

void RowWriter::AddList(const Entry* list) { lists_.push_back(list); }

// A column that several keys write has the value of the last.
void RowWriter::AddLists() {
  for (const Entry* const list : lists_) {
    for (const Action& action : actions_.Of(list->path).actions) {
      const ColumnId column = action.target.column;
      const bool is_set =
          action.shared && std::any_of(cells_.begin(), cells_.end(),
                                       [&](const auto& cell) { return cell.column == column; });
      if (action.kind != Action::Kind::kColumn || is_set) continue;
      AddCell(column, codes_.CodeOf(action.target, *list));
    }
  }
}

bool RowWriter::IsIgnored(FlatRecord record) const {
  return std::any_of(record.begin(), record.end(), [&](const Entry& entry) {
    return std::any_of(format_.ignored.begin(), format_.ignored.end(),
                       [&](const SignatureKey& key) {
                         return MatchesKey(key, paths_.Name(entry.path), entry, format_);
                       });
  });
}

// 0: the record has none.
uint64_t RowWriter::IdHash() {
  const FieldSlots::Range& range = slots_.of(Target::kId);
  uint64_t hash = 0;
  for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
    const Entry* const entry = slots_.ValueOf(slot);
    if (entry == nullptr || !IsScalar(*entry)) {
      if (format_.id_is_compound) return 0;
      continue;
    }
    hash = WithPart(hash, entry->text());
    if (!format_.id_is_compound) break;
  }
  return hash;
}

}  // namespace parcours::ingest
