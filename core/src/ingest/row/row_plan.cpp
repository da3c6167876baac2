#include "ingest/row/row_plan.h"

#include <algorithm>
#include <utility>

namespace parcours::ingest {
namespace {

constexpr uint32_t kNoEntry = RowPlan::kNoEntry;

class Planner {
 public:
  Planner(const FlatRecord& record, const PathTable& paths, const Format& format,
          const FieldSlots& slots, RowPlan* plan)
      : plan_(*plan),
        record_(record),
        paths_(paths),
        format_(format),
        slots_(slots),
        entry_of_slot_(slots.size(), kNoEntry) {}

  // False where the layout has no plan.
  bool Make(const std::vector<WaitingField>& waiting_fields, const PathActions& actions) {
    if (!FindDoubtful() || !PlaceAll(actions) || !FindFields() || !AddWaiting(waiting_fields)) {
      return false;
    }
    plan_.is_repeatable = IsRepeatable();
    return true;
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
    for (size_t target = 0; target < kTargetCount; ++target) {
      plan_.targets[target] = PicksOf(slots_.of(static_cast<Target>(target)));
    }
    PicksOf(slots_.of(store::Field::kReason));
    const auto count = static_cast<uint32_t>(plan_.picks.size());
    const uint32_t first_verdict = plan_.of(Target::kReasonClass).first;
    plan_.verdicts = {first_verdict, count - first_verdict};
    const RowPlan::Picks& live = plan_.of(Target::kLive);
    if (plan_.verdicts.count == 1 && IsOne(live)) {
      plan_.live = plan_.picks[live.first].entry;
      plan_.verdicts.count = 0;
    }
    const RowPlan::Picks& contacts = plan_.of(Target::kContact);
    const RowPlan::Picks& times = plan_.of(Target::kTime);
    const RowPlan::Picks& types = plan_.of(Target::kType);
    if (contacts.count == 0 || times.count == 0) return false;
    if (plan_.of(Target::kClock).count != 0) return false;
    if (types.count == 0 && format_.constant_type.empty()) return false;
    FindId(plan_.of(Target::kId));
    plan_.is_simple = plan_.is_simple && IsOne(contacts) && IsOne(times) && IsOne(types) &&
                      plan_.of(Target::kTypeDetail).count == 0 && plan_.verdicts.count == 0 &&
                      !plan_.has_picked_id;
    if (plan_.is_simple) {
      const RowPlan::Pick& contact = plan_.picks[contacts.first];
      plan_.prefix = &slots_.rule(contact.slot).prefix;
      Need(plan_.contact = contact.entry);
      Need(plan_.time = plan_.picks[times.first].entry);
      Need(plan_.type = plan_.picks[types.first].entry);
    } else if (format_.has_records) {
      // Of our own form so few are not that what they take need not be at hand for a first report.
      return false;
    }
    for (const RowPlan::Pick& pick : plan_.Of(plan_.of(Target::kIds))) {
      if (slots_.IsPlain(pick.slot)) Need(pick.entry);
    }
    if (slots_.has_minor_amounts()) plan_.currencies = PicksOf(slots_.of(store::Field::kCurrency));
    return true;
  }

  void Need(uint32_t entry) { plan_.needed.push_back(entry); }

  // The first counts as it is, if it is not empty.
  bool IsOne(const RowPlan::Picks& picks) const {
    return picks.count != 0 && slots_.IsPlain(plan_.picks[picks.first].slot);
  }

  // Those of the range's keys that are there.
  RowPlan::Picks PicksOf(const FieldSlots::Range& range) {
    RowPlan::Picks picks{static_cast<uint32_t>(plan_.picks.size()), 0};
    for (uint32_t slot = range.first; slot < range.first + range.count; ++slot) {
      if (entry_of_slot_[slot] == kNoEntry) continue;
      const auto entry_of = [&](uint32_t beside) {
        return beside == FieldSlots::kNoSlot ? kNoEntry : entry_of_slot_[beside];
      };
      plan_.picks.push_back({entry_of_slot_[slot], slot, entry_of(slots_.ConditionSlotOf(slot)),
                             entry_of(slots_.LessSlotOf(slot))});
      ++picks.count;
    }
    return picks;
  }

  // An id that has parts has all of them, else the record has none.
  void FindId(const RowPlan::Picks& picks) {
    if (picks.count == 0) return;
    if (format_.id_is_compound) {
      if (picks.count != slots_.of(Target::kId).count) return;
      const std::span<const RowPlan::Pick> parts = plan_.Of(picks);
      const auto is_plain = [&](const RowPlan::Pick& part) { return slots_.IsPlain(part.slot); };
      plan_.has_picked_id = !std::all_of(parts.begin(), parts.end(), is_plain);
      if (plan_.has_picked_id) return;
      for (const RowPlan::Pick& part : parts) {
        Need(part.entry);
        plan_.id_parts.push_back(part.entry);
      }
    } else if (IsOne(picks)) {
      Need(plan_.id = plan_.picks[picks.first].entry);
    } else {
      plan_.has_picked_id = true;
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
    const RowPlan::Picks picks = PicksOf(range);
    if (picks.count == 0) return true;
    const RowPlan::Pick& first = plan_.picks[picks.first];
    if (IsOne(picks) && slots_.rule(first.slot).unit == Unit::kPlain) {
      Need(first.entry);
      return AddValue(first.entry, target);
    }
    for (const RowPlan::Pick& pick : plan_.Of(picks)) plan_.candidates.push_back({pick, target});
    if (IsMoney(target.field)) {
      // What an amount was written with may make a currency of its own.
      if (!format_.constant_currency.empty()) return false;
      plan_.has_amount_candidates = true;
    }
    return target.field != store::Field::kCurrency && !IsTaken(target.column);
  }

  // An amount may tell a currency; the channel may be told by the type.
  bool IsRepeatable() const {
    return plan_.is_simple && plan_.type + 1 == record_.size() && plan_.candidates.empty() &&
           plan_.of(Target::kIds).count == 0 && plan_.id_parts.empty() &&
           format_.constant_currency.empty() &&
           std::none_of(plan_.values.begin(), plan_.values.end(), [&](const RowPlan::Value& value) {
             return value.is_amount || value.entry == plan_.type ||
                    value.target.column == store::ColumnOf(store::Field::kChannel);
           });
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

  RowPlan& plan_;
  const FlatRecord& record_;
  const PathTable& paths_;
  const Format& format_;
  const FieldSlots& slots_;
  std::vector<uint32_t> entry_of_slot_;
};

}  // namespace

void RowPlans::Meet(const FlatRecord& record, const PathTable& paths, const Format& format,
                    const FieldSlots& slots, const std::vector<WaitingField>& waiting_fields,
                    const PathActions& actions) {
  const LayoutId layout = record.layout();
  if (layout == kNoLayout) return;
  if (layout >= plans_.size()) {
    plans_.resize(size_t{layout} + 1);
    met_.resize(size_t{layout} + 1);
  }
  if (met_[layout] != 0) return;
  met_[layout] = 1;
  auto plan = std::make_unique<RowPlan>();
  Planner planner(record, paths, format, slots, plan.get());
  if (planner.Make(waiting_fields, actions)) plans_[layout] = std::move(plan);
}

}  // namespace parcours::ingest
