// EventStoreBuilder: takes events one at a time in the order of arrival; Seal() sorts them into an
// EventStore, together with what was sealed before.
//
//   const ColumnId plan = builder.PropertyColumn("plan");
//   Cell cells[] = {{ColumnOf(Field::kMessage), builder.Intern(ColumnOf(Field::kMessage), "m1")},
//                   {plan, builder.Intern(plan, "pro")}};
//   builder.Append({builder.InternContact("a@b.example"), time_us,
//   builder.InternType("email.sent"),
//                   HashBytes("e1"), cells});
//
// Interning a value without appending a row costs its text and nothing else.
// Cost       an append is a few stores for each cell; no allocation but the columns' growth.
// Memory     a pending row takes 12 bytes and what its time and its codes take packed
//            (PendingTimes, PendingColumn).
// Limits     2^32 - 2 rows, 65,535 event types, kMaxColumns columns: Error{kTooLarge} past them.
//            std::bad_alloc leaves the sealed store as it was, and of a row some columns without
//            the others: nothing but Discard() may be called after it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/block_vector.h"
#include "store/contact_batch.h"
#include "store/event_store.h"
#include "store/pending_column.h"
#include "store/pending_times.h"
#include "text/hash.h"

namespace parcours::store {

struct Cell {
  ColumnId column;
  uint32_t code;
};

// What an event has beside its contact and its values.
struct EventHead {
  int64_t time_us;
  TypeCode type;
  uint64_t id_hash;         // as in EventRow
  bool keeps_last = false;  // likewise
};

struct EventRow {
  ContactCode contact;
  int64_t time_us;
  TypeCode type;
  uint64_t id_hash;             // 0: the export gives no id; the row's content is hashed instead
  std::span<const Cell> cells;  // each column at most once; codes of Intern(); any order
  bool keeps_last = false;      // of rows with its id hash the last to arrive stays
};

class EventStoreBuilder {
 public:
  EventStoreBuilder();

  ContactCode InternContact(std::string_view id,
                            ContactTable::Rank rank = ContactTable::Rank::kNamed);
  TypeCode InternType(std::string_view type);
  ColumnId PropertyColumn(std::string_view path);
  uint32_t Intern(ColumnId column, const std::string_view& text,
                  ValueKind kind = ValueKind::kText) {
    ColumnNames& names = vocabulary_->columns[column];
    names.kinds |= static_cast<uint8_t>(kind);
    return names.values.Intern(text);
  }

  void Append(const EventRow& row);
  // The same for a row whose `contact` is not known yet but only its id, as InternContact takes it:
  // what a row costs most is the look-up of its contact, and this does many at once.
  void AppendFor(const std::string_view& contact_id, ContactTable::Rank rank, const EventRow& row);
  // The id is one more of the contact of the row appended last, which came by AppendFor.
  void JoinToLastRow(const std::string_view& id, ContactTable::Rank rank);
  // The same for a row whose values come one by one: BeginRow, SetValue for each column at most
  // once, and EndRow with the sum of their HashValue(), which counts where head.id_hash is 0.
  // Where Intern throws in between, for a column's 4 GiB of text, the row stays with the values it
  // has, without what EndRow does: of those without an id and of one type the earliest alone is
  // kept.
  Row BeginRow(const std::string_view& contact_id, ContactTable::Rank rank, const EventHead& head);
  void SetValue(Row row, ColumnId column, uint32_t code) { columns_[column].Set(row, code); }
  // As SetValue, with the code that the row before has, if it has one; where MayRepeat() was true
  // before BeginRow.
  void RepeatValue(Row row, ColumnId column) { columns_[column].Repeat(row); }
  bool MayRepeat() const { return pending_row_count() % PendingColumn::kPieceRows != 0; }
  void EndRow(Row row, const EventHead& head, uint64_t values_hash);
  static uint64_t HashValue(ColumnId column, uint32_t code) {
    return text::MixHash(uint64_t{column} << 32 | code);
  }

  // Contact records. They take effect at the next Seal().
  void SetContactProperty(ContactCode contact, std::string_view path, std::string_view text,
                          ValueKind kind);
  void AddToList(ContactCode contact, std::string_view list);
  void JoinContacts(ContactCode a, ContactCode b) { contact_table_.Join(a, b); }
  // The same, where a record of `contact` says so.
  void JoinAlias(ContactCode contact, ContactCode alias) {
    contact_table_.NoteAlias(alias);
    contact_table_.Join(contact, alias);
  }

  // The rows that follow are of this source, so that of what is set aside it is known whose it is.
  void BeginSource(uint32_t number) { sources_.push_back({pending_row_count(), number}); }

  // The property's texts are what people call the values of `field` (value_names.h).
  void NameBy(const NameColumn& column);

  // A journey record; a later one of the same id replaces it.
  void SetJourney(JourneyInfo journey);

  // Rows appended since the last Seal() or Discard().
  Row pending_row_count() const { return static_cast<Row>(times_us_.size()); }

  // What becomes of rows too far ahead of all others (far_times.h).
  enum class FarRows { kKept, kSetAside };

  // Sorts pending rows and `sealed` (may be null) into a new store by (contact, time, arrival),
  // rows of `sealed` counting as earlier arrivals. Of rows with one id hash the earliest in time
  // stays, of equal times the first to arrive, unless they keep the last. Pending rows are gone
  // afterwards. Until another Seal() or Append() the caller may still choose: Discard(sealed) goes
  // back to `sealed`, as it does where memory ran out on the way.
  std::shared_ptr<const EventStore> Seal(const EventStore* sealed,
                                         FarRows far_rows = FarRows::kKept);

  // Drops the pending rows, contact and journey records: all that came after `sealed`, the last
  // store that was made or, where it is not wanted, the one before. std::bad_alloc leaves `sealed`
  // as it was; call it again.
  void Discard(const EventStore* sealed);

 private:
  // What a type's name tells of its events' channel.
  struct TypeChannel {
    uint32_t code = kAbsent;  // in the channel column
    bool overrides = false;   // even an event that says otherwise
  };

  // A row without an id whose content hash waits for its contact's code.
  struct Unhashed {
    Row row;
    TypeCode type;
    int64_t time_us;
    uint64_t values_hash;
  };

  class Sealing;

  void ReleasePending();
  // All of a row but its values: what its type says of the channel goes before them, unless that is
  // over what the event says.
  Row PushHead(ContactCode contact, const EventHead& head, uint64_t hash);
  void OverrideChannel(Row row, TypeCode type);
  void SetValues(Row row, std::span<const Cell> cells);
  // Looks up the contacts of the rows that AppendFor took.
  void ResolveContacts();

  struct SourceBegin {
    Row row;
    uint32_t number;
  };

  std::shared_ptr<Vocabulary> vocabulary_;
  const Vocabulary::Extent first_extent_;  // of the vocabulary before anything was loaded
  std::vector<SourceBegin> sources_;       // of the pending rows, in order
  ContactBatch contact_batch_;
  std::vector<Unhashed> unhashed_;     // of the rows in the batch, in order
  BlockVector<ContactCode> contacts_;  // by pending row, as all below
  PendingTimes times_us_;
  BlockVector<uint64_t> id_hashes_;
  PendingColumn types_;
  std::vector<PendingColumn> columns_;        // by ColumnId, at least as many as were given out
  std::vector<TypeChannel> channel_of_type_;  // by TypeCode
  ContactTable contact_table_;
  std::vector<NameColumn> name_columns_;  // in the order in which they are asked
  std::vector<JourneyInfo> journeys_;
  std::unordered_map<std::string, size_t> journey_index_;  // by id
};

}  // namespace parcours::store
