#include "metrics/table_page.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "parcours/error.h"
#include "text/near_names.h"

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

void CheckColumn(const Page& page, const std::vector<std::string_view>& columns) {
  if (std::find(columns.begin(), columns.end(), page.sort) != columns.end()) return;
  std::string message = "'" + page.sort + "' is no column";
  const std::vector<std::string_view> near = text::NearNames(page.sort, columns);
  if (!near.empty()) message += "; did you mean '" + std::string(near.front()) + "'?";
  std::string expected;
  for (const std::string_view column : columns) {
    expected += (expected.empty() ? "" : ", ") + std::string(column);
  }
  throw Error(ErrorCode::kBadRequest, "sort", message + "; expected one of " + expected);
}

}  // namespace parcours::metrics
