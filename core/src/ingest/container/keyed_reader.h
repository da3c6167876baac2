// KeyedReader: finds the records in JSON objects whose members are records under their ids:
//
//   {"a@b.example":[{"action":"open",...},...],"c@d.example":[]}      a list of records a key
//   {"ocel:events":{"e1":{...},"e2":{...}},"ocel:objects":{...}}      one record a key, in a member
//
// Each record has its key as "$key" beside its own members; an empty list is one record that has
// nothing else. What stands beside the wanted member is passed over. Any number of such objects,
// one after the other or in lists.
//
// Bad input  a member that cannot be read is reported once; reading goes on behind the next line
//            end, within the same object or with the next one. A line that begins with '{' where a
//            key must stand is the next one: the one before was cut off.
// Chunks     where the bytes are cut makes no difference to what the sink gets.
// Memory     a member, so all records of a key: kMaxRecordBytes at most; a longer one is kTooLong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/container/chunk_reader.h"
#include "ingest/record/json_pass.h"
#include "ingest/record/layout_table.h"
#include "ingest/record/odd_record.h"
#include "ingest/record/opened_lists.h"
#include "ingest/record/path_table.h"
#include "ingest/record/record_parser.h"
#include "ingest/record/record_sink.h"

namespace parcours::ingest {

class KeyedReader final : public ChunkReader {
 public:
  // `member`: the member of the objects that holds the records; empty: the objects themselves.
  // Paths and sink must outlive the reader.
  KeyedReader(std::string member, PathTable* paths, RecordSink* sink);

  // No more bytes come: what is left is read as far as it goes.
  void Finish() { RunOnRest(); }

 private:
  enum class State : uint8_t {
    kDocument,   // between objects
    kOuter,      // in an object, before one of its members
    kMembers,    // in the object that holds the records
    kSkipValue,  // in the value of another member of the outer object
    kSkipLine,   // in a bad line
  };

  const char* Run(const char* begin, const char* end, bool final) override;
  // These answer nullptr where more bytes are needed.
  const char* ReadMember(const char* at, const char* end, bool final);
  const char* SkipValue(const char* at, const char* end);
  const char* Bad(SkipReason reason, const char* at, const char* end);
  const char* TakeInPlace(const char* at, const char* value, const char* end);
  const char* TakeSeveral(const char* at, const char* end);
  void TakeValue(std::string_view value, const char* at);
  SkipReason TakeRecord(std::string_view text, size_t* size);
  // The record that was parsed last, and the entries, with the key behind.
  SkipReason TakeParsed();
  SkipReason TakeEntries();
  Entry KeyEntry() const {
    return {key_.data(), static_cast<uint32_t>(key_.size()), key_path_, EntryKind::kText};
  }
  bool UnescapeKey(std::string_view quoted);
  void Skip(SkipReason reason, const char* at, const char* end);
  bool IsNamedLikeMember(std::string_view key) const;
  bool has_outer() const { return !member_.empty(); }

  const std::string member_;
  PathTable* paths_;
  RecordSink* sink_;
  const PathId key_path_;
  RecordParser parser_;
  OddRecord odd_record_;
  OpenedLists lists_;  // of the records of one key, until all of them are read
  std::vector<Entry> entries_;
  ExtendedLayouts with_key_;
  std::string_view key_;       // of the member at hand
  std::string unescaped_key_;  // of one with escapes, with kReadSlack behind

  State state_ = State::kDocument;
  bool lost_ = false;       // behind a bad line, perhaps still in its object
  bool fresh_line_ = true;  // nothing stands before the byte at hand in its line
  // Of kSkipValue.
  struct Skipped {
    // Of the brackets that are open, the innermost last: 1 an object, 0 a list.
    uint64_t objects = 0;
    uint32_t depth = 0;
    bool in_string = false;
    bool escaped = false;
    char last = 0;  // before the byte at hand, no blank

    bool WantsNoObject() const;
  } skip_;

  const char* run_begin_ = nullptr;
  uint64_t offset_ = 0;  // in the stream, of run_begin_
  uint64_t line_ = 1;
};

}  // namespace parcours::ingest
