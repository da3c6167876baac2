// The radix sort of times against std::sort, that of rows against std::stable_sort: few and many,
// near and far, before and after 1970.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "funnel/plan/sort_times.h"

namespace parcours::funnel {
namespace {

std::vector<int64_t> RandomTimes(size_t count, int64_t from, int64_t to, uint32_t seed) {
  std::mt19937_64 random(seed);
  const uint64_t span = static_cast<uint64_t>(to) - static_cast<uint64_t>(from);
  std::vector<int64_t> times;
  for (size_t i = 0; i < count; ++i) {
    const uint64_t offset =
        span == std::numeric_limits<uint64_t>::max() ? random() : random() % (span + 1);
    times.push_back(static_cast<int64_t>(static_cast<uint64_t>(from) + offset));
  }
  return times;
}

TEST(SortTimes, SortsAsComparingDoesWhateverTheSpan) {
  constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
  constexpr int64_t kGreatest = std::numeric_limits<int64_t>::max();
  constexpr int64_t kYear2026 = 1'767'225'600'000'000;
  const int64_t spans[][2] = {{0, 0},
                              {0, 1},
                              {0, 2047},
                              {0, 2048},
                              {-5, 5},
                              {kYear2026, kYear2026 + 86'400'000},
                              {-1'000'000, kYear2026},
                              {kLeast, kLeast + 4'000'000},
                              {kGreatest - 70'000, kGreatest},
                              {kLeast, kGreatest}};
  uint32_t seed = 1;
  for (const auto& [from, to] : spans) {
    for (size_t count : {size_t{0}, size_t{1}, size_t{2}, size_t{255}, size_t{256}, size_t{5000}}) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", " + std::to_string(count) + " times from " +
                   std::to_string(from) + " to " + std::to_string(to));
      std::vector<int64_t> times = RandomTimes(count, from, to, seed++);
      std::vector<int64_t> expected = times;
      std::sort(expected.begin(), expected.end());
      std::vector<TimedRow> rows;
      for (store::Row row = 0; row < count; ++row) rows.push_back({times[row], row});
      SortTimes(&times);
      ASSERT_EQ(times, expected);

      std::vector<TimedRow> expected_rows = rows;
      std::stable_sort(expected_rows.begin(), expected_rows.end(),
                       [](const TimedRow& a, const TimedRow& b) { return a.time_us < b.time_us; });
      SortByTime(&rows);
      ASSERT_EQ(rows, expected_rows);
    }
  }
}

}  // namespace
}  // namespace parcours::funnel
