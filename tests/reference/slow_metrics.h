// The reports about messages straight from docs/metrics.md, over plain events with sets and maps:
// slow, obvious, and without any code of core/src/metrics. Its parts are in
// tests/reference/metrics. Linked to tests only.
//
// Leaves out trends and comparisons (the same cards over other ranges). Of contact filters it knows
// [name, "eq", text].
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
  std::string status = "active";
};

struct SlowContact {
  std::string id;
  std::string country;  // its one property; empty: absent
  std::vector<std::string> lists;
};

struct SlowLoad {
  std::vector<SlowEvent> events;
  std::vector<SlowJourney> journeys;
  std::vector<SlowContact> contacts;
};

// {"report","unit","all","email","sms"} as the engine's answer has them.
nlohmann::json SlowCards(const SlowLoad& load, const MetricsRequest& request);

// The rows of "recipients" of a message, by contact. Where several sends failed last at one
// instant, "bounce", "code" and "codeClass" are left out: any of theirs may be shown.
nlohmann::json SlowRecipients(const SlowLoad& load, const MetricsRequest& request,
                              const std::string& message);

// The rows of "links", by address; those without one last.
nlohmann::json SlowLinks(const SlowLoad& load, const MetricsRequest& request);

// The rows of "orders", by time, then event id: each with "credits" and "eligible", of which only
// message, channel, sentAt, share and credit stand here. The latter are in the answer's order.
nlohmann::json SlowOrders(const SlowLoad& load, const MetricsRequest& request);

// The same as lines of the canonical format, in the order given.
std::string ToLines(const SlowLoad& load);

}  // namespace parcours::reference
