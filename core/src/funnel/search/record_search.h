// RecordSearch: one record's rows -> its outcome: the chain, the optional stages, the steps done.
//
// Semantics: docs/funnel.md. One object serves all records of a report, one after the other; its
// scratch memory is kept between them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "funnel/plan/stage_plan.h"
#include "funnel/search/attempts.h"
#include "funnel/search/candidate_collector.h"
#include "funnel/search/chain_finders.h"
#include "funnel/search/exclusion_plan.h"
#include "funnel/search/outcomes.h"
#include "funnel/search/plain_any_order.h"
#include "funnel/search/plain_search.h"

namespace parcours::funnel {

class RecordSearch {
 public:
  // All must outlive the search. `horizon_us` decides what is still in progress. `many`: the rows
  // of which the records are, where they are many: to find them fast takes a pass over all rows
  // first. Else null.
  RecordSearch(const store::EventStore& store, const FunnelDefinition& definition,
               const StagePlan& plan, int64_t horizon_us, const store::RowSequence* many);

  // Appends the record's outcome, where it enters.
  void Search(const RecordRows& record, Outcomes* outcomes);

 private:
  static constexpr uint32_t kUnmatched = 0xFFFFFFFFu;

  bool SearchPlainly(const RecordRows& record, Outcomes* outcomes);  // false: it could not tell
  void SearchPlainlyInAnyOrder(const RecordRows& record, Outcomes* outcomes);
  void SearchInGeneral(const RecordRows& record, Outcomes* outcomes);
  void LeaveOutChain(uint32_t depth);
  // Of a record that entered; `stopped`: by an exclusion.
  Outcome OutcomeOf(const RecordRows& record, uint32_t depth, int64_t entry_us, bool stopped) const;
  void MatchOptionalStages(uint32_t depth, int64_t end_us);
  uint32_t MatchOptional(uint32_t stage, uint32_t previous, uint32_t next, int64_t end_us);
  StageSteps StepsOf(uint32_t stage, uint32_t depth, const RecordRows& record) const;
  uint32_t FirstSince(int64_t time_us, uint32_t candidate) const;
  bool IsTaken(uint32_t candidate) const;
  int64_t WindowEnd() const;

  const store::EventStore& store_;
  const FunnelDefinition& definition_;
  const StagePlan& plan_;
  const int64_t horizon_us_;
  const store::RowSequence* const many_;
  const ChainRules rules_;
  const ExclusionPlan exclusions_;
  std::optional<PlainSearch> plain_;              // where it applies and pays
  std::optional<PlainAnyOrder> plain_any_order_;  // likewise
  CandidateCollector collector_;
  ChainFinders finders_;
  std::optional<AttemptCounter> attempts_;  // where the definition counts them
  std::span<const Candidate> candidates_;
  std::span<const ExclusionEvent> exclusion_events_;
  std::vector<ExclusionEvent> other_exclusion_events_;
  uint32_t chain_[kMaxStages] = {};         // by required slot: candidate indices
  uint32_t served_slots_[kMaxStages] = {};  // order "any": by place in time
  uint32_t matched_[kMaxStages] = {};       // by stage: candidate indices, kUnmatched
};

// Outcomes to begin with.
Outcomes NoOutcomes(const FunnelDefinition& definition);

// The outcomes of all records of the definition that enter.
Outcomes SearchRecords(const store::EventStore& store, const FunnelDefinition& definition,
                       const StagePlan& plan);

// The same a piece at a time, of kRecordsAtOnce at most: `take` gets each while what it is about
// lies in the processor's caches.
inline constexpr uint32_t kRecordsAtOnce = 2048;
void SearchInPieces(const store::EventStore& store, const FunnelDefinition& definition,
                    const StagePlan& plan, const std::function<void(const Outcomes&)>& take);

}  // namespace parcours::funnel
