#include "funnel/plan/stage_plan.h"

#include <algorithm>

namespace parcours::funnel {

StagePlan::StagePlan(const store::EventStore& store, const FunnelDefinition& definition)
    : store_(&store) {
  const uint32_t stage_count = static_cast<uint32_t>(definition.stages.size());
  PARCOURS_CHECK(stage_count >= 1 && stage_count <= kMaxStages);
  slot_of_stage_.resize(stage_count);
  for (bool optional : {false, true}) {
    for (uint32_t stage = 0; stage < stage_count; ++stage) {
      if (definition.stages[stage].optional != optional) continue;
      slot_of_stage_[stage] = static_cast<uint32_t>(stage_of_slot_.size());
      stage_of_slot_.push_back(stage);
    }
    if (!optional) required_count_ = static_cast<uint32_t>(stage_of_slot_.size());
  }

  const store::Dictionary& types = store.vocabulary().types;
  const size_t type_count = size_t{types.size()} + 1;
  sure_.assign(type_count, 0);
  possible_.assign(type_count, 0);
  filtered_.resize(type_count);
  steps_.resize(stage_count);
  for (uint32_t stage = 0; stage < stage_count; ++stage) {
    // The filters' addresses are kept below, so the vector must not grow afterwards.
    steps_[stage].reserve(definition.stages[stage].steps.size());
    for (const Step& step : definition.stages[stage].steps) {
      steps_[stage].emplace_back(store, step);
      const CompiledStep& compiled = steps_[stage].back();
      const StageMask bit = StageMask{1} << slot_of_stage_[stage];
      for (size_t code = 1; code < type_count; ++code) {
        if (!compiled.MayMatch(static_cast<store::TypeCode>(code))) continue;
        possible_[code] |= bit;
        if (compiled.filter.empty()) {
          sure_[code] |= bit;
        } else {
          filtered_[code].push_back({bit, &compiled.filter});
          any_filtered_ = true;
        }
      }
    }
  }
}

uint32_t StagePlan::FirstStep(uint32_t stage, store::Row row, store::ContactIndex contact) const {
  const store::TypeCode type = store_->types()[row];
  for (uint32_t step = 0; step < steps_[stage].size(); ++step) {
    if (steps_[stage][step].Matches(type, row, contact)) return step;
  }
  return kNoStep;
}

uint32_t StagePlan::StepBits(uint32_t stage, store::Row row, store::ContactIndex contact) const {
  const store::TypeCode type = store_->types()[row];
  uint32_t bits = 0;
  for (uint32_t step = 0; step < steps_[stage].size(); ++step) {
    if (steps_[stage][step].Matches(type, row, contact)) bits |= 1u << step;
  }
  return bits;
}

StageMask StagePlan::FilteredMask(store::Row row, store::TypeCode type,
                                  store::ContactIndex contact) const {
  StageMask mask = 0;
  for (const FilteredStep& step : filtered_[type]) {
    if ((mask & step.bit) == 0 && step.filter->Matches(row, contact)) mask |= step.bit;
  }
  return mask;
}

}  // namespace parcours::funnel
