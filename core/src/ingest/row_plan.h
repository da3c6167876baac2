// RowPlan: what becomes of the values of records of one layout, found out once.
//
// An export has few layouts, so what follows from the paths alone (which value is the contact,
// which column another goes to) is worked out when a layout is first met, and its further records
// are one pass over their values. A layout is planned where every key says one thing: no verdict,
// no test, nothing for which records are ignored, no column that two keys write. The others, and
// records with an empty value where the plan needs one, go RowWriter's general way, which answers
// the same where both can.
//
// Tested by tests/core/ingest_row_plan_test.cpp against the general way.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/field_slots.h"
#include "ingest/flat_record.h"
#include "ingest/format.h"
#include "ingest/path_actions.h"
#include "ingest/path_table.h"
#include "ingest/value_codes.h"

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
  // A further id of the contact.
  struct Id {
    uint32_t entry;
    const std::string* prefix;
  };
  // A value of which a part counts, or that counts where a condition holds; it is the column's
  // where none was that is listed before it for the same column.
  struct Candidate {
    uint32_t entry;
    uint32_t slot;   // of FieldSlots::PartOf()
    uint32_t asked;  // the number of the entry that the condition asks about, kNoEntry: none
    ColumnTarget target;
  };

  bool made = false;
  bool usable = false;
  bool has_unrecognised = false;  // some key is not known to the format
  // Numbers of entries.
  uint32_t contact = kNoEntry;
  uint32_t time = kNoEntry;
  uint32_t type = kNoEntry;
  uint32_t id = kNoEntry;               // kNoEntry: the layout has none
  std::vector<uint32_t> needed;         // must be texts or numbers, and not empty
  const std::string* prefix = nullptr;  // of the contact
  std::vector<Value> values;            // each of another column
  std::vector<Id> ids;
  std::vector<Candidate> candidates;  // those of one column side by side
};

class RowPlans {
 public:
  // The usable plan of the record's layout; nullptr where there is none.
  const RowPlan* Find(const FlatRecord& record) const {
    const LayoutId layout = record.layout();
    return layout < plans_.size() && plans_[layout].usable ? &plans_[layout] : nullptr;
  }

  // Plans for the layout of a record that went the general way, unless that was done.
  void Meet(const FlatRecord& record, const PathTable& paths, const Format& format,
            const FieldSlots& slots, const std::vector<WaitingField>& waiting_fields,
            const PathActions& actions);

 private:
  std::vector<RowPlan> plans_;  // by LayoutId
};

}  // namespace parcours::ingest
