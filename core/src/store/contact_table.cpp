#include "store/contact_table.h"

#include <algorithm>
#include <tuple>

namespace parcours::store {

namespace {

// Makes room for the contact, half as much again where there is none.
template <class T>
void Grow(std::vector<T>* values, ContactCode contact) {
  if (contact >= values->size()) {
    values->resize(std::max<size_t>(size_t{contact} + 1, values->size() * 3 / 2));
  }
}

}  // namespace

void ContactTable::Note(ContactCode contact, Rank rank) {
  Grow(&ranks_, contact);
  if (rank <= ranks_[contact]) return;
  ranks_[contact] = rank;
  // An id that was joined before it was known so well becomes the one that the person is shown by.
  const ContactCode root = Root(contact);
  if (root == contact || rank <= this->rank(root)) return;
  parents_[root] = contact;
  parents_[contact] = kAbsent;
}

ContactCode ContactTable::Root(ContactCode contact) const {
  while (contact < parents_.size() && parents_[contact] != kAbsent) contact = parents_[contact];
  return contact;
}

void ContactTable::Join(ContactCode a, ContactCode b) {
  Grow(&parents_, std::max(a, b));
  const ContactCode root_a = Root(a);
  const ContactCode root_b = Root(b);
  if (root_a == root_b) return;
  joined_ = true;
  // The better known id stays the root, else the one first seen.
  const bool a_wins = std::tuple(rank(root_a), root_b) > std::tuple(rank(root_b), root_a);
  const ContactCode winner = a_wins ? root_a : root_b;
  const ContactCode loser = a_wins ? root_b : root_a;
  parents_[loser] = winner;
  for (ContactCode at : {a, b}) {  // shorten both ways
    while (at != winner) {
      const ContactCode next = parents_[at];
      parents_[at] = winner;
      at = next;
    }
  }
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
  if (column >= properties_.size() || root >= properties_[column].size()) return kAbsent;
  return properties_[column][root];
}

bool ContactTable::InList(ContactCode root, uint32_t list) const {
  return std::binary_search(lists_.begin(), lists_.end(), Membership{list, root});
}

size_t ContactTable::memory_bytes() const {
  size_t bytes = ranks_.capacity() * sizeof(Rank) + parents_.capacity() * sizeof(ContactCode) +
                 lists_.capacity() * sizeof(Membership);
  for (const std::vector<uint32_t>& values : properties_) {
    bytes += values.capacity() * sizeof(uint32_t);
  }
  return bytes;
}

// Makes every id point at its root, so that Root() takes one step.
void ContactTable::Flatten() {
  for (ContactCode contact = 0; contact < parents_.size(); ++contact) {
    const ContactCode root = Root(contact);
    for (ContactCode at = contact; at != root;) {
      const ContactCode next = parents_[at];
      parents_[at] = root;
      at = next;
    }
  }
}

void ContactTable::Seal() {
  if (joined_) {
    Flatten();
    for (std::vector<uint32_t>& values : properties_) {
      for (ContactCode contact = 0; contact < values.size(); ++contact) {
        const ContactCode root = Root(contact);
        if (root == contact || values[contact] == kAbsent) continue;
        if (root >= values.size()) values.resize(root + 1);
        if (values[root] == kAbsent) values[root] = values[contact];
      }
    }
    for (Membership& member : lists_) member.contact = Root(member.contact);
  }
  std::sort(lists_.begin(), lists_.end());
  lists_.erase(std::unique(lists_.begin(), lists_.end()), lists_.end());
}

}  // namespace parcours::store
