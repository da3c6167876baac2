// RecordList: what a funnel counts, each record with its rows in the order of time.
//
// Records   contacts, whose rows stand together in the store; or the values of any property, which
//           gather the events that have the value, of whatever contact. Events without the property
//           take no part.
// Order     by (time, contact, arrival): of simultaneous events of two contacts the one of the
//           contact that was seen first stands first.
// Filters   contacts that the definition leaves out (properties, lists, anonymous ones) are no
//           records; counting another property, their events take no part.
// Cost      contacts: no memory; else the first time O(rows) but for sorting (sort_times.h), 4 B a
//           value, 8 a record and 32 a row of the record that has most; what is kept, see
//           store/row_sequence.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "parcours/definition.h"
#include "store/event_store.h"
#include "store/filter.h"

namespace parcours::funnel {

inline constexpr std::string_view kCountContacts = "contact";

// One record: its rows by position in [begin, end).
struct RecordRows {
  const store::Row* rows = nullptr;  // by position; null where the position is the row
  uint32_t begin = 0;
  uint32_t end = 0;
  store::ContactIndex contact = 0;  // whose rows they are, where `rows` is null

  store::Row At(uint32_t position) const { return rows == nullptr ? position : rows[position]; }
  // O(log contacts) where the record is not a contact.
  store::ContactIndex ContactOf(const store::EventStore& store, store::Row row) const {
    return rows == nullptr ? contact : store.ContactOfRow(row);
  }
};

// Which contacts a definition leaves in.
class ContactChoice {
 public:
  // Both must outlive this.
  ContactChoice(const store::EventStore& store, const FunnelDefinition& definition);

  // visit(const RecordRows&), in the order of the store.
  template <class Visit>
  void ForEach(const Visit& visit) const {
    for (store::ContactIndex contact = 0; contact < store_.contact_count(); ++contact) {
      if (!takes_all_ && !Takes(contact)) continue;
      visit(RecordRows{nullptr, store_.contact_begin(contact), store_.contact_begin(contact + 1),
                       contact});
    }
  }

 private:
  bool Takes(store::ContactIndex contact) const;

  const store::EventStore& store_;
  const store::ContactFilter filter_;
  const bool anonymous_;
  const bool takes_all_;
};

// Gathered when they are first asked for, and kept by the store until others are.
class KeyedRecords {
 public:
  // By the property definition.count. The store must outlive this.
  KeyedRecords(const store::EventStore& store, const FunnelDefinition& definition);

  uint32_t count() const { return rows_->record_count(); }
  // Until this ends.
  RecordRows Of(uint32_t record) const {
    return {rows_->rows(), rows_->record_begin(record), rows_->record_begin(record + 1), 0};
  }
  const store::RowSequence& sequence() const { return *rows_; }

 private:
  std::shared_ptr<const store::RowSequence> rows_;
};

}  // namespace parcours::funnel
