#include "funnel/rosetta.h"

#include <algorithm>

#include "funnel/funnel.h"
#include "funnel/record_names.h"
#include "funnel/refusals.h"
#include "text/sort.h"

namespace parcours::funnel {

namespace {

constexpr size_t kSingleOptions = kRuleOptionCount - 1;

// Which stages every record reaches, as bits; 0: it does not enter. Under order "any" the k-th bit
// is k + 1 stages done.
struct Reach {
  std::vector<uint32_t> stages;   // by record key
  std::vector<uint64_t> records;  // by stage
  uint64_t converted = 0;
};

Reach ReachOf(const store::EventStore& store, const FunnelDefinition& definition,
              const Outcomes& outcomes) {
  const RecordNames names(store, definition, outcomes);
  Reach reach;
  reach.stages.assign(names.key_count(), 0);
  reach.records.assign(definition.stages.size(), 0);
  for (uint32_t index = 0; index < outcomes.size(); ++index) {
    uint32_t& stages = reach.stages[names.Key(index)];
    for (uint32_t place = 0; place < outcomes.stage_count; ++place) {
      if (outcomes.row(index, place) == store::kNoRow) continue;
      stages |= 1u << place;
      ++reach.records[place];
    }
    reach.converted += outcomes.records[index].state == RecordState::kConverted;
  }
  return reach;
}

Reach Search(const store::EventStore& store, const FunnelDefinition& definition) {
  const StagePlan plan(store, definition);
  return ReachOf(store, definition, FindJourneys(store, definition, plan));
}

// Gives `to` one option of `from`; false where it has it already.
bool TakeOver(RuleOption option, const FunnelDefinition& from, FunnelDefinition* to) {
  switch (option) {
    case RuleOption::kWindow:
      if (to->window_us == from.window_us) return false;
      to->window_us = from.window_us;
      return true;
    case RuleOption::kEntry:
      if (to->entry == from.entry) return false;
      to->entry = from.entry;
      return true;
    case RuleOption::kTies:
      if (to->ties == from.ties && to->tolerance_us == from.tolerance_us) return false;
      to->ties = from.ties;
      to->tolerance_us = from.tolerance_us;
      return true;
    case RuleOption::kRange:
      if (to->gates == from.gates) return false;
      to->gates = from.gates;
      return true;
    case RuleOption::kHops: {
      bool changed = false;
      for (size_t i = 0; i < to->stages.size(); ++i) {
        Stage& stage = to->stages[i];
        const Stage& other = from.stages[i];
        changed |= stage.hop_min_us != other.hop_min_us || stage.hop_max_us != other.hop_max_us;
        stage.hop_min_us = other.hop_min_us;
        stage.hop_max_us = other.hop_max_us;
      }
      return changed;
    }
    case RuleOption::kSeveral:
      return false;
  }
  return false;
}

// One preset beside the base.
class Comparison {
 public:
  Comparison(const store::EventStore& store, const FunnelDefinition& base, const Reach& base_reach,
             const FunnelDefinition& preset)
      : store_(store),
        base_(base),
        preset_(preset),
        base_reach_(base_reach),
        preset_reach_(Search(store, preset)) {
    for (size_t i = 0; i < kSingleOptions; ++i) {
      const auto option = static_cast<RuleOption>(i);
      FunnelDefinition with = base_;
      if (!TakeOver(option, preset_, &with)) continue;
      options_.push_back(option);
      with_.push_back(Search(store_, with));
      FunnelDefinition without = preset_;
      TakeOver(option, base_, &without);
      without_.push_back(Search(store_, without));
    }
  }

  const Reach& reach() const { return preset_reach_; }

  // `name_of` gives a key's name. At most `examples` of them a reason.
  template <class NameOf>
  void Count(uint32_t stage, uint32_t examples, const NameOf& name_of,
             RosettaStage* counted) const {
    std::array<RosettaReason, kRuleOptionCount> reasons;
    for (uint32_t key = 0; key < base_reach_.stages.size(); ++key) {
      const bool in_base = Reaches(base_reach_, key, stage);
      if (in_base == Reaches(preset_reach_, key, stage)) continue;
      const RuleOption option = ReasonOf(key, stage, in_base);
      RosettaReason& reason = reasons[static_cast<size_t>(option)];
      reason.reason = option;
      ++(in_base ? reason.lost : reason.gained);
      reason.examples.emplace_back(name_of(key));
    }
    for (RosettaReason& reason : reasons) {
      if (reason.examples.empty()) continue;
      counted->gained += reason.gained;
      counted->lost += reason.lost;
      text::StableSort(reason.examples);
      reason.examples.resize(std::min<size_t>(examples, reason.examples.size()));
      counted->reasons.push_back(std::move(reason));
    }
  }

 private:
  static bool Reaches(const Reach& reach, uint32_t key, uint32_t stage) {
    return (reach.stages[key] >> stage & 1) != 0;
  }

  RuleOption ReasonOf(uint32_t key, uint32_t stage, bool in_base) const {
    for (size_t i = 0; i < options_.size(); ++i) {
      if (Reaches(with_[i], key, stage) != in_base) return options_[i];
    }
    for (size_t i = 0; i < options_.size(); ++i) {
      if (Reaches(without_[i], key, stage) == in_base) return options_[i];
    }
    return RuleOption::kSeveral;
  }

  const store::EventStore& store_;
  const FunnelDefinition& base_;
  const FunnelDefinition& preset_;
  const Reach& base_reach_;
  const Reach preset_reach_;
  std::vector<RuleOption> options_;  // those in which the two differ
  std::vector<Reach> with_;          // by option: the base with the preset's
  std::vector<Reach> without_;       // the preset with the base's
};

RosettaAnswer AnswerOf(const FunnelDefinition& definition, const Reach& reach) {
  RosettaAnswer answer;
  answer.definition = definition;
  answer.converted = reach.converted;
  for (size_t i = 0; i < definition.stages.size(); ++i) {
    RosettaStage stage;
    stage.id = definition.stages[i].id;
    stage.records = reach.records[i];
    answer.stages.push_back(std::move(stage));
  }
  return answer;
}

}  // namespace

std::vector<RosettaAnswer> CompareRules(const store::EventStore& store,
                                        const FunnelDefinition& base,
                                        const std::vector<PresetDefinition>& presets,
                                        uint32_t examples) {
  const StagePlan plan(store, base);
  const Outcomes outcomes = FindJourneys(store, base, plan);
  const Reach base_reach = ReachOf(store, base, outcomes);
  const RecordNames names(store, base, outcomes);
  std::vector<RosettaAnswer> answers = {AnswerOf(base, base_reach)};
  for (const PresetDefinition& given : presets) {
    RosettaAnswer answer;
    std::vector<Problem> problems = given.problems;
    if (given.definition) problems = UnsupportedIn(*given.definition);
    if (problems.empty()) {
      const Comparison comparison(store, base, base_reach, *given.definition);
      answer = AnswerOf(*given.definition, comparison.reach());
      for (uint32_t stage = 0; stage < base.stages.size(); ++stage) {
        const auto name_of = [&](uint32_t key) { return names.OfKey(key); };
        comparison.Count(stage, examples, name_of, &answer.stages[stage]);
      }
    }
    answer.preset = given.preset;
    answer.problems = std::move(problems);
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace parcours::funnel
