// RecordParser: the fast reader of one JSON object, in one pass over the input's own bytes.
//
// Checks everything that JSON asks of structure, numbers, literals and UTF-8. What it cannot
// flatten (escaped or repeated keys, long exponents, escapes that are none) it steps over; the
// record is then `odd` and is read again by ReadOddRecord. Tested by
// tests/core/ingest_record_test.cpp against ReadOddRecord.
//
// Lists  that are values of the record are passed on as text. Those of objects are checked by a
//        second parser, as records are, since their elements mostly are records of a page; lists
//        inside these by a third. What these read is kept where the lists are opened (OpenedLists).
//
// Cost   what stands between the values is compared with what stood there in earlier records
//        (GapTable); a value is scanned once, and copied where it has escapes. No allocation once
//        entries_ and texts_ have grown to the widest record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/record/flat_record.h"
#include "ingest/record/gap_table.h"
#include "ingest/record/json_pass.h"
#include "ingest/record/opened_lists.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

class RecordParser {
 public:
  // Both must outlive the parser; `lists` keeps what is read of lists, nullptr: nothing does.
  explicit RecordParser(PathTable* paths, OpenedLists* lists = nullptr);
  ~RecordParser();

  // Reads the object that begins at `begin` ('{'). kReadSlack bytes behind `end` are readable.
  // kNeedMore: the object does not end before `end`. Its members stand below `base`. The answer is
  // good until the next call.
  const ParseResult& Parse(const char* begin, const char* end, PathId base = kRootPath);

  // That of the last Parse.
  const ParseResult& result() const { return result_; }

  // Of the last Parse that was done and not odd; otherwise what came before it went wrong.
  FlatRecord record() const {
    return {{entries_.data(), static_cast<size_t>(entry_ - entries_.data())}, layout_};
  }

  // Puts one more behind them, which its layout does not tell.
  void Append(const Entry& entry);

  // The size of what stands before the first value of the object at `at` where an object that was
  // read before began so; 0 where none did. kReadSlack bytes behind its '{' are readable.
  size_t KnownBeginning(const char* at);

  // Moves what record() points at where that is not the input: whoever keeps it may read on.
  void MoveTexts(std::deque<std::deque<std::string>>* kept);

 private:
  const char* ReadGap(const char* at, GapPlace* place, PathId base, JsonPass* pass, Gap* gap);
  // Goes from a layout's place to that of any record.
  GapPlace* LeaveLayout(GapPlace* place);
  // Marks what is behind the gap as seen, and what it opens; false where some of it was already.
  bool MarkSeen(const Gap& gap);
  // The value behind the gap, which is no object.
  const char* ReadValue(const char* at, const Gap& gap, PathId base, JsonPass* pass);
  const char* ReadList(const char* at, const Gap& gap, PathId base, JsonPass* pass);
  // Of the list at hand.
  struct PassedObjects {
    PathId base;      // what its objects are kept below, kNotOpened: they are not
    uint32_t* first;  // the number of the first that is kept
    uint32_t last = 0;
    bool are_all_kept = false;
    JsonPass::Expect expect = JsonPass::Expect::kFirst;
  };
  // Goes over a list's elements, from behind its '[' on, as long as they are objects that are plain
  // to read; answers where Close() has to go on, and how. `open`: containers around the list.
  const char* PassObjects(const char* at, int open, JsonPass* pass, PassedObjects* passed);
  // The parser for the elements of lists that are kept, or of those that are not.
  RecordParser* ParserOfObjects(bool are_kept);
  // Behind the opening quote -> behind the closing one.
  const char* ReadText(const char* at, PathId path, JsonPass* pass);
  void Push(const char* data, const char* end, PathId path, EntryKind kind);
  // An entry with a text of its own, which `append` (escapes.h) makes; the record is odd where it
  // can't.
  void PushMade(std::string_view written, bool (*append)(std::string_view, std::string*),
                PathId path, EntryKind kind, JsonPass* pass);
  // Where what is made of `written` may be kept; nullptr where that is not worth it.
  struct Made;
  Made* MadeOf(std::string_view written, PathId path);
  void NestAt(int nesting);
  void Grow();
  // How many objects are open behind the value at `path`.
  int OpenObjects(PathId path, PathId base) const;

  struct ElementParser;

  StringSpecials specials_;
  PathTable* paths_;
  OpenedLists* lists_;
  std::unique_ptr<ElementParser> elements_;  // of lists that nobody opens; nullptr: not needed yet
  std::unique_ptr<RecordParser> opened_;     // of the others
  int nesting_ = 0;  // 0: of records, 1: of the elements of their lists, 2: of those of theirs
  int max_depth_ = kMaxDepth;
  bool met_blanks_ = false;  // between values, in any record so far
  GapTable gaps_;
  ParseResult result_;
  Gap read_gap_;                // the last that was not known
  std::vector<Entry> entries_;  // more than the record has
  Entry* entry_ = nullptr;      // in entries_, behind the record's last
  LayoutId layout_ = kNoLayout;
  std::deque<std::string> texts_;  // more than the record has, with kReadSlack behind
  size_t text_count_ = 0;
  std::vector<Made> made_;  // by hash: what PushMade() made lately of short values; or none yet
  // By PathId: how many values may still differ from all that are kept, in a row, until none are.
  std::vector<uint8_t> misses_left_;
};

}  // namespace parcours::ingest
