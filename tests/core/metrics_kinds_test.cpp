// Kinds of instances against a map of all that is told of them.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "metrics/instances/instance_kinds.h"

namespace parcours::metrics {
namespace {

InstanceKind RandomKind(std::mt19937* random, uint32_t most) {
  const auto below = [&](uint32_t end) { return static_cast<uint32_t>((*random)() % end); };
  InstanceKind kind;
  kind.message = below(most);
  kind.opens[0] = below(most);
  kind.opens[1] = below(2);
  kind.clicks[0][0] = below(most);
  kind.clicks[0][1] = below(2);
  kind.clicks[1][0] = below(2);
  kind.clicks[1][1] = below(2);
  kind.failed_events = below(2);
  kind.has_date = below(3) != 0;
  kind.has_sent_event = below(2) != 0;
  kind.has_delivered_event = below(2) != 0;
  kind.unsubscribed = below(2) != 0;
  kind.complained = below(2) != 0;
  kind.told_outcome = static_cast<Outcome>(below(3));
  kind.proven_outcome = static_cast<Outcome>(below(3));
  kind.failure_class = static_cast<uint8_t>(below(4));
  return kind;
}

auto Told(const InstanceKind& a) {
  return std::make_tuple(a.message, a.opens[0], a.opens[1], a.clicks[0][0], a.clicks[0][1],
                         a.clicks[1][0], a.clicks[1][1], a.failed_events, a.has_date,
                         a.has_sent_event, a.has_delivered_event, a.unsubscribed, a.complained,
                         a.told_outcome, a.proven_outcome, a.failure_class);
}

TEST(InstanceKinds, AreNumberedAsTheyComeUp) {
  std::mt19937 random(7);
  for (const uint32_t most : {1u, 2u, 50u}) {
    // A few models, so that each comes up often, and then as many kinds as can be.
    for (const size_t models : {1, 100, 5000}) {
      SCOPED_TRACE(std::to_string(most) + ", of " + std::to_string(models));
      std::vector<InstanceKind> given;
      for (size_t i = 0; i < models; ++i) given.push_back(RandomKind(&random, most));
      InstanceKinds kinds;
      std::map<decltype(Told(given[0])), uint32_t> expected;
      for (uint32_t i = 0; i < 6000; ++i) {
        const InstanceKind& kind = given[random() % given.size()];
        const auto added = expected.emplace(Told(kind), static_cast<uint32_t>(expected.size()));
        const uint32_t number = kinds.Find(kind);
        ASSERT_EQ(number, added.first->second) << i;
        ASSERT_EQ(Told(kinds[number]), Told(kind)) << i;
      }
      EXPECT_EQ(kinds.count(), expected.size());
    }
  }
}

}  // namespace
}  // namespace parcours::metrics
