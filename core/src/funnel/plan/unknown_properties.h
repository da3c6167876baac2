// Names of properties in a definition that the data does not hold: nothing matches such a filter
// and a breakdown by it has one value, which somebody should know.
#pragma once

#include <vector>

#include "parcours/definition.h"
#include "parcours/error.h"
#include "store/event_store.h"

namespace parcours::funnel {

// A warning "unknown-property" for each, in the order of the definition, with near spellings. Paths
// are inside the definition. Not for filters that ask whether a property is missing.
std::vector<Warning> UnknownProperties(const store::EventStore& store,
                                       const FunnelDefinition& definition);

}  // namespace parcours::funnel
