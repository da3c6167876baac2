// The cards report straight from the formulas of docs/metrics.md, over plain events with sets and
// maps: slow, obvious, and without any code of core/src/metrics. Linked to tests only.
//
// Leaves out contact filters and lists (tested on their own), trends and comparisons (the same
// cards over other ranges).
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "parcours/definition.h"

namespace parcours::reference {

struct SlowEvent {
  std::string id;
  std::string contact;
  int64_t time_us = 0;
  std::string type;
  std::string message;  // empty: absent, as all texts below
  std::string journey;
  std::string delivery;
  std::string url;
  std::string machine;
  std::string agent;  // the user agent
  std::string reason;
  std::string text;  // of an inbound SMS
  std::string order;
  std::string currency;
  std::optional<int64_t> revenue;  // in 1/10,000, as all amounts
  std::optional<int64_t> total;
  std::optional<int64_t> tax;
  std::optional<int64_t> shipping;
};

struct SlowMessage {
  std::string id;
  bool track_opens = true;
  bool track_clicks = true;
};

struct SlowJourney {
  std::string id;
  std::vector<SlowMessage> messages;
};

// {"report","unit","all","email","sms"} as the engine's answer has them.
nlohmann::json SlowCards(const std::vector<SlowEvent>& events,
                         const std::vector<SlowJourney>& journeys, const MetricsRequest& request);

// The same events as lines of the canonical format, in the order given.
std::string ToLines(const std::vector<SlowEvent>& events, const std::vector<SlowJourney>& journeys);

}  // namespace parcours::reference
