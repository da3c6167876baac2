// Loads of the slow reference as files.
#include <nlohmann/json.hpp>

#include "reference/slow_metrics.h"
#include "text/time_text.h"

namespace parcours::reference {

using nlohmann::json;

std::string ToLines(const SlowLoad& load) {
  std::string lines;
  for (const SlowContact& contact : load.contacts) {
    json line = {{"contact", contact.id}, {"lists", contact.lists}};
    if (!contact.country.empty()) line["properties"]["country"] = contact.country;
    lines += line.dump() + "\n";
  }
  for (const SlowJourney& journey : load.journeys) {
    json line = {{"journey", journey.id}, {"status", journey.status}, {"messages", json::array()}};
    for (const SlowMessage& message : journey.messages) {
      line["messages"].push_back({{"message", message.id},
                                  {"channel", "email"},
                                  {"trackOpens", message.track_opens},
                                  {"trackClicks", message.track_clicks}});
    }
    lines += line.dump() + "\n";
  }
  for (const SlowEvent& event : load.events) {
    json line = {{"id", event.id},
                 {"contact", event.contact},
                 {"time", text::FormatTime(event.time_us)},
                 {"type", event.type}};
    const auto set = [&](const char* name, const std::string& value) {
      if (!value.empty()) line[name] = value;
    };
    set("message", event.message);
    set("journey", event.journey);
    set("delivery", event.delivery);
    set("url", event.url);
    set("machine", event.machine);
    set("reason", event.reason);
    if (!event.text.empty()) line["properties"]["text"] = event.text;
    if (!event.agent.empty()) line["properties"]["userAgent"] = event.agent;
    set("order", event.order);
    set("currency", event.currency);
    const auto amount = [&](const char* name, const std::optional<int64_t>& units) {
      if (units) line[name] = double(*units) / 10'000;
    };
    amount("revenue", event.revenue);
    amount("total", event.total);
    amount("tax", event.tax);
    amount("shipping", event.shipping);
    lines += line.dump() + "\n";
  }
  return lines;
}

}  // namespace parcours::reference
