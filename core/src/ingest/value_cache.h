// ValueCache: the codes of the short values last seen under one key, so that values that repeat
// need no look-up in a dictionary.
//
// Direct-mapped, kSlots texts of at most kMaxBytes. What is looked up must have kReadSlack readable
// bytes behind it.
#pragma once

#include <cstdint>
#include <cstring>

#include "ingest/flat_record.h"
#include "ingest/words.h"

namespace parcours::ingest {

class ValueCache {
 public:
  static constexpr size_t kMaxBytes = 24;

  // One place for a value; code 0 while it is empty.
  struct Slot {
    char text[kMaxBytes + 8] = {};
    uint32_t code = 0;
    uint8_t size = 0;
    EntryKind kind = EntryKind::kText;

    bool Holds(const Entry& entry) const {
      return size == entry.size && kind == entry.kind && code != 0 &&
             SameBytes(text, entry.data, entry.size);
    }
    void Set(const Entry& entry, uint32_t new_code) {
      std::memcpy(text, entry.data, sizeof text);
      size = static_cast<uint8_t>(entry.size);
      kind = entry.kind;
      code = new_code;
    }
  };

  static bool Fits(const Entry& entry) { return entry.size <= kMaxBytes; }

  // The one place where the value can be.
  Slot& SlotOf(const Entry& entry) {
    const char* const last = entry.data + (entry.size > 8 ? entry.size - 8 : 0);
    uint64_t word = KeepBytes(LoadWord(last), entry.size);
    word = (word ^ entry.size) * 0x9E3779B97F4A7C15ull;
    return slots_[word >> (64 - kSlotBits)];
  }

 private:
  static constexpr int kSlotBits = 3;
  Slot slots_[size_t{1} << kSlotBits];
};

}  // namespace parcours::ingest
