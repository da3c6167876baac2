// Order statistics of durations against sorting them all.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "funnel/figures/duration_sample.h"

namespace parcours::funnel {
namespace {

constexpr int64_t kLongest = int64_t{1} << 62;

TEST(DurationSample, AnswersAsTheSortedOnes) {
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

        DurationSample sample;
        const size_t cut = count == 0 ? 0 : static_cast<size_t>(random() % count);
        sample.Add(std::span(durations_us).first(cut));
        sample.Add(std::span(durations_us).subspan(cut));
        ASSERT_EQ(sample.size(), count);
        std::vector<size_t> ranks;
        std::vector<int64_t> limits_us = {0, kLongest};
        for (int i = 0; count != 0 && i < 20; ++i) {
          ranks.push_back(static_cast<size_t>(random() % count));
          limits_us.push_back(sorted_us[ranks.back()]);
          limits_us.push_back(sorted_us[ranks.back()] + 1);
        }
        sample.SortAround(ranks, limits_us);
        for (size_t rank : ranks) ASSERT_EQ(sample.At(rank), sorted_us[rank]) << "rank " << rank;
        for (int64_t limit_us : limits_us) {
          const auto below = std::lower_bound(sorted_us.begin(), sorted_us.end(), limit_us);
          ASSERT_EQ(sample.CountBelow(limit_us), below - sorted_us.begin()) << limit_us;
        }
      }
    }
  }
}

}  // namespace
}  // namespace parcours::funnel
