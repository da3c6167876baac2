#include "funnel/search/plain_strict.h"

#include <algorithm>
#include <array>
#include <bit>

#include "funnel/search/greedy_chain.h"
#include "funnel/search/row_words.h"

namespace parcours::funnel {

PlainStrict::PlainStrict(const PlainRows& rows, const ChainRules& rules, const int64_t* times_us,
                         const store::RowBits* near)
    : rows_(rows),
      times_us_(times_us),
      near_(near),
      window_us_(rules.window_us),
      first_entry_only_(rules.entry == EntryRule::kFirst) {}

uint32_t PlainStrict::Find(store::Row begin, store::Row start_end, store::Row end,
                           store::Row* chain) const {
  if (rows_.of_slot.empty() || begin == start_end) return 0;
  return end - begin <= store::RowBits::kRowsAtOnce
             ? FindAtOnce(begin, start_end, end, chain)
             : FindFromEachStart(begin, start_end, end, chain);
}

uint32_t PlainStrict::FindAtOnce(store::Row begin, store::Row start_end, store::Row end,
                                 store::Row* chain) const {
  const uint64_t stops = WordOf(*rows_.interrupting, begin, end);
  std::array<uint64_t, kMaxStages> reached;  // by stage: the rows at which a chain gets there
  reached[0] = WordOf(*rows_.of_slot[0], begin, start_end);
  if (reached[0] == 0) return 0;
  if (near_ != nullptr) {
    const uint64_t near = near_->From(begin);
    if ((near & stops) != 0) {
      const uint64_t of_stages = rows_.of_any_stage->From(begin) & stops;
      const auto next = [&](uint64_t rows) {  // at the same instant
        return NextStops(rows & near >> 1, near & ~stops, near & stops);
      };
      if ((next(of_stages) | (next(stops) & of_stages)) != 0) return kUndecided;
    }
  }
  if (first_entry_only_) reached[0] = FirstOf(reached[0]);
  const auto stage_count = static_cast<uint32_t>(rows_.of_slot.size());
  uint32_t depth = 1;
  for (uint32_t slot = 1; slot < stage_count; ++slot) {
    reached[slot] = NextStops(reached[slot - 1], ~stops, stops) & rows_.of_slot[slot]->From(begin);
    depth += reached[slot] != 0 ? 1 : 0;
  }
  for (; depth > 1; --depth) {
    for (uint64_t ends = reached[depth - 1]; ends != 0; ends &= ends - 1) {
      uint64_t row = FirstOf(ends);
      for (uint32_t slot = depth; slot-- > 0;) {
        chain[slot] = begin + static_cast<store::Row>(std::countr_zero(row));
        row = std::bit_floor(stops & (row - 1));
      }
      if (times_us_[chain[depth - 1]] - times_us_[chain[0]] <= window_us_) return depth;
    }
  }
  chain[0] = begin + static_cast<store::Row>(std::countr_zero(reached[0]));
  return 1;
}

uint32_t PlainStrict::FindFromEachStart(store::Row begin, store::Row start_end, store::Row end,
                                        store::Row* chain) const {
  const store::RowBits& starts = *rows_.of_slot[0];
  store::Row start = starts.First(begin, start_end);
  if (start >= start_end) return 0;
  if (near_ != nullptr && MayChangePlaces(begin, end)) return kUndecided;
  const auto time_of = [times_us = times_us_](store::Row row) { return times_us[row]; };
  std::array<store::Row, kMaxStages> followed;
  uint32_t best = 0;
  for (; start < start_end; start = starts.First(start + 1, start_end)) {
    const uint32_t length = Follow(start, end, followed.data());
    const uint32_t depth = DepthWithin(window_us_, followed.data(), length, time_of);
    if (depth > best) {
      best = depth;
      std::copy_n(followed.begin(), best, chain);
    }
    if (first_entry_only_ || best == rows_.of_slot.size()) break;
  }
  return best;
}

uint32_t PlainStrict::Follow(store::Row start, store::Row end, store::Row* chain) const {
  chain[0] = start;
  uint32_t length = 1;
  for (; length < rows_.of_slot.size(); ++length) {
    const store::Row next = rows_.interrupting->First(chain[length - 1] + 1, end);
    if (next >= end || !rows_.of_slot[length]->Has(next)) break;
    chain[length] = next;
  }
  return length;
}

// Whether an event of a stage stands at the instant of another that interrupts.
bool PlainStrict::MayChangePlaces(store::Row begin, store::Row end) const {
  for (store::Row row = near_->First(begin, end); row < end; row = near_->First(row + 1, end)) {
    if (!rows_.interrupting->Has(row)) continue;
    store::Row other = row - 1;
    while (!rows_.interrupting->Has(other) && near_->Has(other)) --other;
    if (!rows_.interrupting->Has(other)) continue;
    if (rows_.of_any_stage->Has(row) || rows_.of_any_stage->Has(other)) return true;
  }
  return false;
}

}  // namespace parcours::funnel
