// ValueCache: the codes of the short values last seen under one key, so that values that repeat
// need no look-up in a dictionary.
//
// A value of at most kMaxBytes is three words and has two places side by side. It grows while more
// than a fourth of what is looked up is not there, up to kMostSlots; where most is not there even
// then (ids, amounts), it gives up: Fits() is false from then on. What is looked up must have
// kReadSlack readable bytes behind it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/flat_record.h"
#include "ingest/words.h"

namespace parcours::ingest {

class ValueCache {
 public:
  static constexpr size_t kMaxBytes = 24;

  ValueCache() : slots_(kFirstSlots) {}

  bool Fits(const Entry& entry) const { return entry.size <= kMaxBytes && !slots_.empty(); }

  // The value's code, as code_of() answered when it was last asked for it. Only for what Fits().
  template <class CodeOf>
  [[gnu::always_inline]] uint32_t Find(const Entry& entry, CodeOf&& code_of) {
    const Mask& mask = kMasks[entry.size];
    const uint64_t first = LoadWord(entry.data) & mask[0];
    const uint64_t second = LoadWord(entry.data + 8) & mask[1];
    const uint64_t third = LoadWord(entry.data + 16) & mask[2];
    // 1 where the slot is empty: no tag is 0.
    const uint32_t tag = (entry.size << 8 | static_cast<uint32_t>(entry.kind)) + 1;
    const uint64_t hash = (first ^ (second << 1) ^ (third << 2) ^ tag) * 0x9E3779B97F4A7C15ull;
    Slot* const pair = &slots_[static_cast<size_t>(hash >> 48) & (slots_.size() - 2)];
    ++lookups_;
    const auto differs = [=](const Slot& slot) {
      return ((slot.words[0] ^ first) | (slot.words[1] ^ second) | (slot.words[2] ^ third) |
              (slot.tag ^ tag)) != 0;
    };
    // Which of the two it is cannot be foretold, so the way to it has no branch.
    const Slot& likely = pair[differs(pair[0]) ? 1 : 0];
    if (!differs(likely)) return likely.code;
    const uint32_t code = code_of();
    Keep(pair, first, second, third, tag, code);
    return code;
  }

 private:
  struct Slot {
    std::array<uint64_t, 3> words{};
    uint32_t tag = 0;
    uint32_t code = 0;
  };
  using Mask = std::array<uint64_t, 3>;

  static constexpr size_t kFirstSlots = 64;
  static constexpr size_t kMostSlots = 1024;
  static constexpr std::array<Mask, kMaxBytes + 1> MakeMasks() {
    std::array<Mask, kMaxBytes + 1> masks{};
    for (size_t size = 0; size <= kMaxBytes; ++size) {
      for (size_t byte = 0; byte < size; ++byte) {
        masks[size][byte / 8] |= uint64_t{0xFF} << (byte % 8 * 8);
      }
    }
    return masks;
  }
  static const std::array<Mask, kMaxBytes + 1> kMasks;

  // Of what was not there; the older of the pair goes.
  void Keep(Slot* pair, uint64_t first, uint64_t second, uint64_t third, uint32_t tag,
            uint32_t code);
  void Adapt();

  std::vector<Slot> slots_;  // a power of two, or none
  uint32_t lookups_ = 0;     // since the last Adapt()
  uint32_t misses_ = 0;
};

inline constexpr std::array<ValueCache::Mask, ValueCache::kMaxBytes + 1> ValueCache::kMasks =
    ValueCache::MakeMasks();

}  // namespace parcours::ingest
