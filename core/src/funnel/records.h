// The records behind a number of a funnel's answer, each with the events of its chain.
// Contract: docs/funnel.md, docs/reports.md.
//
// Order   by the time of entry, then by the record's id (bytes): the same whatever the order of the
//         files. Sorted by "record" it is the id alone; descending turns both around.
// Cost    the search of all records, then O(records that entered); sorting as far as the page goes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "funnel/search/outcomes.h"
#include "parcours/definition.h"
#include "parcours/error.h"

namespace parcours::funnel {

struct StageEvent {
  uint32_t stage = 0;
  int64_t time_us = 0;
  std::string_view event;  // the event's type; as long as the store lives
};

struct RecordRow {
  std::string_view record;  // the contact's id, or the value of the property that is counted
  RecordState state = RecordState::kDropped;
  std::vector<StageEvent> events;  // of the stages that were served, in the order of the chain
};

struct RecordsResult {
  std::string unit;
  std::vector<std::string> stages;  // ids
  uint64_t total = 0;               // on all pages
  std::vector<RecordRow> rows;
};

// `at` and `page` are ones that request/records_request.h gives for the definition. Throws
// as ComputeFunnel does.
RecordsResult ListRecords(const store::EventStore& store, const FunnelDefinition& definition,
                          const RecordsAt& at, const Page& page);

}  // namespace parcours::funnel
