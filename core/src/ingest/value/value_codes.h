// ValueCodes: from the value under a key to its code in a column of the store, as the column keeps
// it: amounts as exact numbers without currency, currencies in capitals, other numbers in their
// shortest spelling, everything else as it is written.
//
// Cost  a value that was seen lately is found in its key's ValueCache; another is looked up in the
//       column's dictionary. A long one around a list is looked up once, however many records the
//       list makes.
#pragma once

#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>

#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"
#include "ingest/value/value_cache.h"
#include "ingest/value/value_forms.h"
#include "store/event_store_builder.h"

namespace parcours::ingest {

// Of values that are kept as they are.
inline constexpr store::Field kNoField = store::Field::kMessage;

// Where the values of a key go, and what they must be brought to.
struct ColumnTarget {
  store::ColumnId column = 0;
  store::Field field = kNoField;
  ValueCache* cache = nullptr;  // of ValueCodes::NewCache()
};

inline bool IsMoney(store::Field field) {
  return field == store::Field::kRevenue || field == store::Field::kTotal ||
         field == store::Field::kTax || field == store::Field::kShipping;
}
// ISO 4217 codes are capitals.
std::string CurrencyCode(std::string_view text);

class ValueCodes {
 public:
  // All must outlive the codes; `counts` is what is told of values that can be read in two ways,
  // `currency` that of amounts that are written without one.
  ValueCodes(const ValueForms& forms, const PathTable& paths, std::string_view currency,
             store::EventStoreBuilder* builder, FormCounts* counts)
      : forms_(forms),
        paths_(paths),
        builder_(builder),
        counts_(counts),
        default_currency_(CurrencyCode(currency)) {}

  // For the values of one more key; stays where it is.
  ValueCache* NewCache() { return &caches_.emplace_front(); }

  // Begins a list: values that Entry::is_shared marks are coded once from here on. Their bytes stay
  // as they are until the next list begins.
  void BeginList() { ++list_; }
  void BeginRecord() { currency_ = default_currency_; }
  // The currency that one of the record's amounts was written with ("EUR 5"), else the default;
  // empty: none.
  const std::string& currency() const { return currency_; }

  // kAbsent where the value is none.
  uint32_t CodeOf(const ColumnTarget& target, const Entry& entry);
  // Of an amount: it is a text, and no plain number.
  bool IsUnusualAmount(const Entry& entry) const {
    return entry.kind == EntryKind::kText && !IsPlainAmount(entry.text());
  }
  // The code of such an amount.
  uint32_t AmountCode(const ColumnTarget& target, const Entry& entry);
  // The same for what is no amount.
  [[gnu::always_inline]] uint32_t CachedCodeOf(const ColumnTarget& target, const Entry& entry) {
    ValueCache& cache = *target.cache;
    if (!cache.Fits(entry)) return LongCodeOf(target, entry);
    return cache.Find(entry, [&] { return NewCodeOf(target.column, target.field, entry); });
  }
  // The same without a cache.
  uint32_t NewCodeOf(store::ColumnId column, store::Field field, const Entry& entry);

 private:
  // Of what does not fit the cache.
  uint32_t LongCodeOf(const ColumnTarget& target, const Entry& entry);
  bool IsPlainAmount(std::string_view text) const;
  // Of an amount that is a text.
  uint32_t PlainAmountCode(store::ColumnId column, std::string_view text);

  const ValueForms forms_;
  const PathTable& paths_;
  store::EventStoreBuilder* builder_;
  FormCounts* counts_;
  std::forward_list<ValueCache> caches_;
  uint32_t list_ = 0;  // how many lists were begun
  const std::string default_currency_;
  std::string currency_;  // of the record at hand
};

}  // namespace parcours::ingest
