// Format tables as JSON: the vendors' (tables/*.json), and a user's mapping. The language is
// documented in docs/formats.md.
#pragma once

#include <string>

#include "ingest/format/format.h"
#include "ingest/format/format_problems.h"
#include "json/json.h"

namespace parcours::ingest {

// Reads the table at `path` of the options; what is wrong becomes a problem, and the format is then
// not to be used.
//   mapping   needs contact, time and type
//   table     needs a name and signatures, too
Format ReadMapping(const json::Json& json, const std::string& path, FormatProblems* problems);
Format ReadFormatTable(const json::Json& json, const std::string& path, FormatProblems* problems);

}  // namespace parcours::ingest
