// StepRows: the rows of a type, or of any, that pass filters, kept for the steps asked about last,
// as a slider or a key typed asks about the others again. Tested by
// tests/core/event_store_test.cpp.
//
// Cost  the first time a look at each row of the type; then a comparison of filters. Memory  an
//       eighth of a byte a row for each of kMost steps.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "parcours/definition.h"
#include "store/row_bits.h"

namespace parcours::store {

class EventStore;

class StepRows {
 public:
  // Of the type, kAbsent: of any. Whoever has the rows keeps them; others asked for may take their
  // place here.
  std::shared_ptr<const RowBits> Get(const EventStore& store, TypeCode type,
                                     const std::vector<Filter>& where);
  void Clear();
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
