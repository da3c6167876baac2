#include "funnel/plain_rows.h"

#include <algorithm>

#include "funnel/tie_group.h"

namespace parcours::funnel {

namespace {

bool IsUsual(const FunnelDefinition& definition, const ChainRules& rules) {
  const bool by_type =
      std::all_of(definition.stages.begin(), definition.stages.end(), [](const Stage& stage) {
        return !stage.hop_min_us && !stage.hop_max_us &&
               std::none_of(stage.steps.begin(), stage.steps.end(),
                            [](const Step& step) { return step.event == kAnyEvent; });
      });
  return by_type && definition.order == StageOrder::kSequential &&
         definition.entry != EntryRule::kLatest && definition.tolerance_us == 0 &&
         definition.exclusions.empty() && definition.filters.events.empty() && !definition.totals &&
         !rules.has_hop_limits;
}

}  // namespace

const store::RowBits* PlainRows::RowsOf(const store::EventStore& store, const Step& step) {
  const auto type = static_cast<store::TypeCode>(store.vocabulary().types.Find(step.event));
  if (type == store::kAbsent) return nullptr;
  if (step.where.empty()) return &store.RowsOfType(type);
  held_.push_back(store.RowsOfStep(type, step.where));
  return held_.back().get();
}

const store::RowBits* PlainRows::Together(const std::vector<const store::RowBits*>& steps) {
  const store::RowBits* one = nullptr;
  std::shared_ptr<store::RowBits> several;
  for (const store::RowBits* rows : steps) {
    if (rows == nullptr) continue;
    if (one == nullptr) {
      one = rows;
      continue;
    }
    if (several == nullptr) several = std::make_shared<store::RowBits>(*one);
    several->Add(*rows);
  }
  if (several == nullptr) return one;
  held_.push_back(several);
  return several.get();
}

PlainRows::PlainRows(const store::EventStore& store, const FunnelDefinition& definition,
                     const StagePlan& plan, const ChainRules& rules)
    : applies(IsUsual(definition, rules)) {
  for (uint32_t code = 0; code <= store.vocabulary().types.size(); ++code) {
    const StageMask of_type = plan.PossibleStages(static_cast<store::TypeCode>(code));
    applies &= ServesOneStage(of_type);
    serves.push_back(of_type != 0);
  }
  if (!applies) return;
  for (const Stage& stage : definition.stages) {
    StageRows& rows = stages.emplace_back();
    for (const Step& step : stage.steps) rows.steps.push_back(RowsOf(store, step));
    rows.all = Together(rows.steps);
    has_more |= stage.optional || stage.steps.size() > 1;
  }
  for (uint32_t slot = 0; slot < plan.required_count(); ++slot) {
    const store::RowBits* rows = stages[plan.stage(slot)].all;
    if (rows == nullptr) break;
    of_slot.push_back(rows);
  }
}

}  // namespace parcours::funnel
