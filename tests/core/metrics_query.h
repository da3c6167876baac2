// Asks a sealed store for a metrics report as the engine does: request JSON in, answer JSON out,
// without "engine" and "warnings".
#pragma once

#include <memory>
#include <string_view>

#include "report/metrics_json.h"
#include "store/event_store.h"

namespace parcours::test {

// `request`: {"report": "cards" | "messages" | "recipients", ...}. Throws Error for a bad one.
report::OrderedJson QueryMetrics(const store::EventStore& store, std::string_view request);

// The same over events in the canonical format, a line each (reference::LoadEvents).
report::OrderedJson QueryMetrics(std::string_view ndjson, std::string_view request);

// True where every key of `expected` stands in `actual` with the same value, numbers to 1e-9
// (relative above 1); else what differs and where is in `difference`.
bool Covers(const nlohmann::json& expected, const nlohmann::json& actual, std::string* difference);

}  // namespace parcours::test
