#include "store/row_sequence.h"

#include <utility>

#include "store/event_store.h"
#include "store/filter.h"

namespace parcours::store {

RowSequence::RowSequence(const EventStore& store, std::span<const Row> contact_begin)
    : store_(store), begin_(contact_begin), types_(store.types()), times_us_(store.times_us()) {}

RowSequence::RowSequence(const EventStore& store, std::vector<Row> rows,
                         std::vector<int64_t> times_us, std::vector<uint32_t> begin)
    : store_(store),
      rows_(std::move(rows)),
      gathered_begin_(std::move(begin)),
      gathered_times_us_(std::move(times_us)) {
  gathered_types_.reserve(rows_.size());
  for (const Row row : rows_) gathered_types_.push_back(store.types()[row]);
  begin_ = gathered_begin_;
  types_ = gathered_types_;
  times_us_ = gathered_times_us_;
}

const RowBits& RowSequence::OfType(TypeCode type) const {
  if (of_type_.size() <= type) of_type_.resize(size_t{type} + 1);
  if (of_type_[type] == nullptr) {
    of_type_[type] = std::make_unique<const RowBits>(RowBits::OfType(types_, type));
  }
  return *of_type_[type];
}

std::shared_ptr<const RowBits> RowSequence::OfNearTimes(int64_t gap_us) const {
  auto& [last, other] = near_times_;
  if (last.rows != nullptr && last.gap_us == gap_us) return last.rows;
  std::swap(last, other);
  if (last.rows == nullptr || last.gap_us != gap_us) {
    RowBits near = RowBits::OfNearTimes(times_us_, gap_us);
    for (uint32_t record = 0; record < record_count(); ++record) near.Remove(begin_[record]);
    last = {gap_us, std::make_shared<const RowBits>(std::move(near))};
  }
  return last.rows;
}

std::shared_ptr<const RowBits> RowSequence::OfStep(TypeCode type,
                                                   const std::vector<Filter>& where) const {
  if (auto kept = of_steps_.Find(type, where)) return kept;
  auto passing =
      std::make_shared<RowBits>(type == kAbsent ? RowBits::OfAll(types_.size()) : OfType(type));
  if (!rows_.empty()) {
    const auto of_store = store_.sequence().OfStep(type, where);
    const auto end = static_cast<uint32_t>(rows_.size());
    for (uint32_t at = 0; (at = passing->First(at, end)) < end; ++at) {
      if (!of_store->Has(rows_[at])) passing->Remove(at);
    }
  } else {
    const RowFilter filter(store_, where);
    for (ContactIndex contact = 0; contact < record_count(); ++contact) {
      const Row end = begin_[contact + 1];
      for (Row row = begin_[contact]; (row = passing->First(row, end)) < end; ++row) {
        if (!filter.Matches(row, contact)) passing->Remove(row);
      }
    }
  }
  of_steps_.Keep(type, where, passing);
  return passing;
}

size_t RowSequence::memory_bytes() const {
  size_t bytes = rows_.capacity() * sizeof(Row) + gathered_begin_.capacity() * sizeof(uint32_t) +
                 gathered_types_.capacity() * sizeof(TypeCode) +
                 gathered_times_us_.capacity() * sizeof(int64_t) + of_steps_.memory_bytes();
  for (const auto& rows : of_type_) bytes += rows == nullptr ? 0 : rows->memory_bytes();
  for (const NearTimes& near : near_times_) {
    if (near.rows != nullptr) bytes += near.rows->memory_bytes();
  }
  return bytes;
}

}  // namespace parcours::store
