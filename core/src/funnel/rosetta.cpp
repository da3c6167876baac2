#include "funnel/rosetta.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "funnel/plan/property_values.h"
#include "funnel/plan/record_list.h"
#include "funnel/plan/refusals.h"
#include "funnel/search/record_search.h"

namespace parcours::funnel {

namespace {

constexpr size_t kSingleOptions = kRuleOptionCount - 1;

// What all the definitions count, each record with a number.
class NumberedRecords {
 public:
  // Both must outlive this.
  NumberedRecords(const store::EventStore& store, const FunnelDefinition& definition)
      : store_(store), contacts_(store, definition) {
    if (definition.count == kCountContacts) return;
    values_.emplace(store, definition.count);
    keyed_.emplace(store, definition);
  }

  const store::RowSequence& sequence() const {
    return keyed_ ? keyed_->sequence() : store_.sequence();
  }
  uint32_t count() const { return sequence().record_count(); }

  // visit(uint32_t number, const RecordRows&)
  template <class Visit>
  void ForEach(const Visit& visit) const {
    if (!keyed_) {
      return contacts_.ForEach([&](const RecordRows& record) { visit(record.contact, record); });
    }
    for (uint32_t i = 0; i < keyed_->count(); ++i) visit(i, keyed_->Of(i));
  }
  RecordRows Of(uint32_t number) const {
    if (keyed_) return keyed_->Of(number);
    return {nullptr, store_.contact_begin(number), store_.contact_begin(number + 1), number};
  }

  std::string_view NameOf(uint32_t number) const {
    if (!keyed_) return store_.ContactId(number);
    const RecordRows record = Of(number);
    const store::Row row = record.At(record.begin);
    return values_->Text(values_->Code(row, store_.ContactOfRow(row)));
  }

 private:
  const store::EventStore& store_;
  const ContactChoice contacts_;
  std::optional<PropertyValues> values_;
  std::optional<KeyedRecords> keyed_;
};

// One record after the other under one definition.
class ReachSearch {
 public:
  ReachSearch(const store::EventStore& store, const NumberedRecords& records,
              const FunnelDefinition& definition)
      : plan_(store, definition),
        search_(store, definition, plan_, definition.horizon_us.value_or(store.last_time_us()),
                &records.sequence()),
        outcomes_(NoOutcomes(definition)) {
    outcomes_.multi_step_stages.clear();  // nobody asks for the steps done
  }

  // Which stages the record reaches, as bits; 0: it does not enter. Under order "any" the k-th bit
  // is k + 1 stages done.
  uint32_t StagesOf(const RecordRows& record, bool* converted) {
    search_.Search(record, &outcomes_);
    if (outcomes_.size() == 0) return 0;
    uint32_t stages = 0;
    for (uint32_t place = 0; place < outcomes_.stage_count; ++place) {
      stages |= outcomes_.row(0, place) == store::kNoRow ? 0 : 1u << place;
    }
    *converted = outcomes_.records[0].state == RecordState::kConverted;
    outcomes_.Clear();
    return stages;
  }

 private:
  const StagePlan plan_;
  RecordSearch search_;
  Outcomes outcomes_;
};

// What the records reach under one definition.
struct Reach {
  std::vector<uint32_t> stages;   // by the record's number, as bits
  std::vector<uint64_t> records;  // by stage
  uint64_t converted = 0;
};

Reach ReachOfAll(const store::EventStore& store, const NumberedRecords& records,
                 const FunnelDefinition& definition) {
  ReachSearch search(store, records, definition);
  Reach reach;
  reach.stages.assign(records.count(), 0);
  reach.records.assign(definition.stages.size(), 0);
  records.ForEach([&](uint32_t number, const RecordRows& record) {
    bool converted = false;
    const uint32_t stages = search.StagesOf(record, &converted);
    reach.stages[number] = stages;
    for (size_t stage = 0; stage < reach.records.size(); ++stage) {
      reach.records[stage] += stages >> stage & 1;
    }
    reach.converted += converted;
  });
  return reach;
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

// Whether all count alike under both, which differ in these options at most.
bool HaveSameRules(const FunnelDefinition& a, const FunnelDefinition& b) {
  for (size_t i = 0; i < kSingleOptions; ++i) {
    const auto option = static_cast<RuleOption>(i);
    if (option == RuleOption::kRange && a.range.unbounded()) continue;
    FunnelDefinition changed = a;
    if (TakeOver(option, b, &changed)) return false;
  }
  return true;
}

// A record that reaches other stages under a preset than under the base.
struct Difference {
  uint32_t record;  // its number
  uint32_t base;    // stages, as bits
  uint32_t open;    // those that differ and have no reason so far
};

// Gives the records that differ their reasons, and counts them.
class Comparison {
 public:
  // All must outlive this; at most `examples` of them a reason.
  Comparison(const store::EventStore& store, const NumberedRecords& records, uint32_t examples,
             std::vector<RosettaStage>* stages)
      : store_(store), records_(records), examples_(examples), stages_(*stages) {
    counts_.resize(stages_.size());
  }

  void Compare(const FunnelDefinition& base, const Reach& base_reach,
               const FunnelDefinition& preset, const Reach& preset_reach) {
    for (uint32_t record = 0; record < records_.count(); ++record) {
      const uint32_t stages = base_reach.stages[record];
      const uint32_t differing = stages ^ preset_reach.stages[record];
      if (differing != 0) differences_.push_back({record, stages, differing});
    }
    // The base with one option of the preset counts as the preset does; then the preset with one of
    // the base as the base does.
    for (const bool taken_over : {true, false}) {
      for (size_t i = 0; i < kSingleOptions && !differences_.empty(); ++i) {
        const auto option = static_cast<RuleOption>(i);
        FunnelDefinition definition = taken_over ? base : preset;
        if (!TakeOver(option, taken_over ? preset : base, &definition)) continue;
        // What both support apart they may not support together.
        if (!UnsupportedIn(definition).empty()) continue;
        ReachSearch search(store_, records_, definition);
        for (Difference& difference : differences_) {
          bool converted = false;
          const uint32_t stages = search.StagesOf(records_.Of(difference.record), &converted);
          const uint32_t other_than_base = stages ^ difference.base;
          Settle(option, taken_over ? other_than_base : ~other_than_base, &difference);
        }
        std::erase_if(differences_, [](const Difference& each) { return each.open == 0; });
      }
    }
    for (Difference& difference : differences_) {
      Settle(RuleOption::kSeveral, difference.open, &difference);
    }
    for (size_t stage = 0; stage < stages_.size(); ++stage) {
      for (RosettaReason& reason : counts_[stage]) {
        if (reason.gained + reason.lost == 0) continue;
        stages_[stage].gained += reason.gained;
        stages_[stage].lost += reason.lost;
        stages_[stage].reasons.push_back(std::move(reason));
      }
    }
  }

 private:
  // `stages`: where the option is the reason, as bits.
  void Settle(RuleOption option, uint32_t stages, Difference* difference) {
    for (size_t stage = 0; stage < stages_.size(); ++stage) {
      if ((stages & difference->open) >> stage & 1) {
        const bool in_base = (difference->base >> stage & 1) != 0;
        Count(option, difference->record, in_base, &counts_[stage][static_cast<size_t>(option)]);
      }
    }
    difference->open &= ~stages;
  }

  void Count(RuleOption option, uint32_t record, bool in_base, RosettaReason* reason) const {
    reason->reason = option;
    ++(in_base ? reason->lost : reason->gained);
    const std::string_view name = records_.NameOf(record);
    std::vector<std::string>& examples = reason->examples;
    if (examples.size() == examples_) {
      if (examples.empty() || name >= examples.back()) return;
      examples.pop_back();
    }
    examples.emplace(std::upper_bound(examples.begin(), examples.end(), name), name);
  }

  const store::EventStore& store_;
  const NumberedRecords& records_;
  const uint32_t examples_;
  std::vector<RosettaStage>& stages_;
  std::vector<Difference> differences_;                              // those with open stages
  std::vector<std::array<RosettaReason, kRuleOptionCount>> counts_;  // by stage
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
  ExpectSupported(base);
  const NumberedRecords records(store, base);
  const Reach base_reach = ReachOfAll(store, records, base);
  std::vector<RosettaAnswer> answers = {AnswerOf(base, base_reach)};
  for (const PresetDefinition& given : presets) {
    RosettaAnswer answer;
    std::vector<Problem> problems = given.problems;
    if (given.definition) problems = UnsupportedIn(*given.definition);
    if (problems.empty()) {
      const auto same = std::find_if(answers.begin(), answers.end(), [&](const auto& other) {
        return other.problems.empty() && HaveSameRules(other.definition, *given.definition);
      });
      if (same != answers.end()) {
        answer = *same;
        answer.definition = *given.definition;
      } else {
        const Reach reach = ReachOfAll(store, records, *given.definition);
        answer = AnswerOf(*given.definition, reach);
        Comparison comparison(store, records, examples, &answer.stages);
        comparison.Compare(base, base_reach, *given.definition, reach);
      }
    }
    answer.preset = given.preset;
    answer.problems = std::move(problems);
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace parcours::funnel
