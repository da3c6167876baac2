// Outcomes: what became of every record that entered, a few words a record, in the store's order.
//
// The journeys are searched once; whole reports, breakdowns and lists of records are then counted
// from here. Memory: 9 B + 4 B a stage + 4 B a stage with several steps, for each record that
// entered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/event_store.h"

namespace parcours::funnel {

enum class RecordState : uint8_t { kConverted, kInProgress, kDropped };

struct Outcomes {
  uint32_t stage_count = 0;

  // By outcome.
  std::vector<store::ContactIndex> contacts;  // empty where records are not contacts
  std::vector<uint8_t> depths;                // required stages reached, at least 1
  std::vector<RecordState> states;
  std::vector<uint8_t> mature;   // the window is over at the horizon
  std::vector<store::Row> rows;  // outcome * stage_count + stage; kNoRow: not matched

  // Under order "any" only: rows[k] is then the k-th event in time, and this the stage it served;
  // outcome * stage_count + k.
  std::vector<uint8_t> served_stages;

  // Stages with several steps, and for each outcome and each of them the steps done while in the
  // stage, as bits: outcome * multi_step_stages.size() + i.
  std::vector<uint32_t> multi_step_stages;
  std::vector<uint32_t> steps_done;

  // Where the definition counts attempts: how many of the outcome's end at each depth,
  // outcome * required stages + depth - 1, and how many are in progress.
  std::vector<uint32_t> attempts;
  std::vector<uint32_t> open_attempts;

  // The stage that the event at that place served.
  uint32_t StageAt(size_t outcome, uint32_t place) const {
    return served_stages.empty() ? place : served_stages[outcome * stage_count + place];
  }
  // The event that served the stage; kNoRow where none did.
  store::Row RowOfStage(size_t outcome, uint32_t stage) const {
    if (served_stages.empty()) return row(outcome, stage);
    for (uint32_t place = 0; place < depths[outcome]; ++place) {
      if (StageAt(outcome, place) == stage) return row(outcome, place);
    }
    return store::kNoRow;
  }

  size_t size() const { return depths.size(); }
  // Whose event a row of the outcome is. O(log contacts) where records are not contacts.
  store::ContactIndex ContactOf(const store::EventStore& store, size_t outcome,
                                store::Row row) const {
    return contacts.empty() ? store.ContactOfRow(row) : contacts[outcome];
  }
  store::Row row(size_t outcome, uint32_t stage) const {
    return rows[outcome * stage_count + stage];
  }
};

}  // namespace parcours::funnel
