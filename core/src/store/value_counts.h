// ValueCounts: how many events have each value of a column.
// Tested by tests/core/catalog_test.cpp.
//
// Cost  one pass over the column, several codes at a time where there are few of them.
#pragma once

#include <cstdint>
#include <vector>

#include "store/event_store.h"

namespace parcours::store {

// By code; [kAbsent] may be anything. Without the rows set aside.
std::vector<uint32_t> CountValues(const EventStore& store, ColumnId column);

}  // namespace parcours::store
