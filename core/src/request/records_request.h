// The members of a request for the records of a funnel. Contract: docs/reports.md.
#pragma once

#include "parcours/definition.h"
#include "request/json_reader.h"

namespace parcours::request {

// The member "at": which records, as the numbers of a funnel's answer name them.
RecordsAt ReadRecordsAt(JsonReader& request, const FunnelDefinition& definition);

// "sort" ("entry", "record", with "-" before it descending), "limit", "offset".
Page ReadRecordsPage(JsonReader& request);

}  // namespace parcours::request
