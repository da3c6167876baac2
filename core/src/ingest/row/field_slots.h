// FieldSlots: the values of one record that a format's rules look at, each in the slot of its rule,
// until the whole record is read.
//
// Planned once a format. The rules of one target (of Target::kField: of one field) have their slots
// side by side and in their order, so that the first key with a value is found by going over them.
// Behind all of them are the keys that conditions look at, and whose amounts are taken away. A
// field that one key is copied to needs no slot.
//
// Cost  a record: one store a value, and a bit for each target, so that what is not there is not
//       looked for.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/record/flat_record.h"
#include "ingest/value/value_cache.h"

namespace parcours::ingest {

class FieldSlots {
 public:
  static constexpr uint32_t kNoSlot = 0xFFFFFFFFu;

  // The slots of one target; none where no rule has it.
  struct Range {
    uint32_t first = 0;
    uint32_t count = 0;
    uint32_t bit = 0;  // set in present_ where one of them may have a value
  };
  // A value with the rule that found it; nullptr where there is none.
  struct Found {
    const Entry* entry = nullptr;
    uint32_t slot = 0;
    explicit operator bool() const { return entry != nullptr; }
  };

  // The format must outlive the slots.
  explicit FieldSlots(const Format& format);

  uint32_t size() const { return static_cast<uint32_t>(rules_.size()); }
  const FieldRule& rule(uint32_t slot) const { return *rules_[slot]; }
  const Range& of(Target target) const { return targets_[static_cast<size_t>(target)]; }
  const Range& of(store::Field field) const { return fields_[static_cast<size_t>(field)]; }
  // The fields with slots, but for a reason that is put together with its class.
  const std::vector<store::Field>& waiting_fields() const { return waiting_fields_; }
  // The slot's value counts as it is, whatever else the record has.
  bool IsPlain(uint32_t slot) const { return is_plain_[slot] != 0; }
  // The slot of the value that the slot's rule asks about; kNoSlot: it has no condition.
  uint32_t ConditionSlotOf(uint32_t slot) const { return condition_slots_[slot]; }
  // The slot of the amount that is taken away from the slot's; kNoSlot: none is.
  uint32_t LessSlotOf(uint32_t slot) const { return less_slots_[slot]; }
  bool has_minor_amounts() const { return has_minor_amounts_; }

  // Begins a record: every slot is empty.
  void Clear() {
    for (const Entry*& value : values_) value = nullptr;
    present_ = 0;
  }
  // The entry must stay where it is until the next record.
  void Put(uint32_t slot, const Entry* entry) {
    values_[slot] = entry;
    present_ |= bits_[slot];
  }

  // One of the range's keys is there, whatever its value.
  bool HasAny(const Range& range) const { return (present_ & range.bit) != 0; }
  // One of those that tell why an event came to nothing, or whether a machine made it.
  bool HasVerdict() const { return (present_ & verdict_bits_) != 0; }
  // The slot's value, cut to the part that counts; nullptr where there is none.
  const Entry* ValueOf(uint32_t slot) {
    if (values_[slot] == nullptr) return nullptr;
    const uint32_t asked = condition_slots_[slot];
    return PartOf(slot, values_[slot], asked != kNoSlot ? values_[asked] : nullptr);
  }
  // The same for a value that is in no slot: of `entry`, if the rule's condition holds for `asked`
  // (nullptr: none), the part that counts. Good until it is asked for the slot again.
  const Entry* PartOf(uint32_t slot, const Entry* entry, const Entry* asked);
  // What stands in the slot; nullptr where it is kNoSlot, or empty.
  const Entry* At(uint32_t slot) const { return slot != kNoSlot ? values_[slot] : nullptr; }
  // The first value of the range's keys.
  Found First(const Range& range) {
    if (!HasAny(range)) return {};
    for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
      if (const Entry* const entry = ValueOf(slot)) return {entry, slot};
    }
    return {};
  }
  Found First(Target target) { return First(of(target)); }
  Found First(store::Field field) { return First(of(field)); }

 private:
  Range Plan(Target target, store::Field field);
  bool NeedsSlots(store::Field field) const;
  void PlanConditions();
  // The rule's condition, if it has one.
  bool Holds(uint32_t slot, const Entry* asked);

  const Format& format_;
  std::vector<const FieldRule*> rules_;    // by slot
  std::vector<uint32_t> bits_;             // by slot: that of its range
  std::vector<uint32_t> condition_slots_;  // by slot: that of its condition's key
  std::vector<uint32_t> less_slots_;       // likewise: that of the key whose amount is taken away
  std::deque<FieldRule> condition_rules_;  // of the slots of both
  std::unique_ptr<ValueCache[]> held_;  // by those slots: whether a value makes the condition hold
  std::vector<uint8_t> is_plain_;       // by slot: the value as it is, whatever the record
  std::array<Range, kTargetCount> targets_;       // by Target
  std::array<Range, store::kFieldCount> fields_;  // of kField, by Field
  std::vector<store::Field> waiting_fields_;
  uint32_t verdict_bits_ = 0;
  bool has_class_ = false;
  bool has_minor_amounts_ = false;

  // Of the record at hand.
  std::vector<const Entry*> values_;  // by slot
  uint32_t present_ = 0;
  std::vector<Entry> cut_;              // by slot: what PartOf() cut
  std::vector<std::string> unescaped_;  // by slot: its text, where it had escapes
};

}  // namespace parcours::ingest
