// EventStoreBuilder::Seal: drop duplicates, sort, gather.
// Tested by tests/core/event_store_test.cpp.
//
// Rows are numbered by arrival: those of the sealed store first, then the pending ones.
// The arrival itself is not kept: rows of one instant whose contacts are joined by a later load
// stand in the order of the contacts, and so count rows of one id and instant of two contacts. Cost
// one hash-table probe a row, a counting sort by contact, a sort of the contacts that are not
//         in time order yet, and one gather for each column. O(rows log rows a contact) at worst.
// Memory  12 bytes a row beside the pending rows, the sealed store and the new one. The sealed
// store
//         is untouched until the new one is whole, so running out of memory loses nothing sealed.

#include <algorithm>
#include <numeric>

#include "parcours/error.h"
#include "store/event_store_builder.h"

namespace parcours::store {
namespace {

// What a row of either origin holds, by arrival.
template <class T>
class Joined {
 public:
  Joined(std::span<const T> sealed, std::span<const T> pending)
      : sealed_(sealed), pending_(pending) {}
  const T& operator[](Row arrival) const {
    return arrival < sealed_.size() ? sealed_[arrival] : pending_[arrival - sealed_.size()];
  }
  Row size() const { return static_cast<Row>(sealed_.size() + pending_.size()); }

 private:
  std::span<const T> sealed_;
  std::span<const T> pending_;
};

// Which arrivals stay: of those with one id hash the earliest in time, then the first to arrive.
std::vector<bool> MarkKept(const Joined<uint64_t>& id_hashes, const Joined<int64_t>& times_us,
                           Row* kept_count) {
  const Row row_count = id_hashes.size();
  size_t slot_count = 16;
  while (slot_count < size_t{row_count} + row_count / 2) slot_count *= 2;
  const size_t mask = slot_count - 1;
  std::vector<Row> slots(slot_count, kNoRow);
  std::vector<bool> kept(row_count, true);
  *kept_count = row_count;
  for (Row row = 0; row < row_count; ++row) {
    size_t at = id_hashes[row] & mask;
    while (slots[at] != kNoRow && id_hashes[slots[at]] != id_hashes[row]) at = (at + 1) & mask;
    if (slots[at] == kNoRow) {
      slots[at] = row;
      continue;
    }
    --*kept_count;
    if (times_us[row] < times_us[slots[at]]) {
      kept[slots[at]] = false;
      slots[at] = row;
    } else {
      kept[row] = false;
    }
  }
  return kept;
}

template <class T>
std::vector<T> Gather(const Joined<T>& from, const std::vector<Row>& order) {
  std::vector<T> out(order.size());
  for (Row row = 0; row < order.size(); ++row) out[row] = from[order[row]];
  return out;
}

CodeColumn GatherColumn(const CodeColumn& sealed, Row sealed_count, CodeColumn& pending,
                        Row pending_count, uint32_t max_code, const std::vector<Row>& order) {
  if (sealed_count == 0) {  // the usual case: one load
    pending.Resize(pending_count);
    return pending.Gather(order);
  }
  CodeColumn out;
  if (sealed.empty() && pending.empty()) return out;
  out.Reset(static_cast<uint32_t>(order.size()), max_code);
  for (Row row = 0; row < order.size(); ++row) {
    const Row arrival = order[row];
    const uint32_t code =
        arrival < sealed_count ? sealed[arrival] : pending[arrival - sealed_count];
    if (code != kAbsent) out.Set(row, code);
  }
  return out;
}

}  // namespace

std::shared_ptr<const EventStore> EventStoreBuilder::Seal(const EventStore* sealed) {
  static const EventStore kNothing;
  ResolveContacts();
  const EventStore& old = sealed != nullptr ? *sealed : kNothing;
  const Row old_count = old.row_count();
  if (uint64_t{old_count} + pending_row_count() >= kNoRow) {
    throw Error(ErrorCode::kTooLarge, "", "more than 4,294,967,294 events in one load");
  }
  auto store = std::make_shared<EventStore>();
  store->vocabulary_ = vocabulary_;
  store->contact_table_ = contact_table_;
  store->contact_table_.Seal();
  store->journeys_ = journeys_;

  const Joined<int64_t> times_us(old.times_us_, times_us_);
  const Joined<uint64_t> id_hashes(old.id_hashes_, id_hashes_);
  Row kept_count = 0;
  const std::vector<bool> kept = MarkKept(id_hashes, times_us, &kept_count);
  store->duplicate_count_ = old.duplicate_count_ + (times_us.size() - kept_count);

  // Counting sort by contact; arrivals stay in order within one.
  std::vector<ContactCode> contact_of(times_us.size());
  for (ContactIndex contact = 0; contact < old.contact_count(); ++contact) {
    const ContactCode root = store->contact_table_.Root(old.contacts_[contact]);
    std::fill(contact_of.begin() + old.contact_begin(contact),
              contact_of.begin() + old.contact_begin(contact + 1), root);
  }
  const bool joined = store->contact_table_.any_joined();
  for (Row row = 0; row < contacts_.size(); ++row) {
    contact_of[old_count + row] =
        joined ? store->contact_table_.Root(contacts_[row]) : contacts_[row];
  }
  std::vector<Row> next(size_t{vocabulary_->contacts.size()} + 1, 0);
  for (Row row = 0; row < contact_of.size(); ++row) {
    if (kept[row]) ++next[contact_of[row]];
  }
  Row begin = 0;
  for (ContactCode code = 1; code < next.size(); ++code) {
    const Row count = next[code];
    next[code] = begin;
    if (count == 0) continue;
    store->contacts_.push_back(code);
    store->contact_begin_.push_back(begin);
    begin += count;
  }
  store->contact_begin_.push_back(begin);
  PARCOURS_CHECK(begin == kept_count);
  std::vector<Row> order(kept_count);
  for (Row row = 0; row < contact_of.size(); ++row) {
    if (kept[row]) order[next[contact_of[row]]++] = row;
  }
  std::vector<ContactCode>().swap(contact_of);
  std::vector<Row>().swap(next);

  for (ContactIndex contact = 0; contact < store->contact_count(); ++contact) {
    const auto first = order.begin() + store->contact_begin(contact);
    const auto last = order.begin() + store->contact_begin(contact + 1);
    // An arrival is later than its equals in time already: old rows come first and in order.
    const auto by_time = [&](Row a, Row b) { return times_us[a] < times_us[b]; };
    if (!std::is_sorted(first, last, by_time)) std::stable_sort(first, last, by_time);
  }

  store->times_us_ = Gather(times_us, order);
  store->types_ = Gather(Joined<TypeCode>(old.types_, types_), order);
  store->id_hashes_ = Gather(id_hashes, order);
  if (!store->times_us_.empty()) {
    const auto [first, last] =
        std::minmax_element(store->times_us_.begin(), store->times_us_.end());
    store->first_time_us_ = *first;
    store->last_time_us_ = *last;
  }
  columns_.resize(vocabulary_->columns.size());
  store->columns_.resize(vocabulary_->columns.size());
  for (ColumnId column = 0; column < store->columns_.size(); ++column) {
    store->columns_[column] =
        GatherColumn(old.column(column), old_count, columns_[column], pending_row_count(),
                     vocabulary_->columns[column].values.size(), order);
  }
  Discard(store.get());
  return store;
}

}  // namespace parcours::store
