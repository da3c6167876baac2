// CandidateCollector: a record's rows -> what the search has to look at.
//
// Candidates  the rows that match a stage (under strict orders also those that interrupt), sorted
//             by (time, arrival), from the instant of the first one that may start an attempt;
//             with a tolerance from the beginning, as earlier ones may follow it then.
// Order       where ties may be taken in any order and the events of an instant serve one stage
//             each, they stand in the order of the stages, of one stage in that of arrival: no
//             chain is lost, and a greedy pass needs to know nothing of ties.
// Cost        one look-up by type a row, written without branches; filters, ranges and exclusions
//             are asked of those rows only whose type matters.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "funnel/plan/record_list.h"
#include "funnel/plan/stage_plan.h"
#include "funnel/search/exclusion_plan.h"
#include "funnel/search/record_groups.h"
#include "store/filter.h"

namespace parcours::funnel {

class CandidateCollector {
 public:
  // All must outlive this.
  CandidateCollector(const store::EventStore& store, const FunnelDefinition& definition,
                     const StagePlan& plan, const ExclusionPlan& exclusions);

  // False where no row of the record may start an attempt.
  bool Collect(const RecordRows& record);

  // Of the last record; until the next one.
  CandidateList candidates() const { return {{buffer_.data(), count_}, any_ties_}; }
  std::span<const ExclusionEvent> exclusion_events() const { return exclusion_events_; }

 private:
  bool KeepRowsByType(const RecordRows& record);
  bool AskRows(const RecordRows& record);
  void KeepFirstEntryOnly();
  void OrderTies();

  const store::EventStore& store_;
  const FunnelDefinition& definition_;
  const StagePlan& plan_;
  const ExclusionPlan& exclusions_;
  const store::RowFilter event_filter_;
  const bool every_event_interrupts_;
  const int64_t tolerance_us_;   // 0 under order "any", where it has no meaning
  const StageMask start_slots_;  // the stages that may begin an attempt
  const bool type_tells_all_;    // nothing but a row's type decides whether it is a candidate
  const bool orders_ties_;
  std::vector<StageMask> relevant_;  // by type: not 0 where rows of it have to be looked at
  std::vector<store::Row> rows_;     // scratch: those whose types matter
  std::vector<Candidate> buffer_;
  size_t count_ = 0;
  bool any_ties_ = false;
  std::vector<ExclusionEvent> exclusion_events_;
};

}  // namespace parcours::funnel
