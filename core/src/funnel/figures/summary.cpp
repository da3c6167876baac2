#include "funnel/figures/summary.h"

#include <algorithm>
#include <numeric>

#include "funnel/search/record_search.h"
#include "text/sort.h"

namespace parcours::funnel {

namespace {

bool AnyStageBreaksDown(const FunnelDefinition& definition) {
  return std::any_of(definition.stages.begin(), definition.stages.end(),
                     [](const Stage& stage) { return stage.breakdown.has_value(); });
}

// Whether every journey is the first stages in turn, so that the stages' figures tell them.
bool JourneysAreCounted(const FigurePlan& plan) {
  const std::vector<Stage>& stages = plan.definition.stages;
  return plan.parts.times && plan.definition.order != StageOrder::kAny &&
         !AnyStageBreaksDown(plan.definition) &&
         std::none_of(stages.begin(), stages.end(),
                      [](const Stage& stage) { return stage.optional; });
}

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

}  // namespace

bool AddsUp(const FigurePlan& plan) {
  return !plan.definition.breakdown && !AnyStageBreaksDown(plan.definition) &&
         (!plan.parts.paths || JourneysAreCounted(plan));
}

FunnelFigures SumUp(const FigurePlan& plan) {
  FigureSums sums(plan);
  std::vector<uint32_t> indices(kRecordsAtOnce);
  std::iota(indices.begin(), indices.end(), 0u);
  SearchInPieces(plan.store, plan.definition, plan.stages, [&](const Outcomes& piece) {
    sums.Add(piece, {indices.data(), piece.size()});
  });
  FunnelFigures figures = sums.Figures();
  if (plan.parts.paths) AddPrefixes(&figures);
  return figures;
}

Summary::Summary(const FigurePlan& plan, const Outcomes& outcomes)
    : plan_(plan), outcomes_(outcomes), values_(plan.store, plan.definition, outcomes) {}

FunnelFigures Summary::Count(Indices indices) const {
  FigureSums sums(plan_);
  const StageValues::Tops tops = values_.TopsAmong(indices);
  const bool prefixes = JourneysAreCounted(plan_);
  JourneyCounter journeys;
  // Piece by piece, so that journeys find in the processor's cache what the sums have read.
  for (size_t begin = 0; begin < indices.size(); begin += kRecordsAtOnce) {
    const Indices piece =
        indices.subspan(begin, std::min<size_t>(kRecordsAtOnce, indices.size() - begin));
    sums.Add(outcomes_, piece);
    if (plan_.parts.paths && !prefixes) AddJourneys(piece, tops, &journeys);
  }
  FunnelFigures figures = sums.Figures();
  CountNodes(tops, &figures);
  if (!plan_.parts.paths) return figures;
  if (prefixes) {
    AddPrefixes(&figures);
  } else {
    const JourneyCounter::Labels labels = LabelsOf(tops);
    figures.links = journeys.Links(labels);
    figures.paths = journeys.Paths(labels);
  }
  return figures;
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

JourneyCounter::Labels Summary::LabelsOf(const StageValues::Tops& tops) const {
  JourneyCounter::Labels labels(outcomes_.stage_count);
  for (uint32_t stage = 0; stage < outcomes_.stage_count; ++stage) {
    for (uint32_t group = 0; tops[stage] && group < tops[stage]->group_count(); ++group) {
      labels[stage].push_back(tops[stage]->label(group));
    }
  }
  return labels;
}

void Summary::AddJourneys(Indices indices, const StageValues::Tops& tops,
                          JourneyCounter* journeys) const {
  for (uint32_t index : indices) {
    journeys->Begin();
    for (uint32_t place = 0; place < outcomes_.stage_count; ++place) {
      const store::Row row = outcomes_.row(index, place);
      if (row == store::kNoRow) continue;
      const uint32_t stage = outcomes_.StageAt(index, place);
      uint32_t group = 0;
      if (tops[stage]) group = tops[stage]->GroupOf(values_.Code(index, stage));
      journeys->At(stage, group, plan_.store.times_us()[row]);
    }
    journeys->End();
  }
}

}  // namespace parcours::funnel
