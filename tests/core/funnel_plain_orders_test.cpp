// The searches by bits in strict and in any order against the general search on every small record.
#include <gtest/gtest.h>

#include <vector>

#include "core/funnel_data.h"
#include "core/funnel_outcomes.h"
#include "core/funnel_small_records.h"
#include "funnel/search/plain_any_order.h"

namespace parcours::funnel {
namespace {

using testing::AnyAtOneInstant;
using testing::CompareWithTheGeneralSearch;
using testing::DefinitionOf;
using testing::Describe;
using testing::EveryRecord;
using testing::InStrictOrder;
using testing::Search;
using testing::WithEveryRule;
using testing::WithLimits;
using testing::WithMoreThanAChain;
using testing::WithRanges;

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

}  // namespace
}  // namespace parcours::funnel
