#include "store/contact_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace parcours::store {

namespace {

// Makes room for the contact, half as much again where there is none.
template <class T>
void Grow(std::vector<T>* values, ContactCode contact) {
  if (contact >= values->size()) {
    values->resize(std::max<size_t>(size_t{contact} + 1, values->size() * 3 / 2));
  }
}

// An e-mail address is shown before a phone number, that before any other id.
int KindOrder(std::string_view id) {
  if (id.find('@') != std::string_view::npos) return 0;
  return id.starts_with('+') ? 1 : 2;
}

}  // namespace

void ContactTable::Raise(ContactCode contact, Rank rank) {
  Grow(&ranks_, contact);
  uint8_t& known = ranks_[contact];
  known = static_cast<uint8_t>((known & kAliasBit) | static_cast<uint8_t>(rank));
}

void ContactTable::NoteAlias(ContactCode contact) {
  Grow(&ranks_, contact);
  ranks_[contact] |= kAliasBit;
}

ContactCode ContactTable::Root(ContactCode contact) const {
  while (contact < parents_.size() && parents_[contact] != kAbsent) contact = parents_[contact];
  return contact;
}

void ContactTable::Join(ContactCode a, ContactCode b) {
  Grow(&parents_, std::max(a, b));
  const ContactCode root_a = ShortenedRoot(a);
  const ContactCode root_b = ShortenedRoot(b);
  if (root_a == root_b) return;
  joined_ = true;
  parents_[std::max(root_a, root_b)] = std::min(root_a, root_b);
}

ContactCode ContactTable::ShortenedRoot(ContactCode contact) {
  const ContactCode root = Root(contact);
  while (contact != root) contact = std::exchange(parents_[contact], root);
  return root;
}

void ContactTable::SetProperty(ContactCode contact, ColumnId column, uint32_t value) {
  if (column >= properties_.size()) properties_.resize(column + 1);
  std::vector<uint32_t>& values = properties_[column];
  Grow(&values, contact);
  values[contact] = value;
}

void ContactTable::AddToList(ContactCode contact, uint32_t list) {
  lists_.push_back({list, contact});
}

uint32_t ContactTable::Property(ContactCode root, ColumnId column) const {
  if (column >= properties_.size()) return kAbsent;
  const std::vector<uint32_t>& values = properties_[column];
  if (root < values.size() && values[root] != kAbsent) return values[root];
  for (const ContactCode contact : JoinedIds(root)) {
    if (contact < values.size() && values[contact] != kAbsent) return values[contact];
  }
  return kAbsent;
}

bool ContactTable::InList(ContactCode root, uint32_t list) const {
  return std::binary_search(lists_.begin(), lists_.end(), Membership{list, root});
}

std::span<const ContactCode> ContactTable::JoinedIds(ContactCode root) const {
  if (joined_ids_.empty()) return {};
  const auto first =
      std::lower_bound(joined_ids_.begin(), joined_ids_.end(), root,
                       [&](ContactCode id, ContactCode wanted) { return parents_[id] < wanted; });
  auto last = first;
  while (last != joined_ids_.end() && parents_[*last] == root) ++last;
  return std::span(joined_ids_)
      .subspan(static_cast<size_t>(first - joined_ids_.begin()), static_cast<size_t>(last - first));
}

size_t ContactTable::memory_bytes() const {
  size_t bytes = ranks_.capacity() + parents_.capacity() * sizeof(ContactCode) +
                 joined_ids_.capacity() * sizeof(ContactCode) +
                 lists_.capacity() * sizeof(Membership);
  for (const std::vector<uint32_t>& values : properties_) {
    bytes += values.capacity() * sizeof(uint32_t);
  }
  return bytes;
}

bool ContactTable::IsShownBefore(ContactCode a, ContactCode b, const Dictionary& contacts) const {
  const auto order = [&](ContactCode contact) {
    const bool is_alias = contact < ranks_.size() && (ranks_[contact] & kAliasBit) != 0;
    return -static_cast<int>(rank(contact)) * 2 + (is_alias ? 1 : 0);
  };
  if (order(a) != order(b)) return order(a) < order(b);
  const std::string_view id_a = contacts.Text(a);
  const std::string_view id_b = contacts.Text(b);
  if (KindOrder(id_a) != KindOrder(id_b)) return KindOrder(id_a) < KindOrder(id_b);
  return id_a < id_b;
}

void ContactTable::Seal(const Dictionary& contacts) {
  if (joined_) ChooseRoots(contacts);
  if (!lists_.empty()) SortLists();
}

void ContactTable::ChooseRoots(const Dictionary& contacts) {
  // Every joined id with its set's root of now, by set and then the best known first.
  std::vector<ContactCode> ids;
  std::vector<ContactCode> roots(parents_.size());
  std::vector<bool> is_joined(parents_.size());
  for (ContactCode contact = 0; contact < parents_.size(); ++contact) {
    roots[contact] = ShortenedRoot(contact);
    if (roots[contact] == contact) continue;
    is_joined[contact] = true;
    is_joined[roots[contact]] = true;
  }
  for (ContactCode contact = 0; contact < parents_.size(); ++contact) {
    if (is_joined[contact]) ids.push_back(contact);
  }
  std::sort(ids.begin(), ids.end(), [&](ContactCode a, ContactCode b) {
    if (roots[a] != roots[b]) return roots[a] < roots[b];
    return IsShownBefore(a, b, contacts);
  });
  joined_ids_.clear();
  ContactCode best = kAbsent;
  for (size_t i = 0; i < ids.size(); ++i) {
    const bool begins_set = i == 0 || roots[ids[i]] != roots[ids[i - 1]];
    if (begins_set) best = ids[i];
    parents_[ids[i]] = begins_set ? kAbsent : best;
    if (!begins_set) joined_ids_.push_back(ids[i]);
  }
  std::stable_sort(joined_ids_.begin(), joined_ids_.end(),
                   [&](ContactCode a, ContactCode b) { return parents_[a] < parents_[b]; });
}

void ContactTable::SortLists() {
  if (joined_) {
    for (Membership& member : lists_) member.contact = Root(member.contact);
  }
  std::sort(lists_.begin(), lists_.end());
  lists_.erase(std::unique(lists_.begin(), lists_.end()), lists_.end());
}

}  // namespace parcours::store
