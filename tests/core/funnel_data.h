// Small data sets for tests of the funnel: events as lines of a table, sealed into a store.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/event_store.h"
#include "store/event_store_builder.h"
#include "text/hash.h"

namespace parcours::testing {

using Properties = std::vector<std::pair<std::string, std::string>>;

// `properties` may name canonical fields ("url", "revenue") too.
struct FunnelEvent {
  std::string contact;
  std::string type;
  int64_t time_us = 0;
  Properties properties = {};
};

// Adds the events in their order; `first_id` keeps events that are alike apart.
inline void AddEvents(const std::vector<FunnelEvent>& events, store::EventStoreBuilder* builder,
                      uint64_t first_id = 1) {
  for (const FunnelEvent& event : events) {
    std::vector<store::Cell> cells;
    for (const auto& [name, value] : event.properties) {
      const auto field = store::FieldByName(name);
      const store::ColumnId column =
          field ? store::ColumnOf(*field) : builder->PropertyColumn(name);
      cells.push_back({column, builder->Intern(column, value)});
    }
    builder->Append({builder->InternContact(event.contact), event.time_us,
                     builder->InternType(event.type), text::MixHash(first_id++), cells});
  }
}

inline std::shared_ptr<const store::EventStore> MakeStore(const std::vector<FunnelEvent>& events) {
  store::EventStoreBuilder builder;
  AddEvents(events, &builder);
  return builder.Seal(nullptr);
}

}  // namespace parcours::testing
