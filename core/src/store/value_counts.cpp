#include "store/value_counts.h"

namespace parcours::store {

std::vector<uint32_t> CountValues(const EventStore& store, ColumnId column) {
  const CodeColumn& codes = store.column(column);
  std::vector<uint32_t> counts(size_t{store.vocabulary().columns[column].values.size()} + 1);
  codes.Count(counts);
  for (size_t far = 0; far < store.far_count() && !codes.empty(); ++far) {
    --counts[codes[store.row_count() + static_cast<Row>(far)]];
  }
  return counts;
}

}  // namespace parcours::store
