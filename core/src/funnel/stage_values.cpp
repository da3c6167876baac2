#include "funnel/stage_values.h"

namespace parcours::funnel {

StageValues::StageValues(const store::EventStore& store, const FunnelDefinition& definition,
                         const Outcomes& outcomes)
    : store_(store), definition_(definition), outcomes_(outcomes) {
  for (const Stage& stage : definition.stages) {
    const auto& breakdown = stage.breakdown;
    values_.push_back(breakdown ? std::make_unique<PropertyValues>(store, breakdown->by) : nullptr);
  }
}

StageValues::Tops StageValues::TopsAmong(const std::vector<uint32_t>& indices) const {
  Tops tops(values_.size());
  for (uint32_t stage = 0; stage < values_.size(); ++stage) {
    if (!values_[stage]) continue;
    std::vector<uint64_t> records_by_code(values_[stage]->code_count(), 0);
    for (uint32_t index : indices) {
      const store::Row row = outcomes_.RowOfStage(index, stage);
      if (row != store::kNoRow) ++records_by_code[Code(index, stage, row)];
    }
    tops[stage] = std::make_unique<TopValues>(*values_[stage], records_by_code,
                                              definition_.stages[stage].breakdown->top);
  }
  return tops;
}

}  // namespace parcours::funnel
