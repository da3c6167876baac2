// Reads the requests of the reports about funnels. Contract: docs/reports.md.
#pragma once

#include <cstddef>

#include "parcours/funnel_query.h"
#include "request/json_reader.h"

namespace parcours::request {

// By FunnelReport.
inline constexpr char kFunnelReports[] = "funnel, records, explain, rosetta";
inline constexpr size_t kFunnelReportCount = 4;

// All members of the request but "report"; others are problems. Problems go to the reader. Where
// the definition has some, what refers to it ("at", "presets") is not read.
FunnelQuery ReadFunnelQuery(FunnelReport report, JsonReader& request);

}  // namespace parcours::request
