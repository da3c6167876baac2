// Greedy chains: of rows in order the first one for each stage in turn, where only a window bounds
// them.
//
// No chain from a start gets further than the greedy one, and each of its events is the earliest
// that any chain from there, or from a later start, may take. So a chain from a later start never
// has more stages, whatever the window, and every stage's event only moves on from start to start:
// all starts together cost one pass a stage.
//
// Rows are numbers in order; `serves(row, slot)` says whether the row serves the stage,
// `first_from(row, slot)` gives the first row that does from this one on, at least `end` where none
// does; `time_of` gives a row's time, which never falls.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "parcours/definition.h"

namespace parcours::funnel {

// The rows in [begin, end) that serve the stages from the first in turn, into `chain`, which has
// room for one more than there are stages; nothing may serve one behind the last. Returns how many
// there are. Without a branch that depends on the rows, which nobody can foretell.
template <class Serves>
uint32_t TakeGreedily(uint32_t begin, uint32_t end, const Serves& serves, uint32_t* chain) {
  uint32_t slot = 0;
  for (uint32_t row = begin; row < end; ++row) {
    chain[slot] = row;
    slot += serves(row, slot) ? 1 : 0;
  }
  return slot;
}

// The same from the first rows that serve a stage, for at most `stage_count` stages.
template <class FirstFrom>
uint32_t TakeFirsts(uint32_t begin, uint32_t end, uint32_t stage_count, const FirstFrom& first_from,
                    uint32_t* chain) {
  uint32_t row = begin;
  for (uint32_t slot = 0; slot < stage_count; ++slot, ++row) {
    row = first_from(row, slot);
    if (row >= end) return slot;
    chain[slot] = row;
  }
  return stage_count;
}

// How many of the chain's rows, one at least, stand within the window of its first.
template <class TimeOf>
uint32_t DepthWithin(int64_t window_us, const uint32_t* chain, uint32_t length,
                     const TimeOf& time_of) {
  const int64_t start_us = time_of(chain[0]);
  while (time_of(chain[length - 1]) - start_us > window_us) --length;
  return length;
}

// Of the chains from every start the one that gets furthest within its window, of several the
// earliest. `chain` holds the first start's, of `length` rows up to `end`, and becomes that; what
// stands behind its depth, which is returned, is worth nothing. O((starts + rows) x stages).
template <class FirstFrom, class TimeOf>
uint32_t TakeFurthest(uint32_t end, uint32_t length, int64_t window_us, const FirstFrom& first_from,
                      const TimeOf& time_of, uint32_t* chain) {
  uint32_t depth = DepthWithin(window_us, chain, length, time_of);
  uint32_t start = chain[0];
  while (depth < length) {
    chain[0] = first_from(chain[0] + 1, 0);
    if (chain[0] >= end) break;
    for (uint32_t slot = 1; slot < length && chain[slot] <= chain[slot - 1]; ++slot) {
      chain[slot] = first_from(chain[slot - 1] + 1, slot);
      if (chain[slot] >= end) length = slot;
    }
    if (length <= depth) break;
    if (time_of(chain[depth]) - time_of(chain[0]) > window_us) continue;  // no further than before
    depth = DepthWithin(window_us, chain, length, time_of);
    start = chain[0];
  }
  return TakeFirsts(start, end, depth, first_from, chain);
}

}  // namespace parcours::funnel
