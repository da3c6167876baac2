// PlainSearch: the usual contact, by the types of its rows and the filters of its steps alone.
//
// Definition  sequential or strict (plain_strict.h), not very many steps (Applies).
// Method      greedy chains (greedy_chain.h) over a bit a row and stage (store/row_bits.h), and the
//             times of the events taken; only where the window cuts the first start's chain short
//             are other starts looked at. Under "latest" the chain then goes back from its last
//             event. Optional stages take the first of their rows between the events of the chain
//             that keeps to their hop limits.
// Limits      hop limits and exclusions only rule chains out. So the best chain without them is the
//             best with them, where it keeps to them; elsewhere plain_limits.h looks for another.
// kUndecided  which the general search decides: where that cannot tell; where events of stages that
//             stand at one instant, or within the tolerance, may change places. Of instants it
//             matters whether one stands before an event taken; with a tolerance, "latest",
//             attempts, optional stages, several steps or events of several stages: before any
//             event of a stage.
// Cost        a few instructions an event taken; of making it, see plain_rows.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "funnel/plan/chain_rules.h"
#include "funnel/search/outcomes.h"
#include "funnel/search/plain_limits.h"
#include "funnel/search/plain_rows.h"
#include "funnel/search/plain_strict.h"

namespace parcours::funnel {

class PlainSearch {
 public:
  // All must outlive this.
  PlainSearch(const store::EventStore& store, const store::RowSequence& rows,
              const FunnelDefinition& definition, const StagePlan& plan, const ChainRules& rules);

  bool Applies() const { return rows_.applies; }

  // How many required stages the contact with these rows gets through; chain[k] serves the k-th.
  // `chain` has room for all stages and holds kNoRow, as it does afterwards where a stage is not
  // reached, or kUndecided is returned. Where an exclusion ended the attempt, `stopped_us` becomes
  // its time.
  uint32_t Find(store::Row begin, store::Row end, store::Row* chain, int64_t* stopped_us) const;

  // Appends the attempts of a contact that enters; false, and nothing appended, where the general
  // search has to count them. Of those that are open the window ends behind `horizon_us`.
  bool CountAttempts(store::Row begin, store::Row end, int64_t horizon_us,
                     Outcomes* outcomes) const;

  // What else there is to find once the chain is: stages that are optional or have several steps.
  bool has_more() const { return rows_.has_more; }
  // `chain` becomes the rows by stage; the steps done go to the outcomes. Optional stages count up
  // to `stopped_us`.
  void FindMore(store::Row begin, store::Row end, int64_t stopped_us, store::Row* chain,
                Outcomes* outcomes) const;

 private:
  // A stage that is optional, and the required ones around it.
  struct OptionalStage {
    uint32_t stage;
    const store::RowBits* rows;
    uint32_t required;
    bool is_first;  // no other optional stage stands between `required` and it
    uint32_t next;
    int64_t hop_min_us;
    int64_t hop_max_us;
  };
  // A stage of several steps, the stages between whose events its steps are done, and the steps
  // whose type the data knows.
  struct MultiStep {
    struct Step {
      uint32_t number;
      const store::RowBits* rows;
    };
    uint32_t stage;
    uint32_t from;
    uint32_t until;
    std::vector<Step> steps;
  };

  // What few definitions have, apart from what all run through.
  [[gnu::noinline]] void Prepare(const store::RowSequence& rows);
  [[gnu::noinline]] uint32_t FindStrictly(store::Row begin, store::Row start_end, store::Row end,
                                          store::Row* chain, int64_t* stopped_us) const;
  [[gnu::noinline]] uint32_t FindWithinLimits(store::Row begin, store::Row start_end,
                                              store::Row end, uint32_t depth, store::Row* chain,
                                              int64_t* stopped_us) const;
  uint32_t TakeFirstsAtOnce(store::Row begin, store::Row start_end, store::Row end,
                            store::Row* chain) const;
  StageSteps StepsOf(store::Row begin, store::Row end, const MultiStep& multi_step, int64_t end_us,
                     const store::Row* rows) const;
  void TakeLatest(store::Row begin, store::Row start_end, uint32_t depth, store::Row* chain) const;
  bool KeepsToHops(uint32_t depth, const store::Row* chain) const;
  bool AnyExcludes(store::Row entry, store::Row end) const;
  bool IsAllowed(store::Row end, uint32_t depth, const store::Row* chain) const;
  // By an event of some stage; rows by stage.
  bool IsTaken(store::Row row, const store::Row* rows) const;
  bool Matters(store::Row row) const { return rows_.serves[types_[row]] != 0; }
  bool MayChangePlaces(store::Row begin, store::Row row) const;
  bool AnyMayChangePlaces(store::Row begin, store::Row end) const;

  const StagePlan& plan_;
  const store::TypeCode* types_;
  const int64_t* times_us_;
  const ChainRules& rules_;
  const int64_t window_us_;
  const bool ties_any_;
  const bool first_entry_only_;
  const bool latest_;
  const PlainRows rows_;
  const bool all_stay_apart_;  // no two events of stages may change places, taken or not
  const bool is_limited_;
  std::shared_ptr<const store::RowBits> near_;  // null: none may change places
  std::optional<PlainStrict> strict_;
  std::shared_ptr<const store::RowBits> instants_;  // of the limits
  std::optional<PlainLimits> limits_;
  std::vector<OptionalStage> optional_stages_;
  std::vector<MultiStep> multi_steps_;
};

}  // namespace parcours::funnel
