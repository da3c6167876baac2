#include "funnel/search/plain_rows.h"

#include <algorithm>

#include "funnel/search/tie_group.h"

namespace parcours::funnel {

namespace {

// Steps whose rows are not those of their type alone take an eighth of a byte a row each.
constexpr size_t kMostSteps = 64;

size_t StepCount(const FunnelDefinition& definition) {
  size_t count = definition.exclusions.size();
  for (const Stage& stage : definition.stages) count += stage.steps.size();
  return count;
}

bool HasHopLimits(const Stage& stage) { return stage.hop_min_us || stage.hop_max_us; }

bool IsUsual(const FunnelDefinition& definition) {
  const bool limits_optional_stages =
      std::any_of(definition.stages.begin(), definition.stages.end(),
                  [](const Stage& stage) { return stage.optional && HasHopLimits(stage); });
  return StepCount(definition) <= kMostSteps &&
         !(limits_optional_stages && definition.order == StageOrder::kAny);
}

}  // namespace

const store::RowBits* PlainRows::RowsOf(const store::EventStore& store,
                                        const store::RowSequence& rows, const Step& step,
                                        const std::vector<Filter>& event_filters) {
  const bool any = step.event == kAnyEvent;
  const auto type = static_cast<store::TypeCode>(any ? store::kAbsent
                                                     : store.vocabulary().types.Find(step.event));
  if (!any && type == store::kAbsent) return nullptr;
  std::vector<Filter> where = step.where;
  for (const Filter& filter : event_filters) where.push_back(filter);
  if (!any && where.empty()) return &rows.OfType(type);
  held_.push_back(rows.OfStep(type, where));
  return held_.back().get();
}

const store::RowBits* PlainRows::Together(const std::vector<const store::RowBits*>& steps) {
  const store::RowBits* one = nullptr;
  std::shared_ptr<store::RowBits> several;
  for (const store::RowBits* rows : steps) {
    if (rows == nullptr) continue;
    if (one == nullptr) {
      one = rows;
      continue;
    }
    if (several == nullptr) several = std::make_shared<store::RowBits>(*one);
    several->Add(*rows);
  }
  if (several == nullptr) return one;
  held_.push_back(several);
  return several.get();
}

store::Row PlainRows::NarrowToRange(store::Row* begin, store::Row* end) const {
  const auto since = [this](store::Row from, store::Row until, int64_t time_us) {
    const int64_t* at = std::lower_bound(times_us_ + from, times_us_ + until, time_us);
    return static_cast<store::Row>(at - times_us_);
  };
  *begin = since(*begin, *end, range_.from_us);
  const store::Row start_end = since(*begin, *end, range_.to_us);
  if (gates_all_) *end = start_end;
  return start_end;
}

PlainRows::PlainRows(const store::EventStore& store, const store::RowSequence& rows,
                     const FunnelDefinition& definition, const StagePlan& plan)
    : applies(IsUsual(definition)),
      times_us_(rows.times_us().data()),
      range_(definition.range),
      is_bounded_(range_.from_us != kMinTimeUs || range_.to_us != kMaxTimeUs),
      gates_all_(definition.gates == RangeGate::kAll) {
  for (uint32_t code = 0; code <= store.vocabulary().types.size(); ++code) {
    const StageMask of_type = plan.PossibleStages(static_cast<store::TypeCode>(code));
    type_tells_stage &= ServesOneStage(of_type);
    serves.push_back(of_type != 0);
  }
  if (!applies) return;
  for (const Stage& stage : definition.stages) {
    StageRows& of_stage = stages.emplace_back();
    for (const Step& step : stage.steps) {
      of_stage.steps.push_back(RowsOf(store, rows, step, definition.filters.events));
    }
    of_stage.all = Together(of_stage.steps);
    has_more |= stage.optional || stage.steps.size() > 1;
  }
  for (uint32_t slot = 0; slot < plan.required_count(); ++slot) {
    const store::RowBits* all = stages[plan.stage(slot)].all;
    if (all == nullptr) break;
    of_slot.push_back(all);
  }
  std::vector<const store::RowBits*> all;
  for (const StageRows& stage : stages) all.push_back(stage.all);
  of_any_stage = Together(all);
  if (definition.order == StageOrder::kStrict) {
    interrupting =
        definition.scope == StrictScope::kStages
            ? of_any_stage
            : RowsOf(store, rows, {std::string(kAnyEvent), {}}, definition.filters.events);
  }
  std::vector<const store::RowBits*> excluding;
  std::vector<const store::RowBits*> ending_all;
  for (const Exclusion& exclusion : definition.exclusions) {
    const store::RowBits* its = RowsOf(store, rows, exclusion.step, definition.filters.events);
    if (its == nullptr) continue;
    const ExclusionRows& rule = exclusion_rules.emplace_back(
        ExclusionRows{its, plan.slot(exclusion.from_stage), plan.slot(exclusion.to_stage),
                      exclusion.mode == Exclusion::Mode::kEndAttempt});
    excluding.push_back(its);
    const bool is_of_all = rule.from_slot == 0 && rule.to_slot + 1 == plan.required_count();
    if (rule.ends_attempt && is_of_all) ending_all.push_back(its);
  }
  exclusions = Together(excluding);
  barriers = Together(ending_all);
}

}  // namespace parcours::funnel
