#include "metrics/counting/credit_split.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "text/sort.h"

namespace parcours::metrics {

std::vector<int64_t> SplitByWeights(int64_t total, std::span<const int64_t> weights) {
  const int64_t sum = std::accumulate(weights.begin(), weights.end(), int64_t{0});
  // total * weight / sum without a product that is too large: by quotient and rest of total / sum.
  const int64_t quotient = total / sum;
  const int64_t rest = total % sum;
  std::vector<int64_t> pieces;
  std::vector<int64_t> remainders;  // over sum, without the sign
  int64_t left = total;
  for (const int64_t weight : weights) {
    pieces.push_back(quotient * weight + rest * weight / sum);
    remainders.push_back(std::abs(rest * weight % sum));
    left -= pieces.back();
  }
  std::vector<uint32_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0u);
  text::SortFew(order, [&](uint32_t a, uint32_t b) { return remainders[a] > remainders[b]; });
  const int64_t unit = left < 0 ? -1 : 1;
  for (size_t i = 0; left != 0; ++i, left -= unit) pieces[order[i]] += unit;
  return pieces;
}

}  // namespace parcours::metrics
