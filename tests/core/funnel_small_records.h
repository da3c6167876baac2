// Every small record, and definitions of all rules: what the search by bits is compared on.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "funnel/plan/chain_rules.h"
#include "funnel/search/candidate_collector.h"
#include "funnel/search/chain_finders.h"
#include "funnel/search/plain_search.h"

namespace parcours::testing {

inline constexpr const char* kTypes[] = {"a", "b", "c", "x"};  // of the stages 0, 1, 2, and of none

// A stage for each type, of one step.
FunnelDefinition DefinitionOf(const std::vector<std::string>& types);
// Under each window, entry and rule of ties.
std::vector<FunnelDefinition> WithEveryRule(const FunnelDefinition& plain);
// Stages that are optional or have several steps, steps with filters.
std::vector<FunnelDefinition> WithMoreThanAChain();
// In the whole of time, and in parts of it.
std::vector<FunnelDefinition> WithRanges(const FunnelDefinition& unbounded);
// What may rule a chain out, or change which events there are.
std::vector<FunnelDefinition> WithLimits(const FunnelDefinition& unlimited);
// Definitions under a strict order, which knows neither optional stages nor a tolerance.
std::vector<FunnelDefinition> InStrictOrder(FunnelDefinition definition);

// A contact for every record of `size` events of four types, with gaps of 0, 1 and 3; every other
// event is at an odd place.
std::shared_ptr<const store::EventStore> EveryRecord(uint32_t size);

// A definition with all that a search of it needs.
struct Search {
  Search(const store::EventStore& events, const FunnelDefinition& asked)
      : store(events),
        definition(asked),
        plan(store, definition),
        rules(funnel::MakeChainRules(definition, plan)),
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
    *undecided = depth == funnel::kUndecided;
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
  const funnel::StagePlan plan;
  const funnel::ChainRules rules;
  const funnel::ExclusionPlan exclusions;
  funnel::PlainSearch plain;
  funnel::CandidateCollector collector;
  funnel::ChainFinders finders;
};

bool AnyAtOneInstant(const store::EventStore& store, store::ContactIndex contact);
// The contact's events and the definition's rules, for a message.
std::string Describe(const Search& search, store::ContactIndex contact);
// Of all contacts, the part that the search by types decides.
double ShareDecided(const store::EventStore& store, const FunnelDefinition& definition);

}  // namespace parcours::testing
