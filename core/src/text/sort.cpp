#include "text/sort.h"

#include <algorithm>

namespace parcours::text {

void SortNumbers(std::span<uint32_t> numbers, NumberOrder before) {
  const size_t count = numbers.size();
  std::vector<uint32_t> merged(count);
  for (size_t width = 1; width < count; width *= 2) {
    uint32_t* to = merged.data();
    for (size_t begin = 0; begin < count; begin += 2 * width) {
      uint32_t* const first = numbers.data() + begin;
      uint32_t* const middle = first + std::min(width, count - begin);
      uint32_t* const last =
          middle + std::min(width, count - static_cast<size_t>(middle - numbers.data()));
      to = std::merge(first, middle, middle, last, to, before);
    }
    std::copy(merged.begin(), merged.end(), numbers.begin());
  }
}

}  // namespace parcours::text
