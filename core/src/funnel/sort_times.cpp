#include "funnel/sort_times.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace parcours::funnel {

namespace {

constexpr size_t kFew = 512;
constexpr int kDigitBits = 11;
constexpr size_t kDigitMask = (size_t{1} << kDigitBits) - 1;

}  // namespace

void SortTimes(std::vector<int64_t>* times_us) {
  if (times_us->size() < kFew) return std::sort(times_us->begin(), times_us->end());
  const auto [least, greatest] = std::minmax_element(times_us->begin(), times_us->end());
  // Unsigned, so that no span overflows.
  const auto base = static_cast<uint64_t>(*least);
  const auto span_bits = static_cast<int>(std::bit_width(static_cast<uint64_t>(*greatest) - base));
  std::vector<int64_t> from = std::move(*times_us);
  std::vector<int64_t> to(from.size());
  for (int shift = 0; shift < span_bits; shift += kDigitBits) {
    const auto digit = [base, shift](int64_t time_us) {
      return static_cast<size_t>((static_cast<uint64_t>(time_us) - base) >> shift) & kDigitMask;
    };
    std::array<uint32_t, kDigitMask + 1> next{};
    for (int64_t time_us : from) ++next[digit(time_us)];
    uint32_t begin = 0;
    for (uint32_t& place : next) {
      const uint32_t count = place;
      place = begin;
      begin += count;
    }
    for (int64_t time_us : from) to[next[digit(time_us)]++] = time_us;
    from.swap(to);
  }
  *times_us = std::move(from);
}

}  // namespace parcours::funnel
