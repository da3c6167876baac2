// PathActions: what a format makes of the value at each path, found out on first sight: a slot of
// its rules, a column of the store, nothing.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"
#include "ingest/row/field_slots.h"
#include "ingest/value/value_codes.h"
#include "ingest/value/value_count.h"
#include "store/event_store_builder.h"

namespace parcours::ingest {

// What becomes of the value at a path.
struct Action {
  enum class Kind : uint8_t { kColumn, kSlot };
  Kind kind = Kind::kColumn;
  bool shared = false;  // another path has this column too: the later value wins
  uint32_t slot = 0;
  ColumnTarget target;
};

class PathActions {
 public:
  // The one thing to do, as with nearly every path; kOther: what Of() tells.
  struct Step {
    enum class Kind : uint8_t { kUnknown, kSlot, kColumn, kOther };
    Kind kind = Kind::kUnknown;
    uint32_t slot = 0;
    ColumnTarget target;
  };
  struct All {
    std::vector<Action> actions;
    bool unrecognised = false;
    bool too_long = false;  // the path is; its records are skipped
    uint64_t count = 0;     // of events that have the path, once one of theirs was unrecognised
  };

  // All must outlive this.
  PathActions(const Format& format, const FieldSlots& slots, const PathTable& paths,
              ValueCodes* codes, store::EventStoreBuilder* builder)
      : format_(format), slots_(slots), paths_(paths), codes_(codes), builder_(builder) {}

  const Step& StepAt(PathId path) {
    if (path >= steps_.size() || steps_[path].kind == Step::Kind::kUnknown) Meet(path);
    return steps_[path];
  }
  // Of a path that StepAt() was asked about.
  const All& Of(PathId path) const { return all_[path]; }

  // An event of which a path is unrecognised.
  void Count(FlatRecord record) {
    for (const Entry& entry : record) ++all_[entry.path].count;
  }
  // The paths that the format does not know, with the counts of their events.
  std::vector<ValueCount> Unrecognised() const;

 private:
  void Meet(PathId path);
  Step StepOf(const All& all) const;
  void Resolve(PathId path, All* all);
  bool AddKept(PathId path, std::string_view property, All* all);
  void AddColumn(PathId path, store::ColumnId column, store::Field field, All* all);

  const Format& format_;
  const FieldSlots& slots_;
  const PathTable& paths_;
  ValueCodes* codes_;
  store::EventStoreBuilder* builder_;
  std::vector<All> all_;                                         // by PathId
  std::vector<Step> steps_;                                      // by PathId
  std::unordered_map<store::ColumnId, PathId> first_of_column_;  // of the paths that write it
};

}  // namespace parcours::ingest
