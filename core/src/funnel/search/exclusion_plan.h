// ExclusionPlan: a definition's exclusions compiled for one store, and what they do to a record
// whose chain is known.
//
// Bits of events: the exclusions that end an attempt first, numbered as in ChainRules, then those
// that remove the record.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "funnel/plan/compiled_step.h"
#include "funnel/search/record_groups.h"

namespace parcours::funnel {

class ExclusionPlan {
 public:
  // The store must outlive the plan. At most kMaxExclusions.
  ExclusionPlan(const store::EventStore& store, const FunnelDefinition& definition,
                const StagePlan& plan);

  bool empty() const { return rules_.empty(); }
  // Whether rows of the type can be events of an exclusion.
  bool MayMatch(store::TypeCode type) const;
  // The exclusions that the row is an event of, as bits. O(exclusions).
  uint32_t Bits(store::Row row, store::TypeCode type, store::ContactIndex contact) const;

  // Whether an event stands between the chain's matches of a removing exclusion's two stages, or
  // after its first one where the second was not reached. stage_times_us: of the chain's events.
  bool RemovesRecord(std::span<const ExclusionEvent> events,
                     std::span<const int64_t> stage_times_us) const;

  // When an exclusion ended the attempt that stopped after these stages; nothing where none did
  // before `end_us`, inclusive.
  std::optional<int64_t> StoppedAt(std::span<const ExclusionEvent> events,
                                   std::span<const int64_t> stage_times_us, int64_t end_us) const;

 private:
  std::vector<CompiledStep> steps_;
  std::vector<ExclusionRule> rules_;
  uint32_t ending_count_ = 0;
};

}  // namespace parcours::funnel
