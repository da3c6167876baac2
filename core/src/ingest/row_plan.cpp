#include "ingest/row_plan.h"

#include <algorithm>
#include <utility>

namespace parcours::ingest {
namespace {

constexpr uint32_t kNoEntry = RowPlan::kNoEntry;

class Planner {
 public:
  Planner(const FlatRecord& record, const PathTable& paths, const Format& format,
          const FieldSlots& slots)
      : record_(record),
        paths_(paths),
        format_(format),
        slots_(slots),
        entry_of_slot_(slots.size(), kNoEntry) {}

  RowPlan Make(const std::vector<WaitingField>& waiting_fields, const PathActions& actions) {
    const bool usable = !format_.id_is_compound && !MayBeIgnored() && PlaceAll(actions) &&
                        SaysOneThing() && FindFields() && FindIds() && AddWaiting(waiting_fields);
    if (!usable) plan_ = RowPlan();
    plan_.made = true;
    plan_.usable = usable;
    return std::move(plan_);
  }

 private:
  // Whether it has a key by which records are ignored, whatever its value.
  bool MayBeIgnored() const {
    return std::any_of(format_.ignored.begin(), format_.ignored.end(), [&](const auto& key) {
      return std::any_of(record_.begin(), record_.end(), [&](const Entry& entry) {
        return paths_.Name(entry.path).starts_with(key.path);
      });
    });
  }

  // Every entry to its slots or columns.
  bool PlaceAll(const PathActions& actions) {
    for (uint32_t i = 0; i < record_.size(); ++i) {
      const PathActions::All& all = actions.Of(record_[i].path);
      if (all.too_long) return false;
      plan_.has_unrecognised = plan_.has_unrecognised || all.unrecognised;
      for (const Action& action : all.actions) {
        if (action.kind == Action::Kind::kSlot) {
          entry_of_slot_[action.slot] = i;
        } else if (!AddValue(i, action.target)) {
          return false;
        }
      }
    }
    return true;
  }

  bool SaysOneThing() const {
    for (const Target target : {Target::kTypeDetail, Target::kReasonClass, Target::kMachine,
                                Target::kMachineReason, Target::kTest, Target::kLive}) {
      if (IsThere(slots_.of(target))) return false;
    }
    return !IsThere(slots_.of(store::Field::kReason));
  }

  bool FindFields() {
    uint32_t slot = 0;
    if (!FindFirst(slots_.of(Target::kContact), &plan_.contact, &slot)) return false;
    if (plan_.contact == kNoEntry) return false;
    plan_.prefix = &slots_.rule(slot).prefix;
    return FindFirst(slots_.of(Target::kTime), &plan_.time, &slot) && plan_.time != kNoEntry &&
           FindFirst(slots_.of(Target::kType), &plan_.type, &slot) && plan_.type != kNoEntry &&
           FindFirst(slots_.of(Target::kId), &plan_.id, &slot);
  }

  bool FindIds() {
    const FieldSlots::Range& range = slots_.of(Target::kIds);
    for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
      const uint32_t entry = entry_of_slot_[slot];
      if (entry == kNoEntry) continue;
      if (!slots_.IsPlain(slot)) return false;
      plan_.needed.push_back(entry);
      plan_.ids.push_back({entry, &slots_.rule(slot).prefix});
    }
    return true;
  }

  bool AddWaiting(const std::vector<WaitingField>& waiting_fields) {
    for (const WaitingField& field : waiting_fields) {
      if (!AddFirst(slots_.of(field.field), field.target)) return false;
    }
    return true;
  }

  // The value of the range's first key that has one.
  bool AddFirst(const FieldSlots::Range& range, const ColumnTarget& target) {
    const size_t before = plan_.candidates.size();
    for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
      const uint32_t entry = entry_of_slot_[slot];
      if (entry == kNoEntry) continue;
      if (slots_.rule(slot).unit != Unit::kPlain) return false;
      if (slots_.IsPlain(slot) && plan_.candidates.size() == before) {
        plan_.needed.push_back(entry);
        return AddValue(entry, target);
      }
      const uint32_t asked = slots_.ConditionSlotOf(slot);
      plan_.candidates.push_back(
          {entry, slot, asked == FieldSlots::kNoSlot ? kNoEntry : entry_of_slot_[asked], target});
    }
    if (plan_.candidates.size() == before) return true;
    // What an amount was written with may make a currency of its own.
    return !IsMoney(target.field) && target.field != store::Field::kCurrency &&
           !IsTaken(target.column);
  }

  bool AddValue(uint32_t entry, const ColumnTarget& target) {
    const bool taken = IsTaken(target.column);
    plan_.values.push_back({entry, IsMoney(target.field), target});
    return !taken;
  }

  bool IsTaken(store::ColumnId column) const {
    return std::any_of(plan_.values.begin(), plan_.values.end(),
                       [&](const RowPlan::Value& value) { return value.target.column == column; });
  }

  bool IsThere(const FieldSlots::Range& range) const {
    const auto first = entry_of_slot_.begin() + range.first;
    return std::any_of(first, first + range.count,
                       [](uint32_t entry) { return entry != kNoEntry; });
  }

  // The first key of the range that is there, which is the one that counts if it has a value; none
  // where none is there. False where it takes more than a look at that value.
  bool FindFirst(const FieldSlots::Range& range, uint32_t* entry, uint32_t* slot) {
    for (*slot = range.first; *slot < range.first + range.count; ++*slot) {
      *entry = entry_of_slot_[*slot];
      if (*entry == kNoEntry) continue;
      plan_.needed.push_back(*entry);
      return slots_.IsPlain(*slot);
    }
    return true;
  }

  const FlatRecord& record_;
  const PathTable& paths_;
  const Format& format_;
  const FieldSlots& slots_;
  std::vector<uint32_t> entry_of_slot_;
  RowPlan plan_;
};

}  // namespace

void RowPlans::Meet(const FlatRecord& record, const PathTable& paths, const Format& format,
                    const FieldSlots& slots, const std::vector<WaitingField>& waiting_fields,
                    const PathActions& actions) {
  const LayoutId layout = record.layout();
  if (layout == kNoLayout) return;
  if (layout >= plans_.size()) plans_.resize(layout + 1);
  if (plans_[layout].made) return;
  plans_[layout] = Planner(record, paths, format, slots).Make(waiting_fields, actions);
}

}  // namespace parcours::ingest
