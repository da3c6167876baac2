// Catalog: what a sealed store holds, for pickers and estimates.
// Tested by tests/core/catalog_test.cpp.
//
// Cost  one pass over the rows for types and journeys, one for each column; a sort of the distinct
//       values of each column. Memory O(distinct values) of one column at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::catalog {

struct ValueCount {
  std::string value;
  uint64_t count = 0;  // events, or contacts for a contact's property
};

struct TypeEntry {
  std::string type;
  std::string channel;  // of its events; empty: none, or several
  uint64_t events = 0;
};

inline constexpr size_t kMaxValueBytes = 1024;  // nobody picks a longer value from a list

struct PropertyEntry {
  std::string name;       // as a filter names it: "url.path", "plan", "properties.order"
  std::string kind;       // "text", "number", "boolean", "mixed"
  uint64_t distinct = 0;  // values that some event has
  uint64_t count = 0;     // events (or contacts) that have one
  // The most frequent, ties by value; of them those of at most kMaxValueBytes.
  std::vector<ValueCount> values;
};

struct MessageEntry {
  std::string message;
  std::string name;
  std::string channel;
};

struct JourneyEntry {
  std::string journey;
  std::string name;
  std::string status;
  std::vector<MessageEntry> messages;  // the record's order, then by first event
};

struct Catalog {
  uint64_t events = 0;
  uint64_t contacts = 0;  // with events
  int64_t first_time_us = 0;
  int64_t last_time_us = 0;
  std::vector<TypeEntry> types;           // most frequent first, ties by name
  std::vector<PropertyEntry> properties;  // canonical fields, then properties by name
  std::vector<PropertyEntry> contact_properties;
  std::vector<ValueCount> lists;        // contacts in each
  std::vector<JourneyEntry> journeys;   // by id
  std::vector<std::string> currencies;  // currencies.h
};

// `top`: how many values of each property are listed.
Catalog ComputeCatalog(const store::EventStore& store, uint32_t top);

// How many events a step would match, and of how many contacts.
struct Matching {
  uint64_t events = 0;
  uint64_t contacts = 0;
};
Matching CountMatching(const store::EventStore& store, const Step& step, const TimeRange& range);

}  // namespace parcours::catalog
