// What a mapping names and its source does not have: misspelt, as a rule, and told before somebody
// reads a report without revenue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/source_types.h"
#include "ingest/record/path_table.h"

namespace parcours::ingest {

// How all these warnings begin, and the one for the keys.
inline constexpr std::string_view kOfMapping = "mapping: ";
inline constexpr std::string_view kMissingKeys = "mapping: no record has the key";

// Of a source that was read. One warning for the keys, where of all those of a field none was met;
// one for the words of `types` that were no event's; one for types that are near in spelling to one
// of ours. Near spellings stand beside.
void AddMappingWarnings(const Format& mapping, const PathTable& paths, const SourceTypes& types,
                        std::vector<std::string>* warnings);

}  // namespace parcours::ingest
