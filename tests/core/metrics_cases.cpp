#include "core/metrics_cases.h"

#include <gtest/gtest.h>

#include <random>

#include "reference/load_events.h"
#include "reference/slow_metrics.h"

namespace parcours::test {

void ForEachCase(const std::function<void(Case*)>& check) {
  constexpr uint32_t kLoads = 1500;
  for (uint32_t seed = 1; seed <= kLoads; ++seed) {
    std::mt19937 random(seed + 1'000'000);
    Case c{seed, MakeRandomLoad(&random), nullptr, MakeRandomRequest(&random)};
    c.store = reference::LoadEvents(reference::ToLines(c.load));
    SCOPED_TRACE("seed " + std::to_string(seed) + " " + Describe(c.request));
    check(&c);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace parcours::test
