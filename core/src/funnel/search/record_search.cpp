#include "funnel/search/record_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <span>

namespace parcours::funnel {

RecordSearch::RecordSearch(const store::EventStore& store, const FunnelDefinition& definition,
                           const StagePlan& plan, int64_t horizon_us,
                           const store::RowSequence* many)
    : store_(store),
      definition_(definition),
      plan_(plan),
      horizon_us_(horizon_us),
      many_(many),
      rules_(MakeChainRules(definition, plan)),
      exclusions_(store, definition, plan),
      collector_(store, definition, plan, exclusions_),
      finders_(rules_, definition.order, definition.range.to_us) {
  if (many != nullptr && definition.order == StageOrder::kAny) {
    plain_any_order_.emplace(store, *many, definition, plan, rules_);
    if (!plain_any_order_->Applies()) plain_any_order_.reset();
  } else if (many != nullptr) {
    plain_.emplace(store, *many, definition, plan, rules_);
    if (!plain_->Applies()) plain_.reset();
  }
  if (definition.totals) attempts_.emplace(definition, rules_, exclusions_, horizon_us);
}

int64_t RecordSearch::WindowEnd() const {
  return candidates_[chain_[0]].time_us + rules_.window_us;
}

bool RecordSearch::IsTaken(uint32_t candidate) const {
  const uint32_t* end = matched_ + definition_.stages.size();
  return std::find(matched_, end, candidate) != end;
}

// The first candidate that is not before `time_us`, looked for backwards from `candidate`, which is
// not before it either.
uint32_t RecordSearch::FirstSince(int64_t time_us, uint32_t candidate) const {
  while (candidate > 0 && candidates_[candidate - 1].time_us >= time_us) --candidate;
  return candidate;
}

// The earliest free candidate for an optional stage after `previous` and, unless kUnmatched, before
// `next`.
uint32_t RecordSearch::MatchOptional(uint32_t stage, uint32_t previous, uint32_t next,
                                     int64_t end_us) {
  const Stage& definition = definition_.stages[stage];
  const uint32_t slot = plan_.slot(stage);
  const bool by_order = rules_.ties == TieRule::kSequence;
  const int64_t previous_us = candidates_[previous].time_us;
  if (next != kUnmatched) {
    end_us = std::min(end_us, candidates_[next].time_us + rules_.tolerance_us);
  }
  uint32_t i = by_order ? previous + 1 : FirstSince(previous_us - rules_.tolerance_us, previous);
  for (; i < candidates_.size() && candidates_[i].time_us <= end_us; ++i) {
    if (by_order && next != kUnmatched && i >= next) break;
    if (((candidates_[i].mask >> slot) & 1) == 0 || IsTaken(i)) continue;
    const int64_t hop_us = std::max<int64_t>(0, candidates_[i].time_us - previous_us);
    if (hop_us < definition.hop_min_us.value_or(0)) continue;
    if (hop_us > definition.hop_max_us.value_or(kNoLimitUs)) break;
    return i;
  }
  return kUnmatched;
}

// `end_us`: the last instant at which an optional stage counts.
void RecordSearch::MatchOptionalStages(uint32_t depth, int64_t end_us) {
  std::fill_n(matched_, definition_.stages.size(), kUnmatched);
  for (uint32_t slot = 0; slot < depth; ++slot) matched_[plan_.stage(slot)] = chain_[slot];
  if (plan_.required_count() == definition_.stages.size()) return;
  for (uint32_t slot = 0; slot < depth; ++slot) {
    uint32_t previous = chain_[slot];
    const uint32_t next = slot + 1 < depth ? chain_[slot + 1] : kUnmatched;
    for (uint32_t stage = plan_.stage(slot) + 1;
         stage < definition_.stages.size() && definition_.stages[stage].optional; ++stage) {
      matched_[stage] = MatchOptional(stage, previous, next, end_us);
      if (matched_[stage] != kUnmatched) previous = matched_[stage];
    }
  }
}

// The steps of the stage that the record did from its previous required match (for the first stage
// from its own) to its next one, both instants included; without a next one to the window's end,
// for the last stage to its own match. An event that serves another stage is not counted here.
StageSteps RecordSearch::StepsOf(uint32_t stage, uint32_t depth, const RecordRows& record) const {
  if (matched_[stage] == kUnmatched) return {};
  uint32_t slot = 0;  // of the last required stage at or before this one
  while (slot + 1 < plan_.required_count() && plan_.stage(slot + 1) <= stage) ++slot;
  const bool optional = definition_.stages[stage].optional;
  const uint32_t from = chain_[optional || slot == 0 ? slot : slot - 1];
  int64_t until_us = WindowEnd();
  if (slot + 1 == plan_.required_count()) {
    until_us = candidates_[chain_[slot]].time_us;
  } else if (slot + 1 < depth) {
    until_us = candidates_[chain_[slot + 1]].time_us;
  }
  until_us += rules_.tolerance_us;
  const store::Row matched = candidates_[matched_[stage]].row;
  const uint32_t of_matched = plan_.StepBits(stage, matched, record.ContactOf(store_, matched));
  uint32_t done = of_matched;
  for (uint32_t i = FirstSince(candidates_[from].time_us - rules_.tolerance_us, from);
       i < candidates_.size() && candidates_[i].time_us <= until_us; ++i) {
    if (IsTaken(i)) continue;
    const store::Row row = candidates_[i].row;
    done |= plan_.StepBits(stage, row, record.ContactOf(store_, row));
  }
  return {done, static_cast<uint8_t>(std::countr_zero(of_matched))};
}

// An event of the chain is no exclusion.
void RecordSearch::LeaveOutChain(uint32_t depth) {
  other_exclusion_events_.clear();
  for (const ExclusionEvent& event : exclusion_events_) {
    const bool in_chain =
        event.is_candidate && std::any_of(chain_, chain_ + depth, [&](uint32_t candidate) {
          return candidates_[candidate].row == event.row;
        });
    if (!in_chain) other_exclusion_events_.push_back(event);
  }
  exclusion_events_ = other_exclusion_events_;
}

Outcome RecordSearch::OutcomeOf(const RecordRows& record, uint32_t depth, int64_t entry_us,
                                bool stopped) const {
  Outcome outcome{entry_us, record.contact, static_cast<uint8_t>(depth), RecordState::kConverted,
                  !definition_.window_us || entry_us + rules_.window_us <= horizon_us_};
  if (depth < plan_.required_count()) {
    const bool over = outcome.mature || stopped;
    outcome.state = over ? RecordState::kDropped : RecordState::kInProgress;
  }
  return outcome;
}

namespace {

// In the place of their positions.
void PutRows(const RecordRows& record, uint32_t stage_count, store::Row* positions) {
  for (uint32_t stage = 0; stage < stage_count; ++stage) {
    if (positions[stage] != store::kNoRow) positions[stage] = record.At(positions[stage]);
  }
}

}  // namespace

bool RecordSearch::SearchPlainly(const RecordRows& record, Outcomes* outcomes) {
  store::Row* const rows = outcomes->NextRows();
  int64_t stopped_us = kMaxTimeUs;
  const uint32_t depth = plain_->Find(record.begin, record.end, rows, &stopped_us);
  if (depth == kUndecided) return false;
  if (depth == 0) return true;
  if (attempts_ && !plain_->CountAttempts(record.begin, record.end, horizon_us_, outcomes)) {
    std::fill_n(rows, outcomes->stage_count, store::kNoRow);
    return false;
  }
  outcomes->records.push_back(
      OutcomeOf(record, depth, many_->times_us()[rows[0]], stopped_us != kMaxTimeUs));
  if (plain_->has_more()) {
    plain_->FindMore(record.begin, record.end, stopped_us, rows, outcomes);
  }
  if (record.rows != nullptr) PutRows(record, outcomes->stage_count, rows);
  return true;
}

void RecordSearch::SearchPlainlyInAnyOrder(const RecordRows& record, Outcomes* outcomes) {
  store::Row* const rows = outcomes->NextRows();
  uint8_t stages[kMaxStages] = {};
  const uint32_t depth = plain_any_order_->Find(record.begin, record.end, rows, stages);
  if (depth == 0) return;
  outcomes->records.push_back(OutcomeOf(record, depth, many_->times_us()[rows[0]], false));
  if (record.rows != nullptr) PutRows(record, outcomes->stage_count, rows);
  const size_t first = outcomes->served_stages.size();
  outcomes->served_stages.resize(first + outcomes->stage_count);
  std::copy_n(stages, outcomes->stage_count, outcomes->served_stages.data() + first);
}

void RecordSearch::Search(const RecordRows& record, Outcomes* outcomes) {
  if (plain_ && SearchPlainly(record, outcomes)) return;
  if (plain_any_order_) return SearchPlainlyInAnyOrder(record, outcomes);
  SearchInGeneral(record, outcomes);
}

void RecordSearch::SearchInGeneral(const RecordRows& record, Outcomes* outcomes) {
  if (!collector_.Collect(record)) return;
  candidates_ = collector_.candidates().list;
  exclusion_events_ = collector_.exclusion_events();
  const uint32_t depth =
      finders_.Find(collector_.candidates(), exclusion_events_, chain_, served_slots_);
  if (depth == 0) return;
  int64_t end_us = WindowEnd();
  bool stopped = false;
  if (!exclusion_events_.empty()) {
    LeaveOutChain(depth);
    std::array<int64_t, kMaxStages> times_us;
    for (uint32_t slot = 0; slot < depth; ++slot) {
      times_us[slot] = candidates_[chain_[slot]].time_us;
    }
    const std::span<const int64_t> chain_times_us(times_us.data(), depth);
    if (exclusions_.RemovesRecord(exclusion_events_, chain_times_us)) return;
    const auto stopped_us = exclusions_.StoppedAt(exclusion_events_, chain_times_us, end_us);
    stopped = stopped_us.has_value();
    end_us = stopped_us.value_or(end_us);
  }
  MatchOptionalStages(depth, end_us);

  if (attempts_) {
    attempts_->Count(collector_.candidates(), collector_.exclusion_events(), outcomes);
  }
  store::Row* rows =
      outcomes->Add(OutcomeOf(record, depth, candidates_[chain_[0]].time_us, stopped));
  for (uint32_t stage = 0; stage < definition_.stages.size(); ++stage) {
    if (matched_[stage] != kUnmatched) rows[stage] = candidates_[matched_[stage]].row;
  }
  if (definition_.order == StageOrder::kAny) {
    for (uint32_t place = 0; place < definition_.stages.size(); ++place) {
      const bool served = place < depth;
      outcomes->served_stages.push_back(
          served ? static_cast<uint8_t>(plan_.stage(served_slots_[place])) : uint8_t{0});
    }
    return;
  }
  for (uint32_t stage : outcomes->multi_step_stages) {
    outcomes->AddSteps(StepsOf(stage, depth, record));
  }
}

Outcomes NoOutcomes(const FunnelDefinition& definition) {
  Outcomes outcomes;
  outcomes.stage_count = static_cast<uint32_t>(definition.stages.size());
  outcomes.of_contacts = definition.count == kCountContacts;
  for (uint32_t stage = 0; stage < outcomes.stage_count; ++stage) {
    if (definition.stages[stage].steps.size() > 1) outcomes.multi_step_stages.push_back(stage);
  }
  return outcomes;
}

namespace {

// Calls take() whenever there are so many outcomes.
void Search(const store::EventStore& store, const FunnelDefinition& definition,
            const StagePlan& plan, size_t at_once, const std::function<void()>& take,
            Outcomes* outcomes) {
  const int64_t horizon_us = definition.horizon_us.value_or(store.last_time_us());
  std::optional<KeyedRecords> keyed;
  if (!outcomes->of_contacts) keyed.emplace(store, definition);
  RecordSearch search(store, definition, plan, horizon_us,
                      keyed ? &keyed->sequence() : &store.sequence());
  const auto visit = [&](const RecordRows& record) {
    search.Search(record, outcomes);
    if (outcomes->size() >= at_once) take();
  };
  if (!keyed) return ContactChoice(store, definition).ForEach(visit);
  for (uint32_t record = 0; record < keyed->count(); ++record) visit(keyed->Of(record));
}

}  // namespace

Outcomes SearchRecords(const store::EventStore& store, const FunnelDefinition& definition,
                       const StagePlan& plan) {
  Outcomes outcomes = NoOutcomes(definition);
  if (outcomes.of_contacts) outcomes.Reserve(store.contact_count());
  Search(store, definition, plan, std::numeric_limits<size_t>::max(), {}, &outcomes);
  return outcomes;
}

void SearchInPieces(const store::EventStore& store, const FunnelDefinition& definition,
                    const StagePlan& plan, const std::function<void(const Outcomes&)>& take) {
  Outcomes outcomes = NoOutcomes(definition);
  outcomes.Reserve(kRecordsAtOnce + 1);  // and the one that is being searched
  const auto take_all = [&] {
    take(outcomes);
    outcomes.Clear();
  };
  Search(store, definition, plan, kRecordsAtOnce, take_all, &outcomes);
  take_all();
}

}  // namespace parcours::funnel
