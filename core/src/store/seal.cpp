// EventStoreBuilder::Seal: drop duplicates, sort, gather.
// Tested by tests/core/event_store_test.cpp.
//
// Rows are numbered by arrival: those of the sealed store first, then the pending ones.
// The arrival itself is not kept: rows of one instant whose contacts are joined by a later load
// stand in the order of the contacts, and so count rows of one id and instant of two contacts.
//
// Cost: finding duplicates (Duplicates), a counting sort by contact, a sort of the contacts that
// are not in time order yet, and one gather for each column. O(rows log rows a contact) at worst.
//
// Memory: the pending rows go column by column as the new store's come. At the peak there are, a
// row, the 20 bytes and packed codes of what is pending, and 8 bytes of what is being made; the
// sealed store beside them is untouched until the new one is whole, so running out of memory loses
// nothing sealed.

#include <algorithm>
#include <limits>

#include "parcours/error.h"
#include "store/duplicates.h"
#include "store/event_store_builder.h"
#include "store/far_times.h"
#include "store/hashed_contacts.h"

namespace parcours::store {
namespace {

// What a row of either origin holds, by arrival.
template <class T>
class Joined {
 public:
  Joined(std::span<const T> sealed, const BlockVector<T>& pending)
      : sealed_(sealed), pending_(pending) {}
  const T& operator[](Row arrival) const {
    return arrival < sealed_.size() ? sealed_[arrival] : pending_[arrival - sealed_.size()];
  }

 private:
  std::span<const T> sealed_;
  const BlockVector<T>& pending_;
};

template <class T>
std::vector<T> Gather(const Joined<T>& from, std::span<const Row> order) {
  std::vector<T> out;
  out.reserve(order.size());
  for (const Row arrival : order) out.push_back(from[arrival]);
  return out;
}

// The codes of all arrivals, one behind the other.
template <class Code>
CodeColumn GatherCodes(const CodeColumn& sealed, Row sealed_count, const PendingColumn& pending,
                       Row pending_count, std::span<const Row> order) {
  const size_t count = size_t{sealed_count} + pending_count;
  std::vector<Code> codes(count + PendingColumn::kPieceRows);
  sealed.ForEach([&](Row row, uint32_t code) { codes[row] = static_cast<Code>(code); });
  pending.CopyTo(codes.data() + sealed_count);
  return CodeColumn::Gather(std::span<const Code>(codes.data(), count), order);
}

}  // namespace

std::shared_ptr<const EventStore> EventStoreBuilder::Seal(const EventStore* sealed,
                                                          FarRows far_rows) {
  static const EventStore kNothing;
  ResolveContacts();
  vocabulary_->Freeze();
  Vocabulary::Extent extent = vocabulary_->ExtentNow();
  const EventStore& old = sealed != nullptr ? *sealed : kNothing;
  const Row old_count = static_cast<Row>(old.times_us_.size());  // with those set aside
  if (uint64_t{old_count} + pending_row_count() >= kNoRow) {
    throw Error(ErrorCode::kTooLarge, "", "more than 4,294,967,294 events in one load");
  }
  auto store = std::make_shared<EventStore>();
  store->vocabulary_ = vocabulary_;
  JoinHashedContacts(vocabulary_->contacts, &contact_table_);
  store->contact_table_ = contact_table_;
  store->contact_table_.Seal(vocabulary_->contacts);
  store->journeys_ = journeys_;

  const Row pending_count = pending_row_count();
  const Row row_count = old_count + pending_count;
  const Joined<int64_t> times_us(old.times_us_, times_us_);
  const Joined<uint64_t> id_hashes(old.id_hashes_, id_hashes_);
  const Duplicates duplicates(
      row_count, [&](Row row) { return id_hashes[row]; }, [&](Row row) { return times_us[row]; });
  store->duplicate_count_ = old.duplicate_count_ + duplicates.count();

  const int64_t last_time_us =
      far_rows == FarRows::kKept ? kMaxTimeUs : LastPlausibleTime(row_count, [&](auto&& visit) {
        for (Row row = 0; row < row_count; ++row) {
          if (!duplicates.Drops(row)) visit(times_us[row]);
        }
      });
  const auto is_far = [&](Row row) {
    return last_time_us != kMaxTimeUs && times_us[row] > last_time_us;
  };
  // Rows with their contacts, those set aside behind all others.
  const auto for_each_kept = [&](auto&& visit) {
    for (ContactIndex contact = 0; contact < old.contact_count(); ++contact) {
      const ContactCode root = store->contact_table_.Root(old.contacts_[contact]);
      for (Row row = old.contact_begin(contact); row < old.contact_begin(contact + 1); ++row) {
        if (!duplicates.Drops(row)) visit(row, root);
      }
    }
    for (Row row = old.row_count(); row < old_count; ++row) {
      if (duplicates.Drops(row)) continue;
      visit(row, store->contact_table_.Root(old.FarContact(row - old.row_count())));
    }
    const bool joined = store->contact_table_.any_joined();
    for (Row row = 0; row < pending_count; ++row) {
      const ContactCode code = contacts_[row];
      if (duplicates.Drops(old_count + row)) continue;
      visit(old_count + row, joined ? store->contact_table_.Root(code) : code);
    }
  };
  std::vector<Row> far_order;
  if (last_time_us != kMaxTimeUs) {
    for_each_kept([&](Row row, ContactCode contact) {
      if (!is_far(row)) return;
      far_order.push_back(row);
      store->far_contacts_.push_back(contact);
    });
  }
  // Counting sort by contact; arrivals stay in order within one.
  const auto for_each_row = [&](auto&& visit) {
    for_each_kept([&](Row row, ContactCode contact) {
      if (!is_far(row)) visit(row, contact);
    });
  };
  std::vector<Row> order(row_count - duplicates.count());
  const Row visible_count = static_cast<Row>(order.size() - far_order.size());
  std::copy(far_order.begin(), far_order.end(), order.begin() + visible_count);
  {
    std::vector<Row> next(size_t{vocabulary_->contacts.size()} + 1, 0);
    for_each_row([&](Row, ContactCode contact) { ++next[contact]; });
    const auto contact_count = static_cast<size_t>(
        std::count_if(next.begin(), next.end(), [](Row count) { return count != 0; }));
    store->contacts_.reserve(contact_count);
    store->contact_begin_.reserve(contact_count + 1);
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
    PARCOURS_CHECK(begin == visible_count);
    for_each_row([&](Row row, ContactCode contact) { order[next[contact]++] = row; });
  }
  contacts_.Release();

  store->times_us_ = Gather(times_us, order);
  for (ContactIndex contact = 0; contact < store->contact_count(); ++contact) {
    const Row begin = store->contact_begin(contact);
    const Row end = store->contact_begin(contact + 1);
    const auto times = store->times_us_.begin();
    if (std::is_sorted(times + begin, times + end)) continue;
    // An arrival is later than its equals in time already: old rows come first and in order.
    std::stable_sort(order.begin() + begin, order.begin() + end,
                     [&](Row a, Row b) { return times_us[a] < times_us[b]; });
    for (Row row = begin; row < end; ++row) store->times_us_[row] = times_us[order[row]];
  }
  times_us_.Release();
  if (visible_count != 0) {
    const std::span<const int64_t> times = store->times_us();
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    store->first_time_us_ = *first;
    store->last_time_us_ = *last;
  }
  store->id_hashes_ = Gather(id_hashes, order);
  id_hashes_.Release();

  {
    std::vector<TypeCode> types(size_t{row_count} + PendingColumn::kPieceRows);
    std::copy(old.types_.begin(), old.types_.end(), types.begin());
    types_.Close();
    types_.CopyTo(types.data() + old_count);
    types_ = PendingColumn();
    store->types_.reserve(order.size());
    for (const Row arrival : order) store->types_.push_back(types[arrival]);
  }
  columns_.resize(vocabulary_->columns.size());
  store->columns_.resize(vocabulary_->columns.size());
  for (ColumnId column = 0; column < store->columns_.size(); ++column) {
    const CodeColumn& sealed_codes = old.column(column);
    PendingColumn& pending = columns_[column];
    pending.Close();
    if (sealed_codes.empty() && !pending.has_codes()) continue;
    const uint32_t max_code = vocabulary_->columns[column].values.size();
    const auto gather = max_code <= std::numeric_limits<uint8_t>::max()    ? GatherCodes<uint8_t>
                        : max_code <= std::numeric_limits<uint16_t>::max() ? GatherCodes<uint16_t>
                                                                           : GatherCodes<uint32_t>;
    store->columns_[column] = gather(sealed_codes, old_count, pending, pending_count, order);
    pending = PendingColumn();
  }
  store->sources_ = GatherSources(old, row_count, order);
  sealed_extent_ = std::move(extent);
  Discard(store.get());
  return store;
}

CodeColumn EventStoreBuilder::GatherSources(const EventStore& old, Row row_count,
                                            std::span<const Row> order) const {
  if (old.sources_.empty() && (sources_.empty() || sources_.back().number == 0)) return {};
  std::vector<uint32_t> codes(row_count, 1);
  old.sources_.ForEach([&](Row row, uint32_t code) { codes[row] = code; });
  const auto pending = codes.begin() + static_cast<Row>(old.times_us_.size());
  for (size_t i = 0; i < sources_.size(); ++i) {
    const bool is_last = i + 1 == sources_.size();
    std::fill(pending + sources_[i].row, is_last ? codes.end() : pending + sources_[i + 1].row,
              sources_[i].number + 1);
  }
  return CodeColumn::Gather(std::span<const uint32_t>(codes), order);
}

}  // namespace parcours::store
