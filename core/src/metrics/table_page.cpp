#include "metrics/table_page.h"

#include <algorithm>
#include <numeric>

#include "parcours/error.h"

namespace parcours::metrics {
std::vector<size_t> PageOf(const std::vector<SortKey>& keys, const Page& page,
                           const std::function<bool(size_t, size_t)>& before) {
  std::vector<size_t> order(keys.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const size_t begin = std::min<size_t>(page.offset, order.size());
  const size_t left = order.size() - begin;
  const size_t end = begin + (page.limit == 0 ? left : std::min<size_t>(page.limit, left));
  const auto at = [&](size_t index) { return order.begin() + static_cast<std::ptrdiff_t>(index); };
  std::partial_sort(at(0), at(end), order.end(), [&](size_t a, size_t b) {
    const bool present = keys[a].index() != 0;
    if (present != (keys[b].index() != 0)) return present;
    if (keys[a] < keys[b]) return !page.descending;
    if (keys[b] < keys[a]) return page.descending;
    return before(a, b);
  });
  order.resize(end);
  order.erase(order.begin(), at(begin));
  return order;
}

void ThrowUnknownColumn(const Page& page, const std::string& columns) {
  throw Error(ErrorCode::kBadRequest, "sort",
              "'" + page.sort + "' is no column; expected one such as " + columns);
}

}  // namespace parcours::metrics
