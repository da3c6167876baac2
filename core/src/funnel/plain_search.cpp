#include "funnel/plain_search.h"

#include <algorithm>
#include <bit>

#include "funnel/greedy_chain.h"
#include "funnel/tie_group.h"

namespace parcours::funnel {

namespace {

bool IsUsual(const FunnelDefinition& definition, const StagePlan& plan, const ChainRules& rules) {
  const bool one_type_each =
      std::all_of(definition.stages.begin(), definition.stages.end(), [](const Stage& stage) {
        return !stage.optional && stage.steps.size() == 1 && stage.steps[0].event != kAnyEvent;
      });
  return one_type_each && !plan.any_filtered() && definition.order == StageOrder::kSequential &&
         definition.entry != EntryRule::kLatest && definition.tolerance_us == 0 &&
         definition.exclusions.empty() && definition.filters.events.empty() && !definition.totals &&
         definition.range.from_us == kMinTimeUs && definition.range.to_us == kMaxTimeUs &&
         !rules.has_hop_limits;
}

// The rows of the stages, of one step each, as far as the data knows their types: nobody gets
// further.
std::vector<const store::RowBits*> RowsOfStages(const store::EventStore& store,
                                                const FunnelDefinition& definition) {
  std::vector<const store::RowBits*> rows;
  for (const Stage& stage : definition.stages) {
    const uint32_t type = store.vocabulary().types.Find(stage.steps.front().event);
    if (type == store::kAbsent) break;
    rows.push_back(&store.RowsOfType(static_cast<store::TypeCode>(type)));
  }
  return rows;
}

}  // namespace

PlainSearch::PlainSearch(const store::EventStore& store, const FunnelDefinition& definition,
                         const StagePlan& plan, const ChainRules& rules)
    : types_(store.types().data()),
      times_us_(store.times_us().data()),
      window_us_(rules.window_us),
      ties_any_(rules.ties == TieRule::kAny),
      first_entry_only_(rules.entry == EntryRule::kFirst),
      applies_(IsUsual(definition, plan, rules)) {
  for (uint32_t code = 0; code <= store.vocabulary().types.size(); ++code) {
    const StageMask stages = plan.PossibleStages(static_cast<store::TypeCode>(code));
    applies_ &= ServesOneStage(stages);
    stage_of_type_.push_back(stages == 0 ? kNoStage
                                         : static_cast<uint8_t>(std::countr_zero(stages)));
  }
  if (!applies_) return;
  rows_of_stage_ = RowsOfStages(store, definition);
  if (ties_any_) same_time_ = &store.RowsOfSameTime();
}

// Whether another event of a stage stands before the row at its instant.
bool PlainSearch::MayChangePlaces(store::Row begin, store::Row row) const {
  for (store::Row other = row; other > begin && times_us_[other - 1] == times_us_[row]; --other) {
    if (Matters(other - 1)) return true;
  }
  return false;
}

bool PlainSearch::AnyMayChangePlaces(store::Row begin, store::Row end) const {
  for (store::Row row = begin; row < end; ++row) {
    if (Matters(row) && MayChangePlaces(begin, row)) return true;
  }
  return false;
}

// TakeFirsts of a contact whose rows fit into a word: the words do not wait for each other.
uint32_t PlainSearch::TakeFirstsAtOnce(store::Row begin, store::Row end, store::Row* chain) const {
  uint64_t behind = (uint64_t{1} << (end - begin)) - 1;  // the rows behind the last one taken
  uint32_t stage = 0;
  for (const store::RowBits* rows : rows_of_stage_) {
    const uint64_t left = rows->From(begin) & behind;
    if (left == 0) break;
    chain[stage] = begin + static_cast<store::Row>(std::countr_zero(left));
    behind &= left ^ (0 - left);  // what stands above the lowest bit
    ++stage;
  }
  return stage;
}

uint32_t PlainSearch::Find(store::Row begin, store::Row end, store::Row* chain) const {
  const auto first_from = [this, end](store::Row row, uint32_t stage) {
    return rows_of_stage_[stage]->First(row, end);
  };
  const auto stage_count = static_cast<uint32_t>(rows_of_stage_.size());
  const uint32_t length = end - begin <= store::RowBits::kRowsAtOnce
                              ? TakeFirstsAtOnce(begin, end, chain)
                              : TakeFirsts(begin, end, stage_count, first_from, chain);
  if (length == 0) return 0;
  const int64_t start_us = times_us_[chain[0]];
  uint32_t depth = 0;
  for (uint32_t stage = 0; stage < length; ++stage) {
    depth += times_us_[chain[stage]] - start_us <= window_us_ ? 1 : 0;
  }
  const bool any_tied = ties_any_ && same_time_->First(begin, end) < end;
  bool undecided = false;
  if (depth == length || first_entry_only_) {
    for (uint32_t stage = 0; any_tied && stage < length; ++stage) {
      undecided |= MayChangePlaces(begin, chain[stage]);
    }
  } else if (any_tied && AnyMayChangePlaces(begin, end)) {
    undecided = true;
  } else {
    const auto time_of = [times_us = times_us_](store::Row row) { return times_us[row]; };
    depth = TakeFurthest(end, length, window_us_, first_from, time_of, chain);
  }
  for (uint32_t stage = undecided ? 0 : depth; stage < length; ++stage) {
    chain[stage] = store::kNoRow;
  }
  return undecided ? kUndecided : depth;
}

}  // namespace parcours::funnel
