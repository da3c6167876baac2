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

const RowBits& EventStore::RowsOfType(TypeCode type) const {
  if (rows_of_type_.size() <= type) rows_of_type_.resize(size_t{type} + 1);
  if (rows_of_type_[type] == nullptr) {
    rows_of_type_[type] = std::make_unique<const RowBits>(RowBits::OfType(types(), type));
  }
  return *rows_of_type_[type];
}

std::shared_ptr<const RowBits> EventStore::RowsOfNearTimes(int64_t gap_us) const {
  if (rows_of_near_times_ == nullptr || near_gap_us_ != gap_us) {
    RowBits rows = RowBits::OfNearTimes(times_us(), gap_us);
    for (ContactIndex contact = 0; contact < contact_count(); ++contact) {
      rows.Remove(contact_begin(contact));
    }
    rows_of_near_times_ = std::make_shared<const RowBits>(std::move(rows));
    near_gap_us_ = gap_us;
  }
  return rows_of_near_times_;
}

const MoneyRows& EventStore::RowsWithMoney() const {
  if (money_rows_ == nullptr) money_rows_ = std::make_shared<const MoneyRows>(*this);
  return *money_rows_;
}

void EventStore::ForgetRows() const {
  money_rows_.reset();
  rows_of_type_.clear();
  rows_of_near_times_.reset();
  step_rows_.Clear();
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
  for (const auto& rows : rows_of_type_) bytes += rows == nullptr ? 0 : rows->memory_bytes();
  if (rows_of_near_times_ != nullptr) bytes += rows_of_near_times_->memory_bytes();
  if (money_rows_ != nullptr) bytes += money_rows_->memory_bytes();
  bytes += step_rows_.memory_bytes();
  bytes += vocabulary_->contacts.memory_bytes() + vocabulary_->types.memory_bytes() +
           vocabulary_->lists.memory_bytes();
  for (const ColumnNames& names : vocabulary_->columns) bytes += names.values.memory_bytes();
  for (const ColumnNames& names : vocabulary_->contact_columns)
    bytes += names.values.memory_bytes();
  return bytes;
}

}  // namespace parcours::store
