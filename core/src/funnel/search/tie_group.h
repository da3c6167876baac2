// TieGroup: which runs of stages the events of one instant can serve, each event once.
//
// Events at one instant may be taken in any order, so serving the stages first .. last with them is
// a matching of stages to distinct events. Where every event matches one stage it is plain; where
// an event matches several, an augmenting path decides.
//
// Cost  Extend O(events x stages), Assign O(stages x events) of those; no allocation once grown.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "funnel/plan/stage_plan.h"

namespace parcours::funnel {

// A row of the record that takes part in the search.
struct Candidate {
  int64_t time_us;
  store::Row row;
  StageMask mask;  // by slot; bit 0 only where the row may start an attempt
};

// A record's candidates, sorted by (time, arrival).
struct CandidateList {
  std::span<const Candidate> list;
  bool any_ties = true;  // false: no two stand at one instant
};

// At most one.
inline bool ServesOneStage(StageMask mask) { return (mask & (mask - 1)) == 0; }

class TieGroup {
 public:
  // Candidates of one instant, in the order of arrival. Nothing is matched yet.
  void Reset(std::span<const Candidate> candidates);

  // Adds a stage to those that are to be served together; false, and nothing changed, where that
  // cannot be done.
  bool Extend(uint32_t slot);

  // For the stages first .. last, which Reset and Extend have shown to be possible: the index of
  // the candidate that serves each, the first stage having the first choice of arrival.
  void Assign(uint32_t first, uint32_t last, uint32_t* indices);

 private:
  bool Augment(uint32_t slot);

  static constexpr uint8_t kFree = 0xFF;
  static constexpr uint8_t kFixed = 0xFE;  // taken for good by Assign

  std::span<const Candidate> candidates_;
  std::vector<uint8_t> slot_of_;   // by candidate
  std::vector<uint32_t> visited_;  // by candidate: the search that came by last
  uint32_t search_ = 0;
};

}  // namespace parcours::funnel
