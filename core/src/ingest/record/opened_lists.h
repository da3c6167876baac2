// OpenedLists: the objects in the lists that somebody opens, a page's of records or one that a
// format's shapes take from a record. They are kept as they were read with what stands around them,
// so that they need not be read again.
//
// That a path's lists are opened is known from the first that was: until then who opens the list
// reads it.
//
// Valid   as long as the text that was read, and until Clear().
// Memory  kMostKept values and objects together, or one object more, of 24 and 40 bytes (in
//         WebAssembly 16 and 32), kMostTextBytes of texts that are no part of what was read
//         (escapes, lists with blanks), or one object's more, and kMostLists lists; what comes
//         behind is not kept. A path has one base, the last that opened it: where two take turns
//         nothing is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/json_pass.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

struct ListObject {
  const char* begin = nullptr;
  const char* end = nullptr;
  uint32_t newlines = 0;
  uint32_t next = 0;  // the number of the list's next object, 0: none
  uint32_t first_entry = 0;
  uint32_t entry_count = 0;
  LayoutId layout = kNoLayout;
  bool may_be_page = false;  // it has a list as pages have (ParseResult::page_list)
};

class OpenedLists {
 public:
  static constexpr PathId kNotOpened = 0xFFFFFFFFu;

  // Lists at the path are opened: their objects are read below `base`.
  void Open(PathId list, PathId base) {
    if (list >= bases_.size()) bases_.resize(size_t{list} + 1, kNotOpened);
    bases_[list] = base;
  }
  // What the objects in lists at the path are to be read below.
  PathId BaseOf(PathId list) const { return list < bases_.size() ? bases_[list] : kNotOpened; }

  void Clear() {
    if (!objects_.empty()) ClearAll();
  }
  bool has_room() const {
    return entries_.size() + objects_.size() < kMostKept && text_bytes_ < kMostTextBytes;
  }
  // Keeps an object of the list whose object before is `last` (0: none), with its texts, and
  // answers its number.
  uint32_t Add(const char* begin, const ParseResult& parsed, const FlatRecord& record,
               uint32_t last);
  // Keeps the list whose first object that is, below `base`, and answers what Entry::list is for
  // it.
  uint16_t AddList(uint32_t first, PathId base);

  // The number of the list's first object; 0 where its objects are not kept, or not below `base`.
  uint32_t FirstOf(const Entry& list, PathId base) const {
    return list.list != 0 && lists_[list.list - 1].base == base ? lists_[list.list - 1].first : 0;
  }
  const ListObject& object(uint32_t number) const { return objects_[number - 1]; }
  // How many objects are kept, numbered from 1 on.
  uint32_t size() const { return static_cast<uint32_t>(objects_.size()); }
  FlatRecord RecordOf(const ListObject& object) const {
    return {{entries_.data() + object.first_entry, object.entry_count}, object.layout};
  }

 private:
  void ClearAll();
  // A copy of the entry's text, with what is readable behind it.
  const char* KeepText(const Entry& entry);

  static constexpr size_t kMostKept = size_t{1} << 16;
  static constexpr size_t kMostTextBytes = size_t{1} << 20;
  static constexpr size_t kMostLists = 0xFFFF;

  struct List {
    uint32_t first;
    PathId base;
  };

  std::vector<PathId> bases_;  // by PathId
  std::vector<Entry> entries_;
  std::vector<ListObject> objects_;
  std::vector<List> lists_;
  std::vector<std::unique_ptr<char[]>> texts_;  // blocks, of which the last has room
  char* text_room_ = nullptr;                   // in the last block
  size_t text_room_bytes_ = 0;
  size_t text_bytes_ = 0;  // in all blocks
};

}  // namespace parcours::ingest
