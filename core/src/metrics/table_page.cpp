#include "metrics/table_page.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>

#include "parcours/error.h"
#include "text/near_names.h"
#include "text/sort.h"

namespace parcours::metrics {
namespace {

// A row, and the head of its key.
struct Ranked {
  uint64_t head;
  size_t row;
};

}  // namespace

uint64_t HeadOf(const SortKey& key, bool descending) {
  uint64_t head = 0;
  if (const auto* number = std::get_if<double>(&key)) {
    const double value = *number + 0.0;  // one zero, not two
    std::memcpy(&head, &value, sizeof(head));
    constexpr uint64_t kSign = uint64_t{1} << 63;
    head = (head & kSign) != 0 ? ~head : head | kSign;
  } else if (const auto* text = std::get_if<std::string_view>(&key)) {
    for (size_t i = 0; i < sizeof(head); ++i) {
      head = head << 8 | (i < text->size() ? static_cast<unsigned char>((*text)[i]) : 0u);
    }
  } else {
    return ~head;  // no key: last whatever the direction
  }
  return descending ? ~head : head;
}

std::vector<size_t> PageOf(const std::vector<SortKey>& keys, const Page& page,
                           const std::function<bool(size_t, size_t)>& before,
                           const std::function<std::string_view(size_t)>& tie_text) {
  std::vector<Ranked> rows(keys.size());
  bool numbers = true;  // all keys are, so that their heads tell all
  for (size_t i = 0; i < keys.size(); ++i) {
    rows[i] = {HeadOf(keys[i], page.descending), i};
    numbers &= std::holds_alternative<double>(keys[i]);
  }
  bool settles_ties = false;
  const auto in_order = [&](const Ranked& a, const Ranked& b) {
    if (a.head != b.head) return a.head < b.head;
    if (!numbers) {
      const SortKey& key_a = keys[a.row];
      const SortKey& key_b = keys[b.row];
      const bool present = key_a.index() != 0;
      if (present != (key_b.index() != 0)) return present;
      if (key_a < key_b) return !page.descending;
      if (key_b < key_a) return page.descending;
    }
    return settles_ties && before(a.row, b.row);
  };
  using Place = std::vector<Ranked>::iterator;
  // Puts those of [first, last) that stand before `cut` there, in no order. Many may have one key,
  // as all instances of a message do: only those that the cut goes through are told apart.
  const auto divide = [&](Place first, Place cut, Place last) {
    if (cut == first || cut == last) return;
    settles_ties = false;
    std::nth_element(first, cut, last, in_order);
    const Ranked at_cut = *cut;
    first = std::partition(first, cut, [&](const Ranked& row) { return in_order(row, at_cut); });
    last = std::partition(cut, last, [&](const Ranked& row) { return !in_order(at_cut, row); });
    for (Place row = first; tie_text && row != last; ++row) {
      row->head = HeadOf(tie_text(row->row), false);
    }
    settles_ties = true;
    std::nth_element(first, cut, last, in_order);
    for (Place row = first; row != last; ++row) row->head = at_cut.head;
  };
  const size_t offset = std::min<size_t>(page.offset, rows.size());
  const size_t left = rows.size() - offset;
  const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(offset);
  const auto end = begin + static_cast<std::ptrdiff_t>(
                               page.limit == 0 ? left : std::min<size_t>(page.limit, left));
  // What stands before the page, and behind it, need be in no order.
  divide(rows.begin(), end, rows.end());
  divide(rows.begin(), begin, end);
  settles_ties = true;
  text::StableSort(std::span(rows).subspan(offset, static_cast<size_t>(end - begin)), in_order);
  std::vector<size_t> order;
  order.reserve(static_cast<size_t>(end - begin));
  for (auto at = begin; at != end; ++at) order.push_back(at->row);
  return order;
}

std::vector<std::pair<size_t, size_t>> ByRow(const std::vector<size_t>& page) {
  std::vector<std::pair<size_t, size_t>> rows;
  for (size_t place = 0; place < page.size(); ++place) rows.emplace_back(page[place], place);
  text::StableSort(rows);
  return rows;
}

void CheckColumn(const Page& page, const std::vector<std::string_view>& columns) {
  if (std::find(columns.begin(), columns.end(), page.sort) != columns.end()) return;
  const std::string message =
      "'" + page.sort + "' is no column" + text::DidYouMean(page.sort, columns);
  std::string expected;
  for (const std::string_view column : columns) {
    expected += (expected.empty() ? "" : ", ") + std::string(column);
  }
  throw Error(ErrorCode::kBadRequest, "sort", message + "; expected one of " + expected);
}

}  // namespace parcours::metrics
