// Summary: outcomes counted into a report's figures.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "funnel/funnel_result.h"
#include "funnel/outcomes.h"
#include "funnel/stage_plan.h"
#include "funnel/stage_values.h"
#include "funnel/trend.h"

namespace parcours::funnel {

// Of outcomes, ascending.
using Indices = std::span<const uint32_t>;

class Summary {
 public:
  // All must outlive this.
  Summary(const store::EventStore& store, const FunnelDefinition& definition, const StagePlan& plan,
          const Outcomes& outcomes, const FunnelParts& parts);

  // The figures of the outcomes with these indices. Cost: O(n) for the counts alone, each part and
  // breakdown O(n stages) more.
  FunnelFigures Count(Indices indices) const;

 private:
  void CountRecords(Indices indices, FunnelFigures* figures) const;
  void CountOptionalStage(Indices indices, uint32_t stage, FunnelFigures* figures) const;
  // The first step of the stage that the outcome's row matches.
  uint32_t FirstStep(uint32_t index, uint32_t stage, store::Row row) const;
  void CountSteps(Indices indices, FunnelFigures* figures) const;
  void CountStepsInAnyOrder(Indices indices, FunnelFigures* figures) const;
  void MeasureTimes(Indices indices, FunnelFigures* figures) const;
  void CountAttempts(Indices indices, FunnelFigures* figures) const;
  void CountTrend(Indices indices, FunnelFigures* figures) const;
  void CountNodes(const StageValues::Tops& tops, FunnelFigures* figures) const;
  void CountJourneys(Indices indices, const StageValues::Tops& tops, FunnelFigures* figures) const;
  void SumRevenue(Indices indices, FunnelFigures* figures) const;

  const store::EventStore& store_;
  const FunnelDefinition& definition_;
  const StagePlan& plan_;
  const Outcomes& outcomes_;
  const FunnelParts parts_;
  const StageValues values_;
  const TrendCalendar calendar_;
  const std::vector<uint64_t> money_rows_;    // store/event_money.h; empty where nobody asks
  const std::vector<uint32_t> money_places_;  // of a chain: whose events can have money
  bool journeys_are_prefixes_;                // the first stages in turn: none optional, no nodes
  std::vector<uint32_t> previous_required_;   // by stage; the first stage's is itself
};

}  // namespace parcours::funnel
