// Order statistics of durations against sorting them all.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "funnel/ordered_durations.h"

namespace parcours::funnel {
namespace {

constexpr int64_t kLongest = int64_t{1} << 62;

TEST(OrderedDurations, AreThoseOfTheSortedOnes) {
  std::mt19937_64 random(11);
  for (int64_t limit :
       {int64_t{1}, int64_t{2}, int64_t{64}, int64_t{1000}, int64_t{2'592'000'000'000}, kLongest}) {
    for (size_t count : {size_t{0}, size_t{1}, size_t{2}, size_t{60}, size_t{3000}}) {
      for (bool skewed : {false, true}) {
        SCOPED_TRACE(std::to_string(count) + " below " + std::to_string(limit));
        std::vector<int64_t> durations_us;
        for (size_t i = 0; i < count; ++i) {
          const auto duration_us = static_cast<int64_t>(random() % static_cast<uint64_t>(limit));
          durations_us.push_back(skewed ? duration_us >> (random() % 62) : duration_us);
        }
        std::vector<int64_t> sorted_us = durations_us;
        std::sort(sorted_us.begin(), sorted_us.end());

        OrderedDurations ordered(durations_us);
        ASSERT_EQ(ordered.size(), count);
        for (int i = 0; count != 0 && i < 200; ++i) {
          const size_t rank = static_cast<size_t>(random() % count);
          ASSERT_EQ(ordered.At(rank), sorted_us[rank]) << "rank " << rank;
          for (int64_t limit_us : {sorted_us[rank], sorted_us[rank] + 1, int64_t{0}, kLongest}) {
            const auto below = std::lower_bound(sorted_us.begin(), sorted_us.end(), limit_us);
            ASSERT_EQ(ordered.CountBelow(limit_us), below - sorted_us.begin()) << limit_us;
          }
        }
        std::vector<int64_t> all_us = ordered.all();
        std::sort(all_us.begin(), all_us.end());
        ASSERT_EQ(all_us, sorted_us);
      }
    }
  }
}

}  // namespace
}  // namespace parcours::funnel
