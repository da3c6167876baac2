#include "funnel/summary.h"

#include <algorithm>
#include <array>

#include "funnel/journeys.h"
#include "funnel/revenue.h"
#include "text/sort.h"

namespace parcours::funnel {

namespace {

// The journeys of a funnel in which a record's nodes are the first stages in turn: counted already.
void AddPrefixes(FunnelFigures* figures) {
  Path path;
  for (uint32_t stage = 0; stage < figures->stages.size(); ++stage) {
    const StageFigures& counted = figures->stages[stage];
    if (counted.records == 0) break;
    if (stage > 0) {
      figures->links.push_back(
          {{stage - 1, {}}, {stage, {}}, counted.records, counted.from_previous.mean_ms});
    }
    const bool last = stage + 1 == figures->stages.size();
    path.nodes.push_back({stage, {}});
    path.records = counted.records - (last ? 0 : figures->stages[stage + 1].records);
    if (path.records != 0) figures->paths.push_back(path);
  }
  text::StableSort(figures->paths,
                   [](const Path& a, const Path& b) { return a.records > b.records; });
}

// The places of a chain whose events can have money.
std::vector<uint32_t> PlacesWithMoney(const store::EventStore& store, const StagePlan& plan,
                                      const Outcomes& outcomes,
                                      const std::vector<uint64_t>& money_rows) {
  if (money_rows.empty()) return {};
  const StageMask stages = StagesWithMoney(store, plan, money_rows);
  const bool in_any_order = !outcomes.served_stages.empty();  // any place may be any stage's
  std::vector<uint32_t> places;
  for (uint32_t stage = 0; stage < outcomes.stage_count; ++stage) {
    if (in_any_order || (stages >> plan.slot(stage) & 1) != 0) places.push_back(stage);
  }
  return places;
}

}  // namespace

Summary::Summary(const store::EventStore& store, const FunnelDefinition& definition,
                 const StagePlan& plan, const Outcomes& outcomes, const FunnelParts& parts)
    : store_(store),
      definition_(definition),
      plan_(plan),
      outcomes_(outcomes),
      parts_(parts),
      values_(store, definition, outcomes),
      calendar_(store.first_time_us(), store.last_time_us(), definition.trend,
                definition.range.time_zone),
      money_rows_(parts.revenue ? store::MarkMoney(store) : std::vector<uint64_t>{}),
      money_places_(PlacesWithMoney(store, plan, outcomes, money_rows_)),
      journeys_are_prefixes_(definition.order != StageOrder::kAny) {
  uint32_t previous = 0;
  for (uint32_t stage = 0; stage < definition.stages.size(); ++stage) {
    const Stage& defined = definition.stages[stage];
    journeys_are_prefixes_ &= !defined.optional && !defined.breakdown;
    previous_required_.push_back(previous);
    if (!definition.stages[stage].optional) previous = stage;
  }
}

FunnelFigures Summary::Count(Indices indices) const {
  FunnelFigures figures;
  for (const Stage& stage : definition_.stages) {
    StageFigures counted;
    counted.id = stage.id;
    counted.name = stage.name;
    counted.optional = stage.optional;
    for (const Step& step : stage.steps) counted.steps.push_back({step.event, 0, 0});
    figures.stages.push_back(std::move(counted));
  }
  CountRecords(indices, &figures);
  CountSteps(indices, &figures);
  const StageValues::Tops tops = values_.TopsAmong(indices);
  CountNodes(tops, &figures);
  if (parts_.times) MeasureTimes(indices, &figures);
  if (parts_.trend) CountTrend(indices, &figures);
  if (parts_.paths) CountJourneys(indices, tops, &figures);
  if (parts_.revenue) SumRevenue(indices, &figures);
  if (definition_.totals) CountAttempts(indices, &figures);
  return figures;
}

void Summary::CountRecords(Indices indices, FunnelFigures* figures) const {
  constexpr size_t kStates = 3;
  std::array<std::array<uint64_t, kStates>, kMaxStages + 1> records{};  // by depth, state
  for (uint32_t index : indices) {
    const Outcome& outcome = outcomes_.records[index];
    ++records[outcome.depth][static_cast<size_t>(outcome.state)];
    const bool converted = outcome.state == RecordState::kConverted;
    figures->mature.denominator += outcome.mature;
    figures->mature.numerator += outcome.mature && converted;
  }
  figures->entered = indices.size();
  uint64_t reached = indices.size();
  for (uint32_t depth = 1; depth <= plan_.required_count(); ++depth) {
    const uint64_t converted = records[depth][static_cast<size_t>(RecordState::kConverted)];
    StageFigures& stage = figures->stages[plan_.stage(depth - 1)];
    stage.records = reached;
    stage.in_progress = records[depth][static_cast<size_t>(RecordState::kInProgress)];
    stage.dropped = records[depth][static_cast<size_t>(RecordState::kDropped)];
    figures->converted += converted;
    figures->in_progress += stage.in_progress;
    figures->dropped += stage.dropped;
    reached -= converted + stage.in_progress + stage.dropped;
  }
  for (uint32_t stage = 0; stage < outcomes_.stage_count; ++stage) {
    if (figures->stages[stage].optional) CountOptionalStage(indices, stage, figures);
    figures->stages[stage].previous_records = figures->stages[previous_required_[stage]].records;
  }
}

void Summary::CountOptionalStage(Indices indices, uint32_t stage, FunnelFigures* figures) const {
  StageFigures& counted = figures->stages[stage];
  for (uint32_t index : indices) {
    if (outcomes_.row(index, previous_required_[stage]) == store::kNoRow) continue;
    const bool matched = outcomes_.row(index, stage) != store::kNoRow;
    Share& share = matched ? counted.conversion_with : counted.conversion_without;
    ++share.denominator;
    share.numerator += outcomes_.records[index].state == RecordState::kConverted;
  }
  counted.records = counted.conversion_with.denominator;
}

uint32_t Summary::FirstStep(uint32_t index, uint32_t stage, store::Row row) const {
  return plan_.FirstStep(stage, row, outcomes_.ContactOf(store_, index, row));
}

// Under order "any" a stage's line counts how many stages were done, its steps what served it.
void Summary::CountStepsInAnyOrder(Indices indices, FunnelFigures* figures) const {
  for (uint32_t index : indices) {
    for (uint32_t place = 0; place < outcomes_.records[index].depth; ++place) {
      const uint32_t stage = outcomes_.StageAt(index, place);
      const uint32_t step = FirstStep(index, stage, outcomes_.row(index, place));
      ++figures->stages[stage].steps[step].advanced;
      ++figures->stages[stage].steps[step].did;
    }
  }
}

void Summary::CountSteps(Indices indices, FunnelFigures* figures) const {
  if (definition_.order == StageOrder::kAny) return CountStepsInAnyOrder(indices, figures);
  for (StageFigures& stage : figures->stages) {
    if (stage.steps.size() == 1) stage.steps[0].advanced = stage.steps[0].did = stage.records;
  }
  const size_t multi_step_count = outcomes_.multi_step_stages.size();
  for (size_t i = 0; i < multi_step_count; ++i) {
    const uint32_t stage = outcomes_.multi_step_stages[i];
    std::vector<StepFigures>& steps = figures->stages[stage].steps;
    std::array<uint64_t, kNoFirstStep + 1> advanced{};
    for (uint32_t index : indices) {
      const size_t at = index * multi_step_count + i;
      ++advanced[outcomes_.first_steps[at]];
      const uint32_t done = outcomes_.steps_done[at];
      for (uint32_t step = 0; step < steps.size(); ++step) steps[step].did += (done >> step) & 1;
    }
    for (uint32_t step = 0; step < steps.size(); ++step) steps[step].advanced = advanced[step];
  }
}

// Without a branch that depends on the outcomes, as nobody can foretell how far each gets.
void Summary::MeasureTimes(Indices indices, FunnelFigures* figures) const {
  const uint32_t stage_count = outcomes_.stage_count;
  const int64_t* const times_us = store_.times_us().data();
  std::vector<std::vector<int64_t>> hops_us(stage_count);  // with room for one more
  std::array<int64_t*, kMaxStages> next_hop_us;            // where the stage's next one goes
  std::array<bool, kMaxStages> required;
  for (uint32_t stage = 1; stage < stage_count; ++stage) {
    hops_us[stage].resize(static_cast<size_t>(figures->stages[stage].records) + 1);
    next_hop_us[stage] = hops_us[stage].data();
    required[stage] = !definition_.stages[stage].optional;
  }
  std::vector<int64_t> durations_us(static_cast<size_t>(figures->converted) + 1);
  int64_t* next_duration_us = durations_us.data();
  for (uint32_t index : indices) {
    const Outcome& outcome = outcomes_.records[index];
    const store::Row* const rows = outcomes_.RowsOf(index);
    int64_t previous_us = outcome.entry_us;  // of the last required stage
    for (uint32_t stage = 1; stage < stage_count; ++stage) {
      const bool matched = rows[stage] != store::kNoRow;
      const int64_t time_us = times_us[matched ? rows[stage] : rows[0]];
      *next_hop_us[stage] = std::max<int64_t>(0, time_us - previous_us);
      next_hop_us[stage] += matched ? 1 : 0;
      previous_us = (matched & required[stage]) ? time_us : previous_us;
    }
    *next_duration_us = std::max<int64_t>(0, previous_us - outcome.entry_us);
    next_duration_us += outcome.state == RecordState::kConverted ? 1 : 0;
  }
  for (uint32_t stage = 1; stage < stage_count; ++stage) {
    hops_us[stage].pop_back();
    OrderedDurations ordered(hops_us[stage]);
    figures->stages[stage].from_previous = MeasureDurations(&ordered);
  }
  durations_us.pop_back();
  OrderedDurations ordered(durations_us);
  figures->time_to_convert = MeasureDurations(&ordered);
  figures->histogram = MakeHistogram(&ordered);
}

void Summary::CountAttempts(Indices indices, FunnelFigures* figures) const {
  const size_t required = plan_.required_count();
  AttemptFigures totals;
  totals.reached.assign(required, 0);
  for (uint32_t index : indices) {
    totals.in_progress += outcomes_.open_attempts[index];
    for (size_t slot = 0; slot < required; ++slot) {
      totals.reached[slot] += outcomes_.attempts[index * required + slot];
    }
  }
  totals.converted = totals.reached.back();
  for (size_t slot = required - 1; slot-- > 0;) totals.reached[slot] += totals.reached[slot + 1];
  figures->totals = std::move(totals);
}

void Summary::CountTrend(Indices indices, FunnelFigures* figures) const {
  Trend trend(calendar_);
  for (uint32_t index : indices) {
    trend.Add(outcomes_.records[index].entry_us, outcomes_.records[index].state);
  }
  figures->trend = trend.Rows();
}

void Summary::CountNodes(const StageValues::Tops& tops, FunnelFigures* figures) const {
  for (uint32_t stage = 0; stage < outcomes_.stage_count; ++stage) {
    if (!tops[stage]) continue;
    for (uint32_t group = 0; group < tops[stage]->group_count(); ++group) {
      const uint64_t records = tops[stage]->records(group);
      if (records == 0) continue;
      figures->stages[stage].nodes.push_back({tops[stage]->label(group), records});
    }
  }
}

void Summary::CountJourneys(Indices indices, const StageValues::Tops& tops,
                            FunnelFigures* figures) const {
  if (journeys_are_prefixes_ && parts_.times) return AddPrefixes(figures);
  JourneyCounter::Labels labels(outcomes_.stage_count);
  for (uint32_t stage = 0; stage < outcomes_.stage_count; ++stage) {
    for (uint32_t group = 0; tops[stage] && group < tops[stage]->group_count(); ++group) {
      labels[stage].push_back(tops[stage]->label(group));
    }
  }
  JourneyCounter journeys;
  for (uint32_t index : indices) {
    journeys.Begin();
    for (uint32_t place = 0; place < outcomes_.stage_count; ++place) {
      const store::Row row = outcomes_.row(index, place);
      if (row == store::kNoRow) continue;
      const uint32_t stage = outcomes_.StageAt(index, place);
      uint32_t group = 0;
      if (tops[stage]) group = tops[stage]->GroupOf(values_.Code(index, stage));
      journeys.At(stage, group, store_.times_us()[row]);
    }
    journeys.End();
  }
  figures->links = journeys.Links(labels);
  figures->paths = journeys.Paths(labels);
}

void Summary::SumRevenue(Indices indices, FunnelFigures* figures) const {
  RevenueSum revenue(store_, money_rows_);
  for (uint32_t place : money_places_) {
    for (uint32_t index : indices) {
      const store::Row row = outcomes_.row(index, place);
      if (row != store::kNoRow) revenue.Add(row);
    }
  }
  figures->revenue = revenue.ByCurrency();
}

}  // namespace parcours::funnel
