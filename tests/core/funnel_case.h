// The cases of other systems' own tests (funnel_fixtures_test.cpp): what one gives, as a store and
// a definition, and what of its expectations does not come out.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::funnel {

inline constexpr int64_t kUsPerMs = 1000;

// A value as the text that a store keeps of it.
inline std::string TextOf(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// Of a case's "funnel", its rules as options of ours.
FunnelDefinition DefinitionOf(const nlohmann::json& funnel);
// Of a case's "events" and "contacts".
std::shared_ptr<const store::EventStore> StoreOf(const nlohmann::json& given);

// What of a case's expectations does not come out; empty where all does. `compared` counts the
// members of "expected" that were looked at.
std::string DifferencesOf(const nlohmann::json& given, int* compared);

}  // namespace parcours::funnel
