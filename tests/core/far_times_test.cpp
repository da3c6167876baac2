#include "store/far_times.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace parcours::store {
namespace {

constexpr int64_t kDayUs = int64_t{86'400} * 1'000'000;

int64_t Last(const std::vector<int64_t>& times_us) {
  return LastPlausibleTime([&](auto&& visit) {
    for (const int64_t time_us : times_us) visit(time_us);
  });
}

// The rule word by word, over the sorted times.
int64_t SlowLast(std::vector<int64_t> times_us) {
  std::sort(times_us.begin(), times_us.end());
  for (size_t i = 1; i < times_us.size(); ++i) {
    const int64_t gap = times_us[i] - times_us[i - 1];
    if (gap <= 366 * kDayUs) continue;
    const size_t before = i;
    const size_t behind = times_us.size() - i;
    if (behind * 100 <= times_us.size()) return times_us[i - 1];
    if (behind >= before || (behind > 1 && behind * 10 > times_us.size())) continue;
    if (gap > times_us[i - 1] - times_us[0]) return times_us[i - 1];
  }
  return kMaxTimeUs;
}

std::vector<int64_t> Days(const std::vector<int64_t>& days) {
  std::vector<int64_t> times_us;
  for (const int64_t day : days) times_us.push_back(day * kDayUs);
  return times_us;
}

TEST(FarTimes, AreThoseBehindAGapOfMoreThanAYear) {
  const struct {
    const char* what;
    std::vector<int64_t> days;
    int64_t last_day;  // -1: all are plausible
  } cases[] = {
      {"nothing", {}, -1},
      {"one", {5}, -1},
      {"two tell nothing", {5, 9000}, -1},
      {"one of three", {5, 6, 9000}, 6},
      {"in any order", {9000, 5, 6}, 6},
      {"exactly 366 days", {5, 6, 372}, -1},
      {"a day more", {5, 6, 373}, 6},
      {"two of five", {5, 6, 7, 9000, 9001}, -1},
      {"two of twenty", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 9000, 9001}, 9},
      {"as many as before", {5, 6, 9000, 9100}, -1},
      {"what is early is not far", {5, 9000, 9001, 9002}, -1},
      {"a pause that is shorter than the time before it", {1, 500, 1000, 1400}, -1},
      {"further away than the others last", {1, 300, 600, 1300}, 600},
      {"far ones of their own", {1, 2, 3, 4, 5, 9000, 20000}, 9000},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Last(Days(c.days)), c.last_day < 0 ? kMaxTimeUs : c.last_day * kDayUs) << c.what;
  }
}

TEST(FarTimes, AreAtMostOneInAHundredWhereTheOthersLastLong) {
  std::vector<int64_t> times_us;
  for (int64_t i = 0; i < 990; ++i) times_us.push_back(i * 2 * kDayUs);  // five years
  for (int64_t i = 0; i < 10; ++i) times_us.push_back((2500 + i) * kDayUs);
  EXPECT_EQ(Last(times_us), 989 * 2 * kDayUs);
  times_us.push_back(2600 * kDayUs);
  EXPECT_EQ(Last(times_us), kMaxTimeUs);
}

TEST(FarTimes, AgreeWithTheRuleOnRandomTimes) {
  constexpr uint32_t kSeed = 26;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 5'000; ++round) {
    std::vector<int64_t> times_us;
    const uint32_t clusters = 1 + random() % 4;
    for (uint32_t cluster = 0; cluster < clusters; ++cluster) {
      const int64_t begin = random() % 4000;
      for (uint32_t left = random() % 120; left > 0; --left) {
        times_us.push_back((begin + random() % (1 + random() % 500)) * kDayUs + random() % 3);
        if (random() % 4 == 0) break;
      }
    }
    std::shuffle(times_us.begin(), times_us.end(), random);
    ASSERT_EQ(Last(times_us), SlowLast(times_us)) << "round " << round << ", seed " << kSeed;
  }
}

TEST(FarTimes, OfTheWholeRangeHaveADistance) {
  const int64_t lowest = std::numeric_limits<int64_t>::min();
  EXPECT_EQ(Last({lowest, lowest + 1, kMaxTimeUs - 1}), lowest + 1);
}

}  // namespace
}  // namespace parcours::store
