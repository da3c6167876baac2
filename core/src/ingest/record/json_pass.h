// JsonPass: goes over the values of one record and checks everything that JSON asks of them.
//
// The functions take the place where something begins and answer the place behind it; nullptr where
// it is wrong or unfinished, with the result saying which. kReadSlack bytes behind `end` are
// readable.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/record/flat_record.h"
#include "ingest/record/skip_reason.h"
#include "ingest/record/words.h"

namespace parcours::ingest {

struct ParseResult {
  enum class Status : uint8_t { kDone, kNeedMore, kBad };
  Status status = Status::kNeedMore;
  SkipReason reason = SkipReason::kNone;  // of kBad
  bool odd = false;                       // of kDone
  const char* end = nullptr;              // behind the object; of kBad where it went wrong
  uint32_t newlines = 0;                  // inside the object
  // Behind the '[' of the first member of the object itself that could be a page's list of records
  // (docs/formats.md); nullptr where there is none.
  const char* page_list = nullptr;
  size_t page_entries = 0;       // entries before that member
  PathId page_path = kRootPath;  // that member's; kRootPath: not known
  uint32_t page_objects = 0;     // the list's first object (OpenedLists), 0: none is kept
};

// True for the keys under which a page of an export holds its list of records.
bool IsPageKey(std::string_view key);

struct JsonPass {
  // The objects and arrays that are open, at most kMaxDepth.
  struct Containers {
    uint64_t object_bits;  // by depth, from 0: 1 an object, 0 an array
    int count;
  };
  enum class Expect : uint8_t {
    kFirst,       // a first member, or the end
    kMember,      // a member, behind a comma
    kValue,       // the value behind a key and its colon
    kCommaOrEnd,  // what stands behind a member
  };

  const char* end;
  ParseResult* result;
  int max_depth = kMaxDepth;  // of containers
  bool blanks = false;        // CountedBlanks() met some
  bool escapes = false;       // a text had some

  const char* Bad(const char* at, SkipReason reason = SkipReason::kNotJson) {
    result->status = ParseResult::Status::kBad;
    result->reason = reason;
    result->end = at;
    return nullptr;
  }
  const char* NeedMore() {
    result->status = ParseResult::Status::kNeedMore;
    return nullptr;
  }

  // Blanks; the byte answered is before `end`.
  const char* Blanks(const char* at) {
    return end > at && static_cast<unsigned char>(*at) > ' ' ? at : SomeBlanks(at);
  }

  // The same, noted in `blanks` where there are any.
  const char* CountedBlanks(const char* at) {
    if (end > at && static_cast<unsigned char>(*at) > ' ') return at;
    const char* const behind = SomeBlanks(at);
    blanks = blanks || behind != at;
    return behind;
  }

  // Behind the opening quote -> the closing quote.
  const char* String(const char* at) {
    at = FindStringSpecial(at, end);
    return at < end && *at == '"' ? at : RestOfString(at);
  }

  const char* Number(const char* at);
  const char* Word(const char* at, std::string_view word);
  // A text, a number, true, false or null.
  const char* Scalar(const char* at);

  // Goes on until only the first `until` of the open containers are open. Where the first container
  // is an object with a list of a page among its members, that is noted, with `entries` entries
  // before it.
  const char* Close(const char* at, Containers open, int until, Expect expect, size_t entries);

 private:
  const char* SomeBlanks(const char* at);
  const char* RestOfString(const char* at);
  const char* Digits(const char* at);
};

}  // namespace parcours::ingest
