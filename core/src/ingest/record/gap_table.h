// GapTable: what stood between one value of a record and the next, so that it need not be read
// again.
//
// A gap is every byte between two values: commas, keys, colons, blanks, the braces that close and
// open objects, and the quote that begins the next value if it is a text. `","type":"` is the end
// of one text and a gap of nine bytes. Exports repeat a few gaps in every record, so a gap that was
// read once is recognised afterwards by comparing bytes, a word at a time: no key is searched, no
// brace looked at.
//
// A gap is known behind the value of a path, or at the beginning of a record (behind its '{'), and
// for one base (RecordParser). The objects that are open behind a value are those of its path, so a
// gap's bytes say all that they say in full. A place keeps kMaxGaps, the oldest goes; a gap longer
// than kReadSlack is not kept.
//
// Layouts. There are places of a second kind, each behind one sequence of values from the record's
// beginning. Along them no key can have come before, so nothing has to be looked up to tell that
// none is given twice, and where they end the record's layout is known. They are made from the
// places of the first kind, kMaxLayoutPlaces at most, and keep what they have: what is not known
// there is read by the places of the first kind, which know any sequence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"
#include "ingest/record/words.h"

namespace parcours::ingest {

// What stands behind a gap.
enum class GapEnd : uint8_t {
  kText,         // a text, whose opening quote is the gap's last byte
  kOther,        // the first byte of any value
  kEmptyObject,  // "{}", the gap's last bytes
  kRecordEnd,    // the gap's last byte is the record's
};

class GapPlace;

struct Gap {
  static constexpr size_t kMaxOpened = 4;
  static constexpr uint32_t kNoSize = 0xFFFFFFFFu;

  uint64_t first = 0;  // the first 8 bytes, 0 behind the gap's end
  uint64_t first_mask = 0;
  uint64_t last = 0;  // the last 8 bytes of a gap of more
  uint32_t size = 0;
  PathId path = kRootPath;        // of the value behind it
  GapPlace* next = nullptr;       // the place behind that value
  GapPlace* next_null = nullptr;  // of a layout: the same where it is null; nullptr: not made yet
  LayoutId layout = kNoLayout;    // of a layout's record end
  // The length of the texts behind it, kNoSize where it changes too often to be foretold.
  uint32_t text_size = 0;
  uint32_t text_size_changes = 0;
  GapEnd end = GapEnd::kText;
  uint8_t newlines = 0;
  uint8_t opened_count = 0;
  std::array<PathId, kMaxOpened> opened{};  // objects that it opens
  std::array<char, kReadSlack> bytes{};

  // kReadSlack bytes are readable at `at`.
  bool Matches(const char* at) const {
    if (((LoadWord(at) ^ first) & first_mask) != 0) return false;
    if (size <= 8) return true;
    if (LoadWord(at + size - 8) != last) return false;
    return size <= 16 || MiddleMatches(at);
  }
  // A text was not of text_size.
  void NoteTextSize(size_t met) {
    constexpr uint32_t kMostChanges = 64;
    text_size = ++text_size_changes < kMostChanges ? static_cast<uint32_t>(met) : kNoSize;
  }
  bool MiddleMatches(const char* at) const {
    for (size_t byte = 8; byte + 8 < size; byte += 8) {
      if (LoadWord(at + byte) != LoadWord(bytes.data() + byte)) return false;
    }
    return true;
  }
};

// Where gaps begin: behind the value at a path, or behind the '{' of a record.
class GapPlace {
 public:
  GapPlace(PathId path, bool begins_record) : path_(path), begins_record_(begins_record) {}
  // Of a layout; `any`: the place behind the same value in any record; `seen`: the paths of the
  // values and objects before.
  GapPlace(GapPlace* any, std::vector<PathId> seen)
      : path_(any->path_), begins_record_(any->begins_record_), any_(any), seen_(std::move(seen)) {}

  // The gap that stands at `at`; nullptr where it is none that is known.
  Gap* Find(const char* at) {
    if (gaps_[0].Matches(at)) return count_ != 0 ? &gaps_[0] : nullptr;
    for (uint32_t i = 1; i < count_; ++i) {
      if (gaps_[i].Matches(at)) return &gaps_[i];
    }
    return nullptr;
  }

  // Keeps a gap of at most kReadSlack bytes.
  Gap* Add(std::string_view bytes, Gap gap);
  bool is_full() const { return count_ == gaps_.size(); }

  bool of_layout() const { return any_ != nullptr; }
  GapPlace* any() { return any_; }
  const std::vector<PathId>& seen() const { return seen_; }

  PathId path() const { return path_; }
  bool begins_record() const { return begins_record_; }

 private:
  static constexpr size_t kMaxGaps = 4;

  PathId path_;
  bool begins_record_;
  GapPlace* any_ = nullptr;
  std::vector<PathId> seen_;
  uint32_t count_ = 0;
  uint32_t oldest_ = 0;
  std::array<Gap, kMaxGaps> gaps_;
};

class GapTable {
 public:
  // The place in records below `base`: that behind the value at `path`, or where `path` is the
  // base, that behind the record's '{'. Made on first sight, and kept.
  GapPlace* Find(PathId path, PathId base);
  // The one of layouts that every record below `base` begins at.
  GapPlace* Begin(PathId base) {
    if (base == kRootPath) return &begin_;
    return base < begins_.size() && begins_[base] != nullptr ? begins_[base].get() : AddBegin(base);
  }

  // Makes `gap`, of which `bytes` stand behind `from`, a place of a layout, known there too;
  // nullptr where there is no room.
  Gap* Learn(GapPlace* from, std::string_view bytes, const Gap& gap, PathTable* paths);
  // The place behind the layout's value that is null; where there is no room that of any record.
  GapPlace* BehindNull(Gap* gap);

 private:
  static constexpr size_t kMaxLayoutPlaces = 1024;

  GapPlace* AddBegin(PathId base);

  GapPlace any_begin_{kRootPath, true};
  GapPlace begin_{&any_begin_, {}};
  std::vector<std::unique_ptr<GapPlace>> begins_;  // by another base; nullptr: not met
  std::deque<GapPlace> layout_places_;
  std::unordered_map<uint64_t, std::unique_ptr<GapPlace>> places_;  // by base << 32 | path
};

}  // namespace parcours::ingest
