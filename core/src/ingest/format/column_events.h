// The member "events" of a mapping or a format's table: {"Opened At": "email.opened"}, a column for
// each event that a record may tell. It is a fan of events by their keys' values. Contract:
// docs/events.md, "A column for each event". Tested by tests/core/ingest_column_events_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/format_problems.h"
#include "json/json.h"

namespace parcours::ingest {

// What is wrong becomes a problem at `path`.
std::vector<FanEvent> ReadColumnEvents(const json::Json& json, const std::string& path,
                                       FormatProblems* problems);

// The shape that tells `events`, behind the format's others, and the rules by which they are read:
// their types and times, what of the record is some events' alone, and no property of their keys.
void AddColumnEvents(std::vector<FanEvent> events, Format* format);

// What of a record some events alone have (a reason, an amount) the rules give to no other, where
// one of `events` is of these.
void LimitToEvents(const std::vector<FanEvent>& events, Format* format);

}  // namespace parcours::ingest
