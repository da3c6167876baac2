#include "funnel/plan/record_list.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "funnel/plan/property_values.h"
#include "funnel/plan/sort_times.h"

namespace parcours::funnel {

namespace {

bool IsNamed(const store::EventStore& store, store::ContactIndex contact) {
  using Rank = store::ContactTable::Rank;
  return store.contact_table().rank(store.contact_code(contact)) != Rank::kAnonymous;
}

}  // namespace

ContactChoice::ContactChoice(const store::EventStore& store, const FunnelDefinition& definition)
    : store_(store),
      filter_(store, definition.filters.contact, definition.filters.lists),
      anonymous_(definition.anonymous),
      takes_all_(anonymous_ && filter_.empty()) {}

bool ContactChoice::Takes(store::ContactIndex contact) const {
  return (anonymous_ || IsNamed(store_, contact)) && filter_.Matches(contact);
}

namespace {

std::shared_ptr<const store::RowSequence> Gather(const store::EventStore& store,
                                                 const FunnelDefinition& definition) {
  const PropertyValues values(store, definition.count);
  const ContactChoice contacts(store, definition);
  // Records in the order in which the store has their first rows, so that their rows, and what a
  // search asks of them, lie near each other.
  constexpr uint32_t kUnseen = 0xFFFFFFFFu;
  std::vector<uint32_t> record_of(values.code_count(), kUnseen);  // by code
  std::vector<uint32_t> begin = {0};                              // by record
  const auto for_each = [&](const auto& visit) {                  // visit(code, row)
    contacts.ForEach([&](const RecordRows& contact) {
      for (store::Row row = contact.begin; row < contact.end; ++row) {
        const uint32_t code = values.Code(row, contact.contact);
        if (code != store::kAbsent) visit(code, row);
      }
    });
  };
  for_each([&](uint32_t code, store::Row) {
    if (record_of[code] == kUnseen) {
      record_of[code] = static_cast<uint32_t>(begin.size() - 1);
      begin.push_back(0);
    }
    ++begin[record_of[code] + 1];
  });
  for (size_t record = 1; record < begin.size(); ++record) begin[record] += begin[record - 1];
  std::vector<store::Row> rows(begin.back());
  std::vector<uint32_t> next = begin;
  for_each([&](uint32_t code, store::Row row) { rows[next[record_of[code]]++] = row; });
  std::vector<int64_t> times_us(rows.size());
  std::vector<TimedRow> record_rows;
  uint32_t most_rows = 0;  // of one record
  for (size_t record = 0; record + 1 < begin.size(); ++record) {
    most_rows = std::max(most_rows, begin[record + 1] - begin[record]);
  }
  record_rows.reserve(most_rows);
  for (size_t record = 0; record + 1 < begin.size(); ++record) {
    record_rows.clear();
    for (uint32_t at = begin[record]; at < begin[record + 1]; ++at) {
      record_rows.push_back({store.times_us()[rows[at]], rows[at]});
    }
    SortByTime(&record_rows);
    uint32_t at = begin[record];
    for (const TimedRow& timed : record_rows) {
      rows[at] = timed.row;
      times_us[at++] = timed.time_us;
    }
  }
  return std::make_shared<store::RowSequence>(store, std::move(rows), std::move(times_us),
                                              std::move(begin));
}

}  // namespace

KeyedRecords::KeyedRecords(const store::EventStore& store, const FunnelDefinition& definition) {
  const store::GatheredBy by{definition.count, definition.filters.contact, definition.filters.lists,
                             definition.anonymous};
  rows_ = store.Gathered(by);
  if (rows_ != nullptr) return;
  store.KeepGathered({}, nullptr);  // not both at once
  rows_ = Gather(store, definition);
  store.KeepGathered(by, rows_);
}

}  // namespace parcours::funnel
