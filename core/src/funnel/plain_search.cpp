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

// The types of the stages, of one step each, as far as the data knows them: nobody gets further.
std::vector<store::TypeCode> TypesOfStages(const store::EventStore& store,
                                           const FunnelDefinition& definition) {
  std::vector<store::TypeCode> types;
  for (const Stage& stage : definition.stages) {
    const uint32_t type = store.vocabulary().types.Find(stage.steps.front().event);
    if (type == store::kAbsent) break;
    types.push_back(static_cast<store::TypeCode>(type));
  }
  return types;
}

}  // namespace

PlainSearch::PlainSearch(const store::EventStore& store, const FunnelDefinition& definition,
                         const StagePlan& plan, const ChainRules& rules)
    : types_(store.types().data()),
      times_us_(store.times_us().data()),
      window_us_(rules.window_us),
      ties_any_(rules.ties == TieRule::kAny),
      first_entry_only_(rules.entry == EntryRule::kFirst),
      applies_(IsUsual(definition, plan, rules)),
      bits_(store.types(),
            applies_ ? TypesOfStages(store, definition) : std::vector<store::TypeCode>{}) {
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
  bool any_tied = false;  // seldom so, and found out without a branch for each row
  for (store::Row row = begin + 1; row < end; ++row) {
    any_tied |= times_us_[row - 1] == times_us_[row];
  }
  if (!any_tied) return false;
  for (store::Row row = begin; row < end; ++row) {
    if (Matters(row) && MayChangePlaces(begin, row)) return true;
  }
  return false;
}

// TakeFirsts of a contact whose rows fit into a word: the words do not wait for each other.
uint32_t PlainSearch::TakeFirstsAtOnce(store::Row begin, store::Row end, store::Row* chain) const {
  uint64_t behind = (uint64_t{1} << (end - begin)) - 1;  // the rows behind the last one taken
  uint32_t stage = 0;
  for (; stage < bits_.stage_count(); ++stage) {
    const uint64_t left = bits_.Word(stage, begin) & behind;
    if (left == 0) break;
    chain[stage] = begin + static_cast<store::Row>(std::countr_zero(left));
    behind &= left ^ (0 - left);  // what stands above the lowest bit
  }
  return stage;
}

uint32_t PlainSearch::Find(store::Row begin, store::Row end, store::Row* chain) {
  bits_.Cover(begin, end);
  const auto first_from = [this, end](store::Row row, uint32_t stage) {
    return bits_.First(stage, row, end);
  };
  const uint32_t length = end - begin <= StageBits::kRowsAtOnce
                              ? TakeFirstsAtOnce(begin, end, chain)
                              : TakeFirsts(begin, end, bits_.stage_count(), first_from, chain);
  if (length == 0) return 0;
  const int64_t start_us = times_us_[chain[0]];
  uint32_t depth = 0;
  bool tied = false;  // a row taken and the one before it, maybe of the contact before
  for (uint32_t stage = 0; stage < length; ++stage) {
    const store::Row row = chain[stage];
    depth += times_us_[row] - start_us <= window_us_ ? 1 : 0;
    tied |= times_us_[row] == times_us_[std::max(row, 1u) - 1];
  }
  bool undecided = false;
  if (depth == length || first_entry_only_) {
    for (uint32_t stage = 0; tied && ties_any_ && stage < length; ++stage) {
      undecided |= MayChangePlaces(begin, chain[stage]);
    }
  } else if (ties_any_ && AnyMayChangePlaces(begin, end)) {
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
