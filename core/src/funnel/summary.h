// Summary: outcomes counted into a report's figures.
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/funnel_result.h"
#include "funnel/outcomes.h"
#include "funnel/stage_plan.h"
#include "funnel/stage_values.h"
#include "funnel/trend.h"

namespace parcours::funnel {

class Summary {
 public:
  // All must outlive this.
  Summary(const store::EventStore& store, const FunnelDefinition& definition, const StagePlan& plan,
          const Outcomes& outcomes, const FunnelParts& parts);

  // The figures of the outcomes with these indices. Cost: O(n) for the counts alone, each part and
  // breakdown O(n stages) more.
  FunnelFigures Count(const std::vector<uint32_t>& indices) const;

 private:
  void CountRecords(const std::vector<uint32_t>& indices, FunnelFigures* figures) const;
  void CountOptionalStage(const std::vector<uint32_t>& indices, uint32_t stage,
                          FunnelFigures* figures) const;
  // The first step of the stage that the outcome's row matches.
  uint32_t FirstStep(uint32_t index, uint32_t stage, store::Row row) const;
  void CountSteps(const std::vector<uint32_t>& indices, FunnelFigures* figures) const;
  void CountStepsInAnyOrder(const std::vector<uint32_t>& indices, FunnelFigures* figures) const;
  void MeasureTimes(const std::vector<uint32_t>& indices, FunnelFigures* figures) const;
  void CountAttempts(const std::vector<uint32_t>& indices, FunnelFigures* figures) const;
  void CountTrend(const std::vector<uint32_t>& indices, FunnelFigures* figures) const;
  void CountNodes(const StageValues::Tops& tops, FunnelFigures* figures) const;
  void CountJourneys(const std::vector<uint32_t>& indices, const StageValues::Tops& tops,
                     FunnelFigures* figures) const;
  void SumRevenue(const std::vector<uint32_t>& indices, FunnelFigures* figures) const;

  const store::EventStore& store_;
  const FunnelDefinition& definition_;
  const StagePlan& plan_;
  const Outcomes& outcomes_;
  const FunnelParts parts_;
  const StageValues values_;
  const TrendCalendar calendar_;
  bool journeys_are_prefixes_;               // the first stages in turn: none optional, no nodes
  std::vector<uint32_t> previous_required_;  // by stage; the first stage's is itself
};

}  // namespace parcours::funnel
