// What a value says of the event that its key is called by, in a table with a row for each
// recipient and a column for each state: that it happened, when, or that it did not. Contract:
// docs/events.md, "A column for each event". Tested by tests/core/ingest_column_events_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/record/flat_record.h"

namespace parcours::ingest {

enum class EventValue : uint8_t {
  kNo,    // nothing, nought, "no" in the languages of the guess, a date that stands for none
  kYes,   // "yes", a count, any other text: it happened
  kTime,  // it happened then; also what is written like a date and may be none
};

EventValue EventValueOf(const Entry& entry);
// Whether it is kNo; without a look at the times.
bool SaysNo(const Entry& entry);

// Yes or no in words, or by a sign ("x", "-", a tick).
bool IsYesOrNo(std::string_view text);

}  // namespace parcours::ingest
