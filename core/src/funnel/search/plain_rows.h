// PlainRows: whether PlainSearch, or under order "any" PlainAnyOrder, answers a definition, and the
// rows they look through: a bit a row for each stage and each step, those that the definition's
// event filters leave.
//
// Cost  for a type, or a step with filters, that no funnel asked about before, its rows' bits; for
//       a stage of several steps, those together.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "funnel/plan/stage_plan.h"

namespace parcours::funnel {

// In place of a length: the general search decides.
inline constexpr uint32_t kUndecided = 0xFFFFFFFFu;

struct PlainRows {
  // Null where the data knows no such type.
  struct StageRows {
    const store::RowBits* all = nullptr;
    std::vector<const store::RowBits*> steps;
  };

  // An exclusion, by slots as in ChainRules, and its rows.
  struct ExclusionRows {
    const store::RowBits* rows;
    uint32_t from_slot;
    uint32_t to_slot;
    bool ends_attempt;  // else it removes the record
  };

  // The rows must outlive this; their store is the plan's.
  PlainRows(const store::EventStore& store, const store::RowSequence& rows,
            const FunnelDefinition& definition, const StagePlan& plan);

  // Leaves the rows that may take part; returns the end of those that may start.
  store::Row Narrow(store::Row* begin, store::Row* end) const {
    return is_bounded_ ? NarrowToRange(begin, end) : *end;
  }

  bool applies;
  bool type_tells_stage = true;  // no row may serve two
  std::vector<uint8_t> serves;   // by type: rows of it may serve a stage
  // Where it applies:
  bool has_more = false;  // a stage is optional or has several steps
  std::vector<StageRows> stages;
  std::vector<const store::RowBits*> of_slot;    // up to the first stage that no event serves
  const store::RowBits* of_any_stage = nullptr;  // null: none
  std::vector<ExclusionRows> exclusion_rules;
  const store::RowBits* exclusions = nullptr;    // of all of them; null: none
  const store::RowBits* barriers = nullptr;      // that no chain passes, whatever its stages
  const store::RowBits* interrupting = nullptr;  // that no chain passes under a strict order

 private:
  store::Row NarrowToRange(store::Row* begin, store::Row* end) const;
  const store::RowBits* RowsOf(const store::EventStore& store, const store::RowSequence& rows,
                               const Step& step, const std::vector<Filter>& event_filters);
  const store::RowBits* Together(const std::vector<const store::RowBits*>& steps);

  const int64_t* times_us_;
  const TimeRange range_;  // the definition's
  const bool is_bounded_;
  const bool gates_all_;
  std::vector<std::shared_ptr<const store::RowBits>> held_;  // those that are not the store's own
};

}  // namespace parcours::funnel
