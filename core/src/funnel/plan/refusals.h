// Combinations that the contract does not define: refused by their path, never given some meaning.
// docs/funnel.md, section 7, lists them.
#pragma once

#include <vector>

#include "parcours/definition.h"
#include "parcours/error.h"

namespace parcours::funnel {

// Every such part, as kUnsupported; paths are inside the definition.
std::vector<Problem> UnsupportedIn(const FunnelDefinition& definition);

// Throws them.
void ExpectSupported(const FunnelDefinition& definition);

}  // namespace parcours::funnel
