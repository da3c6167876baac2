// Places: where every arrival goes, its row in the new store; kNoRow where it is left out.
// Tested by tests/core/event_store_test.cpp.
//
// Arrivals are numbered: first the rows of the sealed store, then the pending ones. What arrived is
// read in its order and written to its place, so that nothing has to be laid out a second time.
#pragma once

#include "store/block_array.h"
#include "store/block_vector.h"
#include "store/code_column.h"
#include "store/event_store.h"
#include "store/pending_column.h"
#include "store/pending_times.h"
#include "store/row_runs.h"

namespace parcours::store {

class Places {
 public:
  // Those of the pending rows take the room of `pending_contacts`, which must outlive this: a place
  // may be set once its row's contact is not needed any more.
  Places(Row sealed_count, BlockVector<ContactCode>* pending_contacts)
      : sealed_count_(sealed_count), sealed_(sealed_count), pending_(*pending_contacts) {}

  Row& operator[](Row arrival) {
    return arrival < sealed_count_ ? sealed_[arrival] : pending_[arrival - sealed_count_];
  }

  // Calls visit(place, value) for every arrival that is kept and has a value, in order: `sealed`
  // holds the values by row of the sealed store, `pending` by pending row, all of them or, as a
  // column of codes, those that are there. Runs of rows are visited in calls of their own
  // (row_runs.h).
  template <class Sealed, class Pending, class Visitor>
  void ForEach(const Sealed& sealed, const Pending& pending, Visitor&& visit) const {
    ForEachOf(sealed, sealed_, sealed_count_, visit);
    ForEachOf(pending, pending_, static_cast<Row>(pending_.size()), visit);
  }

 private:
  template <class Values, class PlaceOf, class Visitor>
  static void ForEachOf(const Values& values, const PlaceOf& place_of, Row count, Visitor& visit) {
    const auto visit_kept = [&](Row row, auto value) {
      const Row place = place_of[row];
      if (place != kNoRow) visit(place, value);
    };
    if constexpr (requires { values.ForEachPiece(visit_kept); }) {
      values.ForEachPiece([&]<class Piece>(Row first, const Piece& piece) {
        if (first < count) Apart(VisitPiece<Piece, Visitor>)(piece, &place_of[first], visit);
      });
    } else if constexpr (requires { values.ForEach(visit_kept); }) {
      values.ForEach(visit_kept);
    } else {
      ForEachRow(count, [&](Row row) { visit_kept(row, values[row]); });
    }
  }

  // Places lie side by side within a block of them, and a piece's rows in one block.
  static_assert(kBlockBytes / sizeof(Row) % PendingColumn::kPieceRows == 0 &&
                kBlockBytes / sizeof(Row) % PendingTimes::kPieceRows == 0);

  template <class Piece, class Visitor>
  static void VisitPiece(const Piece& piece, const Row* places, Visitor& visit) {
    piece.ForEach([&](Row row, auto value) {
      if (places[row] != kNoRow) visit(places[row], value);
    });
  }

  Row sealed_count_;
  BlockArray<Row> sealed_;
  BlockVector<Row>& pending_;
};

}  // namespace parcours::store
