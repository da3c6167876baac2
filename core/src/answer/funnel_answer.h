// Carries a request about a funnel to the report that answers it, and its result to JSON.
// Contract: docs/funnel.md, docs/reports.md.
#pragma once

#include <vector>

#include "funnel/plan/unknown_events.h"
#include "json/writer.h"
#include "parcours/funnel_query.h"
#include "store/event_store.h"

namespace parcours::answer {

// Writes members of the object that is open in `out`, all but "engine" and "warnings"; appends to
// `warnings`. Throws Error{kUnsupported} where the definition asks for what it has no meaning for.
// Paths are those of the request.
// `read_as`: what the sources call events, for warnings.
void AnswerFunnel(const FunnelQuery& query, const store::EventStore& store,
                  const funnel::EventWords& read_as, std::vector<Warning>* warnings,
                  json::Writer* out);

}  // namespace parcours::answer
