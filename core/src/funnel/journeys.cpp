#include "funnel/journeys.h"

#include <algorithm>

namespace parcours::funnel {

void JourneyCounter::Begin() { trail_ = kRoot; }

void JourneyCounter::At(uint32_t stage, uint32_t group, int64_t time_us) {
  const uint32_t node = stage << kGroupBits | group;
  if (trail_ != kRoot) {
    const uint64_t link = uint64_t{trails_[trail_].node} << 32 | node;
    links_[link].Add(std::max<int64_t>(0, time_us - time_us_));
  }
  const auto [found, added] =
      trail_ids_.try_emplace(uint64_t{trail_} << 32 | node, static_cast<uint32_t>(trails_.size()));
  if (added) trails_.push_back({trail_, node, 0});
  trail_ = found->second;
  time_us_ = time_us;
}

void JourneyCounter::End() { ++trails_[trail_].records; }

Node JourneyCounter::NodeOf(uint32_t node, const Labels& labels) {
  const uint32_t stage = node >> kGroupBits;
  if (labels[stage].empty()) return {stage, {}};
  return {stage, labels[stage][node & ((1u << kGroupBits) - 1)]};
}

std::vector<Link> JourneyCounter::Links(const Labels& labels) const {
  std::vector<uint64_t> keys;
  for (const auto& [key, duration] : links_) keys.push_back(key);
  std::sort(keys.begin(), keys.end(), [&](uint64_t a, uint64_t b) {
    const uint64_t records_a = links_.at(a).n();
    const uint64_t records_b = links_.at(b).n();
    return records_a != records_b ? records_a > records_b : a < b;
  });
  std::vector<Link> links;
  for (uint64_t key : keys) {
    const MeanDuration& duration = links_.at(key);
    links.push_back({NodeOf(static_cast<uint32_t>(key >> 32), labels),
                     NodeOf(static_cast<uint32_t>(key), labels), duration.n(), duration.mean_ms()});
  }
  return links;
}

std::vector<Path> JourneyCounter::Paths(const Labels& labels) const {
  struct Ending {
    std::vector<uint32_t> nodes;
    uint64_t records;
  };
  std::vector<Ending> endings;
  for (const Trail& trail : trails_) {
    if (trail.records == 0) continue;
    Ending ending{{trail.node}, trail.records};
    for (uint32_t id = trail.parent; id != kRoot; id = trails_[id].parent) {
      ending.nodes.push_back(trails_[id].node);
    }
    std::reverse(ending.nodes.begin(), ending.nodes.end());
    endings.push_back(std::move(ending));
  }
  std::sort(endings.begin(), endings.end(), [](const Ending& a, const Ending& b) {
    return a.records != b.records ? a.records > b.records : a.nodes < b.nodes;
  });
  std::vector<Path> paths;
  for (const Ending& ending : endings) {
    Path path;
    path.records = ending.records;
    for (uint32_t node : ending.nodes) path.nodes.push_back(NodeOf(node, labels));
    paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace parcours::funnel
