#include "funnel/plan/chain_rules.h"

#include <algorithm>

namespace parcours::funnel {

ChainRules MakeChainRules(const FunnelDefinition& definition, const StagePlan& plan) {
  ChainRules rules;
  rules.required_count = plan.required_count();
  rules.hop_max_us.fill(kNoLimitUs);
  for (uint32_t slot = 1; slot < rules.required_count; ++slot) {
    const Stage& stage = definition.stages[plan.stage(slot)];
    rules.hop_min_us[slot] = std::min(stage.hop_min_us.value_or(0), kNoLimitUs);
    rules.hop_max_us[slot] = std::min(stage.hop_max_us.value_or(kNoLimitUs), kNoLimitUs);
    rules.has_hop_limits |= stage.hop_min_us.has_value() || stage.hop_max_us.has_value();
  }
  rules.window_us = std::min(definition.window_us.value_or(kNoLimitUs), kNoLimitUs);
  rules.entry = definition.entry;
  rules.ties = definition.ties;
  rules.tolerance_us = definition.tolerance_us;
  rules.strict = definition.order == StageOrder::kStrict;
  for (const Exclusion& exclusion : definition.exclusions) {
    if (exclusion.mode != Exclusion::Mode::kEndAttempt) continue;
    rules.exclusions.push_back({plan.slot(exclusion.from_stage), plan.slot(exclusion.to_stage)});
  }
  return rules;
}

}  // namespace parcours::funnel
