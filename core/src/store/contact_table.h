// ContactTable: what is known of contacts beside their events, and which ids are one person.
//
// Indexed by ContactCode. Several codes may be one person (Join); the person is its root code: the
// one that a contact record names, else the named one, else the first seen.
#pragma once

#include <cstdint>
#include <vector>

#include "store/code_column.h"
#include "store/vocabulary.h"

namespace parcours::store {

class ContactTable {
 public:
  struct Membership {
    uint32_t list;
    ContactCode contact;
    auto operator<=>(const Membership&) const = default;
  };

  // How an id came to be known; a higher rank wins when ids are joined. kBare: a number that
  // another system knows the person by; kNamed: an address, or what our own form gives.
  enum class Rank : uint8_t { kUnknown, kAnonymous, kBare, kNamed, kRecord };

  // Raises what is known of an id.
  void Note(ContactCode contact, Rank rank);
  Rank rank(ContactCode contact) const {
    return contact < ranks_.size() ? ranks_[contact] : Rank::kUnknown;
  }

  // States that two ids are one person. Near O(1).
  void Join(ContactCode a, ContactCode b);

  // The person's code; the code itself where nothing was joined.
  ContactCode Root(ContactCode contact) const;

  // True where some ids were joined, so Root() has to be asked.
  bool any_joined() const { return joined_; }

  void SetProperty(ContactCode contact, ColumnId column, uint32_t value);
  void AddToList(ContactCode contact, uint32_t list);

  // The person's value: the root's own, else that of the first joined id that has one. After
  // Seal().
  uint32_t Property(ContactCode root, ColumnId column) const;
  // True where the person is in the list. After Seal(). O(log members).
  bool InList(ContactCode root, uint32_t list) const;

  // Who is in which list, by list. After Seal().
  const std::vector<Membership>& memberships() const { return lists_; }

  size_t memory_bytes() const;

  // Moves properties and lists to the roots. Idempotent.
  void Seal();

 private:
  void Flatten();

  std::vector<Rank> ranks_;                        // short: kUnknown beyond
  std::vector<ContactCode> parents_;               // kAbsent: a root; short: roots beyond
  std::vector<std::vector<uint32_t>> properties_;  // [column][contact], short: kAbsent beyond
  std::vector<Membership> lists_;                  // sorted after Seal()
  bool joined_ = false;
};

}  // namespace parcours::store
