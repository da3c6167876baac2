// Contact and journey records of our own form: what stands beside the events (docs/events.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"
#include "ingest/summary/summary.h"
#include "store/event_store_builder.h"

namespace parcours::ingest {

// Told by their keys; of records without time and type.
//   contact   `contact` and one of properties, lists, aliases, alias
//   journey   `journey`, no `contact`
enum class EntityKind { kNone, kContact, kJourney };
EntityKind EntityKindOf(FlatRecord record, const PathTable& paths);

// False where the contact's id is empty.
bool AppendContactRecord(FlatRecord record, const PathTable& paths,
                         store::EventStoreBuilder* builder);

// False where the journey's id is empty. What had to be assumed is told in the summary.
bool AppendJourneyRecord(FlatRecord record, const PathTable& paths,
                         store::EventStoreBuilder* builder, SourceSummary* summary);

// That, among the summary's warnings, once all records are read.
void AddJourneyWarnings(SourceSummary* summary);

// The texts of a list given as an array or as one text; numbers as they are written.
std::vector<std::string> TextsOf(const Entry& entry);

}  // namespace parcours::ingest
