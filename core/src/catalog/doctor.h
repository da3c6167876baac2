// Doctor: what in the data may bend a number, counted, and which numbers it bends. What the readers
// left out or assumed comes from the sources' summaries (Reading); the rest from the sealed events.
// Tested by tests/core/doctor_test.cpp.
//
// Cost  Examiner's (examiner.h), a byte for each day of the span beside it, and CountIdentity's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/identity.h"
#include "store/event_store.h"

namespace parcours::catalog {

// Of all sources together.
struct Reading {
  uint64_t rows = 0;
  uint64_t kept = 0;
  uint64_t ignored = 0;
  std::vector<std::pair<std::string_view, uint64_t>> skipped;  // by reason, where there were any
  uint64_t times_without_zone = 0;
  uint64_t assumed_dates = 0;  // read in an order that nothing told
  uint64_t assumed_amounts = 0;
  uint64_t orders_without_contact = 0;  // of those skipped
  uint64_t unknown_statuses = 0;        // of journeys
};

struct Finding {
  std::string_view code;                  // "opens-without-send", ...; docs/reports.md lists them
  uint64_t count = 0;                     // of events, unless docs/reports.md says otherwise
  std::vector<std::string_view> affects;  // ids of the metrics that it touches, "funnel"
};

struct UnknownType {
  std::string type;
  uint64_t events = 0;
};

// Whole days (UTC) without any event.
struct Gap {
  int64_t from_us = 0;  // [from, to)
  int64_t to_us = 0;
};

struct Doctor {
  uint64_t events = 0;
  uint64_t contacts = 0;
  uint64_t duplicates = 0;  // rows left out
  int64_t first_time_us = 0;
  int64_t last_time_us = 0;
  uint64_t opens_and_clicks = 0;
  uint64_t machine_events = 0;    // of those, marked by the export as made by a machine
  std::vector<Finding> findings;  // only those that were found
  // email., sms., push. types that no metric knows: the most frequent, at most kMaxUnknownTypes,
  // by their first kMaxTypeBytes; all of them are counted.
  std::vector<UnknownType> unknown_types;
  std::vector<std::string> currencies;  // currencies.h; all of them are counted
  std::vector<Gap> gaps;  // the longest first, at most kMaxGaps; all of them are counted
  Reading reading;
  Identity identity;
};

inline constexpr size_t kMaxGaps = 20;
inline constexpr size_t kMaxUnknownTypes = 50;
inline constexpr size_t kMaxTypeBytes = 120;

Doctor Examine(const store::EventStore& store, const Reading& reading = {});

}  // namespace parcours::catalog
