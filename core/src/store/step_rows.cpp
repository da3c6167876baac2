#include "store/step_rows.h"

#include <utility>

#include "store/event_store.h"
#include "store/filter.h"

namespace parcours::store {

void StepRows::Clear() {
  kept_.clear();
  oldest_ = 0;
}

std::shared_ptr<const RowBits> StepRows::Get(const EventStore& store, TypeCode type,
                                             const std::vector<Filter>& where) {
  for (const Kept& kept : kept_) {
    if (kept.type == type && kept.where == where) return kept.rows;
  }
  auto rows = std::make_shared<RowBits>(type == kAbsent ? RowBits::OfAll(store.row_count())
                                                        : store.RowsOfType(type));
  const RowFilter filter(store, where);
  for (ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    const Row end = store.contact_begin(contact + 1);
    for (Row row = store.contact_begin(contact); (row = rows->First(row, end)) < end; ++row) {
      if (!filter.Matches(row, contact)) rows->Remove(row);
    }
  }
  if (kept_.size() == kMost) {
    kept_[oldest_] = {type, where, rows};
    oldest_ = (oldest_ + 1) % kMost;
  } else {
    kept_.push_back({type, where, rows});
  }
  return rows;
}

size_t StepRows::memory_bytes() const {
  size_t bytes = 0;
  for (const Kept& kept : kept_) bytes += kept.rows->memory_bytes();
  return bytes;
}

}  // namespace parcours::store
