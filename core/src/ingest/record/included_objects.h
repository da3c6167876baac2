// IncludedObjects: what a page of JSON:API includes, by type and id
// (https://jsonapi.org/format/#document-compound-documents), as entries that a record which refers
// to it takes over.
//
// Tested by tests/core/included_objects_test.cpp and tests/core/ingest_shape_test.cpp.
//
// Cost    O(1) to find one, O(1) a page beside its objects; no allocation once its buffers have
//         grown to the largest page, where pages are alike.
// Memory  the page's entries, and what the PathTable's limit allows: 4 bytes for every path and
//         each of the first kFewTypes types, of any further type a few words for every path it has.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/layout_table.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

class IncludedObjects {
 public:
  // Objects are read below `base`; the members of one of type T are kept below "included.T". The
  // table must outlive this.
  IncludedObjects(PathTable* paths, PathId base);

  PathId base() const { return base_; }
  void Clear();
  // An object read below base(); one without type and id is left out, of two with the same the
  // first is kept. What its entries point at must stay until Clear.
  void Add(FlatRecord object);
  // Texts to keep until Clear.
  std::deque<std::deque<std::string>>* texts() { return &texts_; }

  // Appends the entries of what the record's relationships refer to ("relationships.X.data").
  // `layout`: that of the record; answers what it is then.
  LayoutId AddTo(std::vector<Entry>* record, LayoutId layout);

 private:
  struct Object {
    std::string_view type;
    std::string_view id;
    uint32_t begin;  // of its entries
    uint32_t end;
    LayoutId layout;  // of its entries as they are kept
  };
  static constexpr PathId kUnasked = 0xFFFFFFFFu;
  static constexpr uint32_t kFree = 0xFFFFFFFFu;

  // For a path of a reference's id that of its type, kRootPath for any other.
  PathId TypePathOf(PathId path);
  // The slot of the object with that type and id, or a free one.
  uint32_t* SlotOf(std::string_view type, std::string_view id);
  void Grow();

  // Real exports have a handful of types; a page of thousands must not cost thousands of tables.
  static constexpr uint32_t kFewTypes = 32;
  struct Type {
    std::string name;
    uint32_t number;            // in types_
    PathId path;                // "included.TYPE"
    std::vector<PathId> moved;  // of the first kFewTypes: by path below base(); kUnasked
    LayoutId layout;            // tells the type's layouts from those of the others
  };
  Type& TypeOf(std::string_view name);
  Type& FurtherTypeOf(std::string_view name);
  Type& AddType(std::string_view name);
  // Where a path below base() stands below the type's.
  PathId Moved(PathId path, Type* type);
  PathId* MovedOf(PathId path, Type* type);

  PathTable* paths_;
  const PathId base_;
  const PathId type_path_;
  const PathId id_path_;
  std::deque<Type> types_;
  // Of those behind the first kFewTypes.
  std::unordered_map<std::string, uint32_t> further_types_;  // by name: numbers
  std::unordered_map<uint64_t, PathId> further_moved_;       // by number << 32 | path; kUnasked
  JoinedLayouts joined_;            // of entries of the one followed by those of the other
  std::vector<PathId> type_paths_;  // by PathId; kUnasked
  std::vector<Object> objects_;
  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  // a power of two, at least half of them kFree
  std::deque<std::deque<std::string>> texts_;
};

}  // namespace parcours::ingest
