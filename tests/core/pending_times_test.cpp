// Times packed while they are pending, against a plain vector.
#include "store/pending_times.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "../bench/counting_new.h"

namespace parcours::store {
namespace {

constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
constexpr int64_t kMax = std::numeric_limits<int64_t>::max();

void ExpectKept(const std::vector<int64_t>& expected) {
  PendingTimes times;
  for (const int64_t time_us : expected) times.push_back(time_us);
  ASSERT_EQ(times.size(), expected.size());
  std::vector<int64_t> visited;
  times.ForEachPiece([&](uint32_t first, const auto& piece) {
    piece.ForEach([&](uint32_t row, int64_t time_us) {
      ASSERT_EQ(first + row, visited.size());
      visited.push_back(time_us);
    });
  });
  ASSERT_EQ(visited, expected);
  for (size_t row = 0; row < expected.size(); ++row) ASSERT_EQ(times[row], expected[row]) << row;
  if (expected.empty()) return;
  const auto [first, last] = std::minmax_element(expected.begin(), expected.end());
  ASSERT_EQ(times.Bounds(), std::pair(*first, *last));
}

TEST(PendingTimes, GivesBackWhatWasPut) {
  const uint32_t seed = 7;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  for (const size_t count : {0, 1, 1'023, 1'024, 1'025, 5'000}) {
    for (const int64_t unit_us : {1, 2, 8, 125, 1'000, 3'000, 15'625, 1'000'000, 60'000'000}) {
      for (uint32_t bits = 0; bits < 64; bits += 3) {
        const uint64_t span = (uint64_t{1} << bits) / static_cast<uint64_t>(unit_us) + 1;
        const auto first_us = static_cast<int64_t>(random());
        std::vector<int64_t> expected(count);
        for (int64_t& time_us : expected) {
          const uint64_t distance = random() % span * static_cast<uint64_t>(unit_us);
          time_us = static_cast<int64_t>(static_cast<uint64_t>(first_us) + distance);
        }
        ExpectKept(expected);
      }
    }
  }
}

TEST(PendingTimes, HoldsTimesAsFarApartAsThereAre) {
  std::vector<int64_t> expected(3 * PendingTimes::kPieceRows, 0);
  expected[0] = kMin;
  expected[1] = kMax;
  expected[PendingTimes::kPieceRows] = kMax;
  ExpectKept(expected);
}

// Of every unit, one time of a piece that is not a multiple of it.
TEST(PendingTimes, ATimeBetweenTwoUnitsIsKeptAsItIs) {
  for (const int64_t unit_us : {1'000, 1'000'000}) {
    for (const int64_t odd_us : {1, 8, 64, 125, 500, 1'000, 15'625, 500'000, 999'999}) {
      std::vector<int64_t> expected(2 * PendingTimes::kPieceRows);
      for (size_t row = 0; row < expected.size(); ++row) {
        expected[row] = static_cast<int64_t>(row) * unit_us;
      }
      expected[700] += odd_us;
      ExpectKept(expected);
    }
  }
}

TEST(PendingTimes, OfASortedExportInSecondsTakeLittle) {
  const size_t before = allocated_bytes;
  PendingTimes times;
  for (int64_t row = 0; row < 100'000; ++row) times.push_back(row / 3 * 1'000'000);
  EXPECT_LT(allocated_bytes - before, 100'000u * 4);
}

}  // namespace
}  // namespace parcours::store
