// Explains one record: its chain, and for every stage that it did not reach what kept each event
// from serving it.
//
// Every event that has the name of a step of the first required stage that was not reached has a
// reason, because the chain taken is the longest: with any further event it breaks a rule.
// Cost  one record's search; O(events x stages + events x exclusions x events under strict orders).
#pragma once

#include <string_view>
#include <vector>

#include "funnel/explanation.h"
#include "parcours/error.h"
#include "store/event_store.h"

namespace parcours::funnel {

// `record`: a contact's id (or one joined to it), or a value of the property that is counted.
// `page`: of the events listed. Throws as ComputeFunnel does; Error{kBadRequest,
// "record"} where the data has no such record.
Explanation ExplainRecord(const store::EventStore& store, const FunnelDefinition& definition,
                          std::string_view record, const Page& page);

}  // namespace parcours::funnel
