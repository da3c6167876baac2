#include "funnel/plain_any_order.h"

#include <algorithm>

namespace parcours::funnel {

PlainAnyOrder::PlainAnyOrder(const store::EventStore& store, const store::RowSequence& rows,
                             const FunnelDefinition& definition, const StagePlan& plan,
                             const ChainRules& rules)
    : times_us_(rows.times_us().data()),
      window_us_(rules.window_us),
      counts_attempts_(definition.totals),
      rows_(store, rows, definition, plan) {}

uint32_t PlainAnyOrder::Find(store::Row begin, store::Row end, store::Row* chain,
                             uint8_t* stages) const {
  const store::Row start_end = rows_.Narrow(&begin, &end);
  uint32_t done = 0;
  for (uint32_t stage = 0; stage < rows_.stages.size(); ++stage) {
    const store::RowBits* rows = rows_.stages[stage].all;
    const store::Row first = rows == nullptr ? end : rows->First(begin, end);
    if (first >= end) continue;
    uint32_t place = done++;
    for (; place > 0 && chain[place - 1] > first; --place) {
      chain[place] = chain[place - 1];
      stages[place] = stages[place - 1];
    }
    chain[place] = first;
    stages[place] = static_cast<uint8_t>(stage);
  }
  if (done == 0) return 0;
  const bool starts = chain[0] < start_end;
  if (starts && times_us_[chain[done - 1]] - times_us_[chain[0]] <= window_us_) return done;
  std::fill_n(chain, done, store::kNoRow);
  return starts ? kUndecided : 0;
}

}  // namespace parcours::funnel
