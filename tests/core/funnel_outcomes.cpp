#include "core/funnel_outcomes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "funnel/search/record_search.h"

namespace parcours::testing {

namespace {

using funnel::Outcomes;

Outcomes OutcomesInGeneral(const store::EventStore& store, const FunnelDefinition& definition) {
  const funnel::StagePlan plan(store, definition);
  const int64_t horizon_us = definition.horizon_us.value_or(store.last_time_us());
  funnel::RecordSearch search(store, definition, plan, horizon_us, nullptr);
  Outcomes outcomes = funnel::NoOutcomes(definition);
  const auto visit = [&](const funnel::RecordRows& record) { search.Search(record, &outcomes); };
  if (outcomes.of_contacts) {
    funnel::ContactChoice(store, definition).ForEach(visit);
  } else {
    const funnel::KeyedRecords keyed(store, definition);
    for (uint32_t record = 0; record < keyed.count(); ++record) visit(keyed.Of(record));
  }
  return outcomes;
}

void ExpectSame(const Outcomes& found, const Outcomes& expected) {
  ASSERT_EQ(found.size(), expected.size());
  ASSERT_EQ(found.steps_done, expected.steps_done);
  ASSERT_EQ(found.first_steps, expected.first_steps);
  ASSERT_EQ(found.served_stages, expected.served_stages);
  ASSERT_EQ(found.attempts, expected.attempts);
  ASSERT_EQ(found.open_attempts, expected.open_attempts);
  for (size_t i = 0; i < found.size(); ++i) {
    ASSERT_EQ(found.records[i].contact, expected.records[i].contact) << i;
    ASSERT_EQ(found.records[i].entry_us, expected.records[i].entry_us) << i;
    ASSERT_EQ(found.records[i].depth, expected.records[i].depth) << i;
    ASSERT_EQ(found.records[i].state, expected.records[i].state) << i;
    ASSERT_EQ(found.records[i].mature, expected.records[i].mature) << i;
    const store::Row* const rows = found.RowsOf(i);
    ASSERT_TRUE(std::equal(rows, rows + found.stage_count, expected.RowsOf(i))) << i;
  }
}

}  // namespace

void CompareWithTheGeneralSearch(const store::EventStore& store,
                                 const FunnelDefinition& definition) {
  const funnel::StagePlan plan(store, definition);
  ExpectSame(funnel::SearchRecords(store, definition, plan), OutcomesInGeneral(store, definition));
}

}  // namespace parcours::testing
