// How a source's values are read that can be read in several ways: the zone of times without one,
// the order of day and month in 5/4/2019, the decimal mark of 1,234. Order and mark are given, or
// told by the sample (24/5/2019, 1.234,50), or assumed (month first, point); the summary says
// which, and of how many values the reading hung on it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "json/writer.h"
#include "text/money_text.h"
#include "text/slash_date.h"
#include "text/time_zone.h"

namespace parcours::ingest {

struct ValueForms {
  const text::TimeZone* zone = nullptr;  // nullptr: UTC
  text::DateOrder date_order = text::DateOrder::kUnknown;
  text::DecimalMark decimal = text::DecimalMark::kUnknown;
};

// Counted as the records are read.
struct FormCounts {
  enum class By : uint8_t { kAssumed, kSample, kGiven };
  // Of values that can be read in two ways, and of values that only one way fits, by the way.
  struct Form {
    By by = By::kAssumed;
    bool second = false;     // how ambiguous ones are read: day first, decimal comma
    uint64_t ambiguous = 0;  // that were read so
    uint64_t first_only = 0;
    uint64_t second_only = 0;
    std::string key;  // of the first ambiguous value, and the value
    std::string sample;

    void NoteAmbiguous(std::string_view path, std::string_view value);
    bool is_told() const { return by != By::kAssumed; }
    // What does not fit the way that is taken.
    uint64_t other() const { return second ? first_only : second_only; }
  };
  uint64_t times_without_zone = 0;
  Form dates;    // month first, day first
  Form amounts;  // decimal point, decimal comma
};

// True where texts like 5/4/2019 or 1,5 stand in the sample at all, so that it is worth reading for
// their forms.
bool MayHoldForms(std::string_view sample);

// Takes what was given, else what the sample's counts tell, into `forms` and `counts`.
void SettleForms(const FormCounts& sample, ValueForms* forms, FormCounts* counts);

// What somebody should know of it.
void AddFormWarnings(const FormCounts& counts, std::vector<std::string>* warnings);

// {"timesWithoutZone":n,"dates":{"order","decidedBy","ambiguous","other"},"amounts":{"decimal",...}},
// each where there were any.
void AddFormsJson(const FormCounts& counts, json::Writer* out);

}  // namespace parcours::ingest
