#include "funnel/search/exclusion_plan.h"

#include <algorithm>

namespace parcours::funnel {

ExclusionPlan::ExclusionPlan(const store::EventStore& store, const FunnelDefinition& definition,
                             const StagePlan& plan) {
  PARCOURS_CHECK(definition.exclusions.size() <= kMaxExclusions);
  for (Exclusion::Mode mode : {Exclusion::Mode::kEndAttempt, Exclusion::Mode::kRemoveRecord}) {
    for (const Exclusion& exclusion : definition.exclusions) {
      if (exclusion.mode != mode) continue;
      steps_.emplace_back(store, exclusion.step);
      rules_.push_back({plan.slot(exclusion.from_stage), plan.slot(exclusion.to_stage)});
    }
    if (mode == Exclusion::Mode::kEndAttempt) ending_count_ = static_cast<uint32_t>(rules_.size());
  }
}

bool ExclusionPlan::MayMatch(store::TypeCode type) const {
  return std::any_of(steps_.begin(), steps_.end(),
                     [&](const CompiledStep& step) { return step.MayMatch(type); });
}

uint32_t ExclusionPlan::Bits(store::Row row, store::TypeCode type,
                             store::ContactIndex contact) const {
  uint32_t bits = 0;
  for (size_t i = 0; i < steps_.size(); ++i) {
    if (steps_[i].Matches(type, row, contact)) bits |= 1u << i;
  }
  return bits;
}

bool ExclusionPlan::RemovesRecord(std::span<const ExclusionEvent> events,
                                  std::span<const int64_t> stage_times_us) const {
  for (uint32_t i = ending_count_; i < rules_.size(); ++i) {
    const ExclusionRule& rule = rules_[i];
    if (rule.from_slot >= stage_times_us.size()) continue;
    const bool reached = rule.to_slot < stage_times_us.size();
    for (const ExclusionEvent& event : events) {
      if (((event.exclusions >> i) & 1) == 0) continue;
      if (event.time_us <= stage_times_us[rule.from_slot]) continue;
      if (!reached || event.time_us < stage_times_us[rule.to_slot]) return true;
    }
  }
  return false;
}

std::optional<int64_t> ExclusionPlan::StoppedAt(std::span<const ExclusionEvent> events,
                                                std::span<const int64_t> stage_times_us,
                                                int64_t end_us) const {
  std::optional<int64_t> stopped_us;
  for (uint32_t i = 0; i < ending_count_; ++i) {
    const ExclusionRule& rule = rules_[i];
    if (rule.from_slot >= stage_times_us.size() || rule.to_slot < stage_times_us.size()) continue;
    for (const ExclusionEvent& event : events) {
      if (((event.exclusions >> i) & 1) == 0 || event.time_us > end_us) continue;
      if (event.time_us <= stage_times_us[rule.from_slot]) continue;
      if (!stopped_us || event.time_us < *stopped_us) stopped_us = event.time_us;
    }
  }
  return stopped_us;
}

}  // namespace parcours::funnel
