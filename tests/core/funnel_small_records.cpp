#include "core/funnel_small_records.h"

namespace parcours::testing {
namespace {

Stage StageOf(const std::vector<Step>& steps, bool optional = false) {
  Stage stage;
  stage.steps = steps;
  stage.optional = optional;
  return stage;
}

}  // namespace

FunnelDefinition DefinitionOf(const std::vector<std::string>& types) {
  FunnelDefinition definition;
  for (const std::string& type : types) {
    definition.stages.emplace_back();
    definition.stages.back().steps.push_back({type, {}});
  }
  return definition;
}

std::vector<FunnelDefinition> WithEveryRule(const FunnelDefinition& plain) {
  std::vector<FunnelDefinition> definitions;
  for (int64_t window_us : {-1, 0, 1, 2, 4}) {
    for (EntryRule entry : {EntryRule::kEarliest, EntryRule::kFirst, EntryRule::kLatest}) {
      for (TieRule ties : {TieRule::kAny, TieRule::kSequence}) {
        definitions.push_back(plain);
        if (window_us >= 0) definitions.back().window_us = window_us;
        definitions.back().entry = entry;
        definitions.back().ties = ties;
      }
    }
  }
  return definitions;
}

std::vector<FunnelDefinition> WithMoreThanAChain() {
  const auto at = [](const char* place) {
    return std::vector<Filter>{{"place", Operator::kEq, {{place}}, {}, {}}};
  };
  const Step a{"a", {}}, b{"b", {}}, c{"c", {}}, x{"x", {}}, any{"*", {}}, nowhere{"nowhere", {}};
  const std::vector<std::vector<Stage>> funnels = {
      {StageOf({a}), StageOf({b}, true), StageOf({c})},
      {StageOf({a}), StageOf({b}, true), StageOf({x}, true), StageOf({c})},
      {StageOf({a}), StageOf({b}), StageOf({x}, true), StageOf({c})},
      {StageOf({a, x}), StageOf({b}, true), StageOf({c})},
      {StageOf({a}), StageOf({b, x}), StageOf({c})},
      {StageOf({a}), StageOf({b, nowhere, x}, true), StageOf({c})},
      {StageOf({a}), StageOf({nowhere}, true), StageOf({c, b})},
      {StageOf({a}), StageOf({b, x}), StageOf({nowhere, nowhere})},
      {StageOf({{"a", at("odd")}}), StageOf({b}), StageOf({c})},
      {StageOf({{"a", at("odd")}, x}), StageOf({{"b", at("even")}}, true), StageOf({c})},
      {StageOf({a}), StageOf({{"b", at("odd")}, b, {"b", at("never")}}), StageOf({c})},
      {StageOf({a}), StageOf({b, c}, true), StageOf({c, x})},
      {StageOf({a, b}), StageOf({a, b}), StageOf({b, a})},
      {StageOf({any}), StageOf({any}, true), StageOf({{"*", at("odd")}, b})},
  };
  std::vector<FunnelDefinition> definitions;
  for (const std::vector<Stage>& stages : funnels) {
    definitions.emplace_back();
    definitions.back().stages = stages;
  }
  return definitions;
}

std::vector<FunnelDefinition> WithRanges(const FunnelDefinition& unbounded) {
  std::vector<FunnelDefinition> definitions = {unbounded};
  for (RangeGate gates : {RangeGate::kEntry, RangeGate::kAll}) {
    for (TimeRange range : {TimeRange{1, 4, "UTC"}, TimeRange{1, kMaxTimeUs, "UTC"},
                            TimeRange{kMinTimeUs, 2, "UTC"}}) {
      definitions.push_back(unbounded);
      definitions.back().range = range;
      definitions.back().gates = gates;
    }
  }
  return definitions;
}

std::vector<FunnelDefinition> WithLimits(const FunnelDefinition& unlimited) {
  std::vector<FunnelDefinition> definitions;
  const auto add = [&](const auto& limit) { limit(&definitions.emplace_back(unlimited)); };
  const auto exclude = [&](const char* event, uint32_t from, uint32_t to, Exclusion::Mode mode) {
    add([&](FunnelDefinition* definition) {
      definition->exclusions.push_back({{event, {}}, from, to, mode});
    });
  };
  const auto last = static_cast<uint32_t>(unlimited.stages.size() - 1);
  add([](FunnelDefinition* definition) { definition->stages.back().hop_max_us = 1; });
  add([](FunnelDefinition* definition) { definition->stages.back().hop_min_us = 2; });
  add([](FunnelDefinition* definition) { definition->totals = true; });
  exclude("x", 0, last, Exclusion::Mode::kEndAttempt);
  exclude("b", 0, last, Exclusion::Mode::kEndAttempt);
  exclude("x", 0, last, Exclusion::Mode::kRemoveRecord);
  exclude("*", 0, last, Exclusion::Mode::kRemoveRecord);
  exclude("nowhere", 0, last, Exclusion::Mode::kEndAttempt);
  add([](FunnelDefinition* definition) {
    definition->filters.events.push_back({"place", Operator::kEq, {{"odd"}}, {}, {}});
  });
  if (unlimited.ties == TieRule::kAny) {
    add([](FunnelDefinition* definition) { definition->tolerance_us = 1; });
  }
  return definitions;
}

std::vector<FunnelDefinition> InStrictOrder(FunnelDefinition definition) {
  definition.order = StageOrder::kStrict;
  definition.tolerance_us = 0;
  for (Stage& stage : definition.stages) stage.optional = false;
  std::vector<FunnelDefinition> definitions(2, definition);
  definitions[1].scope = StrictScope::kStages;
  return definitions;
}

std::shared_ptr<const store::EventStore> EveryRecord(uint32_t size) {
  constexpr int64_t kGaps[] = {0, 1, 3};
  uint32_t count = 1;
  for (uint32_t i = 0; i < size; ++i) count *= 4 * (i == 0 ? 1 : 3);
  std::vector<FunnelEvent> events;
  for (uint32_t record = 0; record < count; ++record) {
    uint32_t rest = record;
    int64_t time_us = 0;
    for (uint32_t i = 0; i < size; ++i) {
      const uint32_t type = rest % 4;
      rest /= 4;
      if (i > 0) {
        time_us += kGaps[rest % 3];
        rest /= 3;
      }
      events.push_back({"c" + std::to_string(record),
                        kTypes[type],
                        time_us,
                        {{"place", i % 2 == 0 ? "even" : "odd"}}});
    }
  }
  return MakeStore(events);
}

bool AnyAtOneInstant(const store::EventStore& store, store::ContactIndex contact) {
  for (store::Row row = store.contact_begin(contact) + 1; row < store.contact_begin(contact + 1);
       ++row) {
    if (store.times_us()[row] == store.times_us()[row - 1]) return true;
  }
  return false;
}

std::string Describe(const Search& search, store::ContactIndex contact) {
  std::string text = "events";
  for (store::Row row = search.store.contact_begin(contact);
       row < search.store.contact_begin(contact + 1); ++row) {
    text += " " + std::to_string(search.store.times_us()[row]) + ":" +
            std::string(search.store.vocabulary().types.Text(search.store.types()[row]));
  }
  text += ", window " + std::to_string(search.definition.window_us.value_or(-1)) + ", entry " +
          std::to_string(static_cast<int>(search.definition.entry));
  return text + (search.definition.ties == TieRule::kSequence ? ", in sequence" : "");
}

double ShareDecided(const store::EventStore& store, const FunnelDefinition& definition) {
  Search search(store, definition);
  uint32_t decided = 0;
  for (store::ContactIndex contact = 0; contact < store.contact_count(); ++contact) {
    bool undecided = false;
    search.ByTypes(contact, &undecided);
    decided += undecided ? 0 : 1;
  }
  return static_cast<double>(decided) / store.contact_count();
}

}  // namespace parcours::testing
