#include "funnel/sort_times.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace parcours::funnel {

namespace {

constexpr size_t kFew = 512;
constexpr uint32_t kDigitBits = 11;
constexpr uint64_t kDigitMask = (uint64_t{1} << kDigitBits) - 1;
using Counts = std::array<uint32_t, kDigitMask + 1>;

}  // namespace

void SortTimes(std::vector<int64_t>* times_us) {
  if (times_us->size() < kFew) return std::sort(times_us->begin(), times_us->end());
  const auto [least, greatest] = std::minmax_element(times_us->begin(), times_us->end());
  // Unsigned, so that no span overflows.
  const auto base = static_cast<uint64_t>(*least);
  const auto span_bits =
      static_cast<uint32_t>(std::bit_width(static_cast<uint64_t>(*greatest) - base));
  const uint32_t digits = (span_bits + kDigitBits - 1) / kDigitBits;
  const auto digit_of = [base](int64_t time_us, uint32_t digit) {
    const uint64_t distance = static_cast<uint64_t>(time_us) - base;
    return static_cast<size_t>(distance >> (digit * kDigitBits) & kDigitMask);
  };
  std::vector<Counts> counts(digits);
  for (int64_t time_us : *times_us) {
    for (uint32_t digit = 0; digit < digits; ++digit) ++counts[digit][digit_of(time_us, digit)];
  }
  std::vector<int64_t> from = std::move(*times_us);
  std::vector<int64_t> to(from.size());
  for (uint32_t digit = 0; digit < digits; ++digit) {
    Counts& next = counts[digit];
    uint32_t begin = 0;
    for (uint32_t& place : next) {
      const uint32_t count = place;
      place = begin;
      begin += count;
    }
    for (int64_t time_us : from) to[next[digit_of(time_us, digit)]++] = time_us;
    from.swap(to);
  }
  *times_us = std::move(from);
}

}  // namespace parcours::funnel
