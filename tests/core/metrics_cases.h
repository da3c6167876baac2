// Seeded random loads, each with a random request, for what has to hold on all of them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "core/metrics_events.h"
#include "store/event_store.h"

namespace parcours::test {

struct Case {
  uint32_t seed;
  reference::SlowLoad load;
  std::shared_ptr<const store::EventStore> store;
  MetricsRequest request;
};

// Stops at the first that fails; failures name the seed and the request.
void ForEachCase(const std::function<void(Case*)>& check);

}  // namespace parcours::test
