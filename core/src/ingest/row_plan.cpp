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
    const bool usable =
        FindDoubtful() && PlaceAll(actions) && FindFields() && AddWaiting(waiting_fields);
    if (!usable) plan_ = RowPlan();
    plan_.made = true;
    plan_.usable = usable;
    return std::move(plan_);
  }

 private:
  // False where a key is there by which records are ignored, whatever its value.
  bool FindDoubtful() {
    for (const SignatureKey& key : format_.ignored) {
      const bool asks_value = !key.values.empty() || key.known_type;
      for (uint32_t i = 0; i < record_.size(); ++i) {
        const std::string_view name = paths_.Name(record_[i].path);
        if (!asks_value && name.starts_with(key.path)) return false;
        if (asks_value && name == key.path) plan_.doubtful.push_back(i);
      }
    }
    plan_.is_simple = plan_.doubtful.empty();
    return true;
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

  bool FindFields() {
    plan_.contacts = PicksOf(slots_.of(Target::kContact));
    plan_.times = PicksOf(slots_.of(Target::kTime));
    plan_.types = PicksOf(slots_.of(Target::kType));
    plan_.details = PicksOf(slots_.of(Target::kTypeDetail));
    if (plan_.contacts.empty() || plan_.times.empty()) return false;
    if (plan_.types.empty() && format_.constant_type.empty()) return false;
    for (const Target target : {Target::kReasonClass, Target::kMachine, Target::kMachineReason,
                                Target::kTest, Target::kLive}) {
      AddVerdicts(slots_.of(target));
    }
    AddVerdicts(slots_.of(store::Field::kReason));
    if (slots_.has_minor_amounts()) plan_.currencies = PicksOf(slots_.of(store::Field::kCurrency));
    const auto is_one = [&](const std::vector<RowPlan::Pick>& picks) {
      return !picks.empty() && slots_.IsPlain(picks[0].slot);
    };
    plan_.is_simple = plan_.is_simple && is_one(plan_.contacts) && is_one(plan_.times) &&
                      is_one(plan_.types) && plan_.details.empty() && plan_.verdicts.empty();
    if (plan_.is_simple) {
      plan_.contact = plan_.contacts[0].entry;
      plan_.prefix = &slots_.rule(plan_.contacts[0].slot).prefix;
      plan_.time = plan_.times[0].entry;
      plan_.type = plan_.types[0].entry;
      plan_.needed = {plan_.contact, plan_.time, plan_.type};
    }
    for (const RowPlan::Pick& pick : PicksOf(slots_.of(Target::kIds))) {
      if (slots_.IsPlain(pick.slot)) plan_.needed.push_back(pick.entry);
      plan_.ids.push_back({pick, &slots_.rule(pick.slot).prefix});
    }
    FindId();
    return true;
  }

  // Those of the range's keys that are there.
  std::vector<RowPlan::Pick> PicksOf(const FieldSlots::Range& range) const {
    std::vector<RowPlan::Pick> picks;
    for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
      if (entry_of_slot_[slot] == kNoEntry) continue;
      const uint32_t asked = slots_.ConditionSlotOf(slot);
      picks.push_back({entry_of_slot_[slot], slot,
                       asked == FieldSlots::kNoSlot ? kNoEntry : entry_of_slot_[asked]});
    }
    return picks;
  }

  // With what their conditions ask about.
  void AddVerdicts(const FieldSlots::Range& range) {
    for (const RowPlan::Pick& pick : PicksOf(range)) {
      plan_.verdicts.push_back(pick);
      if (pick.asked == kNoEntry) continue;
      plan_.verdicts.push_back({pick.asked, slots_.ConditionSlotOf(pick.slot), kNoEntry});
    }
  }

  void FindId() {
    const FieldSlots::Range& range = slots_.of(Target::kId);
    std::vector<RowPlan::Pick> picks = PicksOf(range);
    if (picks.empty() || (format_.id_is_compound && picks.size() < range.count)) return;
    if (format_.id_is_compound || !slots_.IsPlain(picks[0].slot)) {
      plan_.id_parts = std::move(picks);
    } else {
      plan_.id = picks[0].entry;
      plan_.needed.push_back(plan_.id);
    }
  }

  bool AddWaiting(const std::vector<WaitingField>& waiting_fields) {
    for (const WaitingField& field : waiting_fields) {
      if (field.field == store::Field::kReason) continue;  // a verdict
      if (!AddFirst(slots_.of(field.field), field.target)) return false;
    }
    return true;
  }

  // The value of the range's first key that has one.
  bool AddFirst(const FieldSlots::Range& range, const ColumnTarget& target) {
    const std::vector<RowPlan::Pick> picks = PicksOf(range);
    if (picks.empty()) return true;
    if (slots_.IsPlain(picks[0].slot) && slots_.rule(picks[0].slot).unit == Unit::kPlain) {
      plan_.needed.push_back(picks[0].entry);
      return AddValue(picks[0].entry, target);
    }
    for (const RowPlan::Pick& pick : picks) plan_.candidates.push_back({pick, target});
    plan_.has_amount_candidates = plan_.has_amount_candidates || IsMoney(target.field);
    // What an amount was written with may make a currency of its own.
    if (IsMoney(target.field) && !format_.constant_currency.empty()) return false;
    return target.field != store::Field::kCurrency && !IsTaken(target.column);
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
