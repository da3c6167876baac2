#include "funnel/plan/sort_times.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <numeric>

#include "text/sort.h"

namespace parcours::funnel {

namespace {

constexpr size_t kFew = 256;
constexpr uint32_t kDigitBits = 11;
constexpr uint64_t kDigitMask = (uint64_t{1} << kDigitBits) - 1;

int64_t TimeOf(int64_t time_us) { return time_us; }
int64_t TimeOf(const TimedRow& row) { return row.time_us; }

template <typename Item>
void RadixSort(std::vector<Item>* items) {
  const auto is_earlier = [](const Item& a, const Item& b) { return TimeOf(a) < TimeOf(b); };
  const auto [least, greatest] = std::minmax_element(items->begin(), items->end(), is_earlier);
  // Unsigned, so that no span overflows.
  const auto base = static_cast<uint64_t>(TimeOf(*least));
  const auto span_bits =
      static_cast<uint32_t>(std::bit_width(static_cast<uint64_t>(TimeOf(*greatest)) - base));
  const auto digit_of = [base](const Item& item, uint32_t shift) {
    const uint64_t distance = static_cast<uint64_t>(TimeOf(item)) - base;
    return static_cast<size_t>(distance >> shift & kDigitMask);
  };
  std::vector<Item> sorted(items->size());
  for (uint32_t shift = 0; shift < span_bits; shift += kDigitBits) {
    std::array<uint32_t, kDigitMask + 2> begin{};  // by digit
    for (const Item& item : *items) ++begin[digit_of(item, shift) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const Item& item : *items) sorted[begin[digit_of(item, shift)]++] = item;
    items->swap(sorted);
  }
}

}  // namespace

void SortTimes(std::vector<int64_t>* times_us) {
  if (times_us->size() < kFew) return std::sort(times_us->begin(), times_us->end());
  RadixSort(times_us);
}

void SortByTime(std::vector<TimedRow>* rows) {
  if (rows->size() >= kFew) return RadixSort(rows);
  text::SortFew(*rows, [](const TimedRow& a, const TimedRow& b) { return a.time_us < b.time_us; });
}

}  // namespace parcours::funnel
