// The search by event types alone: its chains against brute force on every small record and against
// the general search on long ones; optional stages, steps, filters and limits against the general
// search on every small record.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "core/funnel_outcomes.h"
#include "funnel/search/candidate_collector.h"
#include "funnel/search/chain_finders.h"
#include "funnel/search/plain_search.h"
#include "funnel/search/record_search.h"
#include "reference/slow_chain.h"

namespace parcours::funnel {
namespace {

using testing::CompareWithTheGeneralSearch;
using testing::FunnelEvent;

const char* const kTypes[] = {"a", "b", "c", "x"};  // of the stages 0, 1, 2, and of none

FunnelDefinition DefinitionOf(const std::vector<std::string>& types) {
  FunnelDefinition definition;
  for (const std::string& type : types) {
    definition.stages.emplace_back();
    definition.stages.back().steps.push_back({type, {}});
  }
  return definition;
}

std::vector<FunnelDefinition> WithEveryRule(const FunnelDefinition& plain) {
  std::vector<FunnelDefinition> definitions;
  for (int64_t window_us : {-1, 0, 1, 2, 4}) {
    for (EntryRule entry : {EntryRule::kEarliest, EntryRule::kFirst, EntryRule::kLatest}) {
      for (TieRule ties : {TieRule::kAny, TieRule::kSequence}) {
        definitions.push_back(plain);
        if (window_us >= 0) definitions.back().window_us = window_us;
        definitions.back().entry = entry;
        definitions.back().ties = ties;
      }
    }
  }
  return definitions;
}

// A definition with all that a search of it needs.
struct Search {
  Search(const store::EventStore& events, const FunnelDefinition& asked)
      : store(events),
        definition(asked),
        plan(store, definition),
        rules(MakeChainRules(definition, plan)),
        exclusions(store, definition, plan),
        plain(store, store.sequence(), definition, plan, rules),
        collector(store, definition, plan, exclusions),
        finders(rules, definition.order, definition.range.to_us) {}

  // Empty where the contact does not enter; `undecided` where the search by types leaves it to the
  // general one.
  std::vector<store::Row> ByTypes(store::ContactIndex contact, bool* undecided) {
    std::vector<store::Row> chain(definition.stages.size(), store::kNoRow);
    int64_t stopped_us = kMaxTimeUs;
    const uint32_t depth = plain.Find(store.contact_begin(contact),
                                      store.contact_begin(contact + 1), chain.data(), &stopped_us);
    *undecided = depth == kUndecided;
    const auto reached = static_cast<std::ptrdiff_t>(*undecided ? 0 : depth);
    EXPECT_TRUE(std::all_of(chain.begin() + reached, chain.end(),
                            [](store::Row row) { return row == store::kNoRow; }));
    chain.resize(static_cast<size_t>(reached));
    return chain;
  }

  std::vector<store::Row> InGeneral(store::ContactIndex contact) {
    std::vector<store::Row> rows;
    if (!collector.Collect(
            {nullptr, store.contact_begin(contact), store.contact_begin(contact + 1), contact})) {
      return rows;
    }
    uint32_t chain[kMaxStages];
    uint32_t slots[kMaxStages];
    const uint32_t depth = finders.Find(collector.candidates(), {}, chain, slots);
    for (uint32_t slot = 0; slot < depth; ++slot) {
      rows.push_back(collector.candidates().list[chain[slot]].row);
    }
    return rows;
  }

  const store::EventStore& store;
  const FunnelDefinition definition;
  const StagePlan plan;
  const ChainRules rules;
  const ExclusionPlan exclusions;
  PlainSearch plain;
  CandidateCollector collector;
  ChainFinders finders;
};

bool AnyAtOneInstant(const store::EventStore& store, store::ContactIndex contact) {
  for (store::Row row = store.contact_begin(contact) + 1; row < store.contact_begin(contact + 1);
       ++row) {
    if (store.times_us()[row] == store.times_us()[row - 1]) return true;
  }
  return false;
}

std::string Describe(const Search& search, store::ContactIndex contact) {
  std::string text = "events";
  for (store::Row row = search.store.contact_begin(contact);
       row < search.store.contact_begin(contact + 1); ++row) {
    text += " " + std::to_string(search.store.times_us()[row]) + ":" +
            std::string(search.store.vocabulary().types.Text(search.store.types()[row]));
  }
  text += ", window " + std::to_string(search.definition.window_us.value_or(-1)) + ", entry " +
          std::to_string(static_cast<int>(search.definition.entry));
  return text + (search.definition.ties == TieRule::kSequence ? ", in sequence" : "");
}

std::vector<store::Row> BruteForce(const Search& search, store::ContactIndex contact) {
  reference::SlowRules rules;
  rules.stage_count = static_cast<uint32_t>(search.definition.stages.size());
  rules.window_us = search.definition.window_us;
  rules.in_sequence = search.definition.ties == TieRule::kSequence;
  constexpr reference::SlowEntry kEntries[] = {
      reference::SlowEntry::kEarliest, reference::SlowEntry::kFirst, reference::SlowEntry::kLatest};
  rules.entry = kEntries[static_cast<size_t>(search.definition.entry)];
  const store::Row begin = search.store.contact_begin(contact);
  std::vector<reference::SlowEvent> events;
  for (store::Row row = begin; row < search.store.contact_begin(contact + 1); ++row) {
    const uint32_t stages = search.plan.PossibleStages(search.store.types()[row]);
    events.push_back({search.store.times_us()[row], stages, 0, true});
  }
  std::vector<store::Row> rows;
  for (uint32_t event : reference::FindSlowChain(events, rules)) rows.push_back(begin + event);
  return rows;
}

// Compares the chains of all contacts; `expected(search, contact)` gives the right one.
template <class Expected>
void CompareAll(const store::EventStore& store, const FunnelDefinition& definition,
                const Expected& expected) {
  Search search(store, definition);
  ASSERT_TRUE(search.plain.Applies());
  const bool latest = definition.entry == EntryRule::kLatest;
  for (store::ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    bool undecided = false;
    const std::vector<store::Row> chain = search.ByTypes(contact, &undecided);
    if (undecided) {
      const bool tied = AnyAtOneInstant(store, contact);
      ASSERT_TRUE(tied && (latest || definition.ties == TieRule::kAny))
          << Describe(search, contact);
      continue;
    }
    ASSERT_EQ(chain, expected(search, contact)) << Describe(search, contact);
  }
}

// A contact for every record of `size` events of four types, with gaps of 0, 1 and 3; every other
// event is at an odd place.
std::shared_ptr<const store::EventStore> EveryRecord(uint32_t size) {
  constexpr int64_t kGaps[] = {0, 1, 3};
  uint32_t count = 1;
  for (uint32_t i = 0; i < size; ++i) count *= 4 * (i == 0 ? 1 : 3);
  std::vector<FunnelEvent> events;
  for (uint32_t record = 0; record < count; ++record) {
    uint32_t rest = record;
    int64_t time_us = 0;
    for (uint32_t i = 0; i < size; ++i) {
      const uint32_t type = rest % 4;
      rest /= 4;
      if (i > 0) {
        time_us += kGaps[rest % 3];
        rest /= 3;
      }
      events.push_back({"c" + std::to_string(record),
                        kTypes[type],
                        time_us,
                        {{"place", i % 2 == 0 ? "even" : "odd"}}});
    }
  }
  return testing::MakeStore(events);
}

TEST(PlainSearch, AgreesWithBruteForceOnEveryRecordOfUpToFiveEvents) {
  for (uint32_t size = 1; size <= 5; ++size) {
    const auto store = EveryRecord(size);
    for (const FunnelDefinition& definition : WithEveryRule(DefinitionOf({"a", "b", "c"}))) {
      if (size == 5 && definition.window_us.value_or(2) != 2) continue;
      CompareAll(*store, definition, BruteForce);
    }
  }
}

TEST(PlainSearch, AgreesWithBruteForceWhereAnEventMayServeSeveralStages) {
  for (uint32_t size = 1; size <= 4; ++size) {
    const auto store = EveryRecord(size);
    for (const std::vector<std::string>& types : {std::vector<std::string>{"a", "b", "a"},
                                                  {"a", "a"},
                                                  {"a", "a", "a"},
                                                  {"a", "*", "b"},
                                                  {"*", "b"},
                                                  {"*", "*", "*"}}) {
      for (const FunnelDefinition& definition : WithEveryRule(DefinitionOf(types))) {
        CompareAll(*store, definition, BruteForce);
      }
    }
  }
}

// Long contacts, words of bits that begin anywhere, and more rows than are made at a time.
TEST(PlainSearch, AgreesWithTheGeneralSearchOnLongRecords) {
  for (uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto below = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
    const uint32_t longest = seed == 1 ? 40'000 : 1 + below(300);
    const uint32_t rarity = 1 + below(40);  // of the stages' events
    std::vector<FunnelEvent> events;
    while (events.size() < 45'000) {
      const std::string contact = "c" + std::to_string(events.size());
      const uint32_t size = events.empty() ? longest : 1 + below(longest);
      int64_t time_us = 0;
      for (uint32_t i = 0; i < size; ++i) {
        time_us += below(20) == 0 ? 0 : 1 + below(3);
        events.push_back({contact, kTypes[below(rarity) == 0 ? below(3) : 3], time_us});
      }
    }
    const auto store = testing::MakeStore(events);
    FunnelDefinition definition = DefinitionOf({"a", "b", "c"});
    if (seed % 4 != 0) definition.window_us = below(200);
    definition.ties = seed % 3 == 0 ? TieRule::kSequence : TieRule::kAny;
    definition.entry = seed % 5 == 0   ? EntryRule::kFirst
                       : seed % 5 == 1 ? EntryRule::kLatest
                                       : EntryRule::kEarliest;
    CompareAll(*store, definition, [](Search& search, store::ContactIndex contact) {
      return search.InGeneral(contact);
    });
  }
}

Stage StageOf(const std::vector<Step>& steps, bool optional = false) {
  Stage stage;
  stage.steps = steps;
  stage.optional = optional;
  return stage;
}

// Stages that are optional or have several steps, steps with filters.
std::vector<FunnelDefinition> WithMoreThanAChain() {
  const auto at = [](const char* place) {
    return std::vector<Filter>{{"place", Operator::kEq, {{place}}, {}, {}}};
  };
  const Step a{"a", {}}, b{"b", {}}, c{"c", {}}, x{"x", {}}, any{"*", {}}, nowhere{"nowhere", {}};
  const std::vector<std::vector<Stage>> funnels = {
      {StageOf({a}), StageOf({b}, true), StageOf({c})},
      {StageOf({a}), StageOf({b}, true), StageOf({x}, true), StageOf({c})},
      {StageOf({a}), StageOf({b}), StageOf({x}, true), StageOf({c})},
      {StageOf({a, x}), StageOf({b}, true), StageOf({c})},
      {StageOf({a}), StageOf({b, x}), StageOf({c})},
      {StageOf({a}), StageOf({b, nowhere, x}, true), StageOf({c})},
      {StageOf({a}), StageOf({nowhere}, true), StageOf({c, b})},
      {StageOf({a}), StageOf({b, x}), StageOf({nowhere, nowhere})},
      {StageOf({{"a", at("odd")}}), StageOf({b}), StageOf({c})},
      {StageOf({{"a", at("odd")}, x}), StageOf({{"b", at("even")}}, true), StageOf({c})},
      {StageOf({a}), StageOf({{"b", at("odd")}, b, {"b", at("never")}}), StageOf({c})},
      {StageOf({a}), StageOf({b, c}, true), StageOf({c, x})},
      {StageOf({a, b}), StageOf({a, b}), StageOf({b, a})},
      {StageOf({any}), StageOf({any}, true), StageOf({{"*", at("odd")}, b})},
  };
  std::vector<FunnelDefinition> definitions;
  for (const std::vector<Stage>& stages : funnels) {
    definitions.emplace_back();
    definitions.back().stages = stages;
  }
  return definitions;
}

std::vector<FunnelDefinition> WithRanges(const FunnelDefinition& unbounded) {
  std::vector<FunnelDefinition> definitions = {unbounded};
  for (RangeGate gates : {RangeGate::kEntry, RangeGate::kAll}) {
    for (TimeRange range : {TimeRange{1, 4, "UTC"}, TimeRange{1, kMaxTimeUs, "UTC"},
                            TimeRange{kMinTimeUs, 2, "UTC"}}) {
      definitions.push_back(unbounded);
      definitions.back().range = range;
      definitions.back().gates = gates;
    }
  }
  return definitions;
}

// What may rule a chain out, or change which events there are.
std::vector<FunnelDefinition> WithLimits(const FunnelDefinition& unlimited) {
  std::vector<FunnelDefinition> definitions;
  const auto add = [&](const auto& limit) { limit(&definitions.emplace_back(unlimited)); };
  const auto exclude = [&](const char* event, uint32_t from, uint32_t to, Exclusion::Mode mode) {
    add([&](FunnelDefinition* definition) {
      definition->exclusions.push_back({{event, {}}, from, to, mode});
    });
  };
  const auto last = static_cast<uint32_t>(unlimited.stages.size() - 1);
  add([](FunnelDefinition* definition) { definition->stages.back().hop_max_us = 1; });
  add([](FunnelDefinition* definition) { definition->stages.back().hop_min_us = 2; });
  add([](FunnelDefinition* definition) { definition->totals = true; });
  exclude("x", 0, last, Exclusion::Mode::kEndAttempt);
  exclude("b", 0, last, Exclusion::Mode::kEndAttempt);
  exclude("x", 0, last, Exclusion::Mode::kRemoveRecord);
  exclude("*", 0, last, Exclusion::Mode::kRemoveRecord);
  exclude("nowhere", 0, last, Exclusion::Mode::kEndAttempt);
  add([](FunnelDefinition* definition) {
    definition->filters.events.push_back({"place", Operator::kEq, {{"odd"}}, {}, {}});
  });
  if (unlimited.ties == TieRule::kAny) {
    add([](FunnelDefinition* definition) { definition->tolerance_us = 1; });
  }
  return definitions;
}

// Of all contacts, the part that the search by types decides.
double ShareDecided(const store::EventStore& store, const FunnelDefinition& definition) {
  Search search(store, definition);
  uint32_t decided = 0;
  for (store::ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    bool undecided = false;
    search.ByTypes(contact, &undecided);
    decided += undecided ? 0 : 1;
  }
  return static_cast<double>(decided) / store.contact_count();
}

TEST(PlainSearch, FindsOptionalStagesStepsFiltersAndRangesAsTheGeneralSearchDoes) {
  for (uint32_t size = 1; size <= 4; ++size) {
    const auto store = EveryRecord(size);
    for (const FunnelDefinition& funnel : WithMoreThanAChain()) {
      for (const FunnelDefinition& unbounded : WithEveryRule(funnel)) {
        const bool latest = unbounded.entry == EntryRule::kLatest;
        if (size == 4 && (latest || unbounded.window_us.value_or(2) != 2)) continue;
        for (const FunnelDefinition& definition : WithRanges(unbounded)) {
          CompareWithTheGeneralSearch(*store, definition);
        }
      }
    }
  }
}

TEST(PlainSearch,
     KeepsToHopLimitsExclusionsFiltersAndTolerancesAndCountsAttemptsAsTheGeneralSearchDoes) {
  for (uint32_t size = 1; size <= 3; ++size) {
    const auto store = EveryRecord(size);
    std::vector<FunnelDefinition> funnels = WithMoreThanAChain();
    funnels.push_back(DefinitionOf({"a", "b", "c"}));
    funnels.push_back(DefinitionOf({"a", "b", "a"}));
    for (const FunnelDefinition& funnel : funnels) {
      for (const FunnelDefinition& unlimited : WithEveryRule(funnel)) {
        if (size == 3 && unlimited.window_us.value_or(2) != 2) continue;
        for (const FunnelDefinition& definition : WithLimits(unlimited)) {
          CompareWithTheGeneralSearch(*store, definition);
        }
      }
    }
  }
}

// The same under a strict order, which knows neither optional stages nor a tolerance.
std::vector<FunnelDefinition> InStrictOrder(FunnelDefinition definition) {
  definition.order = StageOrder::kStrict;
  definition.tolerance_us = 0;
  for (Stage& stage : definition.stages) stage.optional = false;
  std::vector<FunnelDefinition> definitions(2, definition);
  definitions[1].scope = StrictScope::kStages;
  return definitions;
}

TEST(PlainStrict, AgreesWithTheGeneralSearchOnEveryRecord) {
  for (uint32_t size = 1; size <= 4; ++size) {
    const auto store = EveryRecord(size);
    std::vector<FunnelDefinition> funnels = WithMoreThanAChain();
    funnels.push_back(DefinitionOf({"a", "b", "c"}));
    funnels.push_back(DefinitionOf({"a", "b", "a"}));
    for (const FunnelDefinition& funnel : funnels) {
      for (const FunnelDefinition& rules : WithEveryRule(funnel)) {
        if (size > 2 && rules.window_us.value_or(2) != 2) continue;
        std::vector<FunnelDefinition> definitions = {rules};
        if (size < 4) definitions = WithRanges(rules);
        for (const FunnelDefinition& limited : WithLimits(rules)) {
          if (size < 4) definitions.push_back(limited);
        }
        for (const FunnelDefinition& sequential : definitions) {
          for (const FunnelDefinition& definition : InStrictOrder(sequential)) {
            CompareWithTheGeneralSearch(*store, definition);
          }
        }
      }
    }
  }
}

TEST(PlainStrict, LeavesOnlyEventsAtOneInstantToTheGeneralSearch) {
  const auto store = EveryRecord(4);
  for (const FunnelDefinition& any_rule : WithEveryRule(DefinitionOf({"a", "b", "c"}))) {
    for (const FunnelDefinition& definition : InStrictOrder(any_rule)) {
      Search search(*store, definition);
      for (store::ContactIndex contact = 0; contact < store->contact_count(); ++contact) {
        bool undecided = false;
        search.ByTypes(contact, &undecided);
        ASSERT_TRUE(!undecided || AnyAtOneInstant(*store, contact)) << Describe(search, contact);
      }
    }
  }
}

TEST(PlainAnyOrder, AgreesWithTheGeneralSearchOnEveryRecord) {
  for (uint32_t size = 1; size <= 4; ++size) {
    const auto store = EveryRecord(size);
    for (FunnelDefinition funnel : WithMoreThanAChain()) {
      funnel.order = StageOrder::kAny;
      for (Stage& stage : funnel.stages) stage.optional = false;
      for (const FunnelDefinition& unbounded : WithEveryRule(funnel)) {
        const bool is_refused = unbounded.entry == EntryRule::kLatest;
        if (is_refused || (size == 4 && unbounded.window_us.value_or(2) != 2)) continue;
        for (const FunnelDefinition& definition : WithRanges(unbounded)) {
          CompareWithTheGeneralSearch(*store, definition);
        }
      }
    }
  }
}

TEST(PlainAnyOrder, AppliesWhereTypesTellTheStageAndAttemptsAreNotCounted) {
  const auto store = EveryRecord(2);
  const auto applies = [&](FunnelDefinition definition) {
    definition.order = StageOrder::kAny;
    const StagePlan plan(*store, definition);
    const ChainRules rules = MakeChainRules(definition, plan);
    return PlainAnyOrder(*store, store->sequence(), definition, plan, rules).Applies();
  };
  FunnelDefinition definition = DefinitionOf({"a", "b", "c"});
  EXPECT_TRUE(applies(definition));
  definition.totals = true;
  EXPECT_FALSE(applies(definition));
  EXPECT_FALSE(applies(DefinitionOf({"a", "a"})));
}

TEST(PlainSearch, GoesNoFurtherThanAStageThatTheDataDoesNotKnow) {
  const auto store = EveryRecord(3);
  CompareAll(*store, DefinitionOf({"a", "nowhere", "b"}), BruteForce);
  CompareAll(*store, DefinitionOf({"nowhere", "a"}), BruteForce);
}

TEST(PlainSearch, AppliesToLimitedStages) {
  const auto store = EveryRecord(2);
  FunnelDefinition definition = DefinitionOf({"a", "b", "c"});
  definition.stages[1].optional = true;
  EXPECT_TRUE(Search(*store, definition).plain.Applies());
  definition.stages[2].hop_max_us = 1;
  EXPECT_TRUE(Search(*store, definition).plain.Applies());
  definition.stages[1].hop_max_us = 1;
  EXPECT_TRUE(Search(*store, definition).plain.Applies());
}

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
