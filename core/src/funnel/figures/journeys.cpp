#include "funnel/figures/journeys.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "text/hash.h"
#include "text/sort.h"

namespace parcours::funnel {

void JourneyCounter::Begin() { trail_ = kRoot; }

void JourneyCounter::At(uint32_t stage, uint32_t group, int64_t time_us) {
  const uint32_t node = stage << kGroupBits | group;
  const uint32_t parent = trail_;
  trail_ = slots_[SlotOf(parent, node)];
  if (trail_ == kRoot) trail_ = AddTrail(parent, node);
  if (parent != kRoot) trails_[trail_].hop.Add(std::max<int64_t>(0, time_us - time_us_));
  time_us_ = time_us;
}

size_t JourneyCounter::SlotOf(uint32_t parent, uint32_t node) const {
  const uint64_t hash = text::CombineHash(parent, node);
  size_t slot = static_cast<size_t>(hash >> 32) & (slots_.size() - 1);
  while (slots_[slot] != kRoot &&
         (trails_[slots_[slot]].parent != parent || trails_[slots_[slot]].node != node)) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

uint32_t JourneyCounter::AddTrail(uint32_t parent, uint32_t node) {
  if (2 * trails_.size() > slots_.size()) {
    slots_.assign(2 * slots_.size(), kRoot);
    for (uint32_t trail = 1; trail < trails_.size(); ++trail) {
      slots_[SlotOf(trails_[trail].parent, trails_[trail].node)] = trail;
    }
  }
  const auto added = static_cast<uint32_t>(trails_.size());
  slots_[SlotOf(parent, node)] = added;
  trails_.push_back(Trail{parent, node});
  return added;
}

void JourneyCounter::End() { ++trails_[trail_].records; }

Node JourneyCounter::NodeOf(uint32_t node, const Labels& labels) {
  const uint32_t stage = node >> kGroupBits;
  if (labels[stage].empty()) return {stage, {}};
  return {stage, labels[stage][node & ((1u << kGroupBits) - 1)]};
}

std::vector<Link> JourneyCounter::Links(const Labels& labels) const {
  std::unordered_map<uint64_t, MeanDuration> durations;  // by from << 32 | to
  for (const Trail& trail : trails_) {
    if (trail.parent == kRoot) continue;
    durations[uint64_t{trails_[trail.parent].node} << 32 | trail.node].Add(trail.hop);
  }
  std::vector<std::pair<uint64_t, MeanDuration>> sorted(durations.begin(), durations.end());
  text::StableSort(sorted, [](const auto& a, const auto& b) {
    return a.second.n() != b.second.n() ? a.second.n() > b.second.n() : a.first < b.first;
  });
  std::vector<Link> links;
  for (const auto& [key, duration] : sorted) {
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
  text::StableSort(endings, [](const Ending& a, const Ending& b) {
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
