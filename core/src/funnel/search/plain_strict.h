// PlainStrict: strict orders, by a bit a row: PlainSearch's chains where no other event may stand
// between two of them.
//
// Definition  order "strict", by either scope. Of a start there is one chain, so "latest" prefers
//             what "earliest" does.
// Method      all starts of a record at once: a step takes each event to the next one that
//             interrupts, by an addition whose carry runs over all others, and leaves those that
//             serve the stage. Records of many rows go from start to start.
// kUndecided  where an event of a stage stands at the instant of another that interrupts: they may
//             change places.
// Cost        a few instructions a stage, however many starts there are.
#pragma once

#include <cstdint>

#include "funnel/plan/chain_rules.h"
#include "funnel/search/plain_rows.h"

namespace parcours::funnel {

class PlainStrict {
 public:
  // Both must outlive this. `near`: the rows at the instant of the row before; null where none may
  // change places.
  PlainStrict(const PlainRows& rows, const ChainRules& rules, const int64_t* times_us,
              const store::RowBits* near);

  // The length of the chain that gets furthest within the window, of several the first, or
  // kUndecided. `chain` has room for all stages; what stands behind the length is worth nothing.
  uint32_t Find(store::Row begin, store::Row start_end, store::Row end, store::Row* chain) const;

  // The length of the chain that begins there, whatever the window.
  uint32_t Follow(store::Row start, store::Row end, store::Row* chain) const;

 private:
  uint32_t FindAtOnce(store::Row begin, store::Row start_end, store::Row end,
                      store::Row* chain) const;
  uint32_t FindFromEachStart(store::Row begin, store::Row start_end, store::Row end,
                             store::Row* chain) const;
  bool MayChangePlaces(store::Row begin, store::Row end) const;

  const PlainRows& rows_;
  const int64_t* times_us_;
  const store::RowBits* near_;
  const int64_t window_us_;
  const bool first_entry_only_;
};

}  // namespace parcours::funnel
