// PathTable: every key path seen in a source, with a number, and a guess at which key comes next.
//
// A key is recognised by comparing the bytes that stand in the input with those of the keys that
// followed the same key before (Link): exports write their keys in the same few orders, so this
// needs neither a hash nor a search for the key's end. Anything else is found by hash.
//
// Limits  kMaxPaths different paths; Error{kTooLarge} past them. A path of more than kMaxPathBytes
// has
//         no name and IsTooLong().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/flat_record.h"
#include "ingest/words.h"

namespace parcours::ingest {

inline constexpr PathId kRootPath = 0;
inline constexpr uint32_t kMaxPaths = 65'536;
inline constexpr size_t kMaxPathBytes = 1024;

class PathTable {
 public:
  // The two keys that came last behind a key, or first inside an object.
  struct Link {
    PathId first = kRootPath;
    PathId second = kRootPath;
  };

  PathTable();

  // The path of `key` (as text, unescaped) in the object at `parent`.
  PathId Find(PathId parent, std::string_view key);

  // The dotted path, without a dot for keys of the record itself.
  std::string_view Name(PathId path) const { return names_[path]; }
  bool IsTooLong(PathId path) const { return nodes_[path].too_long; }
  PathId size() const { return static_cast<PathId>(nodes_.size()); }

  // The path whose key, quote and colon (`contact":`) stand at `at`, if it is one of the link's;
  // kRootPath else.
  PathId Predict(const Link& link, const char* at) const {
    if (nodes_[link.first].Matches(at)) return link.first;
    if (nodes_[link.second].Matches(at)) return link.second;
    return kRootPath;
  }
  uint32_t TokenSize(PathId path) const { return nodes_[path].token_size; }

  // What comes behind `path` in its object, and first inside the object at `path`.
  Link& Behind(PathId path) { return nodes_[path].behind; }
  Link& Inside(PathId path) { return nodes_[path].inside; }

  // Begins a record: no path is marked.
  void BeginRecord() { ++record_number_; }
  // Marks the path as seen in this record; false where it was already.
  bool MarkSeen(PathId path) {
    if (nodes_[path].seen_in == record_number_) return false;
    nodes_[path].seen_in = record_number_;
    return true;
  }

 private:
  static constexpr uint32_t kTokenBytes = 24;

  struct Node {
    uint64_t words[kTokenBytes / 8] = {};  // the key, '"' and ':', then zeros
    uint64_t masks[kTokenBytes / 8] = {};
    uint32_t token_size = 0;  // 0: not predicted (long or escaped keys, and the root)
    uint32_t seen_in = 0;     // record number
    bool too_long = false;
    Link behind;
    Link inside;

    bool Matches(const char* at) const {
      return token_size != 0 && ((LoadWord(at) ^ words[0]) & masks[0]) == 0 &&
             ((LoadWord(at + 8) ^ words[1]) & masks[1]) == 0 &&
             ((LoadWord(at + 16) ^ words[2]) & masks[2]) == 0;
    }
  };

  std::vector<Node> nodes_;
  uint32_t record_number_ = 0;
  std::vector<std::string> names_;
  std::unordered_map<std::string, PathId> ids_;  // by parent number and key
  std::string lookup_;                           // scratch of Find
};

}  // namespace parcours::ingest
