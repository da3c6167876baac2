// The funnel: a definition and a sealed store -> the journey report's figures.
// Contract: docs/funnel.md.
#pragma once

#include <vector>

#include "funnel/figures/funnel_result.h"
#include "funnel/plan/stage_plan.h"
#include "funnel/search/outcomes.h"
#include "parcours/definition.h"
#include "parcours/error.h"
#include "store/event_store.h"

namespace parcours::funnel {

// `definition` is one that request::ReadFunnelDefinition gives, or as valid (one stage alone is
// allowed here). Throws Error{kUnsupported} for parts of a definition that are not built. Figures
// that `parts` leaves out are empty.
FunnelResult ComputeFunnel(const store::EventStore& store, const FunnelDefinition& definition,
                           const FunnelParts& parts = {});

// The journeys behind every answer about a funnel; throws as above.
Outcomes FindJourneys(const store::EventStore& store, const FunnelDefinition& definition,
                      const StagePlan& plan);

}  // namespace parcours::funnel
