// Duplicates against its definition, a map of all rows.
#include "store/duplicates.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

namespace parcours::store {
namespace {

struct Rows {
  std::vector<uint64_t> hashes;
  std::vector<int64_t> times_us;
};

std::vector<bool> SlowDropped(const Rows& rows) {
  std::vector<bool> dropped(rows.hashes.size(), false);
  std::map<uint64_t, uint32_t> kept;
  for (uint32_t row = 0; row < rows.hashes.size(); ++row) {
    const auto [entry, added] = kept.try_emplace(rows.hashes[row], row);
    if (added) continue;
    const bool stays =
        (rows.hashes[row] & kKeepsLast) != 0 || rows.times_us[row] < rows.times_us[entry->second];
    dropped[stays ? entry->second : row] = true;
    if (stays) entry->second = row;
  }
  return dropped;
}

void ExpectAsDefined(const Rows& rows) {
  const auto count = static_cast<uint32_t>(rows.hashes.size());
  std::vector<uint64_t> scratch(count);
  const Duplicates duplicates(
      count, [&](uint32_t row) { return rows.hashes[row]; },
      [&](uint32_t row) { return rows.times_us[row]; }, scratch.data());
  const std::vector<bool> expected = SlowDropped(rows);
  uint32_t expected_count = 0;
  for (uint32_t row = 0; row < count; ++row) {
    ASSERT_EQ(duplicates.Drops(row), expected[row]) << row;
    expected_count += expected[row] ? 1 : 0;
  }
  EXPECT_EQ(duplicates.count(), expected_count);
}

TEST(Duplicates, AreThoseOfTheDefinition) {
  const uint32_t seed = 9;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  // Hashes that differ everywhere, in the low half only, in the high half only, or in few bits.
  const uint64_t masks[] = {~uint64_t{0}, 0xFFFFFFFF, ~uint64_t{0xFFFFFFFF}, 0x8000000100000003, 0};
  for (const uint64_t mask : masks) {
    for (const size_t count : {0, 1, 2, 100, 3'000, 30'000}) {
      if (mask == 0x8000000100000003 && count > 3'000) continue;
      Rows rows;
      for (size_t i = 0; i < count; ++i) {
        const bool again = !rows.hashes.empty() && random() % 4 == 0;
        rows.hashes.push_back(again ? rows.hashes[random() % rows.hashes.size()] : random() & mask);
        rows.times_us.push_back(static_cast<int64_t>(random() % 5) - 2);
      }
      ExpectAsDefined(rows);
    }
  }
}

TEST(Duplicates, WithoutAnyNothingIsDropped) {
  Rows rows;
  for (uint64_t i = 0; i < 10'000; ++i) rows.hashes.push_back(i << 20 | i);
  rows.times_us.resize(rows.hashes.size());
  ExpectAsDefined(rows);
}

}  // namespace
}  // namespace parcours::store
