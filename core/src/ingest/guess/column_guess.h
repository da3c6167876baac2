// Tables with a row for each recipient and a column for each thing that may have happened: which
// keys of a sample are such columns, and whether it is such a table. Contract: docs/formats.md,
// "Unknown shapes". Tested by tests/core/ingest_guess_columns_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/guess/fact_reader.h"
#include "ingest/guess/guess.h"

namespace parcours::ingest {

// The type that a key's name speaks of: "Opened At", "Date d'ouverture", "is_clicked", "Nb clics";
// empty where it speaks of none. `channel` as in event_words.h. Of a dotted path its last key.
std::string EventOfKey(std::string_view path, std::string_view channel);

// A key whose name speaks of an event, and whose values may tell it.
struct EventColumn {
  std::string key;
  std::string type;
  bool is_timed = false;  // else it holds yes and no, counts, or classes of bounces
  bool is_sum = false;    // of many sends: the record is no recipient's
  bool is_empty = false;  // of a header: no record of the sample has a value
  uint32_t confidence = 0;
};

// The channel of all events; empty where they are of several, or of others.
std::string_view ChannelOf(const Guess& guess, const FactReader& reader);

// What could be such columns, in the order of first sight; the guess's keys are told so.
std::vector<EventColumn> FindEventColumns(const FactReader& reader, Guess* guess);

// Puts `table`, the other fields of the records, and the columns into the place of the guess's
// choices, where the records look like such a table. `guess` is as if a record told one event.
void TakeEventColumns(const FactReader& reader, const std::vector<EventColumn>& columns,
                      Guess table, Guess* guess);

}  // namespace parcours::ingest
