#include "metrics/unknown_names.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/near_names.h"
#include "text/sort.h"

namespace parcours::metrics {
namespace {

// What a name may be, and the names that people know it by.
struct KnownNames {
  std::string_view kind;              // "journey"
  std::vector<std::string_view> ids;  // sorted
  std::vector<std::pair<std::string_view, std::string_view>> ids_by_name;

  void Add(std::string_view id, std::string_view name) {
    ids.push_back(id);
    if (!name.empty() && name != id) ids_by_name.emplace_back(name, id);
  }
};

std::string Quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

void Check(const std::string& name, std::string path, KnownNames* known,
           std::vector<Warning>* warnings) {
  std::vector<std::string_view>& ids = known->ids;
  text::StableSort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (std::binary_search(ids.begin(), ids.end(), name)) return;
  std::string hint;
  for (const auto& [known_name, id] : known->ids_by_name) {
    if (known_name == name) hint = "; it is the name of " + Quoted(id);
  }
  if (hint.empty()) {
    for (const std::string_view near : text::NearNames(name, ids)) {
      hint += (hint.empty() ? "; did you mean " : " or ") + Quoted(near);
    }
    if (!hint.empty()) hint += "?";
  }
  const std::string kind(known->kind);
  warnings->push_back({"unknown-" + kind, std::move(path),
                       "the data holds no " + kind + " " + Quoted(name) + hint});
}

void CheckAll(const std::vector<std::string>& names, const std::string& path, KnownNames* known,
              std::vector<Warning>* warnings) {
  for (size_t i = 0; i < names.size(); ++i) {
    Check(names[i], path + "[" + std::to_string(i) + "]", known, warnings);
  }
}

}  // namespace

std::vector<Warning> UnknownNames(const MetricsQuery& query, const InstanceTable& table,
                                  const store::EventStore& store) {
  const MetricSelection& selection = query.metrics.selection;
  std::vector<Warning> warnings;
  if (!selection.journeys.empty()) {
    KnownNames journeys{"journey", {}, {}};
    for (const store::JourneyInfo& record : store.journeys()) journeys.Add(record.id, record.name);
    for (const MessageInfo& message : table.messages()) {
      if (message.has_journey) journeys.Add(message.journey, "");
    }
    if (selection.journey_list) {
      CheckAll(selection.journeys, "journey", &journeys, &warnings);
    } else {
      Check(selection.journeys[0], "journey", &journeys, &warnings);
    }
  }
  if (!selection.messages.empty() || !query.message.empty()) {
    KnownNames messages{"message", {}, {}};
    for (const MessageInfo& message : table.messages()) {
      if (message.has_id) messages.Add(message.id, message.name);
    }
    if (!query.message.empty()) Check(query.message, "message", &messages, &warnings);
    CheckAll(selection.messages, "filters.messages", &messages, &warnings);
  }
  if (!selection.lists.empty()) {
    KnownNames lists{"list", {}, {}};
    const store::Dictionary& names = store.vocabulary().lists;
    for (uint32_t code = 1; code <= store.extent().lists; ++code) lists.Add(names.Text(code), "");
    CheckAll(selection.lists, "filters.lists", &lists, &warnings);
  }
  return warnings;
}

}  // namespace parcours::metrics
