// ForEachRow: a loop over all rows, each run of them in a call of its own.
//
// For what is done once a load. A browser compiles WebAssembly quickly first and well later, and
// takes the better code up at the next call: a loop over millions of rows inside a function that is
// called once runs in the first form, four times as slow, to its end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <type_traits>

namespace parcours::store {

inline constexpr uint32_t kRunRows = 4096;

// The function, where neither the compiler nor the linker knows which it is: they would put one
// with a single caller into it.
template <class Function>
Function* Apart(Function* function) {
  asm("" : "+r"(function));
  return function;
}

template <class Visit>
void VisitRun(uint32_t begin, uint32_t end, Visit& visit) {
  for (uint32_t row = begin; row < end; ++row) visit(row);
}

// Calls visit(row) for the rows [0, count), in order.
template <class Visit>
void ForEachRow(uint32_t count, Visit&& visit) {
  auto* const visit_run = Apart(VisitRun<std::remove_reference_t<Visit>>);
  for (uint32_t row = 0; row < count;) {
    const uint32_t end = row + std::min(kRunRows, count - row);
    visit_run(row, end, visit);
    row = end;
  }
}

}  // namespace parcours::store
