// The chain search against brute force: exhaustively on small records, at random on larger ones.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "funnel/search/chain.h"
#include "funnel/search/searched_chain.h"
#include "funnel/search/strict_chain.h"
#include "reference/slow_chain.h"

namespace parcours::funnel {
namespace {

using reference::FindSlowChain;
using reference::SlowEntry;
using reference::SlowEvent;
using reference::SlowOrder;
using reference::SlowRules;

constexpr EntryRule kEntries[] = {EntryRule::kEarliest, EntryRule::kFirst, EntryRule::kLatest};

ChainRules FastRules(const SlowRules& slow) {
  ChainRules rules;
  rules.required_count = slow.stage_count;
  rules.hop_max_us.fill(kNoLimitUs);
  for (uint32_t stage = 1; stage < slow.hop_min_us.size(); ++stage) {
    rules.hop_min_us[stage] = slow.hop_min_us[stage].value_or(0);
    rules.hop_max_us[stage] = slow.hop_max_us[stage].value_or(kNoLimitUs);
    rules.has_hop_limits |=
        slow.hop_min_us[stage].has_value() || slow.hop_max_us[stage].has_value();
  }
  rules.window_us = slow.window_us.value_or(kNoLimitUs);
  rules.entry = kEntries[static_cast<size_t>(slow.entry)];
  rules.ties = slow.in_sequence ? TieRule::kSequence : TieRule::kAny;
  rules.tolerance_us = slow.tolerance_us;
  rules.strict = slow.order != SlowOrder::kSequential;
  for (const reference::SlowExclusion& exclusion : slow.exclusions) {
    rules.exclusions.push_back({exclusion.from, exclusion.to});
  }
  return rules;
}

std::string Describe(const std::vector<SlowEvent>& events, const SlowRules& rules) {
  std::string text = "events (time:stages)";
  for (const SlowEvent& event : events) {
    text += " " + std::to_string(event.time_us) + ":" + std::to_string(event.stages);
    if (event.exclusions != 0) text += "x" + std::to_string(event.exclusions);
  }
  text += ", window " + (rules.window_us ? std::to_string(*rules.window_us) : "none");
  for (size_t i = 1; i < rules.hop_min_us.size(); ++i) {
    text += ", hop " + std::to_string(rules.hop_min_us[i].value_or(-1)) + ".." +
            std::to_string(rules.hop_max_us[i].value_or(-1));
  }
  text += ", entry " + std::to_string(static_cast<int>(rules.entry));
  text += rules.in_sequence ? ", in sequence" : "";
  if (rules.tolerance_us != 0) text += ", tolerance " + std::to_string(rules.tolerance_us);
  text += rules.order == SlowOrder::kSequential ? "" : ", strict";
  for (const reference::SlowExclusion& exclusion : rules.exclusions) {
    text += ", excluded " + std::to_string(exclusion.from) + ".." + std::to_string(exclusion.to);
  }
  return text;
}

// The finder takes a record's candidates as RecordSearch hands them over: `first` has kept the
// first entry alone.
uint32_t Find(ChainFinder* finder, const CandidateList& candidates,
              const std::vector<ExclusionEvent>& exclusions, uint32_t* chain) {
  return finder->Find(candidates, exclusions, chain);
}

template <class Finder>
uint32_t Find(Finder* finder, const CandidateList& candidates,
              const std::vector<ExclusionEvent>& exclusions, uint32_t* chain) {
  return finder->Find(candidates.list, exclusions, chain);
}

// As RecordSearch asks for a sequential chain.
struct SequentialFinder {
  explicit SequentialFinder(const ChainRules& rules) : plain(rules), searched(rules) {}
  uint32_t Find(std::span<const Candidate> candidates, std::span<const ExclusionEvent> exclusions,
                uint32_t* chain) {
    return searched.IsNeeded(candidates, exclusions) ? searched.Find(candidates, exclusions, chain)
                                                     : plain.Find({candidates}, exclusions, chain);
  }
  ChainFinder plain;
  SearchedChainFinder searched;
};

template <class Finder>
std::vector<uint32_t> FastChain(Finder* finder, const std::vector<SlowEvent>& events,
                                const SlowRules& rules) {
  std::vector<Candidate> candidates;
  std::vector<ExclusionEvent> exclusions;
  std::vector<uint32_t> event_of;
  bool started = false;
  int64_t first_us = 0;
  for (uint32_t i = 0; i < events.size(); ++i) {
    StageMask mask = events[i].stages;
    const bool later = started && (rules.in_sequence || events[i].time_us != first_us);
    if (rules.entry == SlowEntry::kFirst && later) mask &= ~StageMask{1};
    if ((mask & 1) != 0 && !started) {
      started = true;
      first_us = events[i].time_us;
    }
    const bool is_candidate = rules.order == SlowOrder::kStrictAll || events[i].stages != 0;
    if (events[i].exclusions != 0) {
      exclusions.push_back({events[i].time_us, events[i].exclusions, i, is_candidate});
    }
    if (!is_candidate) continue;
    candidates.push_back({events[i].time_us, i, mask});
    event_of.push_back(i);
  }
  uint32_t chain[kMaxStages];
  const uint32_t depth = Find(finder, CandidateList{candidates}, exclusions, chain);
  std::vector<uint32_t> found;
  for (uint32_t slot = 0; slot < depth; ++slot) found.push_back(event_of[chain[slot]]);
  return found;
}

// What the event names A, B, C serve, by variant: names may stand for several stages.
constexpr uint32_t kVariants[][3] = {{1, 2, 4}, {5, 2, 0}, {3, 4, 0}, {1, 6, 4},
                                     {3, 6, 4}, {7, 2, 4}, {7, 7, 1}, {2, 5, 6}};

struct Config {
  SlowRules rules;
  ChainFinder finder;
};

std::vector<Config> MakeConfigs(bool with_hops) {
  std::vector<Config> configs;
  for (SlowEntry entry : {SlowEntry::kEarliest, SlowEntry::kFirst, SlowEntry::kLatest}) {
    for (bool in_sequence : {false, true}) {
      for (int64_t window : {-1, 0, 1, 2, 3}) {
        for (int hops = 0; hops < (with_hops ? 5 : 1); ++hops) {
          SlowRules rules;
          rules.stage_count = 3;
          rules.entry = entry;
          rules.in_sequence = in_sequence;
          if (window >= 0) rules.window_us = window;
          if (hops > 0) {
            rules.hop_min_us.resize(3);
            rules.hop_max_us.resize(3);
          }
          if (hops == 1) rules.hop_max_us[1] = 1;
          if (hops == 2) rules.hop_min_us[2] = 1;
          if (hops == 3) rules.hop_max_us[1] = rules.hop_max_us[2] = 0;
          if (hops == 4) rules.hop_min_us[1] = rules.hop_max_us[1] = rules.hop_max_us[2] = 1;
          configs.push_back({rules, ChainFinder(FastRules(rules))});
        }
      }
    }
  }
  return configs;
}

// Every record of `size` events with three names and gaps of 0 or 1.
void CompareAll(uint32_t size, std::vector<Config>* configs) {
  uint32_t name_count = 1;
  for (uint32_t i = 0; i < size; ++i) name_count *= 3;
  for (const auto& variant : kVariants) {
    for (uint32_t names = 0; names < name_count; ++names) {
      for (uint32_t gaps = 0; gaps < (1u << (size - 1)); ++gaps) {
        std::vector<SlowEvent> events;
        int64_t time_us = 0;
        uint32_t rest = names;
        for (uint32_t i = 0; i < size; ++i) {
          if (i > 0) time_us += (gaps >> (i - 1)) & 1;
          events.push_back({time_us, variant[rest % 3], 0, true});
          rest /= 3;
        }
        for (Config& config : *configs) {
          ASSERT_EQ(FastChain(&config.finder, events, config.rules),
                    FindSlowChain(events, config.rules))
              << Describe(events, config.rules);
        }
      }
    }
  }
}

TEST(Chain, AgreesWithBruteForceOnEveryRecordOfUpToFourEvents) {
  std::vector<Config> configs = MakeConfigs(true);
  for (uint32_t size = 1; size <= 4; ++size) CompareAll(size, &configs);
}

TEST(Chain, AgreesWithBruteForceOnEveryRecordOfFiveAndSixEventsWithoutHopLimits) {
  std::vector<Config> configs = MakeConfigs(false);
  std::vector<Config> some;
  for (Config& config : configs) {
    if (config.rules.window_us.value_or(2) == 2) some.push_back(config);
  }
  CompareAll(5, &some);
  std::vector<Config> few;
  for (Config& config : some) {
    if (config.rules.window_us && !config.rules.in_sequence) few.push_back(config);
  }
  CompareAll(6, &few);
}

class Random {
 public:
  explicit Random(uint32_t seed) : engine_(seed) {}
  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(engine_() % n); }

 private:
  std::mt19937 engine_;
};

SlowRules RandomRules(Random* random) {
  SlowRules rules;
  rules.stage_count = 1 + random->Below(4);
  rules.entry = static_cast<SlowEntry>(random->Below(3));
  rules.in_sequence = random->Below(4) == 0;
  if (random->Below(3) > 0) rules.window_us = random->Below(12);
  if (random->Below(2) == 0) return rules;
  rules.hop_min_us.resize(rules.stage_count);
  rules.hop_max_us.resize(rules.stage_count);
  for (uint32_t stage = 1; stage < rules.stage_count; ++stage) {
    if (random->Below(3) == 0) rules.hop_min_us[stage] = random->Below(3);
    if (random->Below(2) == 0) {
      rules.hop_max_us[stage] = rules.hop_min_us[stage].value_or(0) + random->Below(4);
    }
  }
  return rules;
}

// Some events serve a stage, some several, some none, some are exclusions, most of them nothing
// else.
std::vector<SlowEvent> RandomRecord(const SlowRules& rules, Random* random) {
  std::vector<SlowEvent> events;
  int64_t time_us = 0;
  const uint32_t size = 1 + random->Below(9);
  const uint32_t span = 1 + random->Below(4);
  const bool overlapping = random->Below(2) == 0;
  for (uint32_t i = 0; i < size; ++i) {
    time_us += random->Below(span);
    uint32_t stages = random->Below(5) == 0 ? 0 : 1u << random->Below(rules.stage_count);
    if (overlapping) stages |= random->Below(1u << rules.stage_count);
    uint32_t exclusions = 0;
    if (!rules.exclusions.empty() && random->Below(4) == 0) {
      if (random->Below(3) > 0) stages = 0;
      exclusions = 1 + random->Below((1u << rules.exclusions.size()) - 1);
    }
    events.push_back({time_us, stages, exclusions, true});
  }
  return events;
}

template <class Finder, class MakeRules>
void CompareAtRandom(uint32_t seed, int rounds, const MakeRules& make_rules) {
  Random random(seed);
  for (int round = 0; round < rounds; ++round) {
    const SlowRules rules = make_rules(&random);
    const std::vector<SlowEvent> events = RandomRecord(rules, &random);
    Finder finder(FastRules(rules));
    ASSERT_EQ(FastChain(&finder, events, rules), FindSlowChain(events, rules))
        << "seed " << seed << " round " << round << ": " << Describe(events, rules);
  }
}

TEST(Chain, AgreesWithBruteForceOnRandomRecords) {
  CompareAtRandom<ChainFinder>(20240229, 60'000, RandomRules);
}

void AddExclusions(SlowRules* rules, Random* random) {
  if (rules->stage_count < 2) return;
  for (uint32_t i = 0; i < 1 + random->Below(2); ++i) {
    const uint32_t from = random->Below(rules->stage_count - 1);
    rules->exclusions.push_back({from, from + 1 + random->Below(rules->stage_count - from - 1)});
  }
}

TEST(SequentialChain, AgreesWithBruteForceOnRandomRecordsWithExclusions) {
  CompareAtRandom<SequentialFinder>(41, 150'000, [](Random* random) {
    SlowRules rules = RandomRules(random);
    AddExclusions(&rules, random);
    return rules;
  });
}

SlowRules RandomTolerantRules(Random* random) {
  SlowRules rules = RandomRules(random);
  rules.in_sequence = false;
  rules.tolerance_us = 1 + random->Below(3);
  if (random->Below(2) == 0) AddExclusions(&rules, random);
  return rules;
}

TEST(SequentialChain, AgreesWithBruteForceOnRandomRecordsWithATolerance) {
  CompareAtRandom<SequentialFinder>(43, 100'000, RandomTolerantRules);
}

// Where the tables would do, the search finds the same.
TEST(SearchedChain, AgreesWithBruteForceOnRandomRecords) {
  CompareAtRandom<SearchedChainFinder>(44, 60'000, [](Random* random) {
    if (random->Below(2) == 0) return RandomTolerantRules(random);
    SlowRules rules = RandomRules(random);
    if (random->Below(2) == 0) AddExclusions(&rules, random);
    return rules;
  });
}

TEST(StrictChain, AgreesWithBruteForceOnRandomRecords) {
  CompareAtRandom<StrictChainFinder>(42, 150'000, [](Random* random) {
    SlowRules rules = RandomRules(random);
    rules.order = random->Below(2) == 0 ? SlowOrder::kStrictAll : SlowOrder::kStrictStages;
    if (random->Below(2) == 0) AddExclusions(&rules, random);
    return rules;
  });
}

}  // namespace
}  // namespace parcours::funnel
