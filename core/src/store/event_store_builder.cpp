#include "store/event_store_builder.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>

#include "parcours/error.h"
#include "store/duplicates.h"
#include "text/hash.h"

namespace parcours::store {
namespace {

// The same for every order of the cells.
uint64_t HashCells(std::span<const Cell> cells) {
  uint64_t hash = 0;
  for (const Cell& cell : cells) {
    if (cell.code != kAbsent) hash += EventStoreBuilder::HashValue(cell.column, cell.code);
  }
  return hash;
}

uint64_t HashContent(ContactCode contact, TypeCode type, int64_t time_us, uint64_t values_hash) {
  uint64_t hash = text::CombineHash(text::kHashMultiplier, uint64_t{contact} << 16 | type);
  hash = text::CombineHash(hash, static_cast<uint64_t>(time_us));
  return (text::MixHash(text::CombineHash(hash, values_hash)) & ~kKeepsLast) | 1;
}

uint64_t HashId(const EventHead& head) {
  const uint64_t hash = text::CombineHash(head.id_hash, head.type) & ~kKeepsLast;
  return hash | (head.keeps_last ? kKeepsLast : 0);
}

}  // namespace

EventStoreBuilder::EventStoreBuilder()
    : vocabulary_(std::make_shared<Vocabulary>()),
      first_extent_(vocabulary_->ExtentNow()),
      columns_(vocabulary_->columns.size()) {}

ColumnId EventStoreBuilder::PropertyColumn(std::string_view path) {
  const ColumnId column = vocabulary_->PropertyColumn(path);
  if (column >= columns_.size()) columns_.resize(vocabulary_->columns.size());
  return column;
}

ContactCode EventStoreBuilder::InternContact(std::string_view id, ContactTable::Rank rank) {
  ResolveContacts();  // codes are given in the order in which ids come
  const ContactCode contact = vocabulary_->contacts.Intern(id);
  contact_table_.Note(contact, rank);
  return contact;
}

TypeCode EventStoreBuilder::InternType(std::string_view type) {
  const uint32_t known = vocabulary_->types.Find(type);
  if (known == kAbsent && vocabulary_->types.size() >= std::numeric_limits<TypeCode>::max()) {
    throw Error(ErrorCode::kTooLarge, "", "more than 65,535 different event types");
  }
  const auto code =
      static_cast<TypeCode>(known != kAbsent ? known : vocabulary_->types.Intern(type));
  if (code >= channel_of_type_.size()) channel_of_type_.resize(vocabulary_->types.size() + 1);
  TypeChannel& channel = channel_of_type_[code];
  if (channel.code == kAbsent) {
    const std::string_view name = ChannelOfType(type, &channel.overrides);
    if (!name.empty()) channel.code = Intern(ColumnOf(Field::kChannel), name);
  }
  return code;
}

[[gnu::always_inline]] inline Row EventStoreBuilder::PushHead(ContactCode contact,
                                                              const EventHead& head,
                                                              uint64_t hash) {
  const Row row = pending_row_count();
  if (row >= kNoRow - 1) {
    throw Error(ErrorCode::kTooLarge, "", "more than 4,294,967,294 events in one load");
  }
  contacts_.push_back(contact);
  times_us_.push_back(head.time_us);
  types_.Set(row, head.type);
  id_hashes_.push_back(hash);
  const TypeChannel& channel = channel_of_type_[head.type];
  if (channel.code != kAbsent && !channel.overrides) {
    SetValue(row, ColumnOf(Field::kChannel), channel.code);
  }
  return row;
}

void EventStoreBuilder::Append(const EventRow& event) {
  const EventHead head{event.time_us, event.type, event.id_hash, event.keeps_last};
  const uint64_t hash = event.id_hash != 0 ? HashId(head)
                                           : HashContent(event.contact, event.type, event.time_us,
                                                         HashCells(event.cells));
  const Row row = PushHead(event.contact, head, hash);
  SetValues(row, event.cells);
  OverrideChannel(row, event.type);
}

void EventStoreBuilder::AppendFor(const std::string_view& contact_id, ContactTable::Rank rank,
                                  const EventRow& event) {
  const EventHead head{event.time_us, event.type, event.id_hash, event.keeps_last};
  const Row row = BeginRow(contact_id, rank, head);
  SetValues(row, event.cells);
  EndRow(row, head, head.id_hash == 0 ? HashCells(event.cells) : 0);
}

void EventStoreBuilder::JoinToLastRow(const std::string_view& id, ContactTable::Rank rank) {
  const Row row = pending_row_count() - 1;
  if (contact_batch_.AddJoined(row, id, rank)) return;
  const ContactCode contact = InternContact(id, rank);
  contact_table_.Join(contacts_[row], contact);
}

Row EventStoreBuilder::BeginRow(const std::string_view& contact_id, ContactTable::Rank rank,
                                const EventHead& head) {
  ContactCode contact = kAbsent;  // waits in the batch
  if (!contact_batch_.Add(pending_row_count(), contact_id, rank)) {
    contact = InternContact(contact_id, rank);
  }
  return PushHead(contact, head, HashId(head));
}

void EventStoreBuilder::EndRow(Row row, const EventHead& head, uint64_t values_hash) {
  OverrideChannel(row, head.type);
  if (head.id_hash == 0) unhashed_.push_back({row, head.type, head.time_us, values_hash});
}

void EventStoreBuilder::ResolveContacts() {
  if (contact_batch_.empty() && unhashed_.empty()) return;
  contact_batch_.Resolve(&vocabulary_->contacts, [&](ContactBatch::Run run, ContactCode contact) {
    contact_table_.Note(contact, run.rank);
    if (run.begin == run.end) contact_table_.Join(contacts_[run.begin], contact);
    for (Row row = run.begin; row < run.end; ++row) contacts_[row] = contact;
  });
  for (const Unhashed& row : unhashed_) {
    id_hashes_[row.row] = HashContent(contacts_[row.row], row.type, row.time_us, row.values_hash);
  }
  unhashed_.clear();
}

void EventStoreBuilder::SetValues(Row row, std::span<const Cell> cells) {
  for (const Cell& cell : cells) {
    if (cell.code != kAbsent) SetValue(row, cell.column, cell.code);
  }
}

void EventStoreBuilder::OverrideChannel(Row row, TypeCode type) {
  const TypeChannel& channel = channel_of_type_[type];
  if (channel.overrides) SetValue(row, ColumnOf(Field::kChannel), channel.code);
}

void EventStoreBuilder::SetContactProperty(ContactCode contact, std::string_view path,
                                           std::string_view text, ValueKind kind) {
  const ColumnId column = vocabulary_->ContactPropertyColumn(path);
  ColumnNames& names = vocabulary_->contact_columns[column];
  names.kinds |= static_cast<uint8_t>(kind);
  contact_table_.SetProperty(contact, column, names.values.Intern(text));
}

void EventStoreBuilder::AddToList(ContactCode contact, std::string_view list) {
  contact_table_.AddToList(contact, vocabulary_->lists.Intern(list));
}

void EventStoreBuilder::NameBy(const NameColumn& column) {
  // By rank, then by name: columns' numbers hang on which source came first.
  const auto key = [&](const NameColumn& known) {
    return std::tuple(known.rank, std::string_view(vocabulary_->columns[known.column].name),
                      known.field);
  };
  auto at = name_columns_.begin();
  while (at != name_columns_.end() && key(*at) < key(column)) ++at;
  if (at == name_columns_.end() || key(column) < key(*at)) name_columns_.insert(at, column);
}

void EventStoreBuilder::SetJourney(JourneyInfo journey) {
  const auto [known, added] = journey_index_.try_emplace(journey.id, journeys_.size());
  if (added) {
    journeys_.push_back(std::move(journey));
  } else {
    journeys_[known->second] = std::move(journey);
  }
}

void EventStoreBuilder::ReleasePending() {
  sources_.clear();
  contact_batch_.Clear();
  unhashed_.clear();
  contacts_.Release();
  times_us_.Release();
  id_hashes_.Release();
  types_ = PendingColumn();
  for (PendingColumn& column : columns_) column = PendingColumn();
}

void EventStoreBuilder::Discard(const EventStore* sealed) {
  // First what gives memory back, so that there is some for the copies.
  ReleasePending();
  vocabulary_->Truncate(sealed != nullptr ? sealed->extent() : first_extent_);
  channel_of_type_.resize(
      std::min<size_t>(channel_of_type_.size(), vocabulary_->types.size() + size_t{1}));
  const uint32_t channel_count = vocabulary_->columns[ColumnOf(Field::kChannel)].values.size();
  for (TypeChannel& channel : channel_of_type_) {
    if (channel.code > channel_count) channel = TypeChannel();
  }
  contact_table_ = sealed != nullptr ? sealed->contact_table_ : ContactTable();
  name_columns_ = sealed != nullptr ? sealed->name_columns_ : std::vector<NameColumn>();
  journeys_ = sealed != nullptr ? sealed->journeys_ : std::vector<JourneyInfo>();
  journey_index_.clear();
  for (size_t i = 0; i < journeys_.size(); ++i) journey_index_.emplace(journeys_[i].id, i);
}

}  // namespace parcours::store
