// Seeded random journeys and definitions, small enough for brute force: events a to e serve stages,
// x and y exclude; times are whole seconds, many of them equal.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "core/funnel_data.h"
#include "parcours/definition.h"

namespace parcours::testing {

class Random {
 public:
  explicit Random(uint32_t seed) : engine_(seed) {}
  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(engine_() % n); }
  bool OneIn(uint32_t n) { return Below(n) == 0; }
  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_;
};

std::vector<FunnelEvent> RandomEvents(Random* random);

// Valid, and nothing that the engine refuses.
FunnelDefinition RandomDefinition(Random* random);

// Gives most events a property "plan" of four values.
void AddPlans(Random* random, std::vector<FunnelEvent>* events);
// Breakdowns by "plan", of at most `top` values.
void AddBreakdowns(Random* random, uint32_t top, FunnelDefinition* definition);

// One step a stage, no event in two, and no rule but the window, the entry and the ties: what
// PlainSearch answers.
FunnelDefinition RandomPlainDefinition(Random* random);

}  // namespace parcours::testing
