#include "funnel/search/plain_any_order.h"

#include <algorithm>

namespace parcours::funnel {

PlainAnyOrder::PlainAnyOrder(const store::EventStore& store, const store::RowSequence& rows,
                             const FunnelDefinition& definition, const StagePlan& plan,
                             const ChainRules& rules)
    : times_us_(rows.times_us().data()),
      window_us_(rules.window_us),
      first_entry_only_(rules.entry == EntryRule::kFirst),
      counts_attempts_(definition.totals),
      rows_(store, rows, definition, plan) {}

// The first event of the stage in [begin, end), or `end`.
store::Row PlainAnyOrder::FirstOf(uint32_t stage, store::Row begin, store::Row end) const {
  const store::RowBits* const rows = rows_.stages[stage].all;
  return rows == nullptr ? end : std::min(rows->First(begin, end), end);
}

// What is done from the first of `firsts` on; `end`, behind some row, stands for none.
void PlainAnyOrder::Count(store::Row end, Done* done) const {
  const auto stage_count = static_cast<uint32_t>(rows_.stages.size());
  done->start = *std::min_element(done->firsts.begin(), done->firsts.begin() + stage_count);
  const store::Row last = end - 1;  // in place of no row
  const int64_t end_us = times_us_[std::min(done->start, last)] + window_us_;
  done->next = end;
  done->stages = done->stages_left = 0;
  for (uint32_t stage = 0; stage < stage_count; ++stage) {
    const store::Row first = done->firsts[stage];
    const bool is_any = first < end;
    const bool is_in_time = is_any & (times_us_[std::min(first, last)] <= end_us);
    done->stages += is_in_time ? 1 : 0;
    done->stages_left += is_any ? 1 : 0;
    done->next = std::min(done->next, is_in_time ? end : first);
  }
}

uint32_t PlainAnyOrder::Find(store::Row begin, store::Row end, store::Row* chain,
                             uint8_t* stages) const {
  const store::Row start_end = rows_.Narrow(&begin, &end);
  if (begin == start_end) return 0;
  Done best;
  for (uint32_t stage = 0; stage < rows_.stages.size(); ++stage) {
    best.firsts[stage] = FirstOf(stage, begin, end);
  }
  Count(end, &best);
  if (best.start >= start_end) return 0;
  if (best.stages < best.stages_left && !first_entry_only_) SearchOn(start_end, end, &best);
  uint32_t count = 0;
  for (uint32_t stage = 0; stage < rows_.stages.size(); ++stage) {
    const store::Row row = best.firsts[stage];
    if (row >= best.next) continue;
    uint32_t place = count++;
    for (; place > 0 && chain[place - 1] > row; --place) {
      chain[place] = chain[place - 1];
      stages[place] = stages[place - 1];
    }
    chain[place] = row;
    stages[place] = static_cast<uint8_t>(stage);
  }
  return count;
}

// Tries the later starts. Those from which the window does not reach the next stage's first event
// have nothing that the start before has not. A first event stays the first until a start is behind
// it: so however many starts there are, each stage's rows are looked through once.
void PlainAnyOrder::SearchOn(store::Row start_end, store::Row end, Done* best) const {
  Done last = *best;
  while (last.next < end) {
    const int64_t* const from = times_us_ + last.start;
    const int64_t* const since =
        std::lower_bound(from, times_us_ + last.next, times_us_[last.next] - window_us_);
    const store::Row begin = last.start + static_cast<store::Row>(since - from);
    for (uint32_t stage = 0; stage < rows_.stages.size(); ++stage) {
      if (last.firsts[stage] < begin) last.firsts[stage] = FirstOf(stage, begin, end);
    }
    Count(end, &last);
    if (last.start >= start_end || last.stages_left <= best->stages) return;
    if (last.stages > best->stages) *best = last;
  }
}

}  // namespace parcours::funnel
