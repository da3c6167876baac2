// A few rows as a word, a bit a row: what a record mostly is.
#pragma once

#include <cstdint>

#include "store/row_bits.h"

namespace parcours::funnel {

// Of the rows [from, end), at most kRowsAtOnce, those in the set, the first in the lowest bit.
inline uint64_t WordOf(const store::RowBits& rows, uint32_t from, uint32_t end) {
  return rows.From(from) & ((uint64_t{1} << (end - from)) - 1);
}

// The first row of the word; none of none.
inline uint64_t FirstOf(uint64_t rows) { return rows & (0 - rows); }

// All places of the word behind its first row; none of none.
inline uint64_t BehindFirst(uint64_t rows) { return rows ^ (0 - rows); }

// Of each row in `rows`, all of which are in `stops`, the next one in `stops` where only rows in
// `between` stand before it: the carry of an addition runs over them.
inline uint64_t NextStops(uint64_t rows, uint64_t between, uint64_t stops) {
  return ((rows << 1) + between) & stops;
}

}  // namespace parcours::funnel
