// What became of a source: the ingest summary of docs/events.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/record/skip_reason.h"
#include "ingest/summary/sampled_warnings.h"
#include "ingest/value/value_count.h"
#include "ingest/value/value_forms.h"

namespace parcours::ingest {

struct SkippedSample {
  uint64_t line = 0;    // from 1
  uint64_t offset = 0;  // of the record's first byte
  std::string reason;
  std::string excerpt;  // its beginning, valid UTF-8
};

// Why a source could not be read to its end, in the words of whoever found out.
struct SourceError {
  std::string code;
  std::string message;
};

inline constexpr size_t kMaxUnrecognised = 50;  // listed, by count; the rest is left out

struct SourceSummary {
  // given: by the caller. mapping: the caller's mapping. signature: from the records' keys. guess:
  // by the guessed mapping, which the caller allowed.
  enum class DecidedBy : uint8_t { kUndecided, kGiven, kMapping, kSignature, kGuess };

  std::string name;
  std::string format;        // empty while undecided
  std::string format_title;  // for people; empty of a mapping
  DecidedBy decided_by = DecidedBy::kUndecided;
  char csv_delimiter = '\0';    // of CSV; NUL for JSON
  std::string guessed_mapping;  // JSON, of kGuess
  uint32_t sample_records = 0;  // looked at, of them recognised, of them of this format
  uint32_t sample_recognised = 0;
  uint32_t sample_agreed = 0;

  uint64_t bytes = 0;
  uint64_t rows = 0;     // records seen: events + contacts + journeys + skipped + ignored
  uint64_t records = 0;  // of a format with shapes: what these rows were told by
  uint64_t events = 0;
  uint64_t contacts = 0;                             // contact records
  uint64_t journeys = 0;                             // journey records
  uint64_t ignored = 0;                              // tests, and types left out on purpose
  std::array<uint64_t, kSkipReasonCount> skipped{};  // by SkipReason
  std::vector<SkippedSample> skipped_samples;        // the first kMaxSamples

  // Its words for events that were read as types of other names, with these.
  std::vector<std::pair<std::string, std::string>> read_as;
  std::vector<ValueCount> unrecognised_types;  // kept as they are; the most frequent first
  std::vector<ValueCount> unrecognised_keys;   // kept as properties
  std::string time_zone;                       // of times without one
  // Of `events`, those set aside at the seal as too far ahead of all others (store/far_times.h):
  // told as time-out-of-bounds, with samples of their own.
  uint64_t far_events = 0;
  std::vector<std::string> far_samples;
  FormCounts forms;
  uint64_t unplanned = 0;               // records that did not go by a plan of their layout
  uint64_t orders_without_contact = 0;  // of those skipped as no-contact
  SampledWarnings unknown_statuses;     // of journeys, taken as active
  SampledWarnings unreadable_starts;    // of journeys
  std::vector<std::string> warnings;    // with those, once the source is read
  bool has_pages = false;               // of an API's answers
  std::string next_page_key;  // by which the last of them says that there are more; empty: by none
  bool lacks_pages = false;   // told at the seal: they are in no other source either
  bool cut_off = false;       // it ended inside an array
  std::optional<SourceError> error;  // what was read before it is counted, and stays

  uint64_t loaded_events() const { return events - far_events; }
  uint64_t kept() const { return loaded_events() + contacts + journeys; }
  // There are records, and not one was used or left out on purpose.
  bool is_unfit() const { return rows != 0 && events + contacts + journeys + ignored == 0; }
  uint64_t skipped_for(SkipReason reason) const {
    const bool far = reason == SkipReason::kTimeOutOfBounds;
    return skipped[static_cast<size_t>(reason)] + (far ? far_events : 0);
  }
  uint64_t skipped_total() const {
    uint64_t total = 0;
    for (const uint64_t count : skipped) total += count;
    return total;
  }
};

// Which sources lack pages: the last of its format in `sources` whose last page says that there are
// more, where no other of the format ends with one that does not.
void TellLackingPages(std::vector<SourceSummary>* sources);

}  // namespace parcours::ingest
