#include "funnel/figures/figure_sums.h"

#include <algorithm>
#include <utility>

#include "funnel/search/record_search.h"

namespace parcours::funnel {

namespace {

constexpr size_t kPieceDurations = kRecordsAtOnce + 1;  // room for one that does not count

}  // namespace

FigureSums::FigureSums(const FigurePlan& plan) : plan_(plan), trend_(plan.calendar) {
  const std::vector<Stage>& stages = plan.definition.stages;
  for (const Stage& stage : stages) {
    StageFigures figures;
    figures.id = stage.id;
    figures.name = stage.name;
    figures.optional = stage.optional;
    for (const Step& step : stage.steps) figures.steps.push_back({step.event, 0, 0});
    figures_.stages.push_back(std::move(figures));
  }
  if (plan.parts.times) {
    durations_ = std::make_unique<DurationSample[]>(stages.size() + 1);
    piece_us_.resize((stages.size() + 1) * kPieceDurations);
  }
  if (plan.parts.revenue) revenue_.emplace(plan.store);
  if (plan.definition.totals) {
    figures_.totals.emplace().reached.assign(plan.stages.required_count(), 0);
  }
}

void FigureSums::Add(const Outcomes& outcomes, Indices indices) {
  CountRecords(outcomes, indices);
  for (uint32_t stage = 0; stage < outcomes.stage_count; ++stage) {
    if (figures_.stages[stage].optional) CountOptionalStage(outcomes, indices, stage);
  }
  CountSteps(outcomes, indices);
  if (plan_.parts.times) MeasureTimes(outcomes, indices);
  if (plan_.parts.trend) {
    for (uint32_t index : indices) {
      trend_.Add(outcomes.records[index].entry_us, outcomes.records[index].state);
    }
  }
  if (revenue_) SumRevenue(outcomes, indices);
  if (figures_.totals) CountAttempts(outcomes, indices);
}

FunnelFigures FigureSums::Figures() {
  FinishRecords();
  FinishSteps();
  if (plan_.parts.times) FinishTimes();
  if (plan_.parts.trend) figures_.trend = trend_.Rows();
  if (revenue_) figures_.revenue = revenue_->ByCurrency();
  if (figures_.totals) FinishAttempts();
  return std::move(figures_);
}

void FigureSums::CountRecords(const Outcomes& outcomes, Indices indices) {
  for (uint32_t index : indices) {
    const Outcome& outcome = outcomes.records[index];
    ++records_[outcome.depth][static_cast<size_t>(outcome.state)];
    const bool converted = outcome.state == RecordState::kConverted;
    figures_.mature.denominator += outcome.mature;
    figures_.mature.numerator += outcome.mature && converted;
  }
  figures_.entered += indices.size();
}

void FigureSums::FinishRecords() {
  uint64_t reached = figures_.entered;
  for (uint32_t depth = 1; depth <= plan_.stages.required_count(); ++depth) {
    const auto of = [this, depth](RecordState state) {
      return records_[depth][static_cast<size_t>(state)];
    };
    StageFigures& stage = figures_.stages[plan_.stages.stage(depth - 1)];
    stage.records = reached;
    stage.in_progress = of(RecordState::kInProgress);
    stage.dropped = of(RecordState::kDropped);
    figures_.converted += of(RecordState::kConverted);
    figures_.in_progress += stage.in_progress;
    figures_.dropped += stage.dropped;
    reached -= of(RecordState::kConverted) + stage.in_progress + stage.dropped;
  }
  for (uint32_t stage = 0; stage < figures_.stages.size(); ++stage) {
    StageFigures& counted = figures_.stages[stage];
    if (counted.optional) counted.records = counted.conversion_with.denominator;
    counted.previous_records = figures_.stages[plan_.previous_required[stage]].records;
  }
}

void FigureSums::CountOptionalStage(const Outcomes& outcomes, Indices indices, uint32_t stage) {
  const uint32_t previous = plan_.previous_required[stage];
  StageFigures& counted = figures_.stages[stage];
  for (uint32_t index : indices) {
    if (outcomes.row(index, previous) == store::kNoRow) continue;
    const bool matched = outcomes.row(index, stage) != store::kNoRow;
    Share& share = matched ? counted.conversion_with : counted.conversion_without;
    ++share.denominator;
    share.numerator += outcomes.records[index].state == RecordState::kConverted;
  }
}

// Under order "any" a stage's line counts how many stages were done, its steps what served it.
void FigureSums::CountStepsInAnyOrder(const Outcomes& outcomes, Indices indices) {
  for (uint32_t index : indices) {
    for (uint32_t place = 0; place < outcomes.records[index].depth; ++place) {
      const uint32_t stage = outcomes.StageAt(index, place);
      const store::Row row = outcomes.row(index, place);
      const uint32_t step =
          plan_.stages.FirstStep(stage, row, outcomes.ContactOf(plan_.store, index, row));
      ++figures_.stages[stage].steps[step].advanced;
      ++figures_.stages[stage].steps[step].did;
    }
  }
}

void FigureSums::CountSteps(const Outcomes& outcomes, Indices indices) {
  if (plan_.definition.order == StageOrder::kAny) return CountStepsInAnyOrder(outcomes, indices);
  const size_t multi_step_count = outcomes.multi_step_stages.size();
  for (size_t i = 0; i < multi_step_count; ++i) {
    std::vector<StepFigures>& steps = figures_.stages[outcomes.multi_step_stages[i]].steps;
    std::array<uint64_t, kNoFirstStep + 1> advanced{};
    for (uint32_t index : indices) {
      const size_t at = index * multi_step_count + i;
      ++advanced[outcomes.first_steps[at]];
      const uint32_t done = outcomes.steps_done[at];
      for (uint32_t step = 0; step < steps.size(); ++step) steps[step].did += (done >> step) & 1;
    }
    for (uint32_t step = 0; step < steps.size(); ++step) steps[step].advanced += advanced[step];
  }
}

void FigureSums::FinishSteps() {
  if (plan_.definition.order == StageOrder::kAny) return;
  for (StageFigures& stage : figures_.stages) {
    if (stage.steps.size() == 1) stage.steps[0].advanced = stage.steps[0].did = stage.records;
  }
}

// Without a branch that depends on the outcomes, as nobody can foretell how far each gets.
void FigureSums::MeasureTimes(const Outcomes& outcomes, Indices indices) {
  const uint32_t stage_count = outcomes.stage_count;
  const int64_t* const times_us = plan_.store.times_us().data();
  std::array<int64_t*, kMaxStages + 1> next_us;  // where a stage's next one goes
  std::array<bool, kMaxStages> required;
  for (uint32_t stage = 0; stage <= stage_count; ++stage) {
    next_us[stage] = piece_us_.data() + stage * kPieceDurations;
    if (stage < stage_count) required[stage] = !figures_.stages[stage].optional;
  }
  for (uint32_t index : indices) {
    const Outcome& outcome = outcomes.records[index];
    const store::Row* const rows = outcomes.RowsOf(index);
    int64_t previous_us = outcome.entry_us;  // of the last required stage
    for (uint32_t stage = 1; stage < stage_count; ++stage) {
      const bool matched = rows[stage] != store::kNoRow;
      const int64_t time_us = times_us[matched ? rows[stage] : rows[0]];
      *next_us[stage] = std::max<int64_t>(0, time_us - previous_us);
      next_us[stage] += matched ? 1 : 0;
      previous_us = (matched & required[stage]) ? time_us : previous_us;
    }
    *next_us[stage_count] = std::max<int64_t>(0, previous_us - outcome.entry_us);
    next_us[stage_count] += outcome.state == RecordState::kConverted ? 1 : 0;
  }
  for (uint32_t stage = 1; stage <= stage_count; ++stage) {
    durations_[stage].Add({piece_us_.data() + stage * kPieceDurations, next_us[stage]});
  }
}

void FigureSums::FinishTimes() {
  const size_t stage_count = figures_.stages.size();
  for (size_t stage = 1; stage < stage_count; ++stage) {
    figures_.stages[stage].from_previous = MeasureDurations(&durations_[stage]);
  }
  figures_.time_to_convert = MeasureDurations(&durations_[stage_count], &figures_.histogram);
}

void FigureSums::SumRevenue(const Outcomes& outcomes, Indices indices) {
  for (uint32_t place : plan_.money_places) {
    for (uint32_t index : indices) {
      const store::Row row = outcomes.row(index, place);
      if (row != store::kNoRow) revenue_->Add(row);
    }
  }
}

void FigureSums::CountAttempts(const Outcomes& outcomes, Indices indices) {
  std::vector<uint64_t>& reached = figures_.totals->reached;
  for (uint32_t index : indices) {
    figures_.totals->in_progress += outcomes.open_attempts[index];
    for (size_t slot = 0; slot < reached.size(); ++slot) {
      reached[slot] += outcomes.attempts[index * reached.size() + slot];
    }
  }
}

// Of attempts by where they end, those that got at least so far.
void FigureSums::FinishAttempts() {
  AttemptFigures& totals = *figures_.totals;
  totals.converted = totals.reached.back();
  for (size_t slot = totals.reached.size() - 1; slot-- > 0;) {
    totals.reached[slot] += totals.reached[slot + 1];
  }
}

}  // namespace parcours::funnel
