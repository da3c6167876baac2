// RecordSink: where the readers of JSON and CSV put the records that they find.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/record/flat_record.h"
#include "ingest/record/skip_reason.h"

namespace parcours::ingest {

inline constexpr size_t kExcerptBytes = 120;

// Where a record begins. The text is what of it is at hand, kExcerptBytes or its end.
struct RecordPlace {
  uint64_t line = 0;  // from 1
  uint64_t offset = 0;
  std::string_view text;
};

class RecordSink {
 public:
  virtual ~RecordSink() = default;
  // Takes a record; kNone, or why it cannot be used.
  virtual SkipReason Take(const FlatRecord& record) = 0;
  // True where the record has none of the fields by which the sink's records are known.
  virtual bool IsForeign(FlatRecord record) = 0;
  // What Take refused last is no record: it holds a list of them.
  virtual void Forget() {}
  // A page begins, with what stands in it before its list, or all of it where it is at hand; behind
  // its list follows what was not.
  virtual void BeginPage(FlatRecord) {}
  virtual void EndPage(FlatRecord) {}
  // A record was stepped over.
  virtual void Skip(SkipReason reason, const RecordPlace& place) = 0;
};

}  // namespace parcours::ingest
