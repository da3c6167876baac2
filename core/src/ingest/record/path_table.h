// PathTable: every key path seen in a source, with a number.
//
// Limits  kMaxPaths different paths; Error{kTooLarge} past them. A path of more than kMaxPathBytes
//         has no name and IsTooLong().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/record/flat_record.h"

namespace parcours::ingest {

inline constexpr uint32_t kMaxPaths = 65'536;
inline constexpr size_t kMaxPathBytes = 1024;

class PathTable {
 public:
  PathTable();

  // The path of `key` (as text, unescaped) in the object at `parent`.
  PathId Find(PathId parent, std::string_view key);
  // The path of keys joined by dots.
  PathId FindDotted(std::string_view path);

  // The dotted path, without a dot for keys of the record itself.
  std::string_view Name(PathId path) const { return names_[path]; }
  bool IsTooLong(PathId path) const { return nodes_[path].too_long; }
  PathId size() const { return static_cast<PathId>(nodes_.size()); }

  // Of a path of one key the parent is the root, whose depth is 0.
  PathId Parent(PathId path) const { return nodes_[path].parent; }
  uint32_t Depth(PathId path) const { return nodes_[path].depth; }
  // The path's last key is one that pages have (IsPageKey).
  bool IsPageKeyed(PathId path) const { return nodes_[path].page_keyed; }

  // A number for a sequence of paths, not given before.
  LayoutId NewLayout() { return ++layout_count_; }

  // Begins a record: no path is marked.
  void BeginRecord() { ++record_number_; }
  // Marks the path as seen in this record; false where it was already.
  bool MarkSeen(PathId path) {
    if (seen_in_[path] == record_number_) return false;
    seen_in_[path] = record_number_;
    return true;
  }

 private:
  struct Node {
    PathId parent = kRootPath;
    uint32_t depth = 0;
    bool too_long = false;
    bool page_keyed = false;
  };

  std::vector<Node> nodes_;
  std::vector<uint32_t> seen_in_;  // by PathId: the number of the record
  uint32_t record_number_ = 0;
  LayoutId layout_count_ = 0;
  std::vector<std::string> names_;
  std::unordered_map<std::string, PathId> ids_;  // by parent number and key
  std::string lookup_;                           // scratch of Find
};

}  // namespace parcours::ingest
