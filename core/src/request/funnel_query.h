// Reads the requests of the reports about funnels. Contract: docs/reports.md.
#pragma once

#include <string_view>
#include <vector>

#include "parcours/funnel_query.h"
#include "request/json_reader.h"

namespace parcours::request {

// By FunnelReport: "funnel", "records", ...
const std::vector<std::string_view>& FunnelReportNames();

// All members of the request but "report"; others are problems. Problems go to the reader. Where
// the definition has some, what refers to it ("at", "presets") is not read.
FunnelQuery ReadFunnelQuery(FunnelReport report, JsonReader& request);

}  // namespace parcours::request
