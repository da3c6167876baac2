// Journeys through the nodes of the stages: the links between consecutive nodes and whole paths.
//
// A node is a stage, or one value of a stage's breakdown. A record's path is the nodes of all
// stages that it matched, optional ones too, in the order of the stages; a record that stopped has
// a path that stops there. Cost  O(1) a matched stage; memory O(distinct paths and their
// beginnings).
#pragma once

#include <cstdint>
#include <vector>

#include "funnel/figures/funnel_result.h"

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
    uint64_t records = 0;   // that end here
    MeanDuration hop = {};  // of all records that came by: since the node before
  };
  static constexpr uint32_t kGroupBits = 16;
  static constexpr uint32_t kRoot = 0;

  static Node NodeOf(uint32_t node, const Labels& labels);
  // The slot of the trail that goes on from the parent to the node, or a free one.
  size_t SlotOf(uint32_t parent, uint32_t node) const;
  uint32_t AddTrail(uint32_t parent, uint32_t node);

  std::vector<Trail> trails_ = {Trail{kRoot, 0}};
  // Trails by parent and node, each at the first free slot from its hash on; kRoot: free. A power
  // of two, at most half of them taken.
  std::vector<uint32_t> slots_ = std::vector<uint32_t>(64, kRoot);
  uint32_t trail_ = kRoot;
  int64_t time_us_ = 0;
};

}  // namespace parcours::funnel
