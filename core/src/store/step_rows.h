// StepRows: the sets of rows of a type, or of any, that pass filters, kept for the steps asked
// about last, as a slider or a key typed asks about the others again.
//
// Cost    a comparison of filters. Memory  an eighth of a byte a row for each of kMost steps.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "parcours/definition.h"
#include "store/event_types.h"
#include "store/row_bits.h"

namespace parcours::store {

class StepRows {
 public:
  // Null where they are not kept. Of the type, kAbsent: of any.
  std::shared_ptr<const RowBits> Find(TypeCode type, const std::vector<Filter>& where) const;
  // In the place of the oldest, where there are kMost. Whoever has those keeps them.
  void Keep(TypeCode type, const std::vector<Filter>& where, std::shared_ptr<const RowBits> rows);
  size_t memory_bytes() const;

 private:
  struct Kept {
    TypeCode type;
    std::vector<Filter> where;
    std::shared_ptr<const RowBits> rows;
  };
  static constexpr size_t kMost = 32;
  std::vector<Kept> kept_;
  size_t oldest_ = 0;
};

}  // namespace parcours::store
