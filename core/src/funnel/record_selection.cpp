#include "funnel/record_selection.h"

#include <algorithm>
#include <numeric>

#include "funnel/figures/funnel_breakdown.h"
#include "funnel/figures/stage_values.h"

namespace parcours::funnel {

namespace {

using State = RecordsAt::State;
using Kind = ValueChoice::Kind;

// A choice of one property's values, decided once.
class ValueTest {
 public:
  ValueTest(const ValueChoice& choice, const PropertyValues* values, const TopValues* top)
      : kind_(values == nullptr ? Kind::kAny : choice.kind), top_(top) {
    if (kind_ == Kind::kValue) code_ = values->Find(choice.value);
  }

  bool any() const { return kind_ == Kind::kAny; }
  bool Passes(uint32_t code) const {
    switch (kind_) {
      case Kind::kAny:
        return true;
      case Kind::kValue:
        return code == code_;
      case Kind::kOther:
        return top_->label(top_->GroupOf(code)).kind == Label::Kind::kOther;
      case Kind::kNone:
        return code == store::kAbsent;
    }
    return false;
  }

 private:
  Kind kind_;
  const TopValues* top_;
  uint32_t code_ = kUnknownValue;
};

class Selection {
 public:
  Selection(const store::EventStore& store, const FunnelDefinition& definition,
            const StagePlan& plan, const Outcomes& outcomes, const RecordsAt& at)
      : store_(store),
        definition_(definition),
        plan_(plan),
        outcomes_(outcomes),
        at_(at),
        values_(store, definition, outcomes) {
    if (!at.stage) return;
    stage_ = *at.stage;
    previous_required_ = stage_ == 0 ? 0 : stage_ - 1;
    while (definition.stages[previous_required_].optional) --previous_required_;
    const auto& multi = outcomes.multi_step_stages;
    multi_step_ =
        static_cast<size_t>(std::find(multi.begin(), multi.end(), stage_) - multi.begin());
  }

  std::vector<uint32_t> Select() {
    std::vector<uint32_t> selected = OfBreakdownValue();
    if (!at_.ways.empty()) tops_ = values_.TopsAmong(selected);
    for (const WayChoice& way : at_.ways) {
      tests_.emplace_back();
      for (const NodeChoice& node : way.nodes) {
        tests_.back().emplace_back(node.value, values_.Of(node.stage), tops_[node.stage].get());
      }
    }
    std::erase_if(selected, [&](uint32_t index) { return !Passes(index); });
    return selected;
  }

 private:
  std::vector<uint32_t> OfBreakdownValue() const {
    std::vector<uint32_t> selected(outcomes_.size());
    std::iota(selected.begin(), selected.end(), 0u);
    if (!definition_.breakdown || at_.breakdown.kind == Kind::kAny) return selected;
    const RecordValues records(store_, *definition_.breakdown, outcomes_);
    const ValueTest test(at_.breakdown, &records.values(), &records.top());
    std::erase_if(selected, [&](uint32_t index) { return !test.Passes(records.codes()[index]); });
    return selected;
  }

  bool Passes(uint32_t index) const {
    if (at_.mature && !outcomes_.records[index].mature) return false;
    if (!PassesState(index) || !PassesStep(index) || !PassesTimes(index)) return false;
    for (size_t way = 0; way < tests_.size(); ++way) {
      if (!Goes(index, at_.ways[way], tests_[way])) return false;
    }
    return true;
  }

  bool PassesState(uint32_t index) const {
    const RecordState state = outcomes_.records[index].state;
    const uint32_t depth = outcomes_.records[index].depth;
    bool reached = true;
    bool is_furthest = true;
    if (at_.stage) {
      const bool optional = definition_.stages[stage_].optional;
      // Under order "any" the k-th line is about k stages done, its steps about that one stage.
      const bool in_any_order = definition_.order == StageOrder::kAny;
      const bool by_event = optional || (in_any_order && at_.step.has_value());
      reached = by_event ? outcomes_.RowOfStage(index, stage_) != store::kNoRow
                         : depth > plan_.slot(stage_);
      is_furthest = by_event || depth == plan_.slot(stage_) + 1;
      if (at_.state == State::kSkipped) {
        return !reached && outcomes_.row(index, previous_required_) != store::kNoRow;
      }
    }
    switch (at_.state) {
      case State::kReached:
        return reached;
      case State::kDropped:
        return reached && is_furthest && state == RecordState::kDropped;
      case State::kInProgress:
        return reached && is_furthest && state == RecordState::kInProgress;
      case State::kConverted:
        return reached && state == RecordState::kConverted;
      case State::kSkipped:
        return false;
    }
    return false;
  }

  bool PassesStep(uint32_t index) const {
    if (!at_.step) return true;
    const store::Row row = outcomes_.RowOfStage(index, stage_);
    if (row == store::kNoRow) return false;
    const size_t multi_step_count = outcomes_.multi_step_stages.size();
    if (multi_step_ < multi_step_count && !outcomes_.steps_done.empty()) {
      const size_t at = index * multi_step_count + multi_step_;
      return at_.did ? (outcomes_.steps_done[at] >> *at_.step & 1) != 0
                     : outcomes_.first_steps[at] == *at_.step;
    }
    const store::ContactIndex contact = outcomes_.ContactOf(store_, index, row);
    return plan_.FirstStep(stage_, row, contact) == *at_.step;
  }

  bool PassesTimes(uint32_t index) const {
    const int64_t entry_us = outcomes_.records[index].entry_us;
    if (!at_.entered.Contains(entry_us)) return false;
    if (!at_.convert_from_us && !at_.convert_to_us) return true;
    if (outcomes_.records[index].state != RecordState::kConverted) return false;
    const store::Row last = outcomes_.row(index, outcomes_.stage_count - 1);
    const int64_t duration_us = std::max<int64_t>(0, store_.times_us()[last] - entry_us);
    return duration_us >= at_.convert_from_us.value_or(0) &&
           duration_us < at_.convert_to_us.value_or(kMaxTimeUs);
  }

  // Whether the record's path has the way's nodes next to each other.
  bool Goes(uint32_t index, const WayChoice& way, const std::vector<ValueTest>& tests) const {
    std::vector<uint32_t> places;
    for (uint32_t place = 0; place < outcomes_.stage_count; ++place) {
      if (outcomes_.row(index, place) != store::kNoRow) places.push_back(place);
    }
    if (way.whole && places.size() != way.nodes.size()) return false;
    for (size_t from = 0; from + way.nodes.size() <= places.size(); ++from) {
      bool goes = true;
      for (size_t i = 0; i < way.nodes.size() && goes; ++i) {
        const uint32_t place = places[from + i];
        const uint32_t stage = way.nodes[i].stage;
        goes = outcomes_.StageAt(index, place) == stage &&
               (tests[i].any() || tests[i].Passes(values_.Code(index, stage)));
      }
      if (goes) return true;
    }
    return false;
  }

  const store::EventStore& store_;
  const FunnelDefinition& definition_;
  const StagePlan& plan_;
  const Outcomes& outcomes_;
  const RecordsAt& at_;
  const StageValues values_;
  uint32_t stage_ = 0;
  uint32_t previous_required_ = 0;
  size_t multi_step_ = 0;  // the stage's place in outcomes.multi_step_stages
  StageValues::Tops tops_;
  std::vector<std::vector<ValueTest>> tests_;  // by way, then node
};

}  // namespace

std::vector<uint32_t> SelectRecords(const store::EventStore& store,
                                    const FunnelDefinition& definition, const StagePlan& plan,
                                    const Outcomes& outcomes, const RecordsAt& at) {
  return Selection(store, definition, plan, outcomes, at).Select();
}

}  // namespace parcours::funnel
