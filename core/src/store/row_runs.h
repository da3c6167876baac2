// ForEachRow: a loop over all rows, each run of them in a call of its own.
//
// For what is done once a load. A browser compiles WebAssembly quickly first and well later, and
// takes the better code up at the next call: a loop over millions of rows inside a function that is
// called once runs in the first form, four times as slow, to its end. The linker would put a
// function with one caller back into it, so the last run is called apart.
#pragma once

#include <algorithm>
#include <cstdint>

namespace parcours::store {

inline constexpr uint32_t kRunRows = 4096;

template <class Visit>
[[gnu::noinline]] void VisitRun(uint32_t begin, uint32_t end, Visit& visit) {
  for (uint32_t row = begin; row < end; ++row) visit(row);
}

// Calls visit(row) for the rows [0, count), in order.
template <class Visit>
void ForEachRow(uint32_t count, Visit&& visit) {
  uint32_t row = 0;
  for (; count - row > kRunRows; row += kRunRows) VisitRun(row, row + kRunRows, visit);
  VisitRun(row, count, visit);
}

}  // namespace parcours::store
