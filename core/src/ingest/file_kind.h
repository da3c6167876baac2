// Kinds of files that are known by their first bytes and not read here.
#pragma once

#include <cstddef>
#include <string_view>

namespace parcours::ingest {

inline constexpr size_t kMagicBytes = 4;  // enough to know any of them

// Throws Error{kUnsupported} with advice where the first bytes, kMagicBytes or the whole source,
// are those of such a file: compressed, a spreadsheet, Avro, Parquet, PDF, UTF-32.
void RefuseKnownBinary(std::string_view first_bytes);

}  // namespace parcours::ingest
