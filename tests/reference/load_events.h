// Reads our own canonical format (docs/events.md), one JSON object a line, into an event store:
// slow and obvious, for tests of what comes after ingest.
//
// A line with "type" is an event, one with "journey" and without "type" a journey record, any other
// a contact record. Unknown members of an event's "properties" become columns by their dotted path.
// A line that cannot be used throws std::runtime_error: test data is written by hand.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/event_store_builder.h"

namespace parcours::reference {

// Appends every line of `ndjson`; nothing is sealed.
void AppendEvents(std::string_view ndjson, store::EventStoreBuilder* builder);

// The whole text as one sealed store.
std::shared_ptr<const store::EventStore> LoadEvents(std::string_view ndjson);

// The bytes of a file; empty where it cannot be read.
std::string ReadFileText(const std::string& path);

}  // namespace parcours::reference
