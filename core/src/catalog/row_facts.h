// RowFacts: what the catalog takes from types, channels, journeys and messages, row by row.
// Tested by tests/core/catalog_test.cpp.
//
// Cost    one pass over these columns and the times.
// Memory  16 bytes a type, 8 a message, about 60 for each journey of one.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "store/event_store.h"

namespace parcours::catalog {

struct RowFacts {
  explicit RowFacts(const store::EventStore& store);

  static constexpr uint32_t kSeveral = 0xFFFFFFFFu;
  struct Type {
    uint64_t events = 0;
    uint32_t channel = store::kAbsent;  // of its events; kSeveral where they do not agree
  };
  struct Message {
    int64_t first_time_us = kMaxTimeUs;  // of its events
    uint32_t channel = store::kAbsent;   // of the first
  };

  std::vector<Type> types;  // by code
  // By the codes of journey and message, kAbsent among the latter; those that some event names.
  std::map<std::pair<uint32_t, uint32_t>, Message> messages;
};

}  // namespace parcours::catalog
