// LayoutTable: the layouts of records that no parser read in one go: rows of CSV, and what shapes
// put together.
//
// A tree of paths, as they follow each other in records from the first on; where a record ends
// there, its layout's number is kept. Where the keys are data (another sequence in every record) it
// stops growing, and such records have no layout.
//
// Cost  a comparison an entry, where records go on as others did.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

class LayoutTable {
 public:
  // The paths give the numbers, and must outlive the table.
  explicit LayoutTable(PathTable* paths) : paths_(paths) {}

  // kNoLayout where an entry may be longer than a text of the store, or there is no room.
  LayoutId Of(std::span<const Entry> record);

 private:
  static constexpr uint32_t kMaxPlaces = 4096;
  static constexpr uint32_t kMaxBranches = 16;
  static constexpr uint32_t kNoPlace = 0;  // the first, which none goes on to

  struct Place {
    PathId path = kRootPath;      // of the entry before it
    uint32_t next = kNoPlace;     // the first of those behind it
    uint32_t other = kNoPlace;    // the next of those behind the place before
    LayoutId layout = kNoLayout;  // of records that end here; not told yet
  };

  // The place behind an entry of the path; kNoPlace where there is no room.
  uint32_t Behind(uint32_t place, PathId path);

  PathTable* paths_;
  std::vector<Place> places_;
};

// The layouts of records that have the same entries more behind them, of at most
// store::kMaxTextBytes.
class ExtendedLayouts {
 public:
  // The paths give the numbers, and must outlive this.
  explicit ExtendedLayouts(PathTable* paths) : paths_(paths) {}

  // Of the layout without them; kNoLayout of kNoLayout.
  LayoutId Of(LayoutId layout) {
    return layout < extended_.size() && extended_[layout] != kNoLayout ? extended_[layout]
                                                                       : Meet(layout);
  }

 private:
  LayoutId Meet(LayoutId layout);

  PathTable* paths_;
  std::vector<LayoutId> extended_;  // by the layout without; kNoLayout: not met yet
};

// The layouts of records that are put together of two in one and the same way, so that the layouts
// of both tell which entries come, and in what order.
class JoinedLayouts {
 public:
  // The paths give the numbers, and must outlive this.
  explicit JoinedLayouts(PathTable* paths) : paths_(paths) {}

  // kNoLayout where one of them is, or there is no room.
  LayoutId Of(LayoutId first, LayoutId second);

 private:
  static constexpr uint32_t kMost = 4096;

  PathTable* paths_;
  // By the first: the second, and the layout of both.
  std::vector<std::vector<std::pair<LayoutId, LayoutId>>> joined_;
  uint32_t count_ = 0;
};

}  // namespace parcours::ingest
