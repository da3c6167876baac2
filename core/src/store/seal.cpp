// EventStoreBuilder::Seal: drop duplicates, sort, gather.
// Tested by tests/core/event_store_test.cpp.
//
// Rows are numbered by arrival: those of the sealed store first, then the pending ones.
// The arrival itself is not kept: rows of one instant whose contacts are joined by a later load
// stand in the order of the contacts, and so count rows of one id and instant of two contacts.
//
// Cost: finding duplicates (Duplicates), a counting sort by contact, a sort of the contacts that
// are not in time order yet, and one pass over each column. O(rows log rows a contact) at worst.
//
// Memory: what is made before it is known what can go is the new store's times, 8 bytes a row; the
// places of the rows take the room of their contacts. Then each column goes as the new store's
// comes. What has to lie in one piece comes first, and at last the hashes, in blocks that fit the
// room given back, as a heap is as large as its highest piece. The sealed store beside all that is
// untouched until the new one is whole, so running out of memory loses nothing sealed.

#include <algorithm>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "parcours/error.h"
#include "store/duplicates.h"
#include "store/event_store_builder.h"
#include "store/far_times.h"
#include "store/hashed_contacts.h"
#include "store/places.h"
#include "store/row_runs.h"

namespace parcours::store {
namespace {

// What a row of either origin holds, by arrival.
template <class Sealed, class Pending>
class Joined {
 public:
  Joined(Row sealed_count, const Sealed& sealed, const Pending& pending)
      : sealed_count_(sealed_count), sealed_(sealed), pending_(pending) {}
  auto operator[](Row arrival) const {
    return arrival < sealed_count_ ? sealed_[arrival] : pending_[arrival - sealed_count_];
  }

 private:
  Row sealed_count_;
  const Sealed& sealed_;
  const Pending& pending_;
};

// Sorts each contact's times, of equal ones the earlier row first, and says in moved[row] where the
// row went: nothing where all were in order.
BlockArray<Row> SortByTime(std::span<const Row> contact_begin, std::span<int64_t> times_us) {
  BlockArray<Row> moved;
  bool any_moved = false;
  std::vector<std::pair<int64_t, Row>> rows;
  const auto contact_count = static_cast<uint32_t>(contact_begin.size() - 1);
  ForEachRow(contact_count, [&](uint32_t contact) {
    const Row begin = contact_begin[contact];
    const Row end = contact_begin[contact + 1];
    if (std::is_sorted(times_us.begin() + begin, times_us.begin() + end)) return;
    if (!any_moved) {
      any_moved = true;
      moved = BlockArray<Row>(times_us.size());
      ForEachRow(static_cast<Row>(times_us.size()), [&](Row row) { moved[row] = row; });
    }
    rows.clear();
    for (Row row = begin; row < end; ++row) rows.emplace_back(times_us[row], row);
    std::sort(rows.begin(), rows.end());
    for (Row row = begin; row < end; ++row) {
      times_us[row] = rows[row - begin].first;
      moved[rows[row - begin].second] = row;
    }
  });
  return moved;
}

// The column of both origins' codes at their places. `all_pending`: nothing is sealed, and no
// pending row left out.
CodeColumn PlaceCodes(const Places& places, const CodeColumn& sealed, const PendingColumn& pending,
                      Row kept_count, bool all_pending) {
  const auto for_each = [&](auto&& visit) { places.ForEach(sealed, pending, visit); };
  return all_pending ? CodeColumn::Make(kept_count, pending.extent(), for_each)
                     : CodeColumn::Make(kept_count, for_each);
}

}  // namespace

std::shared_ptr<const EventStore> EventStoreBuilder::Seal(const EventStore* sealed,
                                                          FarRows far_rows) {
  static const EventStore kNothing;
  ResolveContacts();
  vocabulary_->Freeze();
  const EventStore& old = sealed != nullptr ? *sealed : kNothing;
  const Row old_count = static_cast<Row>(old.times_us_.size());  // with those set aside
  if (uint64_t{old_count} + pending_row_count() >= kNoRow) {
    throw Error(ErrorCode::kTooLarge, "", "more than 4,294,967,294 events in one load");
  }
  auto store = std::make_shared<EventStore>();
  store->vocabulary_ = vocabulary_;
  store->extent_ = vocabulary_->ExtentNow();
  JoinHashedContacts(vocabulary_->contacts, &contact_table_);
  contact_table_.Seal(vocabulary_->contacts);
  store->contact_table_ = contact_table_;
  store->journeys_ = journeys_;

  const Row pending_count = pending_row_count();
  PARCOURS_CHECK(contacts_.size() == pending_count && id_hashes_.size() == pending_count);
  const Row row_count = old_count + pending_count;
  const Joined times_us(old_count, old.times_us_, times_us_);
  const Joined id_hashes(old_count, old.id_hashes_, id_hashes_);
  // The new store's times lend their room until they come.
  store->times_us_.resize(row_count);
  const Duplicates duplicates(
      row_count, [&](Row row) { return id_hashes[row]; }, [&](Row row) { return times_us[row]; },
      reinterpret_cast<uint64_t*>(store->times_us_.data()));
  store->duplicate_count_ = old.duplicate_count_ + duplicates.count();
  const Row kept_count = row_count - duplicates.count();
  if (duplicates.count() != 0) {
    std::vector<int64_t>().swap(store->times_us_);
    store->times_us_.resize(kept_count);
  }

  const int64_t last_time_us =
      far_rows == FarRows::kKept ? kMaxTimeUs : LastPlausibleTime(row_count, [&](auto&& visit) {
        ForEachRow(row_count, [&](Row row) {
          if (!duplicates.Drops(row)) visit(times_us[row]);
        });
      });
  const auto is_far = [&](Row row) {
    return last_time_us != kMaxTimeUs && times_us[row] > last_time_us;
  };
  // Rows with their contacts, those set aside behind all others.
  const auto for_each_kept = [&](auto&& visit) {
    ForEachRow(old.contact_count(), [&](ContactIndex contact) {
      const ContactCode root = store->contact_table_.Root(old.contacts_[contact]);
      for (Row row = old.contact_begin(contact); row < old.contact_begin(contact + 1); ++row) {
        if (!duplicates.Drops(row)) visit(row, root);
      }
    });
    for (Row row = old.row_count(); row < old_count; ++row) {
      if (duplicates.Drops(row)) continue;
      visit(row, store->contact_table_.Root(old.FarContact(row - old.row_count())));
    }
    const bool joined = store->contact_table_.any_joined();
    ForEachRow(pending_count, [&](Row row) {
      const ContactCode code = contacts_[row];
      if (duplicates.Drops(old_count + row)) return;
      visit(old_count + row, joined ? store->contact_table_.Root(code) : code);
    });
  };
  // Counting sort by contact; arrivals stay in order within one.
  Places places(old_count, &contacts_);
  {
    std::vector<Row> next(size_t{vocabulary_->contacts.size()} + 1, 0);
    for_each_kept([&](Row row, ContactCode contact) {
      if (is_far(row)) {
        store->far_contacts_.push_back(contact);
      } else {
        ++next[contact];
      }
    });
    const auto code_count = static_cast<ContactCode>(next.size());
    ContactCode contact_count = 0;
    ForEachRow(code_count, [&](ContactCode code) { contact_count += next[code] != 0 ? 1 : 0; });
    store->contacts_.reserve(contact_count);
    store->contact_begin_.reserve(contact_count + size_t{1});
    Row begin = 0;
    ForEachRow(code_count, [&](ContactCode code) {
      const Row count = next[code];
      next[code] = begin;
      if (count == 0) return;
      store->contacts_.push_back(code);
      store->contact_begin_.push_back(begin);
      begin += count;
    });
    store->contact_begin_.push_back(begin);
    PARCOURS_CHECK(begin == kept_count - store->far_contacts_.size());
    Row next_far = begin;
    for_each_kept([&](Row row, ContactCode contact) {
      places[row] = is_far(row) ? next_far++ : next[contact]++;
    });
    ForEachRow(duplicates.count() != 0 ? row_count : 0, [&](Row row) {
      if (duplicates.Drops(row)) places[row] = kNoRow;
    });
  }
  const Row visible_count = store->contact_begin_.back();

  places.ForEach(old.times_us_, times_us_,
                 [to = store->times_us_.data()](Row row, int64_t time_us) { to[row] = time_us; });
  times_us_.Release();
  {
    const BlockArray<Row> moved =
        SortByTime(store->contact_begin_, std::span(store->times_us_).first(visible_count));
    ForEachRow(moved.size() != 0 ? row_count : 0, [&](Row row) {
      if (places[row] < visible_count) places[row] = moved[places[row]];
    });
  }
  if (visible_count != 0) {
    // Each contact's times are in order.
    store->first_time_us_ = kMaxTimeUs;
    store->last_time_us_ = std::numeric_limits<int64_t>::min();
    ForEachRow(store->contact_count(), [&](ContactIndex contact) {
      const auto time_us = [&](Row row) { return store->times_us_[row]; };
      store->first_time_us_ =
          std::min(store->first_time_us_, time_us(store->contact_begin(contact)));
      store->last_time_us_ =
          std::max(store->last_time_us_, time_us(store->contact_begin(contact + 1) - 1));
    });
  }
  store->types_.resize(kept_count);
  types_.Close();
  places.ForEach(old.types_, types_, [to = store->types_.data()](Row row, uint32_t type) {
    to[row] = static_cast<TypeCode>(type);
  });
  types_ = PendingColumn();
  PARCOURS_CHECK(columns_.size() >= vocabulary_->columns.size());
  store->columns_.resize(vocabulary_->columns.size());
  for (ColumnId column = 0; column < store->columns_.size(); ++column) {
    PendingColumn& pending = columns_[column];
    pending.Close();
    store->columns_[column] = PlaceCodes(places, old.column(column), pending, kept_count,
                                         old_count == 0 && duplicates.count() == 0);
    pending = PendingColumn();
  }
  store->sources_ = PlaceSources(old, places, kept_count);
  store->id_hashes_ = BlockArray<uint64_t>(kept_count);
  places.ForEach(old.id_hashes_, id_hashes_,
                 [&](Row row, uint64_t hash) { store->id_hashes_[row] = hash; });
  ReleasePending();
  return store;
}

CodeColumn EventStoreBuilder::PlaceSources(const EventStore& old, const Places& places,
                                           Row kept_count) const {
  if (old.sources_.empty() && (sources_.empty() || sources_.back().number == 0)) return {};
  const CodeColumn ones =
      old.sources_.empty() ? CodeColumn::Ones(places.sealed_count()) : CodeColumn();
  const CodeColumn& sealed = old.sources_.empty() ? ones : old.sources_;
  PendingColumn pending;
  const auto pending_count = static_cast<Row>(contacts_.size());
  Row row = 0;
  uint32_t code = 1;
  for (const SourceBegin& source : sources_) {
    for (; row < source.row; ++row) pending.Set(row, code);
    code = source.number + 1;
  }
  for (; row < pending_count; ++row) pending.Set(row, code);
  pending.Close();
  return PlaceCodes(places, sealed, pending, kept_count, false);
}

}  // namespace parcours::store
