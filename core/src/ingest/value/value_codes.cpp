#include "ingest/value/value_codes.h"

#include <optional>

#include "text/decimal.h"
#include "text/money_text.h"

namespace parcours::ingest {
namespace {

using store::Field;
using store::ValueKind;

// What is digits already in their shortest spelling: "12", "0", "-3", "4.75".
bool IsShortest(std::string_view number) {
  bool has_point = false;
  for (const char byte : number) {
    if ((byte | 0x20) == 'e') return false;
    has_point = has_point || byte == '.';
  }
  return has_point ? number.back() != '0' : number != "-0";
}

}  // namespace

std::string CurrencyCode(std::string_view text) {
  std::string code(text);
  if (code.size() != 3) return code;
  for (char& byte : code) {
    if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte & ~0x20);
  }
  return code;
}

uint32_t ValueCodes::CodeOf(const ColumnTarget& target, const Entry& entry) {
  return IsMoney(target.field) && IsUnusualAmount(entry) ? AmountCode(target, entry)
                                                         : CachedCodeOf(target, entry);
}

uint32_t ValueCodes::LongCodeOf(const ColumnTarget& target, const Entry& entry) {
  if (uint32_t* const code = target.cache->CodeOfNumber(entry)) {
    if (*code == store::kAbsent) *code = NewCodeOf(target.column, target.field, entry);
    return *code;
  }
  if (!entry.is_shared) return NewCodeOf(target.column, target.field, entry);
  ValueCache::Shared& shared = target.cache->shared;
  if (shared.list != list_ || shared.data != entry.data || shared.size != entry.size) {
    shared = {list_, entry.size, entry.data, NewCodeOf(target.column, target.field, entry)};
  }
  return shared.code;
}

uint32_t ValueCodes::NewCodeOf(store::ColumnId column, Field field, const Entry& entry) {
  const auto number = [&](std::string_view text) {
    return builder_->Intern(column, text, ValueKind::kNumber);
  };
  switch (entry.kind) {
    case EntryKind::kNumber:
      return IsShortest(entry.text()) ? number(entry.text())
                                      : number(text::NormalizeNumber(entry.text()));
    case EntryKind::kTrue:
      return builder_->Intern(column, "true", ValueKind::kBoolean);
    case EntryKind::kFalse:
      return builder_->Intern(column, "false", ValueKind::kBoolean);
    case EntryKind::kEmptyObject:
      return store::kAbsent;
    case EntryKind::kText:
      if (IsMoney(field)) return PlainAmountCode(column, entry.text());
      if (field == Field::kCurrency) return builder_->Intern(column, CurrencyCode(entry.text()));
      return builder_->Intern(column, entry.text());
    case EntryKind::kArray:
      return builder_->Intern(column, entry.text());
  }
  return store::kAbsent;
}

// True where the text is read in one way, whatever the decimal mark.
bool ValueCodes::IsPlainAmount(std::string_view text) const {
  if (forms_.decimal != text::DecimalMark::kPoint || !text::IsDecimal(text)) return false;
  return counts_->amounts.is_told() || text.size() < 4 || text[text.size() - 4] != '.';
}

uint32_t ValueCodes::AmountCode(const ColumnTarget& target, const Entry& entry) {
  const std::optional<text::MoneyText> money = text::ReadMoneyText(entry.text(), forms_.decimal);
  if (!money) return builder_->Intern(target.column, entry.text());
  FormCounts::Form& amounts = counts_->amounts;
  if (money->by_mark) amounts.NoteAmbiguous(paths_.Name(entry.path), entry.text());
  amounts.first_only += money->told == text::DecimalMark::kPoint;
  amounts.second_only += money->told == text::DecimalMark::kComma;
  if (!money->currency.empty()) currency_ = money->currency;
  return builder_->Intern(target.column, money->amount, ValueKind::kNumber);
}

}  // namespace parcours::ingest
