#include "store/event_store.h"

#include <algorithm>
#include <utility>

#include "store/event_money.h"

namespace parcours::store {

const CodeColumn EventStore::kEmptyColumn;

ContactIndex EventStore::ContactOfRow(Row row) const {
  const auto after = std::upper_bound(contact_begin_.begin(), contact_begin_.end(), row);
  return static_cast<ContactIndex>(after - contact_begin_.begin() - 1);
}

bool EventStore::FindContact(std::string_view id, ContactIndex* contact) const {
  const ContactCode code = vocabulary_->contacts.Find(id);
  if (code == kAbsent) return false;
  const ContactCode root = contact_table_.Root(code);
  const auto at = std::lower_bound(contacts_.begin(), contacts_.end(), root);
  if (at == contacts_.end() || *at != root) return false;
  *contact = static_cast<ContactIndex>(at - contacts_.begin());
  return true;
}

const RowSequence& EventStore::sequence() const {
  if (sequence_ == nullptr) sequence_ = std::make_unique<const RowSequence>(*this, contact_begin_);
  return *sequence_;
}

void EventStore::KeepGathered(const GatheredBy& by, std::shared_ptr<const RowSequence> rows) const {
  gathered_.reset();  // before memory may run out
  gathered_by_ = by;
  gathered_ = std::move(rows);
}

const MoneyRows& EventStore::RowsWithMoney() const {
  if (money_rows_ == nullptr) money_rows_ = std::make_shared<const MoneyRows>(*this);
  return *money_rows_;
}

void EventStore::ForgetRows() const {
  money_rows_.reset();
  gathered_.reset();
  sequence_.reset();
}

std::string_view EventStore::NameOf(Field field, uint32_t code) const {
  const std::vector<ValueName>& names = names_[field == Field::kJourney];
  const ValueName name = code < names.size() ? names[code] : ValueName();
  if (name.name == kAbsent) return values(field).Text(code);
  return vocabulary_->columns[name.column].values.Text(name.name);
}

size_t EventStore::memory_bytes() const {
  size_t bytes = times_us_.capacity() * sizeof(int64_t) + types_.capacity() * sizeof(TypeCode) +
                 id_hashes_.memory_bytes() + contacts_.capacity() * sizeof(ContactCode) +
                 contact_begin_.capacity() * sizeof(Row);
  for (const auto& names : names_) bytes += names.capacity() * sizeof(ValueName);
  bytes += far_contacts_.capacity() * sizeof(ContactCode) + sources_.memory_bytes();
  for (const CodeColumn& column : columns_) bytes += column.memory_bytes();
  bytes += contact_table_.memory_bytes();
  if (sequence_ != nullptr) bytes += sequence_->memory_bytes();
  if (gathered_ != nullptr) bytes += gathered_->memory_bytes();
  if (money_rows_ != nullptr) bytes += money_rows_->memory_bytes();
  bytes += vocabulary_->contacts.memory_bytes() + vocabulary_->types.memory_bytes() +
           vocabulary_->lists.memory_bytes();
  for (const ColumnNames& names : vocabulary_->columns) bytes += names.values.memory_bytes();
  for (const ColumnNames& names : vocabulary_->contact_columns)
    bytes += names.values.memory_bytes();
  return bytes;
}

}  // namespace parcours::store
