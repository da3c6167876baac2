// The outcomes of a search by bits against those of the general search alone.
#pragma once

#include "funnel/search/outcomes.h"
#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::testing {

// Fails the test where an outcome of the two differs.
void CompareWithTheGeneralSearch(const store::EventStore& store,
                                 const FunnelDefinition& definition);

}  // namespace parcours::testing
