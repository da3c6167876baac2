#include "reference/slow_funnel.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "reference/slow_chain.h"

namespace parcours::reference {

namespace {

bool StepMatches(const Step& step, const SlowFunnelEvent& event) {
  return step.event == "*" || step.event == event.type;
}

bool StageMatches(const Stage& stage, const SlowFunnelEvent& event) {
  return std::any_of(stage.steps.begin(), stage.steps.end(),
                     [&](const Step& step) { return StepMatches(step, event); });
}

// One record's journey.
class SlowRecord {
 public:
  SlowRecord(std::vector<SlowFunnelEvent> events, const FunnelDefinition& definition,
             int64_t horizon_us)
      : events_(std::move(events)), definition_(definition), horizon_us_(horizon_us) {
    std::stable_sort(events_.begin(), events_.end(),
                     [](const auto& a, const auto& b) { return a.time_us < b.time_us; });
    for (uint32_t stage = 0; stage < definition.stages.size(); ++stage) {
      if (!definition.stages[stage].optional) required_.push_back(stage);
    }
    if (definition.gates == RangeGate::kAll) {
      std::erase_if(events_, [&](const SlowFunnelEvent& event) {
        return !definition.range.Contains(event.time_us);
      });
    }
  }

  void AddTo(SlowFunnelCounts* counts) {
    chain_ = FindSlowChain(PlainEvents(), PlainRules());
    if (chain_.empty() || IsRemoved()) return;
    matched_.assign(definition_.stages.size(), std::nullopt);
    for (size_t i = 0; i < chain_.size(); ++i) matched_[required_[i]] = chain_[i];
    MatchOptional();

    const bool converted = chain_.size() == required_.size();
    const bool over =
        !definition_.window_us || Time(chain_[0]) + *definition_.window_us <= horizon_us_;
    const bool in_progress = !converted && !over && !StoppedAt();
    ++counts->entered;
    counts->converted += converted;
    counts->in_progress += in_progress;
    counts->dropped += !converted && !in_progress;
    counts->mature += over;
    counts->mature_converted += over && converted;
    if (converted) {
      counts->time_to_convert_us.push_back(
          std::max<int64_t>(0, Time(chain_.back()) - Time(chain_.front())));
    }
    SlowStageCounts& furthest = counts->stages[required_[chain_.size() - 1]];
    furthest.in_progress += in_progress;
    furthest.dropped += !converted && !in_progress;
    for (uint32_t stage = 0; stage < matched_.size(); ++stage) {
      AddStage(stage, converted, &counts->stages[stage]);
    }
    if (definition_.totals) AddAttempts(counts);
  }

 private:
  int64_t Time(uint32_t event) const { return events_[event].time_us; }

  std::vector<SlowEvent> PlainEvents() const {
    std::vector<SlowEvent> plain;
    for (const SlowFunnelEvent& event : events_) {
      SlowEvent made;
      made.time_us = event.time_us;
      made.may_start = definition_.range.Contains(event.time_us);
      for (size_t i = 0; i < required_.size(); ++i) {
        if (StageMatches(definition_.stages[required_[i]], event)) made.stages |= 1u << i;
      }
      uint32_t bit = 1;
      for (const Exclusion& exclusion : definition_.exclusions) {
        if (exclusion.mode != Exclusion::Mode::kEndAttempt) continue;
        if (StepMatches(exclusion.step, event)) made.exclusions |= bit;
        bit <<= 1;
      }
      plain.push_back(made);
    }
    return plain;
  }

  uint32_t RequiredIndex(uint32_t stage) const {
    return static_cast<uint32_t>(std::find(required_.begin(), required_.end(), stage) -
                                 required_.begin());
  }

  SlowRules PlainRules() const {
    SlowRules rules;
    rules.stage_count = static_cast<uint32_t>(required_.size());
    rules.window_us = definition_.window_us;
    for (uint32_t stage : required_) {
      rules.hop_min_us.push_back(definition_.stages[stage].hop_min_us);
      rules.hop_max_us.push_back(definition_.stages[stage].hop_max_us);
    }
    if (definition_.entry == EntryRule::kFirst) rules.entry = SlowEntry::kFirst;
    if (definition_.entry == EntryRule::kLatest) rules.entry = SlowEntry::kLatest;
    if (definition_.order == StageOrder::kStrict) {
      rules.order =
          definition_.scope == StrictScope::kAll ? SlowOrder::kStrictAll : SlowOrder::kStrictStages;
    }
    rules.in_sequence = definition_.ties == TieRule::kSequence;
    rules.tolerance_us = definition_.tolerance_us;
    for (const Exclusion& exclusion : definition_.exclusions) {
      if (exclusion.mode != Exclusion::Mode::kEndAttempt) continue;
      rules.exclusions.push_back(
          {RequiredIndex(exclusion.from_stage), RequiredIndex(exclusion.to_stage)});
    }
    return rules;
  }

  // One attempt after the other: each from the first entry that is not inside the one before.
  void AddAttempts(SlowFunnelCounts* counts) {
    counts->attempts_reached.resize(required_.size());
    std::vector<SlowEvent> events = PlainEvents();
    SlowRules rules = PlainRules();
    const bool in_sequence = rules.in_sequence;
    if (rules.entry == SlowEntry::kFirst) {
      std::optional<uint32_t> first;
      for (uint32_t event = 0; event < events.size(); ++event) {
        if ((events[event].stages & 1) == 0 || !events[event].may_start) continue;
        if (!first) first = event;
        events[event].may_start = in_sequence ? event == *first : Time(event) == Time(*first);
      }
    }
    rules.entry = SlowEntry::kFirst;
    while (true) {
      const std::vector<uint32_t> chain = FindSlowChain(events, rules);
      if (chain.empty()) return;
      chain_ = chain;
      const bool converted = chain.size() == required_.size();
      std::optional<int64_t> end_us;
      for (uint32_t event : chain) end_us = std::max(end_us.value_or(Time(event)), Time(event));
      const std::optional<int64_t> stopped_us = converted ? std::nullopt : StoppedAt();
      if (!converted) {
        end_us = stopped_us;
        if (!end_us && definition_.window_us) end_us = Time(chain[0]) + *definition_.window_us;
      }
      const bool open = !converted && !stopped_us && definition_.window_us && *end_us > horizon_us_;
      ++counts->attempts;
      counts->attempts_converted += converted;
      counts->attempts_in_progress += open;
      for (size_t i = 0; i < chain.size(); ++i) ++counts->attempts_reached[i];
      if (!end_us) return;
      for (uint32_t event = 0; event < events.size(); ++event) {
        if (Time(event) < *end_us) events[event].may_start = false;
        if (in_sequence && converted && event <= chain.back()) events[event].may_start = false;
      }
      for (uint32_t event : chain) {
        events[event].stages = 0;
        events[event].may_start = false;
      }
    }
  }

  bool InChain(uint32_t event) const {
    return std::find(chain_.begin(), chain_.end(), event) != chain_.end();
  }

  bool IsRemoved() const {
    for (const Exclusion& exclusion : definition_.exclusions) {
      if (exclusion.mode != Exclusion::Mode::kRemoveRecord) continue;
      const uint32_t from = RequiredIndex(exclusion.from_stage);
      const uint32_t to = RequiredIndex(exclusion.to_stage);
      if (from >= chain_.size()) continue;
      for (uint32_t event = 0; event < events_.size(); ++event) {
        if (InChain(event) || !StepMatches(exclusion.step, events_[event])) continue;
        if (Time(event) <= Time(chain_[from])) continue;
        if (to >= chain_.size() || Time(event) < Time(chain_[to])) return true;
      }
    }
    return false;
  }

  // When an exclusion ended the attempt that stopped, if one did.
  std::optional<int64_t> StoppedAt() const {
    std::optional<int64_t> stopped_us;
    for (const Exclusion& exclusion : definition_.exclusions) {
      if (exclusion.mode != Exclusion::Mode::kEndAttempt) continue;
      const uint32_t from = RequiredIndex(exclusion.from_stage);
      const uint32_t to = RequiredIndex(exclusion.to_stage);
      if (from >= chain_.size() || to < chain_.size()) continue;
      for (uint32_t event = 0; event < events_.size(); ++event) {
        if (InChain(event) || !StepMatches(exclusion.step, events_[event])) continue;
        if (Time(event) <= Time(chain_[from])) continue;
        if (definition_.window_us && Time(event) - Time(chain_[0]) > *definition_.window_us)
          continue;
        if (!stopped_us || Time(event) < *stopped_us) stopped_us = Time(event);
      }
    }
    return stopped_us;
  }

  bool Taken(uint32_t event) const {
    return std::find(matched_.begin(), matched_.end(), std::optional<uint32_t>(event)) !=
           matched_.end();
  }

  void MatchOptional() {
    std::optional<uint32_t> previous;
    size_t required = 0;  // matched so far
    for (uint32_t stage = 0; stage < definition_.stages.size(); ++stage) {
      if (!definition_.stages[stage].optional) {
        if (required == chain_.size()) return;
        previous = chain_[required++];
        continue;
      }
      std::optional<uint32_t> next;
      if (required < chain_.size()) next = chain_[required];
      for (uint32_t event = 0; event < events_.size() && !matched_[stage]; ++event) {
        if (!StageMatches(definition_.stages[stage], events_[event]) || Taken(event)) continue;
        if (!MayFollow(*previous, event, definition_.stages[stage])) continue;
        if (next && !Follows(event, *next)) continue;
        if (definition_.window_us && Time(event) - Time(chain_[0]) > *definition_.window_us)
          continue;
        if (!next) {
          const std::optional<int64_t> stopped_us = StoppedAt();
          if (stopped_us && Time(event) > *stopped_us) continue;
        }
        matched_[stage] = event;
      }
      if (matched_[stage]) previous = matched_[stage];
    }
  }

  bool Follows(uint32_t before, uint32_t after) const {
    if (definition_.ties == TieRule::kSequence) return before < after;
    return Time(after) >= Time(before) - definition_.tolerance_us;
  }

  bool MayFollow(uint32_t before, uint32_t after, const Stage& stage) const {
    if (!Follows(before, after)) return false;
    const int64_t hop_us = std::max<int64_t>(0, Time(after) - Time(before));
    return (!stage.hop_min_us || hop_us >= *stage.hop_min_us) &&
           (!stage.hop_max_us || hop_us <= *stage.hop_max_us);
  }

  void AddStage(uint32_t stage, bool converted, SlowStageCounts* counts) const {
    size_t before = 0;  // index in required_ of the last required stage before this one
    while (before + 1 < required_.size() && required_[before + 1] < stage) ++before;
    const bool first = stage == 0;
    const bool reached_before = before < chain_.size();
    if (definition_.stages[stage].optional && reached_before) {
      if (matched_[stage]) {
        counts->converted_with += converted;
      } else {
        counts->converted_without += converted;
      }
    }
    if (!matched_[stage]) return;
    const uint32_t event = *matched_[stage];
    const std::vector<Step>& steps = definition_.stages[stage].steps;
    ++counts->records;
    for (size_t step = 0; step < steps.size(); ++step) {
      if (!StepMatches(steps[step], events_[event])) continue;
      ++counts->advanced[step];
      break;
    }
    if (!first) {
      counts->from_previous_us.push_back(std::max<int64_t>(0, Time(event) - Time(chain_[before])));
    }
    // While in the stage.
    const int64_t from_us = Time(first ? event : chain_[before]) - definition_.tolerance_us;
    std::optional<int64_t> until_us;
    if (stage == required_.back()) {
      until_us = Time(event);
    } else {
      const size_t next = first ? 1 : before + (definition_.stages[stage].optional ? 1 : 2);
      if (next < chain_.size()) {
        until_us = Time(chain_[next]);
      } else if (definition_.window_us) {
        until_us = Time(chain_[0]) + *definition_.window_us;
      }
    }
    if (until_us) *until_us += definition_.tolerance_us;
    for (size_t step = 0; step < steps.size(); ++step) {
      for (uint32_t other = 0; other < events_.size(); ++other) {
        const bool is_in = Time(other) >= from_us && (!until_us || Time(other) <= *until_us);
        if (other != event && (!is_in || Taken(other))) continue;
        if (!StepMatches(steps[step], events_[other])) continue;
        ++counts->did[step];
        break;
      }
    }
  }

  std::vector<SlowFunnelEvent> events_;
  const FunnelDefinition& definition_;
  const int64_t horizon_us_;
  std::vector<uint32_t> required_;
  std::vector<uint32_t> chain_;
  std::vector<std::optional<uint32_t>> matched_;
};

}  // namespace

SlowFunnelCounts CountSlowFunnel(const std::vector<SlowFunnelEvent>& events,
                                 const FunnelDefinition& definition) {
  SlowFunnelCounts counts;
  counts.stages.resize(definition.stages.size());
  for (size_t stage = 0; stage < definition.stages.size(); ++stage) {
    counts.stages[stage].advanced.resize(definition.stages[stage].steps.size());
    counts.stages[stage].did.resize(definition.stages[stage].steps.size());
  }
  std::map<std::string, std::vector<SlowFunnelEvent>> records;
  int64_t horizon_us = events.empty() ? 0 : events.front().time_us;
  for (const SlowFunnelEvent& event : events) {
    records[event.contact].push_back(event);
    horizon_us = std::max(horizon_us, event.time_us);
  }
  if (definition.horizon_us) horizon_us = *definition.horizon_us;
  for (const auto& [contact, own] : records) {
    SlowRecord(own, definition, horizon_us).AddTo(&counts);
  }
  for (SlowStageCounts& stage : counts.stages) {
    std::sort(stage.from_previous_us.begin(), stage.from_previous_us.end());
  }
  std::sort(counts.time_to_convert_us.begin(), counts.time_to_convert_us.end());
  return counts;
}

}  // namespace parcours::reference
