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
#include <tuple>
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

// Sorts each contact's times, of equal ones the earlier row first.
class TimeSort {
 public:
  TimeSort(std::span<const Row> contact_begin, std::span<int64_t> times_us) : times_us_(times_us) {
    ForEachRow(static_cast<Row>(contact_begin.size() - 1), [&](Row contact) {
      const Row begin = contact_begin[contact];
      const Row end = contact_begin[contact + 1];
      const auto times = times_us.subspan(begin, end - begin);
      if (!std::is_sorted(times.begin(), times.end())) Sort(begin, end);
    });
  }

  // By row, where it went; empty where all were in order.
  const BlockArray<Row>& moved() const { return moved_; }

 private:
  // What many exports never need: a function of its own is not compiled then.
  [[gnu::noinline]] void Sort(Row begin, Row end) {
    if (moved_.size() == 0) {
      moved_ = BlockArray<Row>(times_us_.size());
      ForEachRow(static_cast<Row>(times_us_.size()), [&](Row row) { moved_[row] = row; });
    }
    rows_.clear();
    for (Row row = begin; row < end; ++row) rows_.emplace_back(times_us_[row], row);
    std::sort(rows_.begin(), rows_.end());
    for (Row row = begin; row < end; ++row) {
      times_us_[row] = rows_[row - begin].first;
      moved_[rows_[row - begin].second] = row;
    }
  }

  std::span<int64_t> times_us_;
  BlockArray<Row> moved_;
  std::vector<std::pair<int64_t, Row>> rows_;  // of the contact at hand
};

}  // namespace

// One seal: the sealed store and the pending rows on one side, the new store on the other.
//
// Run() has the steps in their order; each needs what those before it made, and may give back what
// none behind it reads. "Arrival" is a row's number among all that come in, as in Places.
class EventStoreBuilder::Sealing {
 public:
  Sealing(const EventStore& old, EventStoreBuilder* builder)
      : old_(old),
        builder_(*builder),
        old_count_(static_cast<Row>(old.times_us_.size())),
        pending_count_(builder->pending_row_count()),
        arrival_count_(old_count_ + pending_count_),
        store_(std::make_shared<EventStore>()) {}

  std::shared_ptr<const EventStore> Run(FarRows far_rows) {
    TakeNames();
    FindDuplicates();
    if (far_rows == FarRows::kSetAside && !IsOfOneYear()) FindLastTime();
    Places places(old_count_, &builder_.contacts_);
    SortByContact(&places);
    PlaceTimes(&places);
    NoteTimeSpan();
    PlaceTypes(places);
    PlaceColumns(places);
    if (HasSources()) PlaceSources(places);
    PlaceHashes(places);
    FindNames();
    builder_.ReleasePending();
    return store_;
  }

 private:
  int64_t TimeUs(Row arrival) const {
    return arrival < old_count_ ? old_.times_us_[arrival]
                                : builder_.times_us_[arrival - old_count_];
  }
  uint64_t IdHash(Row arrival) const {
    return arrival < old_count_ ? old_.id_hashes_[arrival]
                                : builder_.id_hashes_[arrival - old_count_];
  }
  bool IsFar(Row arrival) const {
    return last_time_us_ != kMaxTimeUs && TimeUs(arrival) > last_time_us_;
  }
  // Rows of the new store, with those set aside.
  Row KeptCount() const { return arrival_count_ - duplicates_.count(); }

  void TakeNames() {
    const Vocabulary& vocabulary = *builder_.vocabulary_;
    store_->vocabulary_ = builder_.vocabulary_;
    store_->extent_ = vocabulary.ExtentNow();
    ContactTable& contacts = builder_.contact_table_;
    JoinHashedContacts(vocabulary.contacts, &contacts);
    contacts.Seal(vocabulary.contacts);
    store_->contact_table_ = contacts;
    store_->journeys_ = builder_.journeys_;
  }

  // The new store's times lend their room until they come.
  void FindDuplicates() {
    store_->times_us_.resize(arrival_count_);
    duplicates_ = Duplicates(
        arrival_count_, [&](Row arrival) { return IdHash(arrival); },
        [&](Row arrival) { return TimeUs(arrival); },
        reinterpret_cast<uint64_t*>(store_->times_us_.data()));
    store_->duplicate_count_ = old_.duplicate_count_ + duplicates_.count();
    if (duplicates_.count() == 0) return;
    std::vector<int64_t>().swap(store_->times_us_);
    store_->times_us_.resize(KeptCount());
  }

  // Whether all rows, of which none is set aside, are so near each other that none is far.
  bool IsOfOneYear() const {
    int64_t first_us = kMaxTimeUs;
    int64_t last_us = kMinTimeUs;
    if (pending_count_ != 0) std::tie(first_us, last_us) = builder_.times_us_.Bounds();
    if (old_.row_count() != 0) {
      first_us = std::min(first_us, old_.first_time_us());
      last_us = std::max(last_us, old_.last_time_us());
    }
    return old_.far_count() == 0 && IsNoFarGap(first_us, last_us);
  }

  // What few loads need: a function of its own is not compiled then.
  [[gnu::noinline]] void FindLastTime() {
    last_time_us_ = LastPlausibleTime([&](auto&& visit) {
      ForEachRow(arrival_count_, [&](Row arrival) {
        if (!duplicates_.Drops(arrival)) visit(TimeUs(arrival));
      });
    });
  }

  // Calls visit(arrival, contact) for every arrival that is kept, in order.
  template <class Visitor>
  void ForEachKept(Visitor&& visit) const {
    const ContactTable& table = store_->contact_table_;
    ForEachRow(old_.contact_count(), [&](ContactIndex contact) {
      const ContactCode root = table.Root(old_.contacts_[contact]);
      for (Row row = old_.contact_begin(contact); row < old_.contact_begin(contact + 1); ++row) {
        if (!duplicates_.Drops(row)) visit(row, root);
      }
    });
    for (Row row = old_.row_count(); row < old_count_; ++row) {
      if (duplicates_.Drops(row)) continue;
      visit(row, table.Root(old_.FarContact(row - old_.row_count())));
    }
    const bool joined = table.any_joined();
    ForEachRow(pending_count_, [&](Row row) {
      const ContactCode code = builder_.contacts_[row];
      if (duplicates_.Drops(old_count_ + row)) return;
      visit(old_count_ + row, joined ? table.Root(code) : code);
    });
  }

  // A counting sort: arrivals stay in order within a contact; those set aside go behind all others.
  void SortByContact(Places* places) {
    std::vector<Row> next = CountRows();
    BeginContacts(&next);
    Row next_far = VisibleCount();
    ForEachKept([&](Row arrival, ContactCode contact) {
      (*places)[arrival] = IsFar(arrival) ? next_far++ : next[contact]++;
    });
    ForEachRow(duplicates_.count() != 0 ? arrival_count_ : 0, [&](Row arrival) {
      if (duplicates_.Drops(arrival)) (*places)[arrival] = kNoRow;
    });
  }

  // By contact code, and the contacts of the rows set aside.
  std::vector<Row> CountRows() {
    std::vector<Row> counts(size_t{builder_.vocabulary_->contacts.size()} + 1, 0);
    ForEachKept([&](Row arrival, ContactCode contact) {
      if (IsFar(arrival)) {
        store_->far_contacts_.push_back(contact);
      } else {
        ++counts[contact];
      }
    });
    return counts;
  }

  // The store's contacts, of the rows' counts, which become the contacts' first rows.
  void BeginContacts(std::vector<Row>* counts) {
    const auto code_count = static_cast<ContactCode>(counts->size());
    ContactCode contact_count = 0;
    ForEachRow(code_count,
               [&](ContactCode code) { contact_count += (*counts)[code] != 0 ? 1 : 0; });
    store_->contacts_.reserve(contact_count);
    store_->contact_begin_.reserve(contact_count + size_t{1});
    Row begin = 0;
    ForEachRow(code_count, [&](ContactCode code) {
      const Row count = (*counts)[code];
      (*counts)[code] = begin;
      if (count == 0) return;
      store_->contacts_.push_back(code);
      store_->contact_begin_.push_back(begin);
      begin += count;
    });
    store_->contact_begin_.push_back(begin);
    PARCOURS_CHECK(begin == KeptCount() - store_->far_contacts_.size());
  }

  // Rows that are not set aside.
  Row VisibleCount() const { return store_->contact_begin_.back(); }

  // Times to their places, then both into the order of time within each contact.
  void PlaceTimes(Places* places) {
    places->ForEach(
        old_.times_us_, builder_.times_us_,
        [to = store_->times_us_.data()](Row row, int64_t time_us) { to[row] = time_us; });
    builder_.times_us_.Release();
    const Row visible_count = VisibleCount();
    const TimeSort sort(store_->contact_begin_, std::span(store_->times_us_).first(visible_count));
    const BlockArray<Row>& moved = sort.moved();
    ForEachRow(moved.size() != 0 ? arrival_count_ : 0, [&](Row arrival) {
      Row& place = (*places)[arrival];
      if (place < visible_count) place = moved[place];
    });
  }

  // Each contact's times are in order.
  void NoteTimeSpan() {
    EventStore& store = *store_;
    if (store.contact_count() == 0) return;
    store.first_time_us_ = kMaxTimeUs;
    store.last_time_us_ = std::numeric_limits<int64_t>::min();
    ForEachRow(store.contact_count(), [&](ContactIndex contact) {
      const int64_t first_us = store.times_us_[store.contact_begin(contact)];
      const int64_t last_us = store.times_us_[store.contact_begin(contact + 1) - 1];
      store.first_time_us_ = std::min(store.first_time_us_, first_us);
      store.last_time_us_ = std::max(store.last_time_us_, last_us);
    });
  }

  void PlaceTypes(const Places& places) {
    store_->types_.resize(KeptCount());
    builder_.types_.Close();
    places.ForEach(old_.types_, builder_.types_,
                   [to = store_->types_.data()](Row row, uint32_t type) {
                     to[row] = static_cast<TypeCode>(type);
                   });
    builder_.types_ = PendingColumn();
  }

  // A column of both origins' codes at their places. `all_pending`: nothing is sealed, and no
  // pending row left out.
  CodeColumn PlaceCodes(const Places& places, const CodeColumn& sealed,
                        const PendingColumn& pending, bool all_pending) const {
    const auto for_each = [&](auto&& visit) { places.ForEach(sealed, pending, visit); };
    return all_pending ? CodeColumn::Make(KeptCount(), pending.extent(), for_each)
                       : CodeColumn::Make(KeptCount(), for_each);
  }

  // Each pending column goes as the new store's comes.
  void PlaceColumns(const Places& places) {
    const size_t column_count = builder_.vocabulary_->columns.size();
    PARCOURS_CHECK(builder_.columns_.size() >= column_count);
    store_->columns_.resize(column_count);
    for (ColumnId column = 0; column < column_count; ++column) {
      PendingColumn& pending = builder_.columns_[column];
      pending.Close();
      store_->columns_[column] = PlaceCodes(places, old_.column(column), pending,
                                            old_count_ == 0 && duplicates_.count() == 0);
      pending = PendingColumn();
    }
  }

  // Not all rows are of source 0.
  bool HasSources() const {
    const std::vector<SourceBegin>& sources = builder_.sources_;
    return !old_.sources_.empty() || (!sources.empty() && sources.back().number != 0);
  }

  // EventStore::sources_.
  void PlaceSources(const Places& places) {
    const std::vector<SourceBegin>& sources = builder_.sources_;
    const CodeColumn ones = old_.sources_.empty() ? CodeColumn::Ones(old_count_) : CodeColumn();
    PendingColumn pending;
    Row row = 0;
    uint32_t code = 1;
    for (const SourceBegin& source : sources) {
      for (; row < source.row; ++row) pending.Set(row, code);
      code = source.number + 1;
    }
    for (; row < pending_count_; ++row) pending.Set(row, code);
    pending.Close();
    store_->sources_ =
        PlaceCodes(places, old_.sources_.empty() ? ones : old_.sources_, pending, false);
  }

  void FindNames() {
    store_->name_columns_ = builder_.name_columns_;
    for (const NameColumn& naming : builder_.name_columns_) {
      NameValues(*store_, naming, &store_->names_[naming.field == Field::kJourney]);
    }
  }

  void PlaceHashes(const Places& places) {
    store_->id_hashes_ = BlockArray<uint64_t>(KeptCount());
    places.ForEach(old_.id_hashes_, builder_.id_hashes_,
                   [&](Row row, uint64_t hash) { store_->id_hashes_[row] = hash; });
  }

  const EventStore& old_;
  EventStoreBuilder& builder_;
  const Row old_count_;  // with those set aside
  const Row pending_count_;
  const Row arrival_count_;
  std::shared_ptr<EventStore> store_;
  Duplicates duplicates_;
  int64_t last_time_us_ = kMaxTimeUs;  // rows behind it are set aside
};

std::shared_ptr<const EventStore> EventStoreBuilder::Seal(const EventStore* sealed,
                                                          FarRows far_rows) {
  static const EventStore kNothing;
  ResolveContacts();
  vocabulary_->Freeze();
  const Row pending_count = pending_row_count();
  PARCOURS_CHECK(contacts_.size() == pending_count && id_hashes_.size() == pending_count);
  const EventStore& old = sealed != nullptr ? *sealed : kNothing;
  if (uint64_t{old.times_us_.size()} + pending_count >= kNoRow) {
    throw Error(ErrorCode::kTooLarge, "", "more than 4,294,967,294 events in one load");
  }
  return Sealing(old, this).Run(far_rows);
}

}  // namespace parcours::store
