// Divides a whole number by weights so that the pieces add up to it exactly.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace parcours::metrics {

// Piece i is near total * weights[i] / (sum of weights); what rounding towards zero leaves over
// goes in single units to the largest remainders, of equal ones to the first. The weights' sum is
// above 0 and its square fits 64 bits. O(n log n).
std::vector<int64_t> SplitByWeights(int64_t total, std::span<const int64_t> weights);

}  // namespace parcours::metrics
