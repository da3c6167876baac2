#include "catalog/first_events.h"

#include <algorithm>
#include <numeric>

namespace parcours::catalog {

std::vector<EventCopy> FirstEvents(const store::EventStore& store, uint32_t count) {
  std::vector<store::Row> rows(store.row_count());
  std::iota(rows.begin(), rows.end(), store::Row{0});
  const auto last = rows.begin() + std::min(count, store.row_count());
  std::partial_sort(rows.begin(), last, rows.end(), [&](store::Row a, store::Row b) {
    return store.times_us()[a] != store.times_us()[b] ? store.times_us()[a] < store.times_us()[b]
                                                      : a < b;
  });
  std::vector<EventCopy> events;
  const store::Vocabulary& vocabulary = store.vocabulary();
  for (auto row = rows.begin(); row != last; ++row) {
    EventCopy event;
    event.contact = store.ContactId(store.ContactOfRow(*row));
    event.time_us = store.times_us()[*row];
    event.type = vocabulary.types.Text(store.types()[*row]);
    for (store::ColumnId column = 0; column < vocabulary.columns.size(); ++column) {
      const uint32_t code = store.column(column)[*row];
      if (code == store::kAbsent) continue;
      const store::ColumnNames& names = vocabulary.columns[column];
      (column < store::kFieldCount ? event.fields : event.properties)
          .emplace_back(names.name, names.values.Text(code));
    }
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace parcours::catalog
