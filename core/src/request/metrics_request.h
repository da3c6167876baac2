// Reads what the cards, messages and recipients reports share: which sends and orders they are
// about, and the options that every number depends on. Contract: docs/metrics.md, docs/reports.md.
#pragma once

#include "parcours/definition.h"
#include "request/json_reader.h"

namespace parcours::request {

// The members journey, channel, range, filters, options, trend and compare of a request; others are
// left to the caller. Problems go to the reader.
MetricsRequest ReadMetricsRequest(JsonReader& request);

}  // namespace parcours::request
