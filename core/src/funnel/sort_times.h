// Sorting many times or durations: a radix sort over the digits in which they differ.
//
// Ascending. O(n) for each 11 bits of the span between the least and the greatest, six at most;
// few values, by comparing. Memory: as much again.
#pragma once

#include <cstdint>
#include <vector>

namespace parcours::funnel {

void SortTimes(std::vector<int64_t>* times_us);

}  // namespace parcours::funnel
