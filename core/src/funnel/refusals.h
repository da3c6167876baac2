// What a valid definition may ask that this engine does not have: refused by its path, never
// silently left out. docs/funnel.md, section 7, lists it.
#pragma once

#include "funnel/stage_plan.h"

namespace parcours::funnel {

// Throws Error{kUnsupported} with every such part at once; paths are inside the definition.
void RefuseUnsupported(const store::EventStore& store, const FunnelDefinition& definition,
                       const StagePlan& plan);

}  // namespace parcours::funnel
