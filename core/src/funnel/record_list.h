// RecordList: what a funnel counts, each record with its rows in the order of time.
//
// Records   contacts, whose rows stand together in the store; or the values of any property, which
//           gather the events that have the value, of whatever contact. Events without the property
//           take no part.
// Order     by (time, contact, arrival): of simultaneous events of two contacts the one of the
//           contact that was seen first stands first.
// Filters   contacts that the definition leaves out (properties, lists, anonymous ones) are no
//           records; counting another property, their events take no part.
// Cost      contacts: no memory; else O(rows log rows) and 4 B an event with the property.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parcours/definition.h"
#include "store/event_store.h"

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

// In the order of the store.
std::vector<RecordRows> ListContacts(const store::EventStore& store,
                                     const FunnelDefinition& definition);

class KeyedRecords {
 public:
  // By the property definition.count. The store must outlive this.
  KeyedRecords(const store::EventStore& store, const FunnelDefinition& definition);

  // Until this ends.
  const std::vector<RecordRows>& records() const { return records_; }

 private:
  std::vector<store::Row> rows_;
  std::vector<RecordRows> records_;
};

}  // namespace parcours::funnel
