// Sorting where a function pointer's call per comparison does not count: one merge sort serves
// every type and every order. std::sort and std::stable_sort are compiled anew for each, 3 to 9 kB
// in the module; they stay where events or contacts are sorted by the million. Tested by
// sort_test.cpp.
//
// Order    stable: what compares equal keeps its order.
// Items    at most 2^32 - 1.
// Cost     O(n log n) comparisons; 8 bytes an item, and each is moved once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace parcours::text {

// Whether one number stands before another: a view of the caller's function, for one call.
class NumberOrder {
 public:
  template <typename Before>
  explicit NumberOrder(const Before& before)
      : before_(&before), call_([](const void* function, uint32_t a, uint32_t b) -> bool {
          return (*static_cast<const Before*>(function))(a, b);
        }) {}
  bool operator()(uint32_t a, uint32_t b) const { return call_(before_, a, b); }

 private:
  const void* before_;
  bool (*call_)(const void*, uint32_t, uint32_t);
};

void SortNumbers(std::span<uint32_t> numbers, NumberOrder before);

// `items` is a vector or a span.
template <typename Items, typename Before = std::less<>>
void StableSort(Items&& items, const Before& before = {}) {
  std::vector<uint32_t> from(items.size());
  std::iota(from.begin(), from.end(), uint32_t{0});
  const auto stands_before = [&](uint32_t a, uint32_t b) { return before(items[a], items[b]); };
  SortNumbers(from, NumberOrder(stands_before));
  for (uint32_t first = 0; first < from.size(); ++first) {
    if (from[first] == first) continue;
    auto held = std::move(items[first]);
    uint32_t at = first;
    for (uint32_t next = from[at]; next != first; next = from[at]) {
      items[at] = std::move(items[next]);
      from[at] = at;
      at = next;
    }
    items[at] = std::move(held);
    from[at] = at;
  }
}

// The same where few items are usual, such as those of one contact: they are inserted in place.
template <typename Items, typename Before = std::less<>>
void SortFew(Items&& items, const Before& before = {}) {
  constexpr size_t kFew = 32;
  if (items.size() > kFew) return StableSort(items, before);
  for (size_t i = 1; i < items.size(); ++i) {
    if (!before(items[i], items[i - 1])) continue;
    auto held = std::move(items[i]);
    size_t at = i;
    for (; at > 0 && before(held, items[at - 1]); --at) items[at] = std::move(items[at - 1]);
    items[at] = std::move(held);
  }
}

}  // namespace parcours::text
