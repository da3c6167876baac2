// StageBits: which rows serve which stage, a bit a row and stage, where a stage is one event type.
//
// Made for some thousand rows at a time, when they are first asked about, so that they stay in the
// nearest cache. Cost  less than an instruction a row and stage to make; a few to find the next
// row.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "store/event_store.h"
#include "text/bytes.h"

namespace parcours::funnel {

class StageBits {
 public:
  // `types` of all rows, which must outlive this; stage_types[stage] is not absent.
  StageBits(std::span<const store::TypeCode> types, std::vector<store::TypeCode> stage_types)
      : types_(types), stage_types_(std::move(stage_types)) {}

  uint32_t stage_count() const { return static_cast<uint32_t>(stage_types_.size()); }

  // To be called before First is asked about rows in [begin, end).
  void Cover(store::Row begin, store::Row end) {
    if (begin < begin_ || end > end_) Make(begin, end);
  }

  // The rows from this one on that serve the stage, as bits: kRowsAtOnce of them, and maybe some of
  // the rows after these.
  static constexpr store::Row kRowsAtOnce = 57;
  uint64_t Word(uint32_t stage, store::Row row) const {
    const store::Row at = row - begin_;
    const auto* bits = reinterpret_cast<const char*>(bits_.data() + size_t{stage} * stride_);
    return text::LoadWord(bits + at / 8) >> (at % 8);
  }

  // The first row in [from, end) that serves the stage; where none does, `end` or a row beyond it.
  store::Row First(uint32_t stage, store::Row from, store::Row end) const {
    for (store::Row row = from; row < end; row += kRowsAtOnce) {
      const uint64_t word = Word(stage, row);
      if (word != 0) return row + static_cast<store::Row>(std::countr_zero(word));
    }
    return end;
  }

 private:
  void Make(store::Row begin, store::Row end);

  const std::span<const store::TypeCode> types_;
  const std::vector<store::TypeCode> stage_types_;
  // Of the rows [begin_, end_), those of a stage side by side, stride_ words each.
  std::vector<uint64_t> bits_;
  size_t stride_ = 0;
  store::Row begin_ = 0;
  store::Row end_ = 0;
};

}  // namespace parcours::funnel
