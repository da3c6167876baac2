// What a format's rules make of the name of a source, found out once: "$source" is the name,
// "$title" what stands in it between its first and its last underscore, and a rule that takes a
// part of the name finds that part under a key of its own.
#pragma once

#include <string_view>

#include "ingest/format/format.h"

namespace parcours::ingest {

bool AsksForSourceName(const Format& format);

// The format for the source of that name: its rules' parts of the name are constants.
Format WithSourceName(Format format, std::string_view name);

}  // namespace parcours::ingest
