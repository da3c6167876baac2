// Format tables as JSON: the vendors' (tables/*.json), and a user's mapping. The language is
// documented in docs/formats.md.
#pragma once

#include <string>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/format_problems.h"
#include "ingest/format/format_ref.h"
#include "json/json.h"

namespace parcours::ingest {

// Reads the table at `path` of the options; what is wrong becomes a problem, and the format is then
// not to be used.
//   mapping   needs contact, time and type, or names one of `formats` that it extends; `named`:
//             what it names itself
//   table     needs contact, time, type, a name and signatures
Format ReadMapping(const json::Json& json, const std::string& path,
                   const std::vector<FormatRef>& formats, FormatProblems* problems, Format* named);
Format ReadFormatTable(const json::Json& json, const std::string& path, FormatProblems* problems);

}  // namespace parcours::ingest
