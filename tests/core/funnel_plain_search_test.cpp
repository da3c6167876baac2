// The search by event types alone: its chains against brute force on every small record and against
// the general search on long ones; optional stages, steps, filters and limits against the general
// search on every small record.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/funnel_data.h"
#include "core/funnel_outcomes.h"
#include "core/funnel_small_records.h"
#include "reference/slow_chain.h"

namespace parcours::funnel {
namespace {

using testing::AnyAtOneInstant;
using testing::CompareWithTheGeneralSearch;
using testing::DefinitionOf;
using testing::Describe;
using testing::EveryRecord;
using testing::FunnelEvent;
using testing::kTypes;
using testing::Search;
using testing::WithEveryRule;
using testing::WithLimits;
using testing::WithMoreThanAChain;
using testing::WithRanges;

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

}  // namespace
}  // namespace parcours::funnel
