#include "funnel/explain.h"

#include <optional>
#include <string>
#include <utility>

#include "funnel/explain_rows.h"
#include "funnel/plan/property_values.h"
#include "funnel/plan/record_list.h"
#include "funnel/plan/refusals.h"
#include "funnel/plan/stage_plan.h"
#include "store/filter.h"

namespace parcours::funnel {

namespace {

[[noreturn]] void RefuseRecord(const FunnelDefinition& definition, std::string_view record) {
  throw Error(ErrorCode::kBadRequest, "record",
              "no event has " +
                  (definition.count == kCountContacts ? "the contact" : "the " + definition.count) +
                  " '" + std::string(record) + "'; expected one that the data holds");
}

// Why no row of the record takes part; nothing where its contacts are not left out.
std::optional<LeftOut> WhyLeftOut(const store::EventStore& store,
                                  const FunnelDefinition& definition, store::ContactIndex contact) {
  const store::ContactFilter properties(store, definition.filters.contact, {});
  if (!properties.Matches(contact)) return LeftOut::kContactFilter;
  const store::ContactFilter lists(store, {}, definition.filters.lists);
  if (!lists.Matches(contact)) return LeftOut::kLists;
  const bool anonymous = store.contact_table().rank(store.contact_code(contact)) ==
                         store::ContactTable::Rank::kAnonymous;
  if (anonymous && !definition.anonymous) return LeftOut::kAnonymous;
  return std::nullopt;
}

}  // namespace

Explanation ExplainRecord(const store::EventStore& store, const FunnelDefinition& definition,
                          std::string_view record, const Page& page) {
  const StagePlan plan(store, definition);
  if (auto problems = UnsupportedIn(definition); !problems.empty())
    throw Error(std::move(problems));
  Explanation explanation;
  explanation.unit = definition.count;
  explanation.record = record;
  explanation.entry = definition.entry;
  for (const Stage& stage : definition.stages) {
    explanation.stage_ids.push_back(stage.id);
    explanation.optional_stages.push_back(stage.optional);
  }
  const auto leave_out = [&](LeftOut reason) {
    explanation.state = ExplainedState::kLeftOut;
    explanation.left_out = reason;
    return explanation;
  };
  const auto explain = [&](const RecordRows& rows) {
    ExplainRows(store, definition, plan, rows, page, &explanation);
    return explanation;
  };
  if (definition.count == kCountContacts) {
    store::ContactIndex contact = 0;
    if (!store.FindContact(record, &contact)) RefuseRecord(definition, record);
    explanation.record = store.ContactId(contact);
    if (const auto reason = WhyLeftOut(store, definition, contact)) return leave_out(*reason);
    const RecordRows rows{nullptr, store.contact_begin(contact), store.contact_begin(contact + 1),
                          contact};
    return explain(rows);
  }
  const PropertyValues values(store, definition.count);
  const uint32_t code = values.Find(record);
  const auto find = [&](const KeyedRecords& keyed) -> std::optional<RecordRows> {
    for (uint32_t number = 0; number < keyed.count(); ++number) {
      const RecordRows rows = keyed.Of(number);
      const store::Row row = rows.At(rows.begin);
      if (values.Code(row, rows.ContactOf(store, row)) == code) return rows;
    }
    return std::nullopt;
  };
  const KeyedRecords keyed(store, definition);
  if (const auto rows = find(keyed)) return explain(*rows);
  FunnelDefinition everybody = definition;
  everybody.filters.contact.clear();
  everybody.filters.lists.clear();
  everybody.anonymous = true;
  const KeyedRecords all(store, everybody);
  const auto rows = find(all);
  if (!rows) RefuseRecord(definition, record);
  return leave_out(
      WhyLeftOut(store, definition, rows->ContactOf(store, rows->At(rows->begin))).value());
}

}  // namespace parcours::funnel
