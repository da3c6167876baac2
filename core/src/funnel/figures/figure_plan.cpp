#include "funnel/figures/figure_plan.h"

#include "store/event_money.h"

namespace parcours::funnel {

namespace {

std::vector<uint32_t> PlacesWithMoney(const store::EventStore& store,
                                      const FunnelDefinition& definition, const StagePlan& plan) {
  StageMask stages = 0;
  for (store::TypeCode type : store.RowsWithMoney().types) stages |= plan.PossibleStages(type);
  const bool in_any_order = definition.order == StageOrder::kAny;  // any place may be any stage's
  std::vector<uint32_t> places;
  for (uint32_t stage = 0; stage < definition.stages.size(); ++stage) {
    const bool served = (stages >> plan.slot(stage) & 1) != 0;
    if (served || (in_any_order && stages != 0)) places.push_back(stage);
  }
  return places;
}

}  // namespace

FigurePlan::FigurePlan(const store::EventStore& all_events, const FunnelDefinition& funnel,
                       const StagePlan& plan, const FunnelParts& wanted)
    : store(all_events),
      definition(funnel),
      stages(plan),
      parts(wanted),
      calendar(store.first_time_us(), store.last_time_us(), definition.trend,
               definition.range.time_zone) {
  if (parts.revenue) money_places = PlacesWithMoney(store, definition, plan);
  uint32_t previous = 0;
  for (uint32_t stage = 0; stage < definition.stages.size(); ++stage) {
    previous_required.push_back(previous);
    if (!definition.stages[stage].optional) previous = stage;
  }
}

}  // namespace parcours::funnel
