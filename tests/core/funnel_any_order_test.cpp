// Order "any" against brute force on seeded random records.
#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "funnel/search/any_order.h"
#include "reference/slow_any_order.h"

namespace parcours::funnel {
namespace {

TEST(AnyOrder, AgreesWithBruteForceOnRandomRecords) {
  const uint32_t seed = 51;
  std::mt19937 random(seed);
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  for (int round = 0; round < 20'000; ++round) {
    reference::SlowRules slow;
    slow.stage_count = 1 + below(4);
    if (below(2) == 0) slow.entry = reference::SlowEntry::kFirst;
    if (below(3) > 0) slow.window_us = below(10);
    const int64_t start_end_us = below(3) == 0 ? int64_t{below(12)} : kNoLimitUs;

    std::vector<reference::SlowEvent> events;
    std::vector<Candidate> candidates;
    int64_t time_us = 0;
    for (uint32_t i = 0; i < 1 + below(9); ++i) {
      time_us += below(4);
      const uint32_t stages =
          (1u << below(slow.stage_count)) | (below(3) == 0 ? below(1u << slow.stage_count) : 0);
      events.push_back({time_us, stages, 0, time_us < start_end_us});
      candidates.push_back({time_us, i, stages});
    }
    ChainRules rules;
    rules.required_count = slow.stage_count;
    rules.window_us = slow.window_us.value_or(kNoLimitUs);
    rules.entry =
        slow.entry == reference::SlowEntry::kFirst ? EntryRule::kFirst : EntryRule::kEarliest;
    AnyOrderFinder finder(rules, start_end_us);
    uint32_t found[kMaxStages];
    uint32_t slots[kMaxStages];
    const uint32_t count = finder.Find(candidates, found, slots);
    std::vector<int64_t> times_us;
    StageMask served = 0;
    for (uint32_t k = 0; k < count; ++k) {
      times_us.push_back(candidates[found[k]].time_us);
      ASSERT_TRUE((candidates[found[k]].mask >> slots[k]) & 1);
      served |= StageMask{1} << slots[k];
    }
    ASSERT_EQ(times_us, FindSlowAnyOrder(events, slow)) << "seed " << seed << " round " << round;
    ASSERT_EQ(served, served & ((1u << slow.stage_count) - 1));
  }
}

}  // namespace
}  // namespace parcours::funnel
