// Rosetta: one definition under the rules of several tools, and for every record that counts
// otherwise the rule that makes it so. Contract: docs/funnel.md, section 7.
//
// A record's reason at a stage is the first rule, in the order of RuleOption, that alone turns the
// base's answer into the preset's when the base takes it over; else the first one that alone turns
// it back when the preset gives it up; else several together.
// Cost  one search of all records for the base and each preset, and up to 10 more for each preset
//       of those that differ and have no reason yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parcours/funnel_query.h"
#include "store/event_store.h"

namespace parcours::funnel {

enum class RuleOption : uint8_t { kWindow, kEntry, kTies, kRange, kHops, kSeveral };
inline constexpr size_t kRuleOptionCount = 6;

// Records that reach a stage under one definition only, for one reason.
struct RosettaReason {
  RuleOption reason = RuleOption::kSeveral;
  uint64_t gained = 0;
  uint64_t lost = 0;
  std::vector<std::string> examples;  // the first of both by id
};

struct RosettaStage {
  std::string id;
  uint64_t records = 0;
  uint64_t gained = 0;  // reach it under the preset and not under the base
  uint64_t lost = 0;    // the other way round
  std::vector<RosettaReason> reasons;
};

struct RosettaAnswer {
  std::string preset;  // empty: the base
  FunnelDefinition definition;
  uint64_t converted = 0;
  std::vector<RosettaStage> stages;
  std::vector<Problem> problems;  // instead of all that where the definition cannot be run so
};

// The base's answer, then each preset's in their order; at most `examples` ids a reason. Throws
// as ComputeFunnel does of the base; what a preset cannot do is among its problems.
std::vector<RosettaAnswer> CompareRules(const store::EventStore& store,
                                        const FunnelDefinition& base,
                                        const std::vector<PresetDefinition>& presets,
                                        uint32_t examples);

}  // namespace parcours::funnel
