// RowWriter: runs a format's table on flat records and appends the events to the store.
//
// A record of a layout that was met goes by its plan (RowPlan). Any other: one step an entry
// (PathActions), then the fields of the event, from the slots where their values wait (FieldSlots).
// Tested by tests/core/ingest_format_test.cpp.
//
// Cost  no allocation for an event whose values were all seen before.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/source_types.h"
#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"
#include "ingest/record/skip_reason.h"
#include "ingest/row/event_verdicts.h"
#include "ingest/row/field_slots.h"
#include "ingest/row/joined_ids.h"
#include "ingest/row/path_actions.h"
#include "ingest/row/row_plan.h"
#include "ingest/summary/summary.h"
#include "ingest/value/value_codes.h"
#include "ingest/value/value_forms.h"
#include "store/event_store_builder.h"
#include "text/time_text.h"
#include "text/usual_time.h"

namespace parcours::ingest {

class RowWriter {
 public:
  // All must outlive the writer.
  RowWriter(const Format& format, const ValueForms& forms, const PathTable& paths,
            store::EventStoreBuilder* builder, SourceSummary* summary);

  // Begins records that have values in common (Entry::is_shared, ValueCodes::BeginList).
  void BeginList() { codes_.BeginList(); }

  // Takes one record and counts what became of it; kNone, or why it cannot be used.
  [[gnu::always_inline]] SkipReason Write(const FlatRecord& record) {
    has_no_zone_ = false;
    const RowPlan* const plan = plans_.Find(record);
    if (plan != nullptr && WritePlanned(*plan, record)) return SkipReason::kNone;
    return WriteGenerally(record);
  }

  // What the next record comes to is kept for WriteAgain().
  void KeepNext() {
    keeps_next_ = true;
    kept_.plan = nullptr;
  }
  // Writes a record that is the one of the last KeepNext(), which was written last, but for its
  // last entry; false where nothing is kept or more hangs on its type, and nothing was done.
  bool WriteAgain(const FlatRecord& record);

  // None of the format's contact, time and type keys is there (of a format with records: nor that
  // of a journey).
  bool IsForeign(FlatRecord record);

  // Puts the types and keys that the format does not know into the summary.
  void Finish();

  const SourceTypes& types() const { return types_; }

 private:
  // What a record that a plan is for comes to before its values are looked at.
  struct Planned {
    const Entry* contact = nullptr;
    const std::string* prefix = nullptr;
    const Entry* time = nullptr;
    SourceTypes::Info* type = nullptr;
    uint64_t id_hash = 0;  // of an id that is put together, without the time
    bool is_ignored = false;
    bool has_verdict = false;  // in reason_ and machine_
  };

  // What a planned record came to, but for its type and its values.
  struct Kept {
    const RowPlan* plan = nullptr;  // nullptr: nothing is kept
    std::string_view contact_id;    // as it is compared
    store::ContactTable::Rank rank{};
    store::EventHead head{};
    uint64_t values_hash = 0;
    text::TimeNotes notes;
  };

  // As the plan of the record's layout says; false where a value is not what it needs, and nothing
  // was done.
  bool WritePlanned(const RowPlan& plan, const FlatRecord& record);
  // For WriteAgain(), where that may be.
  void Keep(const RowPlan& plan, const std::string_view& contact_id, store::ContactTable::Rank rank,
            const store::EventHead& head, uint64_t values_hash, const text::TimeNotes& notes);
  // These answer false where it takes the general way.
  bool FindPlanned(const RowPlan& plan, const FlatRecord& record, Planned* planned);
  bool Judge(const RowPlan& plan, const FlatRecord& record, Planned* planned);
  const Entry* PickFirst(std::span<const RowPlan::Pick> picks, const FlatRecord& record,
                         uint32_t* slot);
  const Entry* ValueOf(const RowPlan::Pick& pick, const FlatRecord& record) {
    return slots_.PartOf(pick.slot, &record[pick.entry],
                         pick.asked != RowPlan::kNoEntry ? &record[pick.asked] : nullptr);
  }
  // Into the slots, with what their conditions ask about.
  void PutAll(std::span<const RowPlan::Pick> picks, const FlatRecord& record);
  bool HasUnusualAmount(const RowPlan& plan, const FlatRecord& record);
  void SetPlannedCurrency(const RowPlan& plan, const FlatRecord& record, store::Row row,
                          uint64_t* values_hash);
  // And the verdict, if there is one.
  void SetCandidates(const RowPlan& plan, const FlatRecord& record, bool has_verdict,
                     store::Row row, uint64_t* values_hash);
  void JoinPlannedIds(const RowPlan& plan, const FlatRecord& record,
                      const std::string_view& contact_id);
  SkipReason WriteGenerally(const FlatRecord& record);
  SkipReason TakeOther(const Entry& entry);
  void AddList(const Entry* list);
  void AddLists();
  // A contact or journey record; nothing where the record is an event.
  std::optional<SkipReason> WriteEntity(FlatRecord record);
  SkipReason WriteEvent();
  // Reason and machine; false where class and reason together are too long for a text of the store.
  bool AddVerdicts(const SourceTypes::Info& type);
  void AddWaitingFields();
  void AddMinorAmounts();
  // Of an amount in minor units of the currency (nullptr: not told), without `less` (nullptr: all
  // of it); kAbsent where it is none.
  uint32_t MinorCode(store::ColumnId column, const Entry& amount, const Entry* less,
                     const Entry* currency);
  int MinorDigits(const std::string& currency) const;
  void AddAmountCurrency();
  void AddFieldText(store::Field field, std::string_view text);
  void AddLeftOver();
  void AddCell(store::ColumnId column, uint32_t code) {
    if (code != store::kAbsent) cells_.push_back({column, code});
  }
  void AddSharedCell(store::ColumnId column, uint32_t code);

  SourceTypes::Info* TypeOfRecord();
  std::string_view ContactIdOf(const Entry& entry, const std::string& prefix,
                               store::ContactTable::Rank* rank);
  // The further ids of the record's contact, into ids_.
  void ReadIds();
  void ReadIdsOf(const Entry& entry, const std::string& prefix);
  // Adds one in the form in which it is compared, unless that is empty.
  void ReadId(std::string_view text, const std::string& prefix);
  // Those from ids_[first] on are ids of the contact of the row written last.
  void JoinIds(size_t first);
  // False where it is no time. `notes`: what else is to be told of it, by NoteTime.
  bool ReadTime(const Entry& entry, int64_t* time_us, text::TimeNotes* notes) {
    return usual_time_.Read(entry.data, entry.size, time_us) ||
           ReadUnusualTime(entry, time_us, notes);
  }
  bool ReadUnusualTime(const Entry& entry, int64_t* time_us, text::TimeNotes* notes);
  // `date` with the time of day behind it; valid until the next call.
  Entry WithClock(const Entry& date, const Entry& clock);
  void NoteTime(const Entry& entry, const text::TimeNotes& notes);
  void CountEvent(SourceTypes::Info* type) {
    ++summary_->events;
    ++type->count;
    summary_->forms.times_without_zone += has_no_zone_ ? 1 : 0;
  }
  uint64_t IdHash();  // of the slots, without the time
  // Of an id with one more part; `id_hash` 0: the first.
  static uint64_t WithPart(uint64_t id_hash, const std::string_view& part);
  uint64_t WithTime(uint64_t id_hash, int64_t time_us) const;
  bool IsIgnored(FlatRecord record) const;

  const Format& format_;
  const ValueForms forms_;
  const PathTable& paths_;
  store::EventStoreBuilder* builder_;
  SourceSummary* summary_;

  FieldSlots slots_;
  ValueCodes codes_;
  PathActions actions_;
  RowPlans plans_;
  SourceTypes types_;
  std::vector<WaitingField> waiting_fields_;
  text::UsualTime usual_time_;
  // The unusual time that was read last: rows that follow each other often have the same.
  struct {
    std::array<char, 40> text;
    uint32_t size = 0xFFFFFFFFu;  // of none there is yet
    int64_t time_us = 0;
    text::TimeNotes notes;
  } last_time_;

  bool keeps_next_ = false;  // until a planned record was written
  Kept kept_;

  // Of the record at hand.
  bool has_unrecognised_ = false;
  bool has_no_zone_ = false;  // its time, read in the source's, not in one that the format knows
  std::vector<store::Cell> cells_;
  // Its lists that become values once it is an event: a page that is looked at as a record has all
  // its records in one, which the store would keep.
  std::vector<const Entry*> lists_;
  LeftOver left_over_;
  std::string reason_;
  std::string machine_;
  std::string contact_id_;
  std::string date_and_clock_;
  std::deque<std::string> ids_;  // the first id_count_ of them
  size_t id_count_ = 0;
  JoinedIds joined_ids_;
};

}  // namespace parcours::ingest
