// RecordShaper: brings a record of a vendor's into the flat form whose keys the format's rules
// name, by the format's shapes (format.h): JSON inside texts is read, lists become records, pairs
// become members. What comes out goes to the RowWriter.
//
// A record that tells several events counts as so many rows; one that tells none (an empty list) as
// ignored. The events of a fan that cannot be used for one and the same reason count as one row.
// Tested by tests/core/ingest_shape_test.cpp and by every format that has shapes.
//
// Cost  one more pass over the lists it opens; no allocation once its buffers have grown.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/list_sum.h"
#include "ingest/record/flat_record.h"
#include "ingest/record/included_objects.h"
#include "ingest/record/layout_table.h"
#include "ingest/record/object_text.h"
#include "ingest/record/opened_lists.h"
#include "ingest/record/path_table.h"
#include "ingest/row/row_writer.h"
#include "ingest/summary/summary.h"

namespace parcours::ingest {

class RecordShaper {
 public:
  // Whether the format's records need one at all.
  static bool Needed(const Format& format);
  // Whether a path is one that shaping makes, and no key of any record.
  static bool IsOwn(std::string_view path);

  // All must outlive the shaper.
  RecordShaper(const Format& format, PathTable* paths, OpenedLists* lists, RowWriter* writer,
               SourceSummary* summary);

  // Writes what the record tells. kNone, or why a part of it (the first, if there are more) could
  // not be used; the parts that could are written and counted.
  SkipReason Write(const FlatRecord& record);

 private:
  // Of one event of a fan: its keys' paths, kRootPath: not looked up yet, and what tells its type.
  struct FanPaths {
    PathId when = kRootPath;
    PathId each = kRootPath;
    PathId time = kRootPath;
    std::vector<PathId> without;
    Entry type{};
  };
  // The same for records of one layout: what the event has where the record has what tells of it.
  struct FanStep {
    static constexpr uint32_t kNone = 0xFFFFFFFFu;
    uint32_t event = 0;
    uint32_t when = kNone;  // numbers of the record's entries
    uint32_t time = kNone;
    bool is_person = false;  // an open or a click that a column says yes to
    // Of the event's record, without and with a time of its own; not told yet.
    LayoutId layout = kNoLayout;
    LayoutId timed_layout = kNoLayout;
  };
  struct FanPlan {
    bool is_made = false;
    std::vector<FanStep> steps;
  };
  // The scratch memory of one shape: what it makes of the record at hand.
  struct Level {
    explicit Level(PathTable* paths) : object(paths) {}
    ObjectText object;
    std::vector<Entry> parent;   // what an event has from around the list; kPairs: what comes out
    std::vector<Entry> entries;  // what goes on to the next shape
    std::string text;            // kExplode: an element that had escapes; kInner: decoded base64
    std::vector<PathId> pair_keys;   // kPairs: of the name and the values, in a pair
    std::vector<PathId> pair_paths;  // by a pair's number: where its value went last
    // By PathId: in `parent`, where one with the path may be; kInner: in what is inside.
    std::vector<uint32_t> places;
    std::vector<FanPaths> fan;                       // kFan: by event
    std::vector<FanPlan> fan_plans;                  // kFan: by LayoutId
    std::vector<Entry> fanned;                       // kFan: the record, and what the event adds
    std::deque<std::deque<std::string>> pair_texts;  // that what comes out points at
    std::vector<uint32_t> first_at;  // by LayoutId: which entry is the first at the shape's paths
    std::vector<uint8_t> roles;  // by PathId: 1 + the index of the shape's key, 0: none, kUnasked
  };

  void Apply(size_t shape, const FlatRecord& record);
  void Emit(const FlatRecord& record);
  void EmitWhole(const FlatRecord& record);
  void ApplyInner(size_t shape, const FlatRecord& record);
  void ApplyExplode(size_t shape, const FlatRecord& record);
  void ApplyPairs(size_t shape, const FlatRecord& record);
  void ApplyUnions(size_t shape, const FlatRecord& record);
  void ApplyFan(size_t shape, const FlatRecord& record);
  FanPlan MakeFanPlan(size_t shape, FlatRecord record);
  void ApplyFanEvent(size_t shape, size_t number, FlatRecord record);
  const Entry& FanType(const FanEvent& event, FanPaths* paths);
  Entry PersonVerdict();
  void AddTime(const FanEvent& event, FanPaths* paths, std::vector<Entry>* record);
  void AddSum(const FanEvent& event, std::vector<Entry>* record);

  // The index of the entry's path among `keys`, -1 where it is none of them. Asked once a path.
  int RoleOf(Level* level, const std::vector<std::string>& keys, PathId path);
  // The record's entry at the first of the shape's paths that has one; nullptr where there is none.
  // Found once a layout.
  const Entry* FirstAt(size_t shape, const FlatRecord& record);
  const Entry* FindFirstAt(size_t shape, const FlatRecord& record);
  // The value of the pair, which is the `number`th of the list, below its name.
  void PutPair(Level* level, size_t number, PathId list, const FlatRecord& pair);
  // Marks what all events of a list have from around it.
  void Share(std::vector<Entry>* parent);
  PathId PathOfPair(Level* level, size_t number, PathId list, std::string_view name);
  // The same, looked up once.
  PathId Known(PathId* known, const std::string& path);
  Entry TextEntry(std::string_view text, PathId path);

  void ReadIncluded(FlatRecord page, const std::string& list);

  const Format& format_;
  PathTable* paths_;
  OpenedLists* lists_;
  RowWriter* writer_;
  SourceSummary* summary_;
  const PathId type_path_;
  const PathId time_path_;
  const PathId machine_path_;
  const PathId sum_path_;
  const PathId currency_path_;
  const PathId pair_path_;

  LayoutTable layouts_;
  JoinedLayouts joined_;  // of records and of what stands inside them
  ExtendedLayouts with_constants_;
  std::vector<Entry> constants_;   // the format's
  std::deque<Level> levels_;       // by shape
  std::deque<std::string> texts_;  // of entries that no input holds, with kReadSlack behind
  std::unordered_map<std::string, std::string_view> known_texts_;
  SumFound sum_;                     // kFan: of the event at hand, with kReadSlack behind its texts
  std::vector<PathId> union_paths_;  // by PathId: without the union's type
  IncludedObjects included_;         // of the page at hand

  // Of the record at hand.
  SkipReason reason_ = SkipReason::kNone;
  uint32_t part_count_ = 0;
  bool in_fan_ = false;
  SkipReason fan_reason_ = SkipReason::kNone;  // why the last event of the fan cannot be used
  bool bad_inner_ = false;                     // a text that should have been JSON is none
};

}  // namespace parcours::ingest
