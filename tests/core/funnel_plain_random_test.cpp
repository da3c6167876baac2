// The searches by bits against the general search on random contacts and definitions, and how much
// of them they decide.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "core/funnel_outcomes.h"
#include "core/funnel_small_records.h"

namespace parcours::funnel {
namespace {

using testing::CompareWithTheGeneralSearch;
using testing::DefinitionOf;
using testing::FunnelEvent;
using testing::InStrictOrder;
using testing::kTypes;
using testing::ShareDecided;
using testing::WithEveryRule;

// Contacts of up to some hundred events, far more than are looked at in one word of bits.
std::shared_ptr<const store::EventStore> RandomContacts(std::mt19937* random) {
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>((*random)() % n); };
  const uint32_t longest = 1 + below(3) * below(120) + below(20);
  const uint32_t ties = 1 + below(40);  // one of so many
  const uint32_t contacts = 1 + below(40);
  std::vector<FunnelEvent> events;
  for (uint32_t contact = 0; contact < contacts; ++contact) {
    const uint32_t size = 1 + below(longest);
    int64_t time_us = below(10);
    for (uint32_t i = 0; i < size; ++i) {
      time_us += below(ties) == 0 ? 0 : 1 + below(3);
      events.push_back(
          {"c" + std::to_string(contact),
           std::string(1, "abcdefghx"[below(9)]),
           time_us,
           {{"place", below(2) == 0 ? "even" : "odd"}, {"number", std::to_string(below(4))}}});
    }
  }
  return testing::MakeStore(events);
}

// Stages mostly of types of their own, some optional, some of several steps of one type with
// filters.
FunnelDefinition RandomUsualDefinition(std::mt19937* random) {
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>((*random)() % n); };
  std::string types = "abcdefgh";
  std::shuffle(types.begin(), types.end(), *random);
  FunnelDefinition definition;
  const uint32_t stages = 2 + below(3);
  for (uint32_t index = 0; index < stages; ++index) {
    Stage stage;
    stage.optional = index > 0 && index + 1 < stages && below(2) == 0;
    for (uint32_t own_types = 1 + below(2); own_types > 0; --own_types) {
      for (uint32_t steps = 1 + below(2) * below(3); steps > 0; --steps) {
        Step step{std::string(1, types.back()), {}};
        if (below(2) == 0) {
          const char* place = below(2) == 0 ? "even" : "odd";
          step.where.push_back({"place", Operator::kEq, {{place}}, {}, {}});
        }
        if (below(3) == 0) {
          step.where.push_back({"number", Operator::kEq, {{std::to_string(below(4))}}, {}, {}});
        }
        stage.steps.push_back(std::move(step));
      }
      types.pop_back();
    }
    if (below(8) == 0) stage.steps.push_back({"nowhere", {}});
    std::shuffle(stage.steps.begin(), stage.steps.end(), *random);
    definition.stages.push_back(std::move(stage));
  }
  if (below(3) != 0) definition.window_us = below(60);
  definition.ties = below(2) == 0 ? TieRule::kAny : TieRule::kSequence;
  constexpr EntryRule kEntries[] = {EntryRule::kEarliest, EntryRule::kFirst, EntryRule::kLatest};
  definition.entry = kEntries[below(3)];
  if (below(3) == 0) {  // an event may serve another stage
    Step& step = definition.stages[below(stages)].steps[0];
    step.event = below(4) == 0 ? "*" : definition.stages[below(stages)].steps[0].event;
  }
  for (Stage& stage : definition.stages) {
    if (below(8) != 0) continue;
    if (below(2) == 0) stage.hop_min_us = below(10);
    if (below(2) == 0) stage.hop_max_us = below(60);
  }
  if (below(4) == 0) {
    const uint32_t from = below(stages - 1);
    const bool ends = below(2) == 0;
    definition.exclusions.push_back(
        {{std::string(1, "abcdefghx*"[below(10)]), {}},
         from,
         stages - 1,
         ends ? Exclusion::Mode::kEndAttempt : Exclusion::Mode::kRemoveRecord});
    while (definition.stages[definition.exclusions[0].from_stage].optional) {
      --definition.exclusions[0].from_stage;
    }
  }
  if (below(4) == 0) {
    definition.filters.events.push_back({"place", Operator::kEq, {{"odd"}}, {}, {}});
  }
  definition.totals = below(4) == 0;
  if (definition.ties == TieRule::kAny && below(4) == 0) definition.tolerance_us = below(3);
  if (below(2) == 0) {
    const int64_t from_us = below(80);
    definition.range.from_us = below(3) == 0 ? kMinTimeUs : from_us;
    definition.range.to_us = below(3) == 0 ? kMaxTimeUs : from_us + below(80);
    definition.gates = below(2) == 0 ? RangeGate::kEntry : RangeGate::kAll;
  }
  return definition;
}

TEST(PlainSearch, AgreesWithTheGeneralSearchOnRandomContactsAndDefinitions) {
  constexpr uint32_t kSeeds = 2'000;
  double decided = 0;
  double decided_strictly = 0;
  for (uint32_t seed = 1; seed <= kSeeds && !HasFatalFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto store = RandomContacts(&random);
    FunnelDefinition definition = RandomUsualDefinition(&random);
    CompareWithTheGeneralSearch(*store, definition);
    decided += ShareDecided(*store, definition);
    for (const FunnelDefinition& strict : InStrictOrder(definition)) {
      CompareWithTheGeneralSearch(*store, strict);
      decided_strictly += ShareDecided(*store, strict) / 2;
    }
    definition.order = StageOrder::kAny;
    definition.exclusions.clear();
    for (Stage& stage : definition.stages) stage.optional = false;
    if (definition.entry == EntryRule::kLatest) definition.entry = EntryRule::kEarliest;
    CompareWithTheGeneralSearch(*store, definition);
  }
  EXPECT_GT(decided / kSeeds, 0.5);
  EXPECT_GT(decided_strictly / kSeeds, 0.5);
}

// What mostly breaks a limit: exclusions of events that no stage has, most of them of the whole
// funnel, and hops that are often too long.
void AddLimits(std::mt19937* random, FunnelDefinition* definition) {
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>((*random)() % n); };
  definition->exclusions.clear();
  std::vector<uint32_t> required;
  for (uint32_t stage = 0; stage < definition->stages.size(); ++stage) {
    if (!definition->stages[stage].optional) required.push_back(stage);
  }
  for (uint32_t count = below(3); count > 0; --count) {
    Exclusion exclusion{
        {below(4) == 0 ? "h" : "x", {}}, 0, required.back(), Exclusion::Mode::kEndAttempt};
    if (below(3) == 0) {
      const auto from = below(static_cast<uint32_t>(required.size() - 1));
      exclusion.from_stage = required[from];
      exclusion.to_stage = required[from + 1];
    }
    if (below(3) == 0) exclusion.mode = Exclusion::Mode::kRemoveRecord;
    if (below(4) == 0) {
      exclusion.step.where.push_back({"place", Operator::kEq, {{"odd"}}, {}, {}});
    }
    definition->exclusions.push_back(std::move(exclusion));
  }
  const bool has_hops = below(2) == 0;
  for (Stage& stage : definition->stages) {
    if (!has_hops || below(3) == 0) continue;
    stage.hop_max_us = below(12);
    if (below(3) == 0) stage.hop_min_us = below(4);
  }
}

TEST(PlainLimits, AgreeWithTheGeneralSearchOnRandomContactsAndDefinitions) {
  constexpr uint32_t kSeeds = 5'000;
  double decided = 0;
  for (uint32_t seed = 1; seed <= kSeeds && !HasFatalFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto store = RandomContacts(&random);
    FunnelDefinition definition = RandomUsualDefinition(&random);
    AddLimits(&random, &definition);
    CompareWithTheGeneralSearch(*store, definition);
    decided += ShareDecided(*store, definition);
    for (const FunnelDefinition& strict : InStrictOrder(definition)) {
      CompareWithTheGeneralSearch(*store, strict);
    }
  }
  EXPECT_GT(decided / kSeeds, 0.5);
}

// No two events at one instant.
std::shared_ptr<const store::EventStore> EveryRecordApart(uint32_t size) {
  uint32_t count = 1;
  for (uint32_t i = 0; i < size; ++i) count *= 4 * (i == 0 ? 1 : 2);
  std::vector<FunnelEvent> events;
  for (uint32_t record = 0; record < count; ++record) {
    uint32_t rest = record;
    int64_t time_us = 0;
    for (uint32_t i = 0; i < size; ++i, rest /= 4) {
      if (i > 0) {
        time_us += rest % 2 == 0 ? 1 : 3;
        rest /= 2;
      }
      events.push_back({"c" + std::to_string(record), kTypes[rest % 4], time_us});
    }
  }
  return testing::MakeStore(events);
}

TEST(PlainLimits, DecideEveryRecordWhoseEventsStandApart) {
  for (uint32_t size = 1; size <= 5; ++size) {
    const auto store = EveryRecordApart(size);
    for (FunnelDefinition definition : WithEveryRule(DefinitionOf({"a", "b", "c"}))) {
      if (definition.window_us.value_or(4) != 4) continue;
      const bool latest = definition.entry == EntryRule::kLatest;
      for (uint32_t limits = latest ? 4 : 1; limits < (latest ? 5 : 8); ++limits) {
        definition.stages[1].hop_max_us.reset();
        if ((limits & 1) != 0) definition.stages[1].hop_max_us = 2;
        definition.stages[2].hop_min_us.reset();
        if ((limits & 2) != 0) definition.stages[2].hop_min_us = 2;
        definition.exclusions.clear();
        if ((limits & 4) != 0) {
          definition.exclusions.push_back({{"x", {}}, 0, 2, Exclusion::Mode::kEndAttempt});
        }
        CompareWithTheGeneralSearch(*store, definition);
        ASSERT_EQ(ShareDecided(*store, definition), 1.0);
      }
    }
  }
}

}  // namespace
}  // namespace parcours::funnel
