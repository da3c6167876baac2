// Collects what of a contact's messages may earn an order (touches.h), once a load.
//
// Cost  O(the signals of contacts that have orders), and a sort where some are at one instant.
#pragma once

#include "metrics/instances/instance_table.h"
#include "metrics/instances/touches.h"

namespace parcours::metrics {

// The table is complete but for its touches.
OrderTouches CollectTouches(const InstanceTable& table, const store::EventStore& store);

}  // namespace parcours::metrics
