// Combinations that the contract does not define: refused by their path, never given some meaning.
// docs/funnel.md, section 7, lists them.
#pragma once

#include "parcours/definition.h"

namespace parcours::funnel {

// Throws Error{kUnsupported} with every such part at once; paths are inside the definition.
void RefuseUnsupported(const FunnelDefinition& definition);

}  // namespace parcours::funnel
