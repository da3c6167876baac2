// PlainSearch: the usual contact under the usual definition, by the types of its rows alone.
//
// Definition  nothing but an event's type says whether it takes part and which stage it serves, one
//             at most; every stage required and of one step; sequential, no hop limits, no
//             exclusions, entry not "latest", attempts not counted (Applies).
// Method      greedy chains (greedy_chain.h) over a bit a row and stage (store/row_bits.h), and the
//             times of the events taken; only where the window cuts the first start's chain short
//             are other starts looked at. Two events of one instant may change places: where one
//             stands before an event taken, kUndecided, which the general search decides.
// Cost        a few instructions an event taken; for a type that no funnel asked about since the
//             load, its rows' bits.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/chain_rules.h"
#include "funnel/stage_plan.h"

namespace parcours::funnel {

class PlainSearch {
 public:
  static constexpr uint32_t kUndecided = 0xFFFFFFFFu;

  // The store must outlive this.
  PlainSearch(const store::EventStore& store, const FunnelDefinition& definition,
              const StagePlan& plan, const ChainRules& rules);

  bool Applies() const { return applies_; }

  // How many stages the contact with these rows gets through; chain[k] serves stage k. `chain` has
  // room for all stages and holds kNoRow, as it does afterwards where a stage is not reached, or
  // kUndecided is returned.
  uint32_t Find(store::Row begin, store::Row end, store::Row* chain) const;

 private:
  uint32_t TakeFirstsAtOnce(store::Row begin, store::Row end, store::Row* chain) const;
  bool Matters(store::Row row) const { return stage_of_type_[types_[row]] != kNoStage; }
  bool MayChangePlaces(store::Row begin, store::Row row) const;
  bool AnyMayChangePlaces(store::Row begin, store::Row end) const;

  static constexpr uint8_t kNoStage = 0xFF;

  const store::TypeCode* types_;
  const int64_t* times_us_;
  const int64_t window_us_;
  const bool ties_any_;
  const bool first_entry_only_;
  bool applies_;
  std::vector<uint8_t> stage_of_type_;  // kNoStage where it does not matter
  // By stage the rows that serve it, up to the first stage that no event serves.
  std::vector<const store::RowBits*> rows_of_stage_;
  const store::RowBits* same_time_ = nullptr;  // where ties_any_
};

}  // namespace parcours::funnel
