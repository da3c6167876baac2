// How a source is to be read: its name, format or mapping, and the zone of times without one.
// Contract: docs/events.md, docs/formats.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/format.h"

namespace parcours::ingest {

// A user's mapping is a format table like any other.
struct Mapping {
  Format format;
  std::string time_zone;  // empty: not told
};

struct SourceOptions {
  std::string name;
  std::string format = "auto";  // or the name of a format
  std::optional<Mapping> mapping;
  std::string time_zone = "UTC";  // a name that text/time_zone.h knows
};

// {"name","format","mapping":{...},"timeZone"}, all optional. Throws Error{kBadRequest} or, for
// what is wrong inside the mapping, Error{kBadMapping}, with all problems and their paths.
SourceOptions ReadSourceOptions(std::string_view json);

}  // namespace parcours::ingest
