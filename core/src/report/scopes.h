// Whom and what a funnel's filters leave in, in words: the record, all events, one step's events.
#pragma once

#include "parcours/definition.h"
#include "report/values.h"

namespace parcours::report {

// "scopes": [{"code", "text", ...}]: "record-all" or "record"; "events-all" or "events"; "step"
// with "stage" and "step" for each step that has filters, "exclusion" with its index for each such
// exclusion. The members and the definition hold all that the text says.
void AddScopes(const FunnelDefinition& definition, Writer* out);

}  // namespace parcours::report
