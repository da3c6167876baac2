#include "funnel/plain_search.h"

#include <algorithm>
#include <bit>

#include "funnel/greedy_chain.h"
#include "funnel/tie_group.h"

namespace parcours::funnel {

namespace {

bool IsUsual(const FunnelDefinition& definition, const StagePlan& plan, const ChainRules& rules) {
  const bool one_step_each =
      std::all_of(definition.stages.begin(), definition.stages.end(),
                  [](const Stage& stage) { return !stage.optional && stage.steps.size() == 1; });
  return one_step_each && !plan.any_filtered() && definition.order == StageOrder::kSequential &&
         definition.entry != EntryRule::kLatest && definition.tolerance_us == 0 &&
         definition.exclusions.empty() && definition.filters.events.empty() && !definition.totals &&
         definition.range.from_us == kMinTimeUs && definition.range.to_us == kMaxTimeUs &&
         !rules.has_hop_limits;
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
}

// Whether another event of a stage stands before the row at its instant.
bool PlainSearch::MayChangePlaces(store::Row begin, store::Row row) const {
  for (store::Row other = row; other > begin && times_us_[other - 1] == times_us_[row]; --other) {
    if (Matters(other - 1)) return true;
  }
  return false;
}

bool PlainSearch::AnyMayChangePlaces(store::Row begin, store::Row end) const {
  int64_t before_us = kMinTimeUs;
  for (store::Row row = begin; row < end; ++row) {
    if (!Matters(row)) continue;
    if (times_us_[row] == before_us) return true;
    before_us = times_us_[row];
  }
  return false;
}

uint32_t PlainSearch::Find(store::Row begin, store::Row end, store::Row* chain) const {
  const auto serves = [types = types_, stages = stage_of_type_.data()](
                          store::Row row, uint32_t slot) { return stages[types[row]] == slot; };
  const auto time_of = [times_us = times_us_](store::Row row) { return times_us[row]; };
  const uint32_t length = TakeGreedily(begin, end, serves, chain);
  if (length == 0) return 0;
  const uint32_t depth = DepthWithin(window_us_, chain, length, time_of);
  if (depth == length || first_entry_only_) {
    for (uint32_t stage = 0; ties_any_ && stage < length; ++stage) {
      if (MayChangePlaces(begin, chain[stage])) return kUndecided;
    }
    return depth;
  }
  if (ties_any_ && AnyMayChangePlaces(begin, end)) return kUndecided;
  return TakeFurthest(end, length, window_us_, serves, time_of, chain);
}

}  // namespace parcours::funnel
