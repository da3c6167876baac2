// Kinds of instances against comparing every instance with every kind.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <tuple>
#include <vector>

#include "metrics/instance_table.h"

namespace parcours::metrics {
namespace {

Instance RandomInstance(std::mt19937* random, uint32_t most) {
  const auto below = [&](uint32_t end) { return static_cast<uint32_t>((*random)() % end); };
  Instance instance;
  instance.contact = below(1000);
  instance.message = below(most);
  instance.date_row = below(3) == 0 ? store::kNoRow : below(1000);
  instance.opens[0] = below(most);
  instance.opens[1] = below(2);
  instance.clicks[0][0] = below(most);
  instance.clicks[0][1] = below(2);
  instance.clicks[1][0] = below(2);
  instance.clicks[1][1] = below(2);
  instance.failed_events = below(2);
  instance.has_sent_event = below(2) != 0;
  instance.has_delivered_event = below(2) != 0;
  instance.unsubscribed = below(2) != 0;
  instance.complained = below(2) != 0;
  instance.told_outcome = static_cast<Outcome>(below(3));
  instance.proven_outcome = static_cast<Outcome>(below(3));
  instance.failure_class = static_cast<uint8_t>(below(4));
  return instance;
}

auto Told(const Instance& a) {
  return std::make_tuple(a.message, a.date_row != store::kNoRow, a.opens[0], a.opens[1],
                         a.clicks[0][0], a.clicks[0][1], a.clicks[1][0], a.clicks[1][1],
                         a.failed_events, static_cast<int>(a.has_sent_event),
                         static_cast<int>(a.has_delivered_event), static_cast<int>(a.unsubscribed),
                         static_cast<int>(a.complained), a.told_outcome, a.proven_outcome,
                         a.failure_class);
}

TEST(InstanceKinds, AKindIsWhatAgreesInAllButContactAndTime) {
  std::mt19937 random(7);
  for (const uint32_t most : {1u, 2u, 50u}) {
    // A few models, so that instances of one kind come up often, and then as many kinds as can be.
    for (const size_t models : {1, 100, 5000}) {
      SCOPED_TRACE(std::to_string(most) + ", of " + std::to_string(models));
      std::vector<Instance> given;
      for (size_t i = 0; i < models; ++i) given.push_back(RandomInstance(&random, most));
      std::vector<Instance> instances;
      for (size_t i = 0; i < 6000; ++i) {
        instances.push_back(given[random() % given.size()]);
        instances.back().contact = static_cast<ContactIndex>(i);
        if (instances.back().date_row != store::kNoRow)
          instances.back().date_row = static_cast<store::Row>(random() % 1000);
      }
      const InstanceKinds kinds(instances);
      std::map<decltype(Told(instances[0])), uint32_t> expected;  // numbered as they come up
      for (uint32_t i = 0; i < instances.size(); ++i) {
        const auto added =
            expected.emplace(Told(instances[i]), static_cast<uint32_t>(expected.size()));
        ASSERT_EQ(kinds.Of(i), added.first->second) << i;
        ASSERT_EQ(Told(instances[kinds.example(kinds.Of(i))]), Told(instances[i])) << i;
      }
      EXPECT_EQ(kinds.count(), expected.size());
    }
  }
}

TEST(InstanceKinds, NoInstancesHaveNoKinds) {
  EXPECT_EQ(InstanceKinds(std::vector<Instance>()).count(), 0u);
}

}  // namespace
}  // namespace parcours::metrics
