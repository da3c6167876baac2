#include "store/event_store.h"

#include <algorithm>

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

size_t EventStore::memory_bytes() const {
  size_t bytes = times_us_.capacity() * sizeof(int64_t) + types_.capacity() * sizeof(TypeCode) +
                 id_hashes_.memory_bytes() + contacts_.capacity() * sizeof(ContactCode) +
                 contact_begin_.capacity() * sizeof(Row);
  bytes += far_contacts_.capacity() * sizeof(ContactCode) + sources_.memory_bytes();
  for (const CodeColumn& column : columns_) bytes += column.memory_bytes();
  bytes += contact_table_.memory_bytes();
  bytes += vocabulary_->contacts.memory_bytes() + vocabulary_->types.memory_bytes();
  for (const ColumnNames& names : vocabulary_->columns) bytes += names.values.memory_bytes();
  for (const ColumnNames& names : vocabulary_->contact_columns)
    bytes += names.values.memory_bytes();
  return bytes;
}

}  // namespace parcours::store
