// Which rows of a table stand on a page: sorted by one column, ties by a rule of the table's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "parcours/definition.h"

namespace parcours::metrics {

// What a row sorts by: nothing, a number, or a text where the column is one.
using SortKey = std::variant<std::monostate, double, std::string_view>;

// A time, to the microsecond: doubles are whole up to 2^53 of them, the year 2255.
inline SortKey TimeKey(const std::optional<int64_t>& time_us) {
  return time_us ? SortKey(static_cast<double>(*time_us)) : SortKey();
}
template <class Text>  // std::optional<std::string> or of std::string_view
SortKey TextKey(const std::optional<Text>& text) {
  return text ? SortKey(std::string_view(*text)) : SortKey();
}

// As much of a key as orders most rows: no later row has a smaller one. Of numbers all of the key,
// of texts the first eight bytes.
uint64_t HeadOf(const SortKey& key, bool descending);

// The page's rows as indices of `keys`, in order. Rows without a key stand last whatever the
// direction; `before` settles ties, ascending by `tie_text` first, where that is given: it is asked
// once of each row that ties with an end of the page. O(rows + page log page), 16 bytes a row.
std::vector<size_t> PageOf(const std::vector<SortKey>& keys, const Page& page,
                           const std::function<bool(size_t, size_t)>& before,
                           const std::function<std::string_view(size_t)>& tie_text = {});

// The same rows in their own order, each with its place on the page.
std::vector<std::pair<size_t, size_t>> ByRow(const std::vector<size_t>& page);

// Throws Error{kBadRequest, "sort"} where the page is sorted by none of `columns`.
void CheckColumn(const Page& page, const std::vector<std::string_view>& columns);

}  // namespace parcours::metrics
