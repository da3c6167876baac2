// Outcomes: what became of every record that entered, a few words a record, in the store's order.
//
// The journeys are searched once; breakdowns and lists of records are then counted from here, and
// whole reports a piece at a time (Clear). Memory: 16 B + 4 B a stage + 5 B a stage with several
// steps, for each record that entered.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "parcours/definition.h"
#include "store/event_store.h"

namespace parcours::funnel {

enum class RecordState : uint8_t { kConverted, kInProgress, kDropped };

struct Outcome {
  int64_t entry_us = 0;             // of the chain's first event
  store::ContactIndex contact = 0;  // where records are contacts
  uint8_t depth = 0;                // required stages reached, at least 1
  RecordState state = RecordState::kDropped;
  bool mature = false;  // the window is over at the horizon
};

// What became of the steps of one stage.
inline constexpr uint8_t kNoFirstStep = kMaxStepsPerStage;
struct StageSteps {
  uint32_t done = 0;  // as bits
  uint8_t first = kNoFirstStep;
};

struct Outcomes {
  uint32_t stage_count = 0;
  bool of_contacts = false;  // records are contacts

  std::vector<Outcome> records;
  // Record * stage_count + stage; kNoRow: not matched. There may be some more at the end.
  std::vector<store::Row> rows;

  // Under order "any" only: rows[k] is then the k-th event in time, and this the stage it served;
  // outcome * stage_count + k.
  std::vector<uint8_t> served_stages;

  // Stages with several steps, none where nobody asks what became of them, and for each outcome and
  // each of them, outcome * multi_step_stages.size() + i: the steps done while in the stage, as
  // bits, and the first step that the event that served it matches, kNoFirstStep where none did.
  std::vector<uint32_t> multi_step_stages;
  std::vector<uint32_t> steps_done;
  std::vector<uint8_t> first_steps;

  // Where the definition counts attempts: how many of the outcome's end at each depth,
  // outcome * required stages + depth - 1, and how many are in progress.
  std::vector<uint32_t> attempts;
  std::vector<uint32_t> open_attempts;

  // Room for so many records.
  void Reserve(size_t record_count) {
    records.reserve(record_count);
    rows.resize(std::max(rows.size(), record_count * stage_count), store::kNoRow);
  }
  // Where the rows of the record that is added next go, one a stage, kNoRow so far.
  store::Row* NextRows() {
    const size_t first = records.size() * stage_count;
    if (rows.size() < first + stage_count) Reserve(2 * records.size() + 1);
    return rows.data() + first;
  }
  // Adds a record, and returns its rows.
  store::Row* Add(const Outcome& outcome) {
    store::Row* const its_rows = NextRows();
    records.push_back(outcome);
    return its_rows;
  }

  void AddSteps(const StageSteps& steps) {
    steps_done.push_back(steps.done);
    first_steps.push_back(steps.first);
  }

  // Takes all records away; the room for them stays.
  void Clear() {
    std::fill_n(rows.begin(), std::min(rows.size(), (records.size() + 1) * stage_count),
                store::kNoRow);
    records.clear();
    served_stages.clear();
    steps_done.clear();
    first_steps.clear();
    attempts.clear();
    open_attempts.clear();
  }

  // The stage that the event at that place served.
  uint32_t StageAt(size_t outcome, uint32_t place) const {
    return served_stages.empty() ? place : served_stages[outcome * stage_count + place];
  }
  // The event that served the stage; kNoRow where none did.
  store::Row RowOfStage(size_t outcome, uint32_t stage) const {
    if (served_stages.empty()) return row(outcome, stage);
    for (uint32_t place = 0; place < records[outcome].depth; ++place) {
      if (StageAt(outcome, place) == stage) return row(outcome, place);
    }
    return store::kNoRow;
  }

  size_t size() const { return records.size(); }
  // Whose event a row of the outcome is. O(log contacts) where records are not contacts.
  store::ContactIndex ContactOf(const store::EventStore& store, size_t outcome,
                                store::Row row) const {
    return of_contacts ? records[outcome].contact : store.ContactOfRow(row);
  }
  // By stage, or place in time.
  const store::Row* RowsOf(size_t outcome) const { return rows.data() + outcome * stage_count; }
  store::Row row(size_t outcome, uint32_t stage) const { return RowsOf(outcome)[stage]; }
};

}  // namespace parcours::funnel
