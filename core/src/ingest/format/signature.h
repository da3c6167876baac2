// Whether a record has what a signature asks for.
#pragma once

#include <string_view>

#include "ingest/format/format.h"
#include "ingest/record/flat_record.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

// The entry at `path` is the key, or (of a key without values) stands inside it. An empty object is
// the value "{}", true and false are "true" and "false".
bool MatchesKey(const SignatureKey& key, std::string_view path, const Entry& entry,
                const Format& format);

// One of the format's signatures has all its keys in the record. O(keys x entries).
bool MatchesFormat(FlatRecord record, const PathTable& paths, const Format& format);
// False where no record with the same keys does, whatever its values.
bool MayMatchFormat(FlatRecord record, const PathTable& paths, const Format& format);

}  // namespace parcours::ingest
