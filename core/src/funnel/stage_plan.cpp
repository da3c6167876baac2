#include "funnel/stage_plan.h"

#include <algorithm>

#include "text/near_names.h"

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

namespace {

// By type: whether some event has it. A well-known type has a code before any event has it, so the
// rows are asked, until the definition's own types have all been seen: then nobody asks for more.
std::vector<uint8_t> SeenTypes(const store::EventStore& store, const FunnelDefinition& definition) {
  const store::Dictionary& types = store.vocabulary().types;
  std::vector<uint8_t> wanted(size_t{types.size()} + 1, 0);
  bool all_known = true;
  const auto want = [&](const Step& step) {
    if (step.event == kAnyEvent) return;
    const uint32_t code = types.Find(step.event);
    all_known &= code != store::kAbsent;
    wanted[code] = 1;
  };
  for (const Stage& stage : definition.stages) {
    for (const Step& step : stage.steps) want(step);
  }
  for (const Exclusion& exclusion : definition.exclusions) want(exclusion.step);
  auto missing = std::count(wanted.begin() + 1, wanted.end(), uint8_t{1});
  std::vector<uint8_t> seen(wanted.size(), 0);
  for (store::TypeCode type : store.types()) {
    if (all_known && missing == 0) break;
    if (seen[type]) continue;
    seen[type] = 1;
    missing -= wanted[type];
  }
  return seen;
}

}  // namespace

void WarnOfUnknownEvents(const store::EventStore& store, const FunnelDefinition& definition,
                         std::vector<Warning>* warnings) {
  const store::Dictionary& types = store.vocabulary().types;
  const std::vector<uint8_t> seen = SeenTypes(store, definition);
  std::vector<std::string_view> names;
  for (uint32_t code = 1; code <= types.size(); ++code) {
    if (seen[code]) names.push_back(types.Text(code));
  }
  const auto check = [&](const std::string& event, const std::string& path) {
    if (event == kAnyEvent || seen[types.Find(event)]) return;
    std::string message = "no event is named '" + event + "'";
    std::vector<std::string_view> near = text::NearNames(event, names);
    const auto read_as = definition.read_as.find(event);
    if (read_as != definition.read_as.end()) {
      std::erase(near, read_as->second);
      message += "; near spellings: '" + read_as->second + "', as which it was read";
    }
    for (size_t i = 0; i < near.size(); ++i) {
      const bool first = i == 0 && read_as == definition.read_as.end();
      message += (first ? "; near spellings: '" : ", '") + std::string(near[i]) + "'";
    }
    warnings->push_back({"unknown-event", path, message});
  };
  for (size_t stage = 0; stage < definition.stages.size(); ++stage) {
    const std::vector<Step>& steps = definition.stages[stage].steps;
    for (size_t step = 0; step < steps.size(); ++step) {
      check(steps[step].event,
            "stages[" + std::to_string(stage) + "].steps[" + std::to_string(step) + "].event");
    }
  }
  for (size_t i = 0; i < definition.exclusions.size(); ++i) {
    check(definition.exclusions[i].step.event, "exclusions[" + std::to_string(i) + "].event");
  }
}

}  // namespace parcours::funnel
