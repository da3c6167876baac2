#include "funnel/explain_rows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "funnel/plan/compiled_step.h"
#include "funnel/search/record_search.h"
#include "store/filter.h"
#include "text/sort.h"

namespace parcours::funnel {

namespace {

// An event of the record that some stage or exclusion names.
struct Event {
  store::Row row = 0;
  int64_t time_us = 0;
  uint32_t position = 0;  // among all the record's events
  StageMask named = 0;    // by slot: stages with a step of its name
  StageMask mask = 0;     // of those the ones whose filters pass
  uint32_t exclusions = 0;
  bool in_range = true;
  bool kept = true;  // by filters.events
};

// Of the events between which a strict order allows nothing.
struct Interrupter {
  int64_t time_us;
  uint32_t position;
  store::Row row;
};

class Explainer {
 public:
  Explainer(const store::EventStore& store, const FunnelDefinition& definition,
            const StagePlan& plan)
      : store_(store),
        definition_(definition),
        plan_(plan),
        event_filter_(store, definition.filters.events) {
    exclusion_steps_.reserve(definition.exclusions.size());
    for (const Exclusion& exclusion : definition.exclusions) {
      exclusion_steps_.emplace_back(store, exclusion.step);
    }
  }

  void Explain(const RecordRows& record, const Page& page, Explanation* explanation) {
    Collect(record);
    FindChain(record, explanation);
    for (uint32_t stage = 0; stage < definition_.stages.size(); ++stage) {
      explanation->stages.push_back(ExplainStage(stage));
    }
    if (!chain_.empty()) explanation->attempt = TheAttempt();
    ListEvents(page, explanation);
  }

 private:
  struct Reason {
    Miss miss;
    std::optional<int64_t> by_us = {};
    std::optional<EventAt> other = {};
    std::optional<uint32_t> other_stage = {};
  };

  EventAt At(store::Row row) const {
    return {store_.times_us()[row], store_.vocabulary().types.Text(store_.types()[row])};
  }

  void Collect(const RecordRows& record) {
    const bool all_interrupt = definition_.scope == StrictScope::kAll;
    for (uint32_t at = record.begin; at < record.end; ++at) {
      Event event;
      event.row = record.At(at);
      event.position = at;
      event.time_us = store_.times_us()[event.row];
      const store::TypeCode type = store_.types()[event.row];
      const store::ContactIndex contact = record.ContactOf(store_, event.row);
      event.named = plan_.PossibleStages(type);
      event.mask = plan_.Mask(event.row, type, contact);
      for (uint32_t i = 0; i < exclusion_steps_.size(); ++i) {
        if (exclusion_steps_[i].Matches(type, event.row, contact)) event.exclusions |= 1u << i;
      }
      event.in_range = definition_.range.Contains(event.time_us);
      event.kept = event_filter_.empty() || event_filter_.Matches(event.row, contact);
      const bool is_there = event.kept && (event.in_range || definition_.gates != RangeGate::kAll);
      if (definition_.order == StageOrder::kStrict && is_there &&
          (all_interrupt || event.mask != 0)) {
        interrupters_.push_back({event.time_us, event.position, event.row});
      }
      if (event.named != 0 || event.exclusions != 0) events_.push_back(event);
    }
  }

  void FindChain(const RecordRows& record, Explanation* explanation) {
    // What removes a record looks at the chain, which is there without it.
    FunnelDefinition searched = definition_;
    const int64_t horizon_us = definition_.horizon_us.value_or(store_.last_time_us());
    const auto search = [&](Outcomes* outcomes) {
      outcomes->stage_count = static_cast<uint32_t>(definition_.stages.size());
      RecordSearch(store_, searched, plan_, horizon_us, nullptr).Search(record, outcomes);
    };
    Outcomes counted;
    search(&counted);
    std::erase_if(searched.exclusions, [](const Exclusion& exclusion) {
      return exclusion.mode == Exclusion::Mode::kRemoveRecord;
    });
    Outcomes outcomes;
    search(&outcomes);
    matched_.assign(definition_.stages.size(), nullptr);
    if (outcomes.size() == 0) return;
    for (uint32_t place = 0; place < outcomes.stage_count; ++place) {
      if (outcomes.row(0, place) == store::kNoRow) continue;
      const uint32_t stage = outcomes.StageAt(0, place);
      const auto event = std::find_if(events_.begin(), events_.end(), [&](const Event& candidate) {
        return candidate.row == outcomes.row(0, place);
      });
      PARCOURS_CHECK(event != events_.end());
      matched_[stage] = &*event;
      path_.push_back(stage);
      if (!definition_.stages[stage].optional) chain_.push_back(&*event);
    }
    explanation->state = static_cast<ExplainedState>(outcomes.records[0].state);
    if (counted.size() != 0) return;
    explanation->state = ExplainedState::kRemoved;
    explanation->removed_by = RemovedBy();
  }

  std::optional<EventAt> RemovedBy() const {
    for (uint32_t i = 0; i < definition_.exclusions.size(); ++i) {
      const Exclusion& exclusion = definition_.exclusions[i];
      if (exclusion.mode != Exclusion::Mode::kRemoveRecord) continue;
      const uint32_t from = plan_.slot(exclusion.from_stage);
      const uint32_t to = plan_.slot(exclusion.to_stage);
      if (from >= chain_.size()) continue;
      const int64_t end_us = to < chain_.size() ? chain_[to]->time_us : kMaxTimeUs;
      if (const Event* event = ExclusionBetween(i, chain_[from]->time_us, end_us)) {
        return At(event->row);
      }
    }
    return std::nullopt;
  }

  // The first event of the exclusion strictly between the two times, not in the chain.
  const Event* ExclusionBetween(uint32_t exclusion, int64_t from_us, int64_t end_us) const {
    for (const Event& event : events_) {
      if ((event.exclusions >> exclusion & 1) == 0 || !Exists(event) || InChain(event)) continue;
      if (event.time_us > from_us && event.time_us < end_us) return &event;
    }
    return nullptr;
  }

  bool Exists(const Event& event) const {
    return event.kept && (event.in_range || definition_.gates != RangeGate::kAll);
  }
  bool InChain(const Event& event) const {
    return std::find(chain_.begin(), chain_.end(), &event) != chain_.end();
  }

  Attempt TheAttempt() const {
    Attempt attempt;
    const bool any_order = definition_.order == StageOrder::kAny;
    attempt.from_us = matched_[path_.front()]->time_us;
    if (definition_.window_us) attempt.until_us = attempt.from_us + *definition_.window_us;
    for (const Event& event : events_) {
      const bool may_start = any_order ? event.mask != 0 : HasSlot(event.mask, 0);
      attempt.entries += may_start && event.kept && event.in_range;
    }
    return attempt;
  }

  // Whether the stage lies beyond the one that stopped the record.
  bool IsAfterStop(uint32_t stage) const {
    if (stage == 0 || definition_.order == StageOrder::kAny) return false;
    uint32_t required_before = stage - 1;
    while (definition_.stages[required_before].optional) --required_before;
    return matched_[required_before] == nullptr;
  }

  // Why the event does not serve the stage, which no event of the chain does.
  Reason WhyNot(const Event& event, uint32_t stage) const {
    if (IsAfterStop(stage)) return {Miss::kAfterStop};
    if (!HasSlot(event.mask, plan_.slot(stage))) return {Miss::kFilter};
    if (!event.kept) return {Miss::kEventFilter};
    if (!Exists(event)) return {Miss::kRange};
    const auto serves = std::find(matched_.begin(), matched_.end(), &event);
    if (serves != matched_.end()) {
      return {.miss = Miss::kUsed, .other_stage = static_cast<uint32_t>(serves - matched_.begin())};
    }
    if (chain_.empty()) return {Miss::kRange};
    return definition_.order == StageOrder::kAny ? WhyNotInAnyOrder(event)
                                                 : WhyNotNext(event, stage);
  }

  Reason WhyNotInAnyOrder(const Event& event) const {
    const int64_t first_us = matched_[path_.front()]->time_us;
    if (event.time_us < first_us) return {Miss::kBefore, first_us - event.time_us};
    return {Miss::kWindow, event.time_us - first_us - definition_.window_us.value_or(0)};
  }

  Reason WhyNotNext(const Event& event, uint32_t stage) const {
    const Event* previous = chain_.front();
    const Event* next = nullptr;
    for (uint32_t other : path_) {
      if (other < stage) {
        previous = matched_[other];
      } else if (next == nullptr && !definition_.stages[other].optional) {
        next = matched_[other];
      }
    }
    const Stage& rules = definition_.stages[stage];
    if (!rules.optional) previous = chain_.back();
    const bool in_sequence = definition_.ties == TieRule::kSequence;
    if (in_sequence ? event.position <= previous->position
                    : event.time_us < previous->time_us - definition_.tolerance_us) {
      return {Miss::kBefore, previous->time_us - event.time_us};
    }
    if (next != nullptr &&
        (in_sequence ? event.position >= next->position
                     : event.time_us > next->time_us + definition_.tolerance_us)) {
      return {Miss::kAfterNext, event.time_us - next->time_us};
    }
    const int64_t hop_us = std::max<int64_t>(0, event.time_us - previous->time_us);
    if (hop_us < rules.hop_min_us.value_or(0)) return {Miss::kHopMin, *rules.hop_min_us - hop_us};
    if (rules.hop_max_us && hop_us > *rules.hop_max_us) {
      return {Miss::kHopMax, hop_us - *rules.hop_max_us};
    }
    const int64_t since_us = event.time_us - chain_.front()->time_us;
    if (definition_.window_us && since_us > *definition_.window_us) {
      return {Miss::kWindow, since_us - *definition_.window_us};
    }
    if (const Event* exclusion = EndingExclusion(event)) {
      return {.miss = Miss::kExclusion, .other = At(exclusion->row)};
    }
    if (const Interrupter* interrupter = InterrupterBefore(event)) {
      return {.miss = Miss::kInterrupted, .other = At(interrupter->row)};
    }
    return {Miss::kAnotherTaken};
  }

  // The exclusion that ended the attempt after the last stage reached, before the event.
  const Event* EndingExclusion(const Event& event) const {
    const auto reached = static_cast<uint32_t>(chain_.size());
    for (uint32_t i = 0; i < definition_.exclusions.size(); ++i) {
      const Exclusion& exclusion = definition_.exclusions[i];
      const uint32_t from = plan_.slot(exclusion.from_stage);
      if (exclusion.mode != Exclusion::Mode::kEndAttempt || from >= reached) continue;
      if (plan_.slot(exclusion.to_stage) < reached) continue;
      const Event* found = ExclusionBetween(i, chain_[from]->time_us, event.time_us);
      if (found != nullptr) return found;
    }
    return nullptr;
  }

  // Under a strict order: an event between the chain's first and this one, not in the chain.
  const Interrupter* InterrupterBefore(const Event& event) const {
    const bool in_sequence = definition_.ties == TieRule::kSequence;
    const Event& first = *chain_.front();
    for (const Interrupter& other : interrupters_) {
      const bool between = in_sequence
                               ? other.position > first.position && other.position < event.position
                               : other.time_us > first.time_us && other.time_us < event.time_us;
      const bool in_chain = std::any_of(chain_.begin(), chain_.end(), [&](const Event* served) {
        return served->row == other.row;
      });
      if (between && !in_chain) return &other;
    }
    return nullptr;
  }

  ExplainedStage ExplainStage(uint32_t stage) const {
    ExplainedStage explained;
    if (const Event* match = matched_[stage]) {
      explained.match = At(match->row);
      explained.step = plan_.FirstStep(stage, match->row, store_.ContactOfRow(match->row));
      const auto place = std::find(path_.begin(), path_.end(), stage);
      if (place != path_.begin()) {
        explained.previous = *(place - 1);
        explained.since_previous_us =
            std::max<int64_t>(0, match->time_us - matched_[*explained.previous]->time_us);
      }
      return explained;
    }
    explained.miss = IsAfterStop(stage) ? Miss::kAfterStop : Miss::kNoEvent;
    for (const Event& event : events_) {
      if (!HasSlot(event.named, plan_.slot(stage))) continue;
      const Reason reason = WhyNot(event, stage);
      auto count = std::find_if(explained.misses.begin(), explained.misses.end(),
                                [&](const MissCount& other) { return other.miss == reason.miss; });
      if (count == explained.misses.end()) {
        count = explained.misses.insert(
            count, {reason.miss, 0, At(event.row), reason.by_us, reason.other, reason.other_stage});
      }
      ++count->events;
    }
    text::StableSort(explained.misses,
                     [](const MissCount& a, const MissCount& b) { return a.miss < b.miss; });
    if (!explained.misses.empty()) explained.miss = explained.misses.front().miss;
    return explained;
  }

  void ListEvents(const Page& page, Explanation* explanation) const {
    explanation->event_count = events_.size();
    const size_t end = page.limit == 0 ? events_.size()
                                       : static_cast<size_t>(std::min<uint64_t>(
                                             uint64_t{page.offset} + page.limit, events_.size()));
    for (size_t i = page.offset; i < end; ++i) {
      const Event& event = events_[i];
      ExplainedEvent explained;
      explained.at = At(event.row);
      for (uint32_t x = 0; x < definition_.exclusions.size(); ++x) {
        if ((event.exclusions >> x & 1) != 0) explained.exclusions.push_back(x);
      }
      for (uint32_t stage = 0; stage < matched_.size(); ++stage) {
        if (HasSlot(event.mask, plan_.slot(stage))) explained.stages.push_back(stage);
        if (matched_[stage] == &event) explained.served = stage;
      }
      // Of the stages that it might have served the first that nothing did, else the first.
      for (uint32_t stage = static_cast<uint32_t>(matched_.size());
           stage-- > 0 && !explained.served;) {
        if (!HasSlot(event.named, plan_.slot(stage))) continue;
        const bool was_open = explained.missed && matched_[*explained.missed] == nullptr;
        if (matched_[stage] != nullptr && was_open) continue;
        explained.missed = stage;
      }
      if (explained.missed) {
        const uint32_t stage = *explained.missed;
        explained.miss = matched_[stage] == nullptr                ? WhyNot(event, stage).miss
                         : !HasSlot(event.mask, plan_.slot(stage)) ? Miss::kFilter
                                                                   : Miss::kAnotherTaken;
      }
      explanation->events.push_back(std::move(explained));
    }
  }

  const store::EventStore& store_;
  const FunnelDefinition& definition_;
  const StagePlan& plan_;
  const store::RowFilter event_filter_;
  std::vector<CompiledStep> exclusion_steps_;
  std::vector<Event> events_;              // by (time, arrival)
  std::vector<Interrupter> interrupters_;  // the same
  std::vector<const Event*> matched_;      // by stage; null where it was not reached
  std::vector<uint32_t> path_;             // the stages served, in the order of the chain
  std::vector<const Event*> chain_;        // of required stages
};

}  // namespace

void ExplainRows(const store::EventStore& store, const FunnelDefinition& definition,
                 const StagePlan& plan, const RecordRows& record, const Page& page,
                 Explanation* explanation) {
  Explainer(store, definition, plan).Explain(record, page, explanation);
}

}  // namespace parcours::funnel
