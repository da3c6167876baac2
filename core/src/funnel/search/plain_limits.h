// PlainLimits: PlainSearch's contacts whose best chain breaks a hop limit or meets an exclusion, by
// a bit a row and stage.
//
// Method      exclusions that hold from the first stage to the last cut a record into pieces; in
//             each the rows of every stage are left from which those of the next can be reached
//             within the limits, from the last stage back. Then the first of them in turn make the
//             earliest chain of a start, and the one that ends first.
// kUndecided  records of very many rows; where events of stages or exclusions stand at one instant,
//             or are both; where the chain found passes an exclusion between other stages; "latest"
//             with hop limits.
// Cost        some instructions a stage, and an event of a stage with hop limits.
#pragma once

#include <array>
#include <cstdint>

#include "funnel/plan/chain_rules.h"
#include "funnel/search/plain_rows.h"

namespace parcours::funnel {

class PlainLimits {
 public:
  // Both must outlive this. `near`: the rows at the instant of the row before. No tolerance.
  PlainLimits(const PlainRows& rows, const ChainRules& rules, const int64_t* times_us,
              const store::RowBits* near);

  // Whether no two events of stages and exclusions in the range may change places, and none is
  // both: where Find and Judge may be asked.
  bool AreApart(store::Row begin, store::Row end) const;

  // The length of the best chain, which has none but exclusions between some stages to keep to yet.
  uint32_t Find(store::Row begin, store::Row start_end, store::Row end, store::Row* chain) const;

  // What exclusions leave of the best chain, of `depth` events: 0 where they remove the record.
  // Where one ended the attempt behind the chain, `stopped_us` becomes its time.
  uint32_t Judge(store::Row end, uint32_t depth, const store::Row* chain,
                 int64_t* stopped_us) const;

 private:
  using Words = std::array<uint64_t, kMaxStages>;  // by slot

  uint32_t FindIn(store::Row begin, uint64_t piece, uint64_t starts, uint32_t best,
                  store::Row* chain) const;
  bool Follow(store::Row begin, const Words& rows, uint32_t depth, store::Row* chain) const;
  uint64_t Reaching(store::Row begin, uint64_t rows, uint64_t next, uint32_t slot) const;
  uint64_t After(store::Row begin, uint32_t row, uint64_t next, uint32_t slot) const;

  const PlainRows& rows_;
  const ChainRules& rules_;
  const int64_t* times_us_;
  const store::RowBits* near_;
};

}  // namespace parcours::funnel
