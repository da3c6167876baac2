// JoinedIds: which ids were joined to their contact lately, so that those of a contact's further
// events need neither be normalised nor looked up. A hash of all of them alone decides: two groups
// of one hash are so rare (one in 2^64) that nothing asks further.
//
// Memory  8 bytes a place; there are more with every new group met, up to kMostPlaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parcours::ingest {

class JoinedIds {
 public:
  // Whether Meet() was called with the hash, of a contact with all its ids, not long ago.
  bool Meet(uint64_t hash) {
    uint64_t& place = places_[hash & (places_.size() - 1)];
    if (place == hash) return true;
    place = hash;
    if (++new_ == 2 * places_.size() && places_.size() < kMostPlaces) {
      places_.assign(4 * places_.size(), 0);
      new_ = 0;
    }
    return false;
  }

 private:
  static constexpr size_t kFirstPlaces = size_t{1} << 10;
  static constexpr size_t kMostPlaces = size_t{1} << 20;

  std::vector<uint64_t> places_ = std::vector<uint64_t>(kFirstPlaces);  // 0: nothing
  size_t new_ = 0;                                                      // since it has this size
};

}  // namespace parcours::ingest
