// RowWriter: runs a format's table on flat records and appends the events to the store.
//
// For each path, on first sight: what the format makes of it (a column, a field that needs more
// than copying, nothing). For each record: one step an entry, then the fields of the event. Tested
// by tests/core/ingest_format_test.cpp.
//
// Cost  no allocation for an event whose values were all seen before.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/flat_record.h"
#include "ingest/format.h"
#include "ingest/path_table.h"
#include "ingest/skip_reason.h"
#include "ingest/summary.h"
#include "ingest/value_cache.h"
#include "ingest/value_forms.h"
#include "store/event_store_builder.h"
#include "text/usual_time.h"

namespace parcours::ingest {

class RowWriter {
 public:
  // All must outlive the writer.
  RowWriter(const Format& format, const ValueForms& forms, const PathTable& paths,
            store::EventStoreBuilder* builder, SourceSummary* summary);

  // Takes one record and counts what became of it; kNone, or why it cannot be used.
  SkipReason Write(FlatRecord record);

  // None of the format's contact, time and type keys is there (of a format with records: nor that
  // of a journey).
  bool IsForeign(FlatRecord record);

  // Puts the types and keys that the format does not know into the summary.
  void Finish();

 private:
  // What becomes of the value at a path.
  struct Action {
    enum class Kind : uint8_t { kColumn, kSlot };
    Kind kind = Kind::kColumn;
    bool shared = false;  // another path has this column too: the later value wins
    store::Field field = store::Field::kMessage;  // what a value must be brought to: WithValue
    store::ColumnId column = 0;
    uint32_t slot = 0;
    uint32_t cache = 0;  // in caches_
  };
  struct PathActions {
    std::vector<Action> actions;
    bool unrecognised = false;
    bool too_long = false;  // the path is; its records are skipped
    uint64_t count = 0;
  };
  // The same where it is one action and nothing else, as of nearly every path.
  struct Step {
    enum class Kind : uint8_t { kUnknown, kSlot, kColumn, kOther };
    Kind kind = Kind::kUnknown;
    Action action;
  };
  // Where the values of a target's keys are kept until the record is read: one slot a rule, in the
  // rules' order.
  struct SlotRange {
    uint32_t first = 0;
    uint32_t count = 0;
  };
  // A field that takes the first of several keys, or only a part of a value.
  struct ColumnField {
    store::Field field;
    uint32_t cache;
  };
  struct TypeInfo {
    store::TypeCode code = 0;
    bool ignored = false;
    bool unrecognised = false;
    uint64_t count = 0;
    std::string name;                 // as it stands in the source
    const ValueRule* rule = nullptr;  // nullptr: kept as it is
  };
  // A value with the rule that found it; nullptr where there is none.
  struct Found {
    const Entry* entry = nullptr;
    uint32_t slot = 0;
    explicit operator bool() const { return entry != nullptr; }
  };

  void PlanSlots();
  void PlanConditions();
  // Makes steps_ and path_actions_ know the path.
  void Meet(PathId path);
  Step StepOf(const PathActions& actions) const;
  // What a path with more than one action does, or with an unusual one; kNone, or why the record
  // cannot be used.
  SkipReason TakeOther(const Entry& entry);
  void Resolve(PathId path, PathActions* actions);
  void AddColumnAction(store::ColumnId column, store::Field field, PathActions* actions);
  uint32_t NewCache();

  SlotRange SlotsOf(Target target) const { return target_slots_[static_cast<size_t>(target)]; }
  bool HasAny(SlotRange range) const {
    for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
      if (slots_[slot] != nullptr) return true;
    }
    return false;
  }
  // The slot's value, cut to the part that counts; nullptr where there is none.
  const Entry* ValueOf(uint32_t slot) { return slots_[slot] != nullptr ? ValueAt(slot) : nullptr; }
  const Entry* ValueAt(uint32_t slot);
  bool Holds(uint32_t slot) const;
  // The first value of the range's keys.
  Found First(SlotRange range) {
    for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
      if (const Entry* const entry = ValueOf(slot)) return {entry, slot};
    }
    return {};
  }
  Found First(Target target) { return First(SlotsOf(target)); }

  SkipReason WriteEvent();
  void AddCell(store::ColumnId column, uint32_t code, bool shared);
  uint32_t CodeOf(const Action& action, const Entry& entry);
  uint32_t CachedCodeOf(const Action& action, const Entry& entry);
  std::string_view ContactIdOf(const Found& found, store::ContactTable::Rank* rank);
  std::optional<int64_t> TimeOf(const Entry& entry);
  // Of an amount given as text that is no plain number.
  uint32_t AmountCode(const Action& action, const Entry& entry);
  bool IsPlainAmount(std::string_view text) const;
  // Joins the further ids to the contact, which they are where there is no other.
  store::ContactCode JoinIds(store::ContactCode contact);
  std::optional<uint32_t> TypeOfRecord();
  uint32_t TypeOf(const Entry& entry);
  uint32_t DetailedTypeOf(const Entry& entry, const Entry& detail);
  uint32_t AddType(std::string_view name);
  uint64_t IdHash(int64_t time_us);
  void AddMinorAmounts();
  void AddAmountCurrency();
  bool AddReason(const TypeInfo& type);
  void AddMachine(const TypeInfo& type);
  void AddFieldText(store::Field field, std::string_view text);
  void AddLeftOver(const Entry& entry);
  bool IsTest();
  bool IsIgnored(FlatRecord record) const;

  const Format& format_;
  const ValueForms forms_;
  const PathTable& paths_;
  store::EventStoreBuilder* builder_;
  SourceSummary* summary_;

  std::vector<const FieldRule*> slot_rules_;  // by slot
  std::vector<uint32_t> condition_slots_;     // by slot: that of its condition's key
  std::deque<FieldRule> condition_rules_;     // of those slots
  std::vector<uint8_t> slot_is_plain_;        // by slot: the value as it is, whatever the record
  std::array<SlotRange, kTargetCount> target_slots_{};       // by Target
  std::array<SlotRange, store::kFieldCount> field_slots_{};  // of kField, by Field
  std::vector<ColumnField> column_fields_;
  bool has_minor_amounts_ = false;

  std::vector<PathActions> path_actions_;  // by PathId
  std::vector<Step> steps_;                // by PathId
  std::unordered_set<store::ColumnId> used_columns_;
  std::vector<ValueCache> caches_;

  std::vector<TypeInfo> types_;
  std::unordered_map<std::string, uint32_t> type_ids_;  // by name in the source
  ValueCache type_cache_;                               // codes: index in types_

  text::UsualTime usual_time_;

  // Of the record at hand.
  std::vector<const Entry*> slots_;
  std::vector<Entry> cut_entries_;  // by slot: what ValueAt() cut
  bool has_unrecognised_ = false;
  std::vector<store::Cell> cells_;
  std::string contact_id_;
  std::string scratch_;
  std::string amount_currency_;  // told beside an amount
};

}  // namespace parcours::ingest
