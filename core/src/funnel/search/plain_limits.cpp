#include "funnel/search/plain_limits.h"

#include <algorithm>
#include <bit>

#include "funnel/search/row_words.h"

namespace parcours::funnel {

PlainLimits::PlainLimits(const PlainRows& rows, const ChainRules& rules, const int64_t* times_us,
                         const store::RowBits* near)
    : rows_(rows), rules_(rules), times_us_(times_us), near_(near) {}

bool PlainLimits::AreApart(store::Row begin, store::Row end) const {
  if (end - begin > store::RowBits::kRowsAtOnce) return false;
  const uint64_t of_stages = WordOf(*rows_.of_any_stage, begin, end);
  const uint64_t of_exclusions =
      rows_.exclusions == nullptr ? 0 : WordOf(*rows_.exclusions, begin, end);
  if ((of_stages & of_exclusions) != 0) return false;
  const uint64_t all = of_stages | of_exclusions;
  const uint64_t near = near_->From(begin);
  return NextStops(all & near >> 1, near & ~all, near & all) == 0;
}

uint32_t PlainLimits::Find(store::Row begin, store::Row start_end, store::Row end,
                           store::Row* chain) const {
  if (rules_.entry == EntryRule::kLatest && rules_.has_hop_limits) return kUndecided;
  uint64_t starts = WordOf(*rows_.of_slot[0], begin, start_end);
  if (rules_.entry == EntryRule::kFirst) starts = FirstOf(starts);
  uint64_t barriers = uint64_t{1} << (end - begin);
  if (rows_.barriers != nullptr) barriers |= WordOf(*rows_.barriers, begin, end);
  uint32_t best = 0;
  while (starts != 0 && best < rows_.of_slot.size()) {
    const uint64_t start = FirstOf(starts);
    const uint64_t behind = barriers & (0 - start);
    const uint64_t barrier = FirstOf(behind);
    const uint64_t piece = barrier - start;
    best = FindIn(begin, piece, starts & piece, best, chain);
    starts &= 0 - barrier;
  }
  return best;
}

// The best chain of the piece where it is better than `best`, the length of another.
uint32_t PlainLimits::FindIn(store::Row begin, uint64_t piece, uint64_t starts, uint32_t best,
                             store::Row* chain) const {
  Words rows;
  uint32_t length = 0;
  uint64_t behind = starts;  // the last row taken
  for (const store::RowBits* of_slot : rows_.of_slot) {
    rows[length] = length == 0 ? starts : of_slot->From(begin) & piece;
    const uint64_t left = rows[length] & behind;
    if (left == 0) break;
    behind = piece & BehindFirst(left);
    ++length;
  }
  const bool latest = rules_.entry == EntryRule::kLatest;
  for (uint32_t depth = length; depth > best; --depth) {
    if (!Follow(begin, rows, depth, chain)) continue;
    for (uint32_t slot = depth; latest && slot-- > 1;) {
      const uint64_t before = rows[slot - 1] & ((uint64_t{1} << (chain[slot] - begin)) - 1);
      chain[slot - 1] = begin + static_cast<store::Row>(std::bit_width(before)) - 1;
    }
    return depth;
  }
  return best;
}

// The earliest chain of so many events, where there is one; rows by slot.
bool PlainLimits::Follow(store::Row begin, const Words& rows, uint32_t depth,
                         store::Row* chain) const {
  Words reaching;
  reaching[depth - 1] = rows[depth - 1];
  for (uint32_t slot = depth; slot-- > 1;) {
    reaching[slot - 1] = Reaching(begin, rows[slot - 1], reaching[slot], slot);
  }
  std::array<store::Row, kMaxStages> followed;
  for (uint64_t starts = reaching[0]; starts != 0; starts &= starts - 1) {
    uint64_t next = starts;
    for (uint32_t slot = 0;; ++slot) {
      const auto row = static_cast<uint32_t>(std::countr_zero(next));
      followed[slot] = begin + row;
      if (slot + 1 == depth) break;
      next = After(begin, row, reaching[slot + 1], slot + 1);
    }
    if (times_us_[followed[depth - 1]] - times_us_[followed[0]] > rules_.window_us) continue;
    std::copy_n(followed.begin(), depth, chain);
    return true;
  }
  return false;
}

// Those of the rows from which a hop to `slot` leads to one of the next.
uint64_t PlainLimits::Reaching(store::Row begin, uint64_t rows, uint64_t next,
                               uint32_t slot) const {
  if (next == 0) return 0;
  rows &= std::bit_floor(next) - 1;
  if (rules_.hop_min_us[slot] == 0 && rules_.hop_max_us[slot] == kNoLimitUs) return rows;
  uint64_t reaching = 0;
  for (uint64_t left = rows; left != 0; left &= left - 1) {
    const auto row = static_cast<uint32_t>(std::countr_zero(left));
    const uint64_t after = After(begin, row, next, slot);
    if (after == 0) break;
    const auto to = static_cast<uint32_t>(std::countr_zero(after));
    const bool is_near = times_us_[begin + to] - times_us_[begin + row] <= rules_.hop_max_us[slot];
    reaching |= uint64_t{is_near} << row;
  }
  return reaching;
}

// Those of the next that a hop from the row to `slot` is not too short for.
uint64_t PlainLimits::After(store::Row begin, uint32_t row, uint64_t next, uint32_t slot) const {
  const int64_t since_us = times_us_[begin + row] + rules_.hop_min_us[slot];
  uint64_t after = next & ~uint64_t{1} << row;
  while (after != 0 && times_us_[begin + static_cast<uint32_t>(std::countr_zero(after))] < since_us)
    after &= after - 1;
  return after;
}

uint32_t PlainLimits::Judge(store::Row end, uint32_t depth, const store::Row* chain,
                            int64_t* stopped_us) const {
  bool is_removed = false;
  for (const PlainRows::ExclusionRows& rule : rows_.exclusion_rules) {
    if (rule.from_slot >= depth) continue;
    const store::Row until = rule.to_slot < depth ? chain[rule.to_slot] : end;
    const store::Row first = rule.rows->First(chain[rule.from_slot] + 1, until);
    if (first >= until) continue;
    if (!rule.ends_attempt) {
      is_removed = true;
    } else if (first < chain[depth - 1]) {
      return kUndecided;
    } else if (times_us_[first] - times_us_[chain[0]] <= rules_.window_us) {
      *stopped_us = std::min(*stopped_us, times_us_[first]);
    }
  }
  return is_removed ? 0 : depth;
}

}  // namespace parcours::funnel
