#include "store/row_bits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace parcours::store {
namespace {

constexpr size_t kRowCounts[] = {1, 15, 16, 63, 64, 65, 128, 200, 5'000};

TEST(RowBits, FindTheFirstRowOfATypeWhereverTheyAreAsked) {
  std::mt19937 random(7);
  for (const size_t row_count : kRowCounts) {
    std::vector<TypeCode> types(row_count);
    for (TypeCode& type : types) {
      const uint32_t draw = static_cast<uint32_t>(random() % 120);
      type = draw < 3 ? static_cast<TypeCode>(draw) : draw < 6 ? 0xFFFF : 0x0101;
    }
    for (const TypeCode wanted : {TypeCode{1}, TypeCode{2}, TypeCode{0x0100}, TypeCode{0xFFFF}}) {
      const RowBits rows = RowBits::OfType(types, wanted);
      for (int i = 0; i < 500; ++i) {
        const auto begin = static_cast<uint32_t>(random() % row_count);
        const auto end = static_cast<uint32_t>(begin + 1 + random() % (row_count - begin));
        uint32_t expected = begin;
        while (expected < end && types[expected] != wanted) ++expected;
        ASSERT_EQ(std::min(rows.First(begin, end), end), expected)
            << "type " << wanted << ", rows " << begin << " to " << end << " of " << row_count;
      }
    }
  }
}

TEST(RowBits, OfNearTimesAreTheRowsWithinTheGapBehindTheRowBefore) {
  std::mt19937 random(8);
  for (const size_t row_count : kRowCounts) {
    std::vector<int64_t> times_us(row_count);
    int64_t time_us = -3;
    for (int64_t& of_row : times_us) of_row = time_us += static_cast<int64_t>(random() % 3);
    for (const int64_t gap_us : {0, 1}) {
      const RowBits rows = RowBits::OfNearTimes(times_us, gap_us);
      for (uint32_t row = 0; row < row_count; ++row) {
        ASSERT_EQ(rows.Has(row), row > 0 && times_us[row] - times_us[row - 1] <= gap_us) << row;
      }
    }
  }
}

TEST(RowBits, FindTheLastRowWhereverTheyAreAsked) {
  std::mt19937 random(9);
  for (const size_t row_count : kRowCounts) {
    std::vector<TypeCode> types(row_count);
    for (TypeCode& type : types) type = random() % 50 == 0;
    const RowBits rows = RowBits::OfType(types, 1);
    for (int i = 0; i < 500; ++i) {
      const auto begin = static_cast<uint32_t>(random() % row_count);
      const auto end = static_cast<uint32_t>(begin + 1 + random() % (row_count - begin));
      uint32_t expected = end;
      while (expected > begin && types[expected - 1] != 1) --expected;
      if (expected == begin) continue;  // none
      ASSERT_EQ(rows.Last(begin, end), expected - 1) << begin << " to " << end;
    }
  }
}

TEST(RowBits, OfAllHoldEveryRowAndNoOther) {
  for (const size_t row_count : kRowCounts) {
    const RowBits rows = RowBits::OfAll(row_count);
    const auto end = static_cast<uint32_t>(row_count);
    for (uint32_t row = 0; row < end; ++row) ASSERT_TRUE(rows.Has(row));
    ASSERT_EQ(rows.From(end), 0u);
  }
}

TEST(RowBits, ARemovedRowIsNoMoreInTheSet) {
  const std::vector<TypeCode> types(100, 4);
  RowBits rows = RowBits::OfType(types, 4);
  rows.Remove(64);
  EXPECT_EQ(rows.First(63, 100), 63u);
  EXPECT_EQ(rows.First(64, 100), 65u);
}

TEST(RowBits, TogetherHoldTheRowsOfBoth) {
  std::vector<TypeCode> types(100, 4);
  types[1] = 5;
  types[99] = 6;
  RowBits rows = RowBits::OfType(types, 5);
  EXPECT_TRUE(rows.Has(1));
  EXPECT_FALSE(rows.Has(99));
  rows.Add(RowBits::OfType(types, 6));
  EXPECT_EQ(rows.First(0, 100), 1u);
  EXPECT_EQ(rows.First(2, 100), 99u);
  EXPECT_TRUE(rows.Has(99));
}

}  // namespace
}  // namespace parcours::store
