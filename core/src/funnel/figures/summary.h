// Summary: outcomes counted into a report's figures.
#pragma once

#include "funnel/figures/figure_sums.h"
#include "funnel/figures/funnel_result.h"
#include "funnel/figures/journeys.h"
#include "funnel/figures/stage_values.h"
#include "funnel/search/outcomes.h"

namespace parcours::funnel {

class Summary {
 public:
  // Both must outlive this.
  Summary(const FigurePlan& plan, const Outcomes& outcomes);

  // The figures of the outcomes with these indices. Cost: O(n) for the counts alone, each part and
  // breakdown O(n stages) more.
  FunnelFigures Count(Indices indices) const;

 private:
  void CountNodes(const StageValues::Tops& tops, FunnelFigures* figures) const;
  // Not to be put into the loop over pieces: a browser compiles a function well when it is called
  // again, not while it runs.
  [[gnu::noinline]] void AddJourneys(Indices indices, const StageValues::Tops& tops,
                                     JourneyCounter* journeys) const;
  JourneyCounter::Labels LabelsOf(const StageValues::Tops& tops) const;

  const FigurePlan& plan_;
  const Outcomes& outcomes_;
  const StageValues values_;
};

// The figures of all records, of a report whose figures add up record by record (AddsUp).
FunnelFigures SumUp(const FigurePlan& plan);
bool AddsUp(const FigurePlan& plan);

}  // namespace parcours::funnel
