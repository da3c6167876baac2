// StageValues: the values of the stages' breakdowns on the events that served the stages.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "funnel/figures/top_values.h"
#include "funnel/plan/property_values.h"
#include "funnel/search/outcomes.h"
#include "parcours/definition.h"

namespace parcours::funnel {

class StageValues {
 public:
  // All must outlive this.
  StageValues(const store::EventStore& store, const FunnelDefinition& definition,
              const Outcomes& outcomes);

  // Null where the stage has no breakdown.
  const PropertyValues* Of(uint32_t stage) const { return values_[stage].get(); }
  // Of the outcome's event at a stage with a breakdown; it has one.
  uint32_t Code(uint32_t index, uint32_t stage) const { return codes_[stage][index]; }

  // By stage the top values among the outcomes with these indices; null without a breakdown.
  using Tops = std::vector<std::unique_ptr<TopValues>>;
  Tops TopsAmong(std::span<const uint32_t> indices) const;

 private:
  const FunnelDefinition& definition_;
  const Outcomes& outcomes_;
  std::vector<std::unique_ptr<PropertyValues>> values_;
  std::vector<std::vector<uint32_t>> codes_;  // by stage with a breakdown, outcome
};

}  // namespace parcours::funnel
