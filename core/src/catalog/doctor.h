// Doctor: what in the data may bend a number, counted. What the readers skipped is told by the
// sources' summaries; this looks at the sealed events.
// Tested by tests/core/catalog_test.cpp.
//
// Cost  one pass over the rows; memory 12 bytes for each distinct message.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/event_store.h"

namespace parcours::catalog {

struct Finding {
  std::string code;                  // "opens-without-send", ...; docs/events.md lists them
  uint64_t count = 0;                // events
  std::vector<std::string> affects;  // ids of the metrics that it touches
};

struct UnknownType {
  std::string type;
  uint64_t events = 0;
};

struct Doctor {
  uint64_t events = 0;
  uint64_t contacts = 0;
  uint64_t duplicates = 0;  // rows left out
  int64_t first_time_us = 0;
  int64_t last_time_us = 0;
  uint64_t opens_and_clicks = 0;
  uint64_t machine_events = 0;             // of those, marked by the export as made by a machine
  std::vector<Finding> findings;           // only those that were found
  std::vector<UnknownType> unknown_types;  // email., sms., push. types that no metric knows
  std::vector<std::string> currencies;
};

Doctor Examine(const store::EventStore& store);

}  // namespace parcours::catalog
