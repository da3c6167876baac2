// ValueCache: the codes of the short values last seen under one key, so that values that repeat
// need no look-up in a dictionary.
//
// A value of at most kMaxBytes is three words and has two places side by side. It grows while more
// than a fourth of what is looked up is not there, up to kMostPairs; where most is not there even
// then (ids, amounts), it gives up: Fits() is false from then on. What is looked up must have
// kReadSlack readable bytes behind it.
// Memory  at most 64 KiB of pairs, and of numbers, where one is looked for there, 4 bytes a place.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/words.h"

namespace parcours::ingest {

class ValueCache {
 public:
  static constexpr size_t kMaxBytes = 23;

  // A value of any size that the records of one list have in common.
  struct Shared {
    uint32_t list = 0;  // its number
    uint32_t size = 0;
    const char* data = nullptr;
    uint32_t code = 0;
  };

  ValueCache();
  ~ValueCache();

  // What was last there; its owner's to read and to set.
  Shared shared;

  bool Fits(const Entry& entry) const { return entry.size < sizes_; }

  // Where the code of a value stands that is a small number as one writes it, with two decimals at
  // most ("0", "7.50"): its owner's to read and to set, kAbsent before; nullptr for any other. Of
  // what has too many values for the cache (amounts), in a table by number.
  uint32_t* CodeOfNumber(const Entry& entry);

  // The value's code, as code_of() answered when it was last asked for it. Only for what Fits().
  template <class CodeOf>
  [[gnu::always_inline]] uint32_t Find(const Entry& entry, CodeOf&& code_of) {
    const char* const mask = kMask.data() + kWordBytes - entry.size;
    // What the value is beside its bytes stands in the last byte, which is not 0 then.
    const uint64_t tag = (entry.size << 3 | static_cast<uint32_t>(entry.kind)) + 1;
    const Words words{LoadWord(entry.data) & LoadWord(mask),
                      LoadWord(entry.data + 8) & LoadWord(mask + 8),
                      (LoadWord(entry.data + 16) & LoadWord(mask + 16)) | tag << 56};
    const uint64_t hash =
        (words[0] ^ (words[1] << 1) ^ std::rotl(words[2], 2)) * 0x9E3779B97F4A7C15ull;
    const auto check = static_cast<uint32_t>(hash >> 32);
    Pair& pair = pairs_[static_cast<size_t>(hash >> 48) & pair_mask_];
    ++lookups_;
    // Which of the two it is cannot be foretold, so the way to it has no branch.
    const Slot& likely = pair.slots[pair.slots[0].check != check ? 1 : 0];
    if (((likely.words[0] ^ words[0]) | (likely.words[1] ^ words[1]) |
         (likely.words[2] ^ words[2])) == 0) {
      return likely.code;
    }
    const uint32_t code = code_of();
    Keep(&pair, {words, check, code});
    return code;
  }

 private:
  using Words = std::array<uint64_t, 3>;
  struct Slot {
    Words words{};
    uint32_t check = 0;  // of the hash: tells the two of a pair apart
    uint32_t code = 0;
  };
  struct alignas(64) Pair {  // a cache line
    std::array<Slot, 2> slots;
  };

  static constexpr size_t kFirstPairs = 32;
  static constexpr size_t kMostPairs = 512;
  // From where n bytes are left of the first half on, a mask of n bytes.
  static constexpr size_t kWordBytes = sizeof(Words);
  static constexpr std::array<char, 2 * kWordBytes> MakeMask() {
    std::array<char, 2 * kWordBytes> mask{};
    std::fill_n(mask.begin(), kWordBytes, '\xFF');
    return mask;
  }
  static const std::array<char, 2 * kWordBytes> kMask;

  // Of what was not there; the older of the pair goes.
  void Keep(Pair* pair, const Slot& slot);
  void Adapt();
  // Empties the cache; for no pairs it is given up.
  void Resize(size_t pair_count);

  static constexpr size_t kMostNumbers = size_t{1} << 16;  // of as many decimals
  static constexpr size_t kMostDecimals = 2;
  // A table has at most as many places more as numbers were met, so that one pays for its room.
  static constexpr size_t kFewNumbers = 256;

  std::vector<Pair> pairs_;  // a power of two, or none
  size_t pair_mask_ = 0;
  uint32_t sizes_ = 0;    // of values that fit: all below it
  uint32_t lookups_ = 0;  // since the last Adapt()
  uint32_t misses_ = 0;
  size_t numbers_met_ = 0;
  // By whether it is a number or a text, and how many decimals: codes by the number's digits.
  std::array<std::array<std::vector<uint32_t>, kMostDecimals + 1>, 2> numbers_;
};

inline constexpr std::array<char, 2 * ValueCache::kWordBytes> ValueCache::kMask =
    ValueCache::MakeMask();

}  // namespace parcours::ingest
