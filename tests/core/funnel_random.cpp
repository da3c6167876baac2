#include "core/funnel_random.h"

#include <algorithm>
#include <string>

namespace parcours::testing {

namespace {

std::string EventName(uint32_t i) { return std::string(1, static_cast<char>('a' + i)); }

}  // namespace

std::vector<FunnelEvent> RandomEvents(Random* random) {
  std::vector<FunnelEvent> events;
  const uint32_t contacts = 1 + random->Below(6);
  const uint32_t span = 1 + random->Below(30);
  for (uint32_t contact = 0; contact < contacts; ++contact) {
    const uint32_t count = random->Below(9);
    for (uint32_t i = 0; i < count; ++i) {
      const std::string name =
          random->OneIn(6) ? (random->OneIn(2) ? "x" : "y") : EventName(random->Below(5));
      events.push_back(
          {"c" + std::to_string(contact), name, 1'000'000 * int64_t{1 + random->Below(span)}});
    }
  }
  std::shuffle(events.begin(), events.end(), random->engine());
  return events;
}

namespace {

void MakeStrict(Random* random, FunnelDefinition* definition) {
  definition->order = StageOrder::kStrict;
  definition->scope = random->OneIn(2) ? StrictScope::kAll : StrictScope::kStages;
  for (Stage& stage : definition->stages) stage.optional = false;
}

// Exclusions, most of them by events that no stage has.
void AddExclusions(Random* random, FunnelDefinition* definition) {
  std::vector<uint32_t> required;
  for (uint32_t stage = 0; stage < definition->stages.size(); ++stage) {
    if (!definition->stages[stage].optional) required.push_back(stage);
  }
  for (uint32_t i = 0; required.size() > 1 && i < 1 + random->Below(2); ++i) {
    Exclusion exclusion;
    exclusion.step.event = random->OneIn(2) ? "x" : "y";
    if (random->OneIn(3))
      exclusion.step.event = random->OneIn(5) ? "*" : EventName(random->Below(5));
    const auto from = random->Below(static_cast<uint32_t>(required.size() - 1));
    const auto rest = static_cast<uint32_t>(required.size() - 1 - from);
    exclusion.from_stage = required[from];
    exclusion.to_stage = required[from + 1 + random->Below(rest)];
    if (random->OneIn(3)) exclusion.mode = Exclusion::Mode::kRemoveRecord;
    definition->exclusions.push_back(exclusion);
  }
}

}  // namespace

FunnelDefinition RandomDefinition(Random* random) {
  FunnelDefinition definition;
  const uint32_t count = 1 + random->Below(4);
  for (uint32_t i = 0; i < count; ++i) {
    Stage stage;
    stage.id = "s" + std::to_string(i);
    stage.optional = i > 0 && i + 1 < count && random->OneIn(3);
    const uint32_t steps = 1 + (random->OneIn(3) ? random->Below(3) : 0);
    for (uint32_t step = 0; step < steps; ++step) {
      stage.steps.push_back({random->OneIn(12) ? "*" : EventName(random->Below(5)), {}});
    }
    if (i > 0 && random->OneIn(5)) stage.hop_min_us = 1'000'000 * int64_t{random->Below(4)};
    if (i > 0 && random->OneIn(4)) {
      stage.hop_max_us = stage.hop_min_us.value_or(0) + 1'000'000 * int64_t{random->Below(8)};
    }
    definition.stages.push_back(stage);
  }
  definition.entry = static_cast<EntryRule>(random->Below(3));
  if (random->OneIn(4)) definition.ties = TieRule::kSequence;
  if (!random->OneIn(3)) definition.window_us = 1'000'000 * int64_t{random->Below(20)};
  if (random->OneIn(3)) {
    definition.range.from_us = 1'000'000 * int64_t{random->Below(12)};
    definition.range.to_us = definition.range.from_us + 1'000'000 * int64_t{1 + random->Below(15)};
    if (random->OneIn(2)) definition.gates = RangeGate::kAll;
  }
  if (random->OneIn(4)) MakeStrict(random, &definition);
  if (random->OneIn(2)) AddExclusions(random, &definition);
  const bool may_tolerate =
      definition.order == StageOrder::kSequential && definition.ties == TieRule::kAny;
  if (may_tolerate && random->OneIn(3)) {
    definition.tolerance_us = 1'000'000 * int64_t{random->Below(4)};
  }
  definition.totals = random->OneIn(2);
  if (random->OneIn(4)) definition.horizon_us = 1'000'000 * int64_t{random->Below(40)};
  return definition;
}

void AddPlans(Random* random, std::vector<FunnelEvent>* events) {
  for (FunnelEvent& event : *events) {
    if (random->OneIn(3)) continue;
    event.properties = {{"plan", std::string(1, static_cast<char>('p' + random->Below(4)))}};
  }
}

void AddBreakdowns(Random* random, uint32_t top, FunnelDefinition* definition) {
  for (Stage& stage : definition->stages) {
    if (random->OneIn(3)) stage.breakdown = StageBreakdown{"plan", 1 + random->Below(top)};
  }
  if (random->OneIn(2)) return;
  const auto stages = static_cast<uint32_t>(definition->stages.size());
  definition->breakdown =
      FunnelBreakdown{"plan", static_cast<FunnelBreakdown::Value>(random->Below(4)),
                      random->Below(stages), 1 + random->Below(top)};
}

FunnelDefinition RandomPlainDefinition(Random* random) {
  FunnelDefinition definition;
  const uint32_t count = 1 + random->Below(4);
  const uint32_t first = random->Below(2);
  for (uint32_t i = 0; i < count; ++i) {
    Stage stage;
    stage.id = "s" + std::to_string(i);
    stage.steps.push_back({EventName(first + i), {}});
    definition.stages.push_back(stage);
  }
  if (random->OneIn(3)) definition.entry = EntryRule::kFirst;
  if (random->OneIn(3)) definition.ties = TieRule::kSequence;
  if (!random->OneIn(4)) definition.window_us = 1'000'000 * int64_t{random->Below(12)};
  return definition;
}

}  // namespace parcours::testing
