// Reads the requests of the reports about messages: which sends and orders they are about, the
// options that every number depends on, and what each report needs beside. Contract:
// docs/metrics.md, docs/reports.md.
#pragma once

#include "parcours/definition.h"
#include "request/json_reader.h"

namespace parcours::request {

// By MetricsReport.
inline constexpr char kMetricsReports[] =
    "cards, messages, recipients, links, orders, attribution-grid, instances";

// All members of the request but "report"; others are problems. Problems go to the reader.
MetricsQuery ReadMetricsQuery(MetricsReport report, JsonReader& request);

}  // namespace parcours::request
