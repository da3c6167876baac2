// Journeys through the nodes of the stages: the links between consecutive nodes and whole paths.
//
// A node is a stage, or one value of a stage's breakdown. A record's path is the nodes of all
// stages that it matched, optional ones too, in the order of the stages; a record that stopped has
// a path that stops there. Cost  O(1) a matched stage, without hashing where it follows the way of
// the record before; memory O(distinct paths and their beginnings).
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "funnel/funnel_result.h"

namespace parcours::funnel {

class JourneyCounter {
 public:
  // One record: Begin, then At for each matched stage in order, then End. `group` < 65,536 is the
  // value's group in the stage's breakdown, 0 where it has none.
  void Begin();
  void At(uint32_t stage, uint32_t group, int64_t time_us);
  void End();

  // `labels[stage][group]`; a stage without a breakdown has no labels.
  using Labels = std::vector<std::vector<Label>>;
  std::vector<Link> Links(const Labels& labels) const;
  std::vector<Path> Paths(const Labels& labels) const;

 private:
  // A path's last node, and the path before it.
  struct Trail {
    uint32_t parent;
    uint32_t node;
    uint32_t last_next = kRoot;  // the trail that the record before went on to from here
    uint64_t records = 0;        // that end here
    MeanDuration hop = {};       // of all records that came by: since the node before
  };
  static constexpr uint32_t kGroupBits = 16;
  static constexpr uint32_t kRoot = 0;

  static Node NodeOf(uint32_t node, const Labels& labels);
  uint32_t Next(uint32_t trail, uint32_t node);

  std::unordered_map<uint64_t, uint32_t> trail_ids_;  // by parent << 32 | node
  std::vector<Trail> trails_ = {Trail{kRoot, 0}};
  uint32_t trail_ = kRoot;
  int64_t time_us_ = 0;
};

}  // namespace parcours::funnel
