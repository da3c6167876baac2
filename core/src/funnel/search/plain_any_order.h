// PlainAnyOrder: order "any" for the usual contact, by a bit a row and stage, as PlainSearch is for
// sequences.
//
// Definition  attempts not counted, and an event's type tells which stage it may serve (Applies).
// Method      from a start each stage takes its first event, where that stands within the window.
//             The next start that is tried is the first whose window reaches the event of another
//             stage.
// Cost        a few instructions a stage and start tried; of making it, see plain_rows.h.
#pragma once

#include <array>
#include <cstdint>

#include "funnel/plan/chain_rules.h"
#include "funnel/search/plain_rows.h"

namespace parcours::funnel {

class PlainAnyOrder {
 public:
  // The store must outlive this.
  PlainAnyOrder(const store::EventStore& store, const store::RowSequence& rows,
                const FunnelDefinition& definition, const StagePlan& plan, const ChainRules& rules);

  bool Applies() const { return rows_.applies && rows_.type_tells_stage && !counts_attempts_; }

  // How many stages the contact with these rows did; chain[k] is the k-th event in time, stages[k]
  // what it served. `chain` has room for all stages, and stays as it is behind the last.
  uint32_t Find(store::Row begin, store::Row end, store::Row* chain, uint8_t* stages) const;

 private:
  // From a start on.
  struct Done {
    store::Row start;
    store::Row next;                            // the earliest event of a stage behind the window
    uint32_t stages = 0;                        // done within the window, by events before `next`
    uint32_t stages_left = 0;                   // done at all
    std::array<store::Row, kMaxStages> firsts;  // by stage
  };

  store::Row FirstOf(uint32_t stage, store::Row begin, store::Row end) const;
  void Count(store::Row end, Done* done) const;
  [[gnu::noinline]] void SearchOn(store::Row start_end, store::Row end, Done* best) const;

  const int64_t* times_us_;
  const int64_t window_us_;
  const bool first_entry_only_;
  const bool counts_attempts_;
  const PlainRows rows_;
};

}  // namespace parcours::funnel
