// The chain search against brute force: exhaustively on small records, at random on larger ones.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "funnel/chain.h"
#include "reference/slow_chain.h"

namespace parcours::funnel {
namespace {

using reference::FindSlowChain;
using reference::SlowEntry;
using reference::SlowEvent;
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
  return rules;
}

std::string Describe(const std::vector<SlowEvent>& events, const SlowRules& rules) {
  std::string text = "events (time:stages)";
  for (const SlowEvent& event : events) {
    text += " " + std::to_string(event.time_us) + ":" + std::to_string(event.stages);
  }
  text += ", window " + (rules.window_us ? std::to_string(*rules.window_us) : "none");
  for (size_t i = 1; i < rules.hop_min_us.size(); ++i) {
    text += ", hop " + std::to_string(rules.hop_min_us[i].value_or(-1)) + ".." +
            std::to_string(rules.hop_max_us[i].value_or(-1));
  }
  text += ", entry " + std::to_string(static_cast<int>(rules.entry));
  text += rules.in_sequence ? ", in sequence" : "";
  return text;
}

// The finder takes a record's candidates as RecordSearch hands them over: `first` has kept the
// first entry alone.
std::vector<uint32_t> FastChain(ChainFinder* finder, const std::vector<SlowEvent>& events,
                                const SlowRules& rules) {
  std::vector<Candidate> candidates;
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
    candidates.push_back({events[i].time_us, i, mask});
  }
  uint32_t chain[kMaxStages];
  const uint32_t depth = finder->Find(candidates, chain);
  return std::vector<uint32_t>(chain, chain + depth);
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

TEST(Chain, AgreesWithBruteForceOnRandomRecords) {
  const uint32_t seed = 20240229;
  RecordProperty("seed", static_cast<int>(seed));
  std::mt19937 random(seed);
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  for (int round = 0; round < 60'000; ++round) {
    SlowRules rules;
    rules.stage_count = 1 + below(4);
    rules.entry = static_cast<SlowEntry>(below(3));
    rules.in_sequence = below(4) == 0;
    if (below(3) > 0) rules.window_us = below(12);
    if (below(2) == 0) {
      rules.hop_min_us.resize(rules.stage_count);
      rules.hop_max_us.resize(rules.stage_count);
      for (uint32_t stage = 1; stage < rules.stage_count; ++stage) {
        if (below(3) == 0) rules.hop_min_us[stage] = below(3);
        if (below(2) == 0) rules.hop_max_us[stage] = rules.hop_min_us[stage].value_or(0) + below(4);
      }
    }
    std::vector<SlowEvent> events;
    int64_t time_us = 0;
    const uint32_t size = 1 + below(9);
    const uint32_t span = 1 + below(4);
    const bool overlapping = below(2) == 0;
    for (uint32_t i = 0; i < size; ++i) {
      time_us += below(span);
      uint32_t stages = below(5) == 0 ? 0 : 1u << below(rules.stage_count);
      if (overlapping) stages |= below(1u << rules.stage_count);
      events.push_back({time_us, stages, 0, true});
    }
    ChainFinder finder(FastRules(rules));
    ASSERT_EQ(FastChain(&finder, events, rules), FindSlowChain(events, rules))
        << "seed " << seed << " round " << round << ": " << Describe(events, rules);
  }
}

}  // namespace
}  // namespace parcours::funnel
