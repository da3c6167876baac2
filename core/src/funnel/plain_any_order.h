// PlainAnyOrder: order "any" for the usual contact, by a bit a row and stage, as PlainSearch is for
// sequences.
//
// Definition  attempts not counted, and an event's type tells which stage it may serve (Applies).
// Method      each stage takes its first event; where all of these stand within the window of the
//             earliest, no start does better and none is earlier. Else kUndecided.
// Cost        a few instructions a stage; of making it, see plain_rows.h.
#pragma once

#include <cstdint>

#include "funnel/chain_rules.h"
#include "funnel/plain_rows.h"

namespace parcours::funnel {

class PlainAnyOrder {
 public:
  static constexpr uint32_t kUndecided = 0xFFFFFFFFu;

  // The store must outlive this.
  PlainAnyOrder(const store::EventStore& store, const store::RowSequence& rows,
                const FunnelDefinition& definition, const StagePlan& plan, const ChainRules& rules);

  bool Applies() const { return rows_.applies && rows_.type_tells_stage && !counts_attempts_; }

  // How many stages the contact with these rows did; chain[k] is the k-th event in time, stages[k]
  // what it served. `chain` has room for all stages and holds kNoRow, as it does afterwards behind
  // the last, or everywhere where kUndecided is returned.
  uint32_t Find(store::Row begin, store::Row end, store::Row* chain, uint8_t* stages) const;

 private:
  const int64_t* times_us_;
  const int64_t window_us_;
  const bool counts_attempts_;
  const PlainRows rows_;
};

}  // namespace parcours::funnel
