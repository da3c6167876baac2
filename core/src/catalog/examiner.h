// Examiner: what the doctor counts in the rows of a sealed store.
// Tested by tests/core/doctor_test.cpp.
//
// An event belongs to the send of its delivery; one without a delivery, or whose sends have none,
// to any of its message.
//
// Cost    one pass over the rows, of which only those wait for their contact's end that no row
//         before them settles; another over the times until every day has had an event; one over
//         the values of money, orders and verdicts.
// Memory  24 bytes a message, 12 a delivery, 4 an amount, while it lives.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "store/event_store.h"

namespace parcours::catalog {

class Examiner {
 public:
  explicit Examiner(const store::EventStore& store);

  uint64_t opens_and_clicks = 0;
  uint64_t machine_events = 0;
  uint64_t opens_without_send = 0;
  uint64_t clicks_without_open = 0;
  uint64_t clock_inversions = 0;
  uint64_t without_message = 0;
  uint64_t orders_without_id = 0;
  uint64_t orders_without_currency = 0;
  uint64_t unreadable_amounts = 0;
  std::vector<uint64_t> by_type;     // events
  std::vector<uint32_t> currencies;  // those used, by code
  int64_t first_day = 0;             // since 1970
  std::vector<uint8_t> days;         // from the first: 1 where there is an event

 private:
  // The ids of a row: codes, kAbsent where it has none.
  struct Ids {
    uint32_t delivery;
    uint32_t message;
  };
  struct Waiting {
    store::Row row;
    store::TypeCode type;
    Ids ids;
  };
  // What is looked for, and by it 1 + the first such row of the contact; rows before the contact's
  // are those of others.
  enum Proof : uint8_t { kSent, kDelivered, kOpened, kNoProof };
  using Firsts = std::array<store::Row, kNoProof>;
  struct MessageFirsts {
    Firsts any{};
    Firsts bare{};  // of the rows without a delivery
  };

  static Proof ProofOf(store::TypeCode type);
  bool IsOfContact(store::Row first) const { return first > contact_begin_; }
  void ExamineContact(store::ContactIndex contact);
  void Take(store::Row row, store::TypeCode type, const Ids& ids);
  void Check(const Waiting& event);
  void NoteFirst(store::Row row, store::Row* first) const {
    if (!IsOfContact(*first)) *first = row + 1;
  }
  // Of the rows up to here, of those that the ids belong to whatever comes after.
  bool HadBefore(Proof proof, const Ids& ids) const;
  // Of the whole contact; not IsOfContact where there is none.
  store::Row FirstOf(Proof proof, const Ids& ids) const;
  void CountValues();
  void FindDays();

  const store::EventStore& store_;
  store::CodeReader messages_;
  store::CodeReader deliveries_;
  std::vector<MessageFirsts> of_message_;  // by code
  std::vector<Firsts> of_delivery_;
  std::vector<Waiting> waiting_;  // of the contact at hand
  store::Row contact_begin_ = 0;
};

}  // namespace parcours::catalog
