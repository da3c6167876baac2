#include "funnel/figures/stage_values.h"

namespace parcours::funnel {

StageValues::StageValues(const store::EventStore& store, const FunnelDefinition& definition,
                         const Outcomes& outcomes)
    : definition_(definition),
      outcomes_(outcomes),
      values_(definition.stages.size()),
      codes_(definition.stages.size()) {
  for (uint32_t stage = 0; stage < values_.size(); ++stage) {
    const auto& breakdown = definition.stages[stage].breakdown;
    if (!breakdown) continue;
    values_[stage] = std::make_unique<PropertyValues>(store, breakdown->by);
    codes_[stage].resize(outcomes.size(), store::kAbsent);
    for (uint32_t index = 0; index < outcomes.size(); ++index) {
      const store::Row row = outcomes.RowOfStage(index, stage);
      if (row == store::kNoRow) continue;
      codes_[stage][index] = values_[stage]->Code(row, outcomes.ContactOf(store, index, row));
    }
  }
}

StageValues::Tops StageValues::TopsAmong(std::span<const uint32_t> indices) const {
  Tops tops(values_.size());
  for (uint32_t stage = 0; stage < values_.size(); ++stage) {
    if (!values_[stage]) continue;
    std::vector<uint64_t> records_by_code(values_[stage]->code_count(), 0);
    for (uint32_t index : indices) {
      const store::Row row = outcomes_.RowOfStage(index, stage);
      if (row != store::kNoRow) ++records_by_code[Code(index, stage)];
    }
    tops[stage] = std::make_unique<TopValues>(*values_[stage], records_by_code,
                                              definition_.stages[stage].breakdown->top);
  }
  return tops;
}

}  // namespace parcours::funnel
