// EventStore: the sealed events, column by column, sorted by (contact, time, arrival). Read only.
//
// Rows: 0 .. row_count()-1; the rows of one contact stand together, in time order.
// Contacts: an index 0 .. contact_count()-1 for each contact that has events, in the order of first
// arrival of their ids; the rows of contact c are [contact_begin(c), contact_begin(c+1)).
// Columns: one code a row for each canonical field and each property (CodeColumn); the text of a
// code is in the Vocabulary. An absent value is code 0.
// Memory: 8 B time, 2 B type, 8 B id hash an event, 8 B a contact, and the columns; what questions
// ask for again (row_sequence.h), and a bit an event for money.
//
// Made by EventStoreBuilder::Seal only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "store/block_array.h"
#include "store/code_column.h"
#include "store/contact_table.h"
#include "store/row_sequence.h"
#include "store/value_names.h"
#include "store/vocabulary.h"

namespace parcours::store {

using ContactIndex = uint32_t;
struct MoneyRows;

inline constexpr Row kNoRow = 0xFFFFFFFFu;

class EventStore {
 public:
  Row row_count() const { return static_cast<Row>(times_us_.size() - far_contacts_.size()); }
  ContactIndex contact_count() const { return static_cast<ContactIndex>(contacts_.size()); }

  std::span<const int64_t> times_us() const { return {times_us_.data(), row_count()}; }
  std::span<const TypeCode> types() const { return {types_.data(), row_count()}; }
  // The rows by contact, with the sets of them that questions ask for. Made when it is first asked
  // for, and kept, as all of these: not for two threads at once.
  const RowSequence& sequence() const;
  // Rows gathered by a property, those that were kept last; null where they were gathered
  // otherwise.
  std::shared_ptr<const RowSequence> Gathered(const GatheredBy& by) const {
    return gathered_by_ == by ? gathered_ : nullptr;
  }
  void KeepGathered(const GatheredBy& by, std::shared_ptr<const RowSequence> rows) const;
  // The rows that may have money (event_money.h), made and kept like those.
  const MoneyRows& RowsWithMoney() const;
  // Gives the memory of all these back.
  void ForgetRows() const;
  // A 64-bit hash of the event's id and type, or of its content where it has no id.
  BlockArray<uint64_t>::View id_hashes() const { return BlockArray<uint64_t>::View(id_hashes_); }

  // contact in [0, contact_count()]; contact_begin(contact_count()) == row_count().
  Row contact_begin(ContactIndex contact) const { return contact_begin_[contact]; }
  // Whose row it is. O(log contacts).
  ContactIndex ContactOfRow(Row row) const;
  ContactCode contact_code(ContactIndex contact) const { return contacts_[contact]; }
  std::string_view ContactId(ContactIndex contact) const {
    return vocabulary_->contacts.Text(contacts_[contact]);
  }
  // The contact of that id (or of an id joined to it); false where it has no events.
  bool FindContact(std::string_view id, ContactIndex* contact) const;
  const ContactTable& contact_table() const { return contact_table_; }

  const CodeColumn& column(Field field) const { return column(ColumnOf(field)); }
  // Empty where no row has a value.
  const CodeColumn& column(ColumnId column) const {
    return column < columns_.size() ? columns_[column] : kEmptyColumn;
  }
  const Dictionary& values(Field field) const {
    return vocabulary_->columns[ColumnOf(field)].values;
  }

  // What people call the message or journey: its name where the export tells one (value_names.h),
  // else its text.
  std::string_view NameOf(Field field, uint32_t code) const;

  const Vocabulary& vocabulary() const { return *vocabulary_; }
  // How much of the vocabulary is the store's; what lies beyond is of a load not sealed yet.
  const Vocabulary::Extent& extent() const { return extent_; }
  const std::vector<JourneyInfo>& journeys() const { return journeys_; }

  // The latest time of all events, the funnel's horizon, and the first; 0 where there are none.
  int64_t last_time_us() const { return last_time_us_; }
  int64_t first_time_us() const { return first_time_us_; }

  // Rows that were left out because their id, or their whole content, was there already.
  uint64_t duplicate_count() const { return duplicate_count_; }

  // Events set aside, too far ahead of all others (far_times.h). They are no rows of the store; the
  // next seal looks at them again, among what was loaded since.
  size_t far_count() const { return far_contacts_.size(); }
  ContactCode FarContact(size_t far_row) const { return far_contacts_[far_row]; }
  // The number that EventStoreBuilder::BeginSource gave its source.
  uint32_t FarSource(size_t far_row) const {
    return sources_.empty() ? 0 : sources_[row_count() + static_cast<Row>(far_row)] - 1;
  }
  int64_t FarTimeUs(size_t far_row) const { return times_us_[row_count() + far_row]; }
  TypeCode FarType(size_t far_row) const { return types_[row_count() + far_row]; }

  size_t memory_bytes() const;

 private:
  friend class EventStoreBuilder;
  static const CodeColumn kEmptyColumn;

  std::shared_ptr<const Vocabulary> vocabulary_;
  Vocabulary::Extent extent_;
  std::vector<int64_t> times_us_;  // the rows', then those set aside; so are all columns
  std::vector<TypeCode> types_;
  BlockArray<uint64_t> id_hashes_;
  std::vector<CodeColumn> columns_;    // by ColumnId
  std::vector<ContactCode> contacts_;  // by ContactIndex
  std::vector<Row> contact_begin_;     // contact_count() + 1 entries
  std::vector<ContactCode> far_contacts_;
  CodeColumn sources_;  // a source's number + 1; empty where all rows are of source 0
  ContactTable contact_table_;
  std::vector<JourneyInfo> journeys_;
  std::vector<NameColumn> name_columns_;
  std::array<std::vector<ValueName>, 2> names_;  // of messages and journeys, by code
  int64_t first_time_us_ = 0;
  int64_t last_time_us_ = 0;
  uint64_t duplicate_count_ = 0;
  mutable std::unique_ptr<const RowSequence> sequence_;
  mutable GatheredBy gathered_by_;
  mutable std::shared_ptr<const RowSequence> gathered_;
  mutable std::shared_ptr<const MoneyRows> money_rows_;
};

}  // namespace parcours::store
