// The funnel's definition, read from JSON. Contract: docs/funnel.md.
#pragma once

#include <string>

#include "parcours/definition.h"
#include "request/json_reader.h"

namespace parcours::request {

// `json` is the definition, `path` where it stands in the request ("definition"), for messages.
// Members that the definition does not give come from its preset, then from the defaults. Throws
// Error{kBadDefinition} with every problem at once: its path, what was found, what was expected.
FunnelDefinition ReadFunnelDefinition(const Json& json, std::string path);

}  // namespace parcours::request
