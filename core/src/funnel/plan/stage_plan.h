// StagePlan: a definition compiled for one store: which rows can match which stage.
//
// Slots      a stage's bit. Required stages have slots 0 .. required_count-1 in their order,
// optional
//            ones the slots after, so that "the first k required stages" is a mask of the low bits.
// Row masks  first by event type, one look-up; steps with filters are evaluated only on rows whose
//            type they name.
// Cost       compiling: the filters' (store/filter.h) plus O(types x steps). Mask: O(1) for types
//            without filtered steps, else O(steps of that type).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "funnel/plan/compiled_step.h"
#include "parcours/definition.h"
#include "parcours/error.h"
#include "store/event_store.h"

namespace parcours::funnel {

using StageMask = uint32_t;

inline constexpr uint32_t kNoStep = 0xFFFFFFFFu;

class StagePlan {
 public:
  // The definition and the store must outlive the plan.
  StagePlan(const store::EventStore& store, const FunnelDefinition& definition);
  StagePlan(const StagePlan&) = delete;
  StagePlan& operator=(const StagePlan&) = delete;

  uint32_t required_count() const { return required_count_; }
  uint32_t slot(uint32_t stage) const { return slot_of_stage_[stage]; }
  uint32_t stage(uint32_t slot) const { return stage_of_slot_[slot]; }

  // Every stage that a row of the type could match; 0: the type does not matter.
  StageMask PossibleStages(store::TypeCode type) const { return possible_[type]; }
  // The stages that the row matches, by slot.
  StageMask Mask(store::Row row, store::TypeCode type, store::ContactIndex contact) const {
    const StageMask sure = sure_[type];
    return sure == possible_[type] ? sure : sure | FilteredMask(row, type, contact);
  }

  // The first step of the stage that the row matches, kNoStep where none does.
  uint32_t FirstStep(uint32_t stage, store::Row row, store::ContactIndex contact) const;
  // Every step of the stage that the row matches, as bits.
  uint32_t StepBits(uint32_t stage, store::Row row, store::ContactIndex contact) const;

  // Whether some step has filters, so that a row's type does not tell its stages.
  bool any_filtered() const { return any_filtered_; }

 private:
  struct FilteredStep {
    StageMask bit;
    const store::RowFilter* filter;
  };

  StageMask FilteredMask(store::Row row, store::TypeCode type, store::ContactIndex contact) const;

  const store::EventStore* store_;
  uint32_t required_count_ = 0;
  bool any_filtered_ = false;
  std::vector<uint32_t> slot_of_stage_;
  std::vector<uint32_t> stage_of_slot_;
  std::vector<std::vector<CompiledStep>> steps_;     // by stage, then step
  std::vector<StageMask> sure_;                      // by type: matched whatever the row holds
  std::vector<StageMask> possible_;                  // by type
  std::vector<std::vector<FilteredStep>> filtered_;  // by type
};

}  // namespace parcours::funnel
