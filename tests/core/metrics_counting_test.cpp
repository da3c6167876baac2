// Where a time belongs among periods, and how many are in each set, beside what is obvious.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "metrics/counting/periods.h"
#include "metrics/counting/tally.h"

namespace parcours::metrics {
namespace {

uint32_t SearchedPeriod(const std::vector<int64_t>& starts, int64_t time_us) {
  if (time_us < starts.front() || time_us >= starts.back()) return Periods::kNone;
  const auto next = std::upper_bound(starts.begin(), starts.end(), time_us);
  return static_cast<uint32_t>(next - starts.begin()) - 1;
}

void ExpectSame(const std::vector<int64_t>& starts, int64_t time_us) {
  EXPECT_EQ(Periods(starts).Of(time_us), SearchedPeriod(starts, time_us)) << time_us;
}

TEST(Periods, OfAnyLengthsAndCutOffAtBothEnds) {
  std::mt19937 random(5);
  const auto below = [&](int64_t end) {
    return static_cast<int64_t>(random() % static_cast<uint64_t>(end));
  };
  for (int round = 0; round < 3000; ++round) {
    const int64_t usual = 1 + below(1000);
    std::vector<int64_t> starts{below(2000) - 1000};
    starts.push_back(starts.back() + 1 + below(usual));
    for (int64_t i = below(12); i > 0; --i) starts.push_back(starts.back() + usual + below(usual));
    if (below(2) == 0) starts.push_back(starts.back() + 1 + below(usual));
    const Periods periods(starts);
    for (int64_t time = starts.front() - 2; time < starts.back() + 2; time += 1 + below(9)) {
      ASSERT_EQ(periods.Of(time), SearchedPeriod(starts, time)) << "round " << round << " " << time;
    }
    for (const int64_t start : starts) {
      for (const int64_t time : {start - 1, start, start + 1}) ExpectSame(starts, time);
    }
  }
}

TEST(Periods, OfAllTimes) {
  for (const std::vector<int64_t>& starts : {std::vector<int64_t>{kMinTimeUs, kMaxTimeUs},
                                             {kMinTimeUs, 0, kMaxTimeUs},
                                             {0, kMaxTimeUs},
                                             {kMinTimeUs, 0}}) {
    for (const int64_t time : {kMinTimeUs, kMinTimeUs + 1, int64_t{-2}, int64_t{-1}, int64_t{0},
                               int64_t{1}, kMaxTimeUs - 1, kMaxTimeUs}) {
      ExpectSame(starts, time);
    }
  }
}

TEST(SetCounts, AreThoseOfAddingOneByOne) {
  std::mt19937_64 random(6);
  SetCounts counts;
  std::array<uint64_t, kSetCount> expected{};
  constexpr uint64_t kAllSets = (uint64_t{1} << kSetCount) - 1;
  for (int round = 0; round < 5000; ++round) {
    const uint64_t sets = random() & random() & kAllSets;
    const uint64_t count = round % 3 == 0 ? random() % 100 : 1;
    if (count == 1) {
      counts.Add(sets);
    } else {
      counts.AddMany(sets, count);
    }
    for (uint32_t set = 0; set < kSetCount; ++set) expected[set] += (sets >> set & 1) * count;
    if (round % 500 != 0 && round > 200) continue;
    for (uint32_t set = 0; set < kSetCount; ++set) {
      ASSERT_EQ(counts.Of(static_cast<Set>(set)), expected[set]) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace parcours::metrics
