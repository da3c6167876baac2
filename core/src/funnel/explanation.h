// Why a record reached what it reached and what stopped it, as data. report/explain_json.h writes
// it and puts it into words; docs/reports.md explains it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/definition.h"

namespace parcours::funnel {

// What became of the record: as RecordState, and of records that are in no count: no event may
// begin an attempt; an exclusion removes it; the definition leaves the contact out.
enum class ExplainedState : uint8_t {
  kConverted,
  kInProgress,
  kDropped,
  kNotEntered,
  kRemoved,
  kLeftOut,
};

// Why an event did not serve a stage, the nearest miss first. A stage's own reason is the first one
// of its events'.
enum class Miss : uint8_t {
  kExclusion,     // `other` stands between, and ends the attempt
  kInterrupted,   // `other` stands between, which the strict order forbids
  kHopMin,        // too soon after the stage before, by `by_us`
  kHopMax,        // too late after it, by `by_us`
  kWindow,        // after the window's end, by `by_us`
  kUsed,          // it serves another stage
  kAfterNext,     // an optional stage's: only after the next required stage
  kFilter,        // the name fits a step, its filters do not pass
  kEventFilter,   // filters.events leaves it out
  kRange,         // outside the range
  kBefore,        // before the stage before, by `by_us`
  kNoEvent,       // of a stage: no event has the name of a step
  kAnotherTaken,  // the stage was served by another event
  kAfterStop,     // of a later stage than the one that stopped the record
};

// Why the definition leaves a contact out.
enum class LeftOut : uint8_t { kContactFilter, kLists, kAnonymous };

struct EventAt {
  int64_t time_us = 0;
  std::string_view event;
};

// All events that missed a stage in the same way; the first of them as the example.
struct MissCount {
  Miss miss = Miss::kNoEvent;
  uint64_t events = 0;
  EventAt example;
  std::optional<int64_t> by_us;
  std::optional<EventAt> other;
  std::optional<uint32_t> other_stage;  // kUsed: the stage that it serves
};

struct ExplainedStage {
  std::optional<EventAt> match;
  uint32_t step = 0;                         // of a match: the first step that it fits
  std::optional<uint32_t> previous;          // of a match: the stage served before
  std::optional<int64_t> since_previous_us;  // and how long ago
  Miss miss = Miss::kNoEvent;                // without a match
  std::vector<MissCount> misses;             // the same, the nearest miss first
};

struct ExplainedEvent {
  EventAt at;
  std::vector<uint32_t> stages;      // that it could serve
  std::vector<uint32_t> exclusions;  // that it is an event of
  std::optional<uint32_t> served;
  // Where it served none, and is more than an exclusion: which stage it missed, and why.
  std::optional<uint32_t> missed;
  Miss miss = Miss::kNoEvent;
};

struct Attempt {
  int64_t from_us = 0;
  std::optional<int64_t> until_us;  // the window's end; nothing without a window
  uint64_t entries = 0;             // events that could have begun one
};

struct Explanation {
  std::string unit;
  std::string record;
  EntryRule entry = EntryRule::kEarliest;
  ExplainedState state = ExplainedState::kNotEntered;
  LeftOut left_out = LeftOut::kContactFilter;  // where the state says so
  std::optional<EventAt> removed_by;           // kRemoved: the exclusion
  std::optional<Attempt> attempt;              // of records that entered
  std::vector<std::string> stage_ids;
  std::vector<bool> optional_stages;
  std::vector<ExplainedStage> stages;  // by stage
  uint64_t event_count = 0;            // on all pages
  std::vector<ExplainedEvent> events;  // those whose name some stage or exclusion has, in time
};

}  // namespace parcours::funnel
