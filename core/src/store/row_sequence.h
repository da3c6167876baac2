// RowSequence: rows in an order, record by record, and the sets of them that questions ask for
// again. Tested by tests/core/event_store_test.cpp and funnel_keyed_test.cpp.
//
// Of a store's own rows positions are rows, and records are contacts. Of rows that were gathered,
// such as the events of each delivery, any row may stand at a position. Either way a record is a
// run of positions in the order of time, so what looks through contacts looks through all records.
//
// Sets are made when they are first asked for, and kept: not for two threads at once.
// Memory  an eighth of a byte a position for each set; rows that were gathered 14 bytes each, and 4
//         a record.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "parcours/definition.h"
#include "store/event_types.h"
#include "store/row_bits.h"
#include "store/step_rows.h"

namespace parcours::store {

using Row = uint32_t;
class EventStore;

// What rows were gathered by: a property, and which contacts' rows.
struct GatheredBy {
  std::string property;
  std::vector<Filter> contact;
  std::vector<std::string> lists;
  bool anonymous = true;

  bool operator==(const GatheredBy&) const = default;
};

class RowSequence {
 public:
  // The store's own. Both must outlive this.
  RowSequence(const EventStore& store, std::span<const Row> contact_begin);
  // Gathered, with the rows' times: record r is rows[begin[r]] up to rows[begin[r + 1]]. The store
  // must outlive this.
  RowSequence(const EventStore& store, std::vector<Row> rows, std::vector<int64_t> times_us,
              std::vector<uint32_t> begin);
  RowSequence(const RowSequence&) = delete;
  RowSequence& operator=(const RowSequence&) = delete;

  uint32_t record_count() const { return static_cast<uint32_t>(begin_.size() - 1); }
  uint32_t record_begin(uint32_t record) const { return begin_[record]; }
  // By position; null where the position is the row.
  const Row* rows() const { return rows_.empty() ? nullptr : rows_.data(); }
  std::span<const TypeCode> types() const { return types_; }
  std::span<const int64_t> times_us() const { return times_us_; }

  // The positions of rows that have the type.
  const RowBits& OfType(TypeCode type) const;
  // Those that stand at most `gap_us` behind the one before in the record; those of the last
  // two gaps are kept.
  std::shared_ptr<const RowBits> OfNearTimes(int64_t gap_us) const;
  // Those of the type, kAbsent of any, that pass the filters; those of the last few steps are kept.
  std::shared_ptr<const RowBits> OfStep(TypeCode type, const std::vector<Filter>& where) const;

  size_t memory_bytes() const;

 private:
  const EventStore& store_;
  const std::vector<Row> rows_;
  const std::vector<uint32_t> gathered_begin_;
  const std::vector<int64_t> gathered_times_us_;
  std::vector<TypeCode> gathered_types_;
  std::span<const uint32_t> begin_;
  std::span<const TypeCode> types_;
  std::span<const int64_t> times_us_;
  mutable std::vector<std::unique_ptr<const RowBits>> of_type_;  // by type; null: not made yet
  struct NearTimes {
    int64_t gap_us = 0;
    std::shared_ptr<const RowBits> rows;  // null: none yet
  };
  mutable std::array<NearTimes, 2> near_times_;  // the last that was asked for first
  mutable StepRows of_steps_;
};

}  // namespace parcours::store
