#include "funnel/search/plain_search.h"

#include <algorithm>
#include <array>
#include <bit>

#include "funnel/search/greedy_chain.h"
#include "funnel/search/row_words.h"
#include "funnel/search/tie_group.h"

namespace parcours::funnel {

PlainSearch::PlainSearch(const store::EventStore& store, const store::RowSequence& rows,
                         const FunnelDefinition& definition, const StagePlan& plan,
                         const ChainRules& rules)
    : plan_(plan),
      types_(rows.types().data()),
      times_us_(rows.times_us().data()),
      rules_(rules),
      window_us_(rules.window_us),
      ties_any_(rules.ties == TieRule::kAny),
      first_entry_only_(rules.entry == EntryRule::kFirst),
      latest_(rules.entry == EntryRule::kLatest),
      rows_(store, rows, definition, plan),
      all_stay_apart_(rows_.has_more || definition.totals || !rows_.type_tells_stage || latest_ ||
                      rules.tolerance_us != 0),
      is_limited_(rules.has_hop_limits || rows_.exclusions != nullptr) {
  if (Applies() && (ties_any_ || latest_ || definition.totals))
    near_ = rows.OfNearTimes(rules.tolerance_us);
  if (Applies() && (rules.strict || is_limited_)) Prepare(rows);
  uint32_t slot = 0;  // of the last required stage at or before this one
  for (uint32_t stage = 0; stage < rows_.stages.size(); ++stage) {
    if (slot + 1 < plan.required_count() && plan.stage(slot + 1) == stage) ++slot;
    const bool optional = plan.stage(slot) != stage;  // then it is neither the first nor the last
    const uint32_t next = plan.stage(std::min(slot + 1, plan.required_count() - 1));
    if (optional && rows_.stages[stage].all != nullptr) {
      const bool is_first =
          optional_stages_.empty() || optional_stages_.back().required != plan.stage(slot);
      const Stage& limits = definition.stages[stage];
      optional_stages_.push_back({stage, rows_.stages[stage].all, plan.stage(slot), is_first, next,
                                  limits.hop_min_us.value_or(0),
                                  limits.hop_max_us.value_or(kNoLimitUs)});
    }
    const std::vector<const store::RowBits*>& steps = rows_.stages[stage].steps;
    if (steps.size() < 2) continue;
    multi_steps_.push_back({stage, plan.stage(optional || slot == 0 ? slot : slot - 1), next, {}});
    for (uint32_t step = 0; step < steps.size(); ++step) {
      if (steps[step] != nullptr) multi_steps_.back().steps.push_back({step, steps[step]});
    }
  }
}

// Whether another event of a stage stands before the row at its instant, or within the tolerance.
bool PlainSearch::MayChangePlaces(store::Row begin, store::Row row) const {
  const int64_t since_us = times_us_[row] - rules_.tolerance_us;
  for (store::Row other = row; other > begin && times_us_[other - 1] >= since_us; --other) {
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
uint32_t PlainSearch::TakeFirstsAtOnce(store::Row begin, store::Row start_end, store::Row end,
                                       store::Row* chain) const {
  const uint64_t all = (uint64_t{1} << (end - begin)) - 1;
  uint64_t behind = (uint64_t{1} << (start_end - begin)) - 1;  // the last row taken
  uint32_t stage = 0;
  for (const store::RowBits* rows : rows_.of_slot) {
    const uint64_t left = rows->From(begin) & behind;
    if (left == 0) break;
    chain[stage] = begin + static_cast<store::Row>(std::countr_zero(left));
    behind = all & BehindFirst(left);
    ++stage;
  }
  return stage;
}

uint32_t PlainSearch::Find(store::Row begin, store::Row end, store::Row* chain,
                           int64_t* stopped_us) const {
  const store::Row contact_begin = begin;
  const store::Row start_end = rows_.Narrow(&begin, &end);
  if (strict_) return FindStrictly(begin, start_end, end, chain, stopped_us);
  const auto first_from = [this, start_end, end](store::Row row, uint32_t stage) {
    const store::Row until = stage == 0 ? start_end : end;
    const store::Row first = rows_.of_slot[stage]->First(row, until);
    return first < until ? first : end;
  };
  const auto stage_count = static_cast<uint32_t>(rows_.of_slot.size());
  const uint32_t length = end - begin <= store::RowBits::kRowsAtOnce
                              ? TakeFirstsAtOnce(begin, start_end, end, chain)
                              : TakeFirsts(begin, end, stage_count, first_from, chain);
  if (length == 0) return 0;
  const int64_t start_us = times_us_[chain[0]];
  uint32_t depth = 0;
  for (uint32_t stage = 0; stage < length; ++stage) {
    depth += times_us_[chain[stage]] - start_us <= window_us_ ? 1 : 0;
  }
  const bool is_cut = depth < length && !first_entry_only_;  // another start may get further
  bool undecided = false;
  // With a tolerance a chain may go on with what stands before the range.
  const store::Row near_begin = rules_.tolerance_us != 0 ? contact_begin : begin;
  if (near_ != nullptr && near_->First(near_begin, end) < end) {
    if (all_stay_apart_ || is_cut) {
      undecided = undecided || AnyMayChangePlaces(near_begin, end);
    } else {
      for (uint32_t stage = 0; stage < length; ++stage) {
        undecided |= MayChangePlaces(begin, chain[stage]);
      }
    }
  }
  if (!undecided && is_cut) {
    const auto time_of = [times_us = times_us_](store::Row row) { return times_us[row]; };
    depth = TakeFurthest(end, length, window_us_, first_from, time_of, chain);
  }
  if (!undecided && latest_) TakeLatest(begin, start_end, depth, chain);
  if (is_limited_ && !undecided && !IsAllowed(end, depth, chain)) {
    depth = FindWithinLimits(begin, start_end, end, depth, chain, stopped_us);
    undecided = depth == kUndecided;
  }
  for (uint32_t stage = undecided ? 0 : depth; stage < length; ++stage) {
    chain[stage] = store::kNoRow;
  }
  return undecided ? kUndecided : depth;
}

void PlainSearch::Prepare(const store::RowSequence& rows) {
  if (rules_.strict) strict_.emplace(rows_, rules_, times_us_, near_.get());
  if (!is_limited_ || rules_.tolerance_us != 0) return;
  instants_ = rows.OfNearTimes(0);
  limits_.emplace(rows_, rules_, times_us_, instants_.get());
}

uint32_t PlainSearch::FindStrictly(store::Row begin, store::Row start_end, store::Row end,
                                   store::Row* chain, int64_t* stopped_us) const {
  uint32_t depth = strict_->Find(begin, start_end, end, chain);
  if (is_limited_ && depth != 0 && depth != kUndecided && !IsAllowed(end, depth, chain)) {
    depth = FindWithinLimits(begin, start_end, end, depth, chain, stopped_us);
  }
  const uint32_t found = depth == kUndecided ? 0 : depth;
  std::fill(chain + found, chain + plan_.required_count(), store::kNoRow);
  return depth;
}

// The chain is the best one without the limits, and becomes the best one with them.
uint32_t PlainSearch::FindWithinLimits(store::Row begin, store::Row start_end, store::Row end,
                                       uint32_t depth, store::Row* chain,
                                       int64_t* stopped_us) const {
  if (!limits_ || !limits_->AreApart(begin, end)) return kUndecided;
  const bool meets_exclusion = depth > 1 && AnyExcludes(chain[0], chain[depth - 1]);
  if (meets_exclusion || !KeepsToHops(depth, chain)) {
    depth = strict_ ? kUndecided : limits_->Find(begin, start_end, end, chain);
    if (depth == kUndecided) return depth;
  }
  return limits_->Judge(end, depth, chain, stopped_us);
}

// Of a chain that ends where the earliest does, its events as late as they may be: so it is within
// the window too.
void PlainSearch::TakeLatest(store::Row begin, store::Row start_end, uint32_t depth,
                             store::Row* chain) const {
  for (uint32_t slot = depth; slot-- > 1;) {
    const store::Row end = slot == 1 ? std::min(chain[slot], start_end) : chain[slot];
    chain[slot - 1] = rows_.of_slot[slot - 1]->Last(begin, end);
  }
}

bool PlainSearch::KeepsToHops(uint32_t depth, const store::Row* chain) const {
  for (uint32_t slot = 1; slot < depth; ++slot) {
    const int64_t hop_us = times_us_[chain[slot]] - times_us_[chain[slot - 1]];
    if (hop_us < rules_.hop_min_us[slot] || hop_us > rules_.hop_max_us[slot]) return false;
  }
  return true;
}

// Behind the entry.
bool PlainSearch::AnyExcludes(store::Row entry, store::Row end) const {
  return rows_.exclusions != nullptr && rows_.exclusions->First(entry + 1, end) < end;
}

// Whether the chain keeps to the limits of its hops, and passes nothing that excludes.
bool PlainSearch::IsAllowed(store::Row end, uint32_t depth, const store::Row* chain) const {
  return KeepsToHops(depth, chain) && !AnyExcludes(chain[0], end);
}

// AttemptCounter::Count, where no two events of stages may change places.
bool PlainSearch::CountAttempts(store::Row begin, store::Row end, int64_t horizon_us,
                                Outcomes* outcomes) const {
  const store::Row start_end = rows_.Narrow(&begin, &end);
  const auto stage_count = static_cast<uint32_t>(rows_.of_slot.size());
  // By slot: the first row looked for last, and from where on it is the first.
  std::array<store::Row, kMaxStages> first;
  std::array<store::Row, kMaxStages> since;
  std::fill_n(since.begin(), stage_count, store::kNoRow);
  const auto first_from = [&](store::Row row, uint32_t slot) {
    if (row < since[slot] || row > first[slot]) {
      since[slot] = row;
      first[slot] = rows_.of_slot[slot]->First(row, end);
    }
    return first[slot];
  };
  const auto time_of = [times_us = times_us_](store::Row row) { return times_us[row]; };
  const bool has_window = window_us_ != kNoLimitUs;
  std::array<uint32_t, kMaxStages> attempts{};  // by depth - 1
  uint32_t open = 0;
  std::array<store::Row, kMaxStages> chain;
  int64_t end_us = kMinTimeUs;
  store::Row entry = rows_.of_slot[0]->First(begin, start_end);
  if (AnyExcludes(entry, end)) return false;
  while (entry < start_end && (entry = rows_.of_slot[0]->First(entry, start_end)) < start_end) {
    if (times_us_[entry] < end_us) {  // inside the attempt before
      ++entry;
      continue;
    }
    const uint32_t length = strict_ ? strict_->Follow(entry, end, chain.data())
                                    : TakeFirsts(entry, end, stage_count, first_from, chain.data());
    const uint32_t depth = DepthWithin(window_us_, chain.data(), length, time_of);
    if (!KeepsToHops(depth, chain.data())) return false;
    ++attempts[depth - 1];
    const bool converted = depth == plan_.required_count();
    end_us = converted ? times_us_[chain[depth - 1]] : times_us_[entry] + window_us_;
    open += has_window && !converted && end_us > horizon_us;
    if (first_entry_only_ || (!has_window && !converted)) break;
    entry = chain[depth - 1] + 1;
  }
  for (uint32_t slot = 0; slot < plan_.required_count(); ++slot) {
    outcomes->attempts.push_back(attempts[slot]);
  }
  outcomes->open_attempts.push_back(open);
  return true;
}

bool PlainSearch::IsTaken(store::Row row, const store::Row* rows) const {
  return std::find(rows, rows + rows_.stages.size(), row) != rows + rows_.stages.size();
}

// RecordSearch::StepsOf, where no two events of stages may change places. Nobody can foretell which
// stages were served and how steps stand, so no branch depends on either.
StageSteps PlainSearch::StepsOf(store::Row begin, store::Row end, const MultiStep& multi_step,
                                int64_t end_us, const store::Row* rows) const {
  const store::Row last = end - 1;  // in place of no row
  const store::Row matched = rows[multi_step.stage];
  store::Row from = std::min(rows[multi_step.from], last);
  // Under ties "any" no other event of a stage stands at this instant.
  while (!ties_any_ && from > begin && times_us_[from - 1] == times_us_[from]) --from;
  const store::Row until = rows[multi_step.until];
  const int64_t until_us = times_us_[std::min(until, last)];
  const int64_t to_us = until != store::kNoRow ? until_us : end_us;
  const store::Row matched_or_last = std::min(matched, last);
  uint32_t done = 0;
  uint32_t of_matched = 0;
  for (const MultiStep::Step& step : multi_step.steps) {
    store::Row first = step.rows->First(from, end);
    while (!rows_.type_tells_stage && first < end && IsTaken(first, rows)) {
      first = step.rows->First(first + 1, end);
    }
    const bool in_time = (first < end) & (times_us_[std::min(first, last)] <= to_us);
    done |= uint32_t{in_time} << step.number;
    of_matched |= uint32_t{step.rows->Has(matched_or_last)} << step.number;
  }
  const uint32_t all_if_matched = 0 - uint32_t{matched != store::kNoRow};
  of_matched &= all_if_matched;
  static_assert(kNoFirstStep == 32, "of no bits");
  return {(done & all_if_matched) | of_matched, static_cast<uint8_t>(std::countr_zero(of_matched))};
}

void PlainSearch::FindMore(store::Row begin, store::Row end, int64_t stopped_us, store::Row* chain,
                           Outcomes* outcomes) const {
  rows_.Narrow(&begin, &end);
  const int64_t end_us = times_us_[chain[0]] + window_us_;
  for (uint32_t slot = plan_.required_count(); slot-- > 0;) {  // no stage stands before its slot
    std::swap(chain[slot], chain[plan_.stage(slot)]);
  }
  store::Row previous = store::kNoRow;  // of the stages served
  for (const OptionalStage& optional : optional_stages_) {
    if (optional.is_first) previous = chain[optional.required];
    if (previous == store::kNoRow) break;  // nothing behind it is served either
    const store::Row next = std::min(chain[optional.next], end);
    const int64_t previous_us = times_us_[previous];
    store::Row row = optional.rows->First(previous + 1, next);
    while (optional.hop_min_us > 0 && row < next &&
           times_us_[row] - previous_us < optional.hop_min_us) {
      row = optional.rows->First(row + 1, next);
    }
    const int64_t time_us = times_us_[std::min(row, end - 1)];
    const bool matched = (row < next) & (time_us <= std::min(end_us, stopped_us)) &
                         (time_us - previous_us <= optional.hop_max_us);
    const uint32_t all_if_matched = 0 - uint32_t{matched};
    chain[optional.stage] = row | ~all_if_matched;  // else kNoRow
    previous += (row - previous) & all_if_matched;
  }
  if (outcomes->multi_step_stages.empty()) return;
  for (const MultiStep& multi_step : multi_steps_) {
    outcomes->AddSteps(StepsOf(begin, end, multi_step, end_us + rules_.tolerance_us, chain));
  }
}

}  // namespace parcours::funnel
