// FigureSums: what of a report's figures adds up record by record: counts, steps, times, the trend,
// revenue and attempts. Nodes and paths do not, which need the stages' top values first
// (summary.h).
//
// Cost    O(records stages), a few passes over a few thousand records at a time, which stay in the
//         processor's caches. Memory: 8 B a duration where times are asked for.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "funnel/figures/duration_sample.h"
#include "funnel/figures/figure_plan.h"
#include "funnel/figures/funnel_result.h"
#include "funnel/figures/revenue.h"
#include "funnel/figures/trend.h"
#include "funnel/search/outcomes.h"

namespace parcours::funnel {

// Of outcomes, ascending.
using Indices = std::span<const uint32_t>;

class FigureSums {
 public:
  // The plan must outlive this.
  explicit FigureSums(const FigurePlan& plan);

  // At most kRecordsAtOnce. Throws Error{kTooLarge} where 64 bits do not hold the revenue.
  void Add(const Outcomes& outcomes, Indices indices);
  // Once, at the end.
  FunnelFigures Figures();

 private:
  static constexpr size_t kStates = 3;

  void CountRecords(const Outcomes& outcomes, Indices indices);
  void CountOptionalStage(const Outcomes& outcomes, Indices indices, uint32_t stage);
  void CountSteps(const Outcomes& outcomes, Indices indices);
  void CountStepsInAnyOrder(const Outcomes& outcomes, Indices indices);
  void MeasureTimes(const Outcomes& outcomes, Indices indices);
  void SumRevenue(const Outcomes& outcomes, Indices indices);
  void CountAttempts(const Outcomes& outcomes, Indices indices);
  void FinishRecords();
  void FinishSteps();
  void FinishTimes();
  void FinishAttempts();

  const FigurePlan& plan_;
  FunnelFigures figures_;
  std::array<std::array<uint64_t, kStates>, kMaxStages + 1> records_{};  // by depth, state
  // Where times are asked for: by stage since the required one before, then all to convert; and
  // those of a piece.
  std::unique_ptr<DurationSample[]> durations_;
  std::vector<int64_t> piece_us_;
  Trend trend_;
  std::optional<RevenueSum> revenue_;  // where it is asked for
};

}  // namespace parcours::funnel
