#include "funnel/search/attempts.h"

#include <algorithm>
#include <array>

namespace parcours::funnel {

namespace {

ChainRules AttemptRules(ChainRules rules, StageOrder order) {
  rules.entry = EntryRule::kFirst;
  if (order == StageOrder::kAny) {  // nothing is asked of the order of near events
    rules.ties = TieRule::kAny;
    rules.tolerance_us = 0;
  }
  return rules;
}

}  // namespace

AttemptCounter::AttemptCounter(const FunnelDefinition& definition, const ChainRules& rules,
                               const ExclusionPlan& exclusions, int64_t horizon_us)
    : definition_(definition),
      rules_(AttemptRules(rules, definition.order)),
      in_sequence_(rules_.ties == TieRule::kSequence),
      exclusion_plan_(exclusions),
      horizon_us_(horizon_us),
      finders_(rules_, definition.order, definition.range.to_us) {}

void AttemptCounter::Count(const CandidateList& candidates,
                           std::span<const ExclusionEvent> exclusions, Outcomes* outcomes) {
  candidates_.assign(candidates.list.begin(), candidates.list.end());
  any_ties_ = candidates.any_ties;
  exclusions_ = exclusions;
  const bool any_order = definition_.order == StageOrder::kAny;
  may_start_.clear();
  for (Candidate& candidate : candidates_) {
    const bool in_time = candidate.time_us < definition_.range.to_us;
    may_start_.push_back(any_order ? candidate.mask != 0 && in_time : HasSlot(candidate.mask, 0));
    if (!any_order) candidate.mask &= ~StageMask{1};
  }
  const size_t counts = outcomes->attempts.size();
  outcomes->attempts.resize(counts + rules_.required_count, 0);
  outcomes->open_attempts.push_back(0);
  int64_t end_us = kMinTimeUs;
  uint32_t next = 0;
  while (true) {
    while (next < candidates_.size() &&
           (may_start_[next] == 0 || candidates_[next].time_us < end_us)) {
      ++next;
    }
    if (next == candidates_.size()) return;
    const Attempt attempt = Follow(next);
    ++outcomes->attempts[counts + attempt.depth - 1];
    const bool converted = attempt.depth == rules_.required_count;
    const bool is_open = definition_.window_us && !converted && !attempt.stopped;
    outcomes->open_attempts.back() += is_open && attempt.end_us > horizon_us_;
    if (!converted && !attempt.stopped && !definition_.window_us) return;
    end_us = attempt.end_us;
    next = attempt.next;
  }
}

// Under order "any" every event may begin an attempt, so the finder takes the first instant.
void AttemptCounter::OpenEntries(uint32_t entry, bool open) {
  if (definition_.order == StageOrder::kAny) return;
  for (uint32_t i = entry; i < candidates_.size(); ++i) {
    if (candidates_[i].time_us != candidates_[entry].time_us) return;
    if (may_start_[i] != 0) {
      candidates_[i].mask = open ? candidates_[i].mask | 1 : candidates_[i].mask & ~StageMask{1};
    }
    if (in_sequence_) return;
  }
}

std::span<const ExclusionEvent> AttemptCounter::ExclusionsUntil(int64_t from_us,
                                                                int64_t until_us) const {
  const auto at = [&](int64_t time_us) {
    return std::partition_point(
        exclusions_.begin(), exclusions_.end(),
        [&](const ExclusionEvent& event) { return event.time_us < time_us; });
  };
  return {at(from_us), at(until_us + 1)};
}

AttemptCounter::Attempt AttemptCounter::Follow(uint32_t entry) {
  constexpr uint32_t kFirstPiece = 64;
  const int64_t entry_us = candidates_[entry].time_us;
  const int64_t window_end_us = entry_us + rules_.window_us;
  const int64_t reach_us = rules_.tolerance_us * rules_.required_count;
  const auto count = static_cast<uint32_t>(candidates_.size());
  uint32_t first = entry;
  while (!in_sequence_ && first > 0 && candidates_[first - 1].time_us >= entry_us - reach_us) {
    --first;
  }
  OpenEntries(entry, true);
  Attempt attempt;
  attempt.entry = entry;
  // In growing pieces: a chain that is complete is not bettered by what comes later. Whole
  // instants, and with a tolerance all at once.
  for (uint32_t piece = kFirstPiece;; piece *= 2) {
    uint32_t end = rules_.tolerance_us != 0 ? count : std::min(count, entry + piece);
    while (end < count && candidates_[end].time_us == candidates_[end - 1].time_us) ++end;
    const bool whole = end == count || candidates_[end].time_us > window_end_us;
    while (candidates_[end - 1].time_us > window_end_us) --end;
    const std::span<const Candidate> list(candidates_.data() + first, end - first);
    const int64_t last_us = whole ? window_end_us : list.back().time_us;
    const std::span<const ExclusionEvent> exclusions =
        ExclusionsUntil(list.front().time_us, last_us);
    CandidateList candidates{list};
    candidates.any_ties = any_ties_;
    attempt.depth = finders_.Find(candidates, exclusions, chain_, slots_);
    if (!whole && attempt.depth < rules_.required_count) continue;
    PARCOURS_CHECK(attempt.depth > 0);
    Finish(first, exclusions, &attempt);
    break;
  }
  OpenEntries(entry, false);
  for (uint32_t k = 0; k < attempt.depth; ++k) {
    const uint32_t used = first + chain_[k];
    candidates_[used].mask = 0;
    may_start_[used] = 0;
  }
  return attempt;
}

// When the attempt whose chain was found ends, and where the next one may be looked for.
void AttemptCounter::Finish(uint32_t first, std::span<const ExclusionEvent> exclusions,
                            Attempt* attempt) {
  std::array<int64_t, kMaxStages> times_us;
  int64_t last_us = kMinTimeUs;
  uint32_t last = 0;
  for (uint32_t k = 0; k < attempt->depth; ++k) {
    times_us[k] = candidates_[first + chain_[k]].time_us;
    last_us = std::max(last_us, times_us[k]);
    last = std::max(last, first + chain_[k]);
  }
  attempt->next = attempt->entry;
  if (attempt->depth == rules_.required_count) {
    attempt->end_us = last_us;
    if (in_sequence_) attempt->next = last + 1;
    return;
  }
  attempt->end_us = candidates_[attempt->entry].time_us + rules_.window_us;
  if (exclusions.empty()) return;
  other_exclusions_.clear();
  for (const ExclusionEvent& event : exclusions) {
    const bool in_chain = std::any_of(chain_, chain_ + attempt->depth, [&](uint32_t candidate) {
      return candidates_[first + candidate].row == event.row;
    });
    if (!in_chain) other_exclusions_.push_back(event);
  }
  const auto stopped_us = exclusion_plan_.StoppedAt(
      other_exclusions_, std::span<const int64_t>(times_us.data(), attempt->depth),
      attempt->end_us);
  attempt->stopped = stopped_us.has_value();
  attempt->end_us = stopped_us.value_or(attempt->end_us);
}

}  // namespace parcours::funnel
