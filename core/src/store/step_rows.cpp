#include "store/step_rows.h"

#include <utility>

namespace parcours::store {

std::shared_ptr<const RowBits> StepRows::Find(TypeCode type,
                                              const std::vector<Filter>& where) const {
  for (const Kept& kept : kept_) {
    if (kept.type == type && kept.where == where) return kept.rows;
  }
  return nullptr;
}

void StepRows::Keep(TypeCode type, const std::vector<Filter>& where,
                    std::shared_ptr<const RowBits> rows) {
  Kept kept{type, where, std::move(rows)};
  if (kept_.size() == kMost) {
    kept_[oldest_] = std::move(kept);
    oldest_ = (oldest_ + 1) % kMost;
  } else {
    kept_.push_back(std::move(kept));
  }
}

size_t StepRows::memory_bytes() const {
  size_t bytes = 0;
  for (const Kept& kept : kept_) bytes += kept.rows->memory_bytes();
  return bytes;
}

}  // namespace parcours::store
