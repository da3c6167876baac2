// Names in a request that the data does not hold: the answer stands, mostly empty, and somebody
// should know why.
#pragma once

#include <vector>

#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"
#include "parcours/error.h"

namespace parcours::metrics {

// Warnings "unknown-journey", "unknown-message" and "unknown-list", each with near spellings, and
// with the id where a journey's or message's name was given.
std::vector<Warning> UnknownNames(const MetricsQuery& query, const InstanceTable& table,
                                  const store::EventStore& store);

}  // namespace parcours::metrics
