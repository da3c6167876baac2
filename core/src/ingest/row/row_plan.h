// RowPlan: what becomes of the values of records of one layout, found out once.
//
// An export has few layouts, so what follows from the paths alone (which value is the contact,
// which column another goes to) is worked out when a layout is first met, and its further records
// are one pass over their values. What only values tell (which of several keys has one, a verdict
// on the event) is asked of the few that the plan names. A layout has none where a key of it always
// makes a record ignored, or two keys write one column. Such records, and those with a value that
// the plan cannot use, go RowWriter's general way, which answers the same where both can.
//
// Tested by tests/core/ingest_row_plan_test.cpp against the general way.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"
#include "ingest/row/field_slots.h"
#include "ingest/row/path_actions.h"
#include "ingest/value/value_codes.h"

namespace parcours::ingest {

// A field that takes the first of several keys, or only a part of a value.
struct WaitingField {
  store::Field field;
  ColumnTarget target;
};

struct RowPlan {
  static constexpr uint32_t kNoEntry = 0xFFFFFFFFu;

  struct Value {
    uint32_t entry;
    bool is_amount;  // may be written with a currency
    ColumnTarget target;
  };
  // A value of which a part may count, or that may count only where a condition holds.
  struct Pick {
    uint32_t entry;
    uint32_t slot;   // of FieldSlots::PartOf()
    uint32_t asked;  // the number of the entry that the condition asks about, kNoEntry: none
    uint32_t less;   // that of the amount that is taken away, kNoEntry: none
  };
  // So many of `picks`.
  struct Picks {
    uint32_t first = 0;
    uint32_t count = 0;
  };
  // It is the column's where none was that is listed before it for the same column.
  struct Candidate {
    Pick pick;
    ColumnTarget target;
  };

  bool has_unrecognised = false;  // some key is not known to the format
  // The contact, time, type and id are those entries, and no verdict but `live`, no part of a value
  // and no key by which records are ignored says more. Else they are the first of their picks with
  // a value.
  bool is_simple = true;
  bool has_amount_candidates = false;
  // Of a record that is simple and ends with its type nothing hangs on that but the type itself.
  bool is_repeatable = false;
  // Numbers of entries.
  uint32_t contact = 0;
  uint32_t time = 0;
  uint32_t type = 0;
  uint32_t live = kNoEntry;             // where it is true it says nothing, else it is a verdict
  uint32_t id = kNoEntry;               // kNoEntry: there is none, or it is put together
  std::vector<uint32_t> id_parts;       // all of which are the id together
  std::vector<uint32_t> needed;         // must be texts or numbers, and not empty
  std::vector<uint32_t> doubtful;       // by whose values the record may be ignored
  const std::string* prefix = nullptr;  // of the contact, where it is simple
  std::vector<Pick> picks;
  std::array<Picks, kTargetCount> targets;  // by Target
  Picks verdicts;    // those of what says why an event came to nothing or who made it, of tests
  Picks currencies;  // of amounts in minor units
  bool has_picked_id = false;         // that of its picks, all of them or the first with a value
  std::vector<Value> values;          // each of another column
  std::vector<Candidate> candidates;  // those of one column side by side

  std::span<const Pick> Of(const Picks& range) const {
    return {picks.data() + range.first, range.count};
  }
  const Picks& of(Target target) const { return targets[static_cast<size_t>(target)]; }
};

class RowPlans {
 public:
  // The usable plan of the record's layout; nullptr where there is none.
  const RowPlan* Find(const FlatRecord& record) const {
    const LayoutId layout = record.layout();
    return layout < plans_.size() ? plans_[layout].get() : nullptr;
  }

  // Plans for the layout of a record that went the general way, unless that was done.
  void Meet(const FlatRecord& record, const PathTable& paths, const Format& format,
            const FieldSlots& slots, const std::vector<WaitingField>& waiting_fields,
            const PathActions& actions);

 private:
  std::vector<std::unique_ptr<RowPlan>> plans_;  // by LayoutId; nullptr: none
  std::vector<uint8_t> met_;                     // by LayoutId: whether that was found out
};

}  // namespace parcours::ingest
