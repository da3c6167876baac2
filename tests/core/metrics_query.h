// Asks a sealed store for a metrics report as the engine does: request JSON in, answer JSON out,
// without "engine" and "warnings".
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "metrics/cards.h"
#include "metrics/instances/instance_table.h"
#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::test {

// `request`: {"report": "cards" | "messages" | "recipients", ...}. Throws Error for a bad one.
nlohmann::ordered_json QueryMetrics(const store::EventStore& store, std::string_view request);

// The same over events in the canonical format, a line each (reference::LoadEvents).
nlohmann::ordered_json QueryMetrics(std::string_view ndjson, std::string_view request);

// The same, of a request that is read.
nlohmann::ordered_json AnswerOf(const MetricsQuery& query, const metrics::InstanceTable& table,
                                const store::EventStore& store);
nlohmann::ordered_json CardsOf(const metrics::InstanceTable& table, const store::EventStore& store,
                               const MetricsRequest& request);

// True where every key of `expected` stands in `actual` with the same value, numbers to 1e-9
// (relative above 1); else what differs and where is in `difference`.
bool Covers(const nlohmann::json& expected, const nlohmann::json& actual, std::string* difference);

}  // namespace parcours::test
