// The first events of a store in time, whole: for a look at what records became.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "store/event_store.h"

namespace parcours::catalog {

struct EventCopy {
  std::string contact;
  int64_t time_us = 0;
  std::string type;
  std::vector<std::pair<std::string, std::string>> fields;      // canonical ones that have a value
  std::vector<std::pair<std::string, std::string>> properties;  // likewise
};

// At most `count`, the earliest first. O(rows log count).
std::vector<EventCopy> FirstEvents(const store::EventStore& store, uint32_t count);

}  // namespace parcours::catalog
