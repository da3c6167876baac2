#include "funnel/plan/unknown_events.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "funnel/plan/stage_plan.h"
#include "text/near_names.h"

namespace parcours::funnel {

namespace {

// By type: whether some event has it. A well-known type has a code before any event has it, so the
// rows are asked, until the definition's own types have all been seen: then nobody asks for more.
std::vector<uint8_t> SeenTypes(const store::EventStore& store, const FunnelDefinition& definition) {
  const store::Dictionary& types = store.vocabulary().types;
  std::vector<uint8_t> wanted(size_t{types.size()} + 1, 0);
  bool all_known = true;
  const auto want = [&](const Step& step) {
    if (step.event == kAnyEvent) return;
    const uint32_t code = types.Find(step.event);
    all_known &= code != store::kAbsent;
    wanted[code] = 1;
  };
  for (const Stage& stage : definition.stages) {
    for (const Step& step : stage.steps) want(step);
  }
  for (const Exclusion& exclusion : definition.exclusions) want(exclusion.step);
  auto missing = std::count(wanted.begin() + 1, wanted.end(), uint8_t{1});
  std::vector<uint8_t> seen(wanted.size(), 0);
  for (store::TypeCode type : store.types()) {
    if (all_known && missing == 0) break;
    if (seen[type]) continue;
    seen[type] = 1;
    missing -= wanted[type];
  }
  return seen;
}

}  // namespace

std::vector<Warning> UnknownEvents(const store::EventStore& store,
                                   const FunnelDefinition& definition, const EventWords& read_as) {
  std::vector<Warning> warnings;
  const store::Dictionary& types = store.vocabulary().types;
  const std::vector<uint8_t> seen = SeenTypes(store, definition);
  std::vector<std::string_view> names;
  for (uint32_t code = 1; code <= types.size(); ++code) {
    if (seen[code]) names.push_back(types.Text(code));
  }
  const auto check = [&](const std::string& event, const std::string& path) {
    if (event == kAnyEvent || seen[types.Find(event)]) return;
    std::string message = "no event is named '" + event + "'";
    std::vector<std::string_view> near = text::NearNames(event, names);
    std::string between = "; near spellings: ";
    if (const auto read = read_as.find(event); read != read_as.end()) {
      std::erase(near, read->second);
      message += between + "'" + read->second + "', as which it was read";
      between = ", ";
    }
    for (const std::string_view name : near) {
      message += between + "'" + std::string(name) + "'";
      between = ", ";
    }
    warnings.push_back({"unknown-event", path, message});
  };
  for (size_t stage = 0; stage < definition.stages.size(); ++stage) {
    const std::vector<Step>& steps = definition.stages[stage].steps;
    for (size_t step = 0; step < steps.size(); ++step) {
      check(steps[step].event,
            "stages[" + std::to_string(stage) + "].steps[" + std::to_string(step) + "].event");
    }
  }
  for (size_t i = 0; i < definition.exclusions.size(); ++i) {
    check(definition.exclusions[i].step.event, "exclusions[" + std::to_string(i) + "].event");
  }
  return warnings;
}

}  // namespace parcours::funnel
