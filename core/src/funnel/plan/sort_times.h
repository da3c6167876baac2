// Sorting many times, durations, or rows by time: a radix sort over the digits in which they
// differ. Tested by tests/core/funnel_sort_times_test.cpp.
//
// Ascending, and stable: rows at one time keep their order. O(n) for each 11 bits of the span
// between the least and the greatest, six at most; few values, by comparing. Memory: as much again.
#pragma once

#include <cstdint>
#include <vector>

#include "store/event_store.h"

namespace parcours::funnel {

struct TimedRow {
  int64_t time_us;
  store::Row row;

  bool operator==(const TimedRow&) const = default;
};

void SortTimes(std::vector<int64_t>* times_us);
void SortByTime(std::vector<TimedRow>* rows);

}  // namespace parcours::funnel
