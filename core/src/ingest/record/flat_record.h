// FlatRecord: one JSON object of an export as a flat sequence of (path, kind, text), in the order
// of the input. Both readers make it, the fast one (record_parser.h) and the one for odd records
// (odd_record.h), and a record gives the same sequence in both.
//
// Paths   nested objects are flattened: {"user":{"id":7}} is the entry user.id; keys are joined by
//         dots. Each path stands once: of duplicate keys the last wins.
// Values  text without its quotes and escapes; a number's token as it is written, never a double;
//         an array as compact JSON text; null is no entry at all.
// Views   are valid until the next record is read, with kReadSlack readable bytes behind them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace parcours::ingest {

// How many bytes past the end of any input or value may be read (not used), so that scanning can go
// by whole words.
inline constexpr size_t kReadSlack = 64;

using PathId = uint32_t;  // of a PathTable

inline constexpr PathId kRootPath = 0;  // the record itself

enum class EntryKind : uint8_t { kText, kNumber, kTrue, kFalse, kArray, kEmptyObject };

struct Entry {
  const char* data;
  uint32_t size;
  PathId path;
  EntryKind kind;
  bool is_shared = false;  // of the records of one list: what stands around it (RecordShaper)
  uint16_t list = 0;       // of a list whose objects were read with the record (OpenedLists)

  std::string_view text() const { return {data, size}; }
};

// A text or a number.
inline bool IsScalar(const Entry& entry) {
  return entry.kind == EntryKind::kText || entry.kind == EntryKind::kNumber;
}

// Records of one layout have the same paths in the same order.
using LayoutId = uint32_t;  // of a PathTable

inline constexpr LayoutId kNoLayout = 0;  // it is not told

class FlatRecord : public std::span<const Entry> {
 public:
  using std::span<const Entry>::span;
  FlatRecord(std::span<const Entry> entries, LayoutId layout = kNoLayout)
      : std::span<const Entry>(entries), layout_(layout) {}

  // kNoLayout where an entry may be longer than a text of the store.
  LayoutId layout() const { return layout_; }

 private:
  LayoutId layout_ = kNoLayout;
};

}  // namespace parcours::ingest
