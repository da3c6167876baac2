// Which rows are there twice. Tested by tests/core/duplicates_test.cpp.
//
// Of rows with one hash the earliest in time stays, of equal times the first to arrive; where the
// hash has kKeepsLast, the last to arrive.
//
// Cost: O(rows). Rows are spread by their hash over buckets that fit the nearest cache, and each is
// compared with those of its bucket alone; one large table would miss the caches once a row.
// Memory: 8 bytes a row while it runs, which the caller has.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/row_runs.h"

namespace parcours::store {

// A bit of hashes; which row stays is asked only where there are two. A low one: hashes are
// compared for their order, too, and spread by their upper bits.
inline constexpr uint64_t kKeepsLast = 2;

class Duplicates {
 public:
  Duplicates() = default;  // none
  // hash_of(row) and time_of(row) for rows [0, row_count), numbered by arrival. `scratch`: a word
  // for each, overwritten, not needed afterwards.
  template <class HashOf, class TimeOf>
  Duplicates(uint32_t row_count, HashOf&& hash_of, TimeOf&& time_of, uint64_t* scratch)
      : entries_(scratch) {
    Spread(row_count, hash_of);
    for (size_t bucket = 0; bucket + 1 < ends_.size(); ++bucket) {
      FindIn(ends_[bucket], ends_[bucket + 1], hash_of, time_of);
    }
    entries_ = nullptr;
  }

  // Rows to leave out.
  uint32_t count() const { return count_; }
  bool Drops(uint32_t row) const {
    return count_ != 0 && (dropped_[row / 64] >> (row % 64) & 1) != 0;
  }

 private:
  static constexpr uint32_t kBucketRows = 2048;  // on average at most
  static constexpr uint32_t kFree = 0xFFFFFFFFu;

  // Fills entries_: the upper half of the hash over the row, bucket after bucket, in order of
  // arrival.
  template <class HashOf>
  void Spread(uint32_t row_count, HashOf&& hash_of) {
    row_count_ = row_count;
    size_t bucket_count = 1;
    while (bucket_count * kBucketRows < row_count) bucket_count *= 2;
    const size_t mask = bucket_count - 1;
    // ends_[b + 1] is where bucket b is written next, in the end its end.
    ends_.assign(bucket_count + 2, 0);
    ForEachRow(row_count, [&, ends = ends_.data() + 2](uint32_t row) {
      ++ends[static_cast<size_t>(hash_of(row)) & mask];
    });
    for (size_t bucket = 2; bucket < ends_.size(); ++bucket) ends_[bucket] += ends_[bucket - 1];
    ForEachRow(row_count, [&, ends = ends_.data() + 1, entries = entries_](uint32_t row) {
      const uint64_t hash = hash_of(row);
      entries[ends[static_cast<size_t>(hash) & mask]++] = (hash & ~uint64_t{kFree}) | row;
    });
    ends_.pop_back();
  }

  template <class HashOf, class TimeOf>
  [[gnu::noinline]] void FindIn(uint32_t begin, uint32_t end, HashOf&& hash_of, TimeOf&& time_of) {
    size_t slot_count = 16;
    while (slot_count < size_t{end - begin} * 2) slot_count *= 2;
    slots_.assign(slot_count, kFree);
    const size_t mask = slot_count - 1;
    for (uint32_t entry = begin; entry < end; ++entry) {
      const auto row = static_cast<uint32_t>(entries_[entry]);
      size_t at = static_cast<size_t>(entries_[entry] >> 32) & mask;
      while (slots_[at] != kFree) {
        const uint64_t other = entries_[slots_[at]];
        const auto other_row = static_cast<uint32_t>(other);
        if ((other ^ entries_[entry]) >> 32 == 0 && hash_of(row) == hash_of(other_row)) {
          const bool stays = (hash_of(row) & kKeepsLast) != 0 || time_of(row) < time_of(other_row);
          Drop(stays ? other_row : row);
          if (stays) slots_[at] = entry;
          break;
        }
        at = (at + 1) & mask;
      }
      if (slots_[at] == kFree) slots_[at] = entry;
    }
  }

  void Drop(uint32_t row) {
    if (count_ == 0) dropped_.resize(row_count_ / 64 + 1);
    dropped_[row / 64] |= uint64_t{1} << (row % 64);
    ++count_;
  }

  uint32_t row_count_ = 0;
  uint32_t count_ = 0;
  std::vector<uint64_t> dropped_;  // a bit a row; empty where none is dropped
  uint64_t* entries_ = nullptr;
  std::vector<uint32_t> ends_;
  std::vector<uint32_t> slots_;  // entries of one bucket, by hash
};

}  // namespace parcours::store
