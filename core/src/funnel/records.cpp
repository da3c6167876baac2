#include "funnel/records.h"

#include <algorithm>

#include "funnel/funnel.h"
#include "funnel/record_names.h"
#include "funnel/record_selection.h"
#include "text/any_case.h"

namespace parcours::funnel {

namespace {

// Sorts as far as the page goes, and returns where it ends.
size_t SortPage(const store::EventStore& store, const Outcomes& outcomes, const RecordNames& names,
                const Page& page, std::vector<uint32_t>* indices) {
  const bool by_entry = page.sort != "record";
  const auto comes_before = [&](uint32_t a, uint32_t b) {
    const int64_t a_us = store.times_us()[outcomes.row(a, 0)];
    const int64_t b_us = store.times_us()[outcomes.row(b, 0)];
    if (by_entry && a_us != b_us) return a_us < b_us;
    return names.Of(a) < names.Of(b);
  };
  const size_t end = page.limit == 0 ? indices->size()
                                     : static_cast<size_t>(std::min<uint64_t>(
                                           uint64_t{page.offset} + page.limit, indices->size()));
  std::partial_sort(indices->begin(), indices->begin() + static_cast<std::ptrdiff_t>(end),
                    indices->end(), [&](uint32_t a, uint32_t b) {
                      return page.descending ? comes_before(b, a) : comes_before(a, b);
                    });
  return end;
}

}  // namespace

RecordsResult ListRecords(const store::EventStore& store, const FunnelDefinition& definition,
                          const RecordsAt& at, const Page& page) {
  const StagePlan plan(store, definition);
  const Outcomes outcomes = FindJourneys(store, definition, plan);
  std::vector<uint32_t> indices = SelectRecords(store, definition, plan, outcomes, at);
  const RecordNames names(store, definition, outcomes);
  if (!page.search.empty()) {
    std::erase_if(indices, [&](uint32_t index) {
      return !text::ContainsAnyCase(names.Of(index), page.search);
    });
  }
  const size_t end = SortPage(store, outcomes, names, page, &indices);

  RecordsResult result;
  result.unit = definition.count;
  for (const Stage& stage : definition.stages) result.stages.push_back(stage.id);
  result.total = indices.size();
  for (size_t i = page.offset; i < end; ++i) {
    const uint32_t index = indices[i];
    RecordRow row{names.Of(index), outcomes.records[index].state, {}};
    for (uint32_t place = 0; place < outcomes.stage_count; ++place) {
      const store::Row event = outcomes.row(index, place);
      if (event == store::kNoRow) continue;
      row.events.push_back({outcomes.StageAt(index, place), store.times_us()[event],
                            store.vocabulary().types.Text(store.types()[event])});
    }
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace parcours::funnel
