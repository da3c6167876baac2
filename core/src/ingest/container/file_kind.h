// Kinds of files that are known by their first bytes and not read here.
#pragma once

#include <cstddef>
#include <string_view>

namespace parcours::ingest {

inline constexpr size_t kMagicBytes = 4;  // enough to know any of them

// Throws Error{kUnsupported} with advice where the first bytes, kMagicBytes or the whole source,
// are those of such a file: compressed, a spreadsheet, Avro, Parquet, PDF, an image, UTF-32.
void RefuseKnownBinary(std::string_view first_bytes);

// Throws Error{kUnsupported} with advice where a sample in UTF-8 or a code page of its family is
// that of a web page or XML, or holds too many control characters to be text.
void RefuseNoRecords(std::string_view sample);

}  // namespace parcours::ingest
