// ContactTable: what is known of contacts beside their events, and which ids are one person.
//
// Indexed by ContactCode. Several codes may be one person (Join); the person is its root code, the
// id that is shown: one that a contact record names, else one that an event names as its contact,
// else any; of several such an e-mail address, else a phone number, else the smallest text. An id
// that a record calls an alias comes behind the others of its kind. So the order in which things
// arrive makes no difference.
//
// Facts stay with the id they came with, so that a later load can join more.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "store/code_column.h"
#include "store/dictionary.h"
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
  void Note(ContactCode contact, Rank rank) {
    if (this->rank(contact) < rank) Raise(contact, rank);
  }
  // A record calls the id an alias of another.
  void NoteAlias(ContactCode contact);
  Rank rank(ContactCode contact) const {
    return contact < ranks_.size() ? static_cast<Rank>(ranks_[contact] & kRankBits)
                                   : Rank::kUnknown;
  }

  // States that two ids are one person. O(log ids) on average.
  void Join(ContactCode a, ContactCode b);

  // Any code of the person, the same for all of its codes; after Seal() the one that is shown. The
  // code itself where nothing was joined.
  ContactCode Root(ContactCode contact) const;

  // True where some ids were joined, so Root() has to be asked.
  bool any_joined() const { return joined_; }

  void SetProperty(ContactCode contact, ColumnId column, uint32_t value);
  void AddToList(ContactCode contact, uint32_t list);

  // The person's value: the root's own, else that of the best known of its ids that has one. After
  // Seal(). O(log joined ids + ids of the person) where there are any.
  uint32_t Property(ContactCode root, ColumnId column) const;
  // True where the person is in the list. After Seal(). O(log members).
  bool InList(ContactCode root, uint32_t list) const;

  // Who is in which list, by list. After Seal().
  const std::vector<Membership>& memberships() const { return lists_; }

  // The ids that go under `root`, the best known first, without itself. After Seal().
  std::span<const ContactCode> JoinedIds(ContactCode root) const;

  size_t memory_bytes() const;

  // Chooses the roots, `contacts` being the ids' texts, and moves lists to them. Idempotent.
  // O(ids log ids).
  void Seal(const Dictionary& contacts);

 private:
  static constexpr uint8_t kRankBits = 0x7;
  static constexpr uint8_t kAliasBit = 0x8;

  void Raise(ContactCode contact, Rank rank);
  [[gnu::noinline]] void ChooseRoots(const Dictionary& contacts);
  [[gnu::noinline]] void SortLists();
  // Root(), after which the way to it is one step from wherever it passed.
  ContactCode ShortenedRoot(ContactCode contact);
  bool IsShownBefore(ContactCode a, ContactCode b, const Dictionary& contacts) const;

  std::vector<uint8_t> ranks_;           // Rank and kAliasBit; short: kUnknown beyond
  std::vector<ContactCode> parents_;     // kAbsent: a root; short: roots beyond
  std::vector<ContactCode> joined_ids_;  // after Seal(): of all roots, by root, best first
  std::vector<std::vector<uint32_t>> properties_;  // [column][contact], short: kAbsent beyond
  std::vector<Membership> lists_;                  // sorted after Seal()
  bool joined_ = false;
};

}  // namespace parcours::store
