// How a source is to be read: its name, format or mapping, and the zone of times without one.
// Contract: docs/events.md, docs/formats.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/format_ref.h"
#include "text/money_text.h"
#include "text/slash_date.h"

namespace parcours::ingest {

struct SourceOptions {
  std::string name;
  std::string format = "auto";    // or the name of a format
  std::optional<Format> mapping;  // a user's mapping is a format table like any other
  std::optional<Format> named;    // of a mapping that a user gave what it names itself
  std::vector<Format> formats;    // a user's tables, tried before those that come with the engine
  bool guess = false;  // "mapping": "guess": where no format fits, read by the guessed mapping
  bool preview = false;
  std::string time_zone = "UTC";  // a name that text/time_zone.h knows
  text::DateOrder date_order = text::DateOrder::kUnknown;
  text::DecimalMark decimal = text::DecimalMark::kUnknown;
  bool is_rehearsal = false;  // read only to see how values are written
  std::string envelope;       // the key under which the records stand (envelope.h); empty: none
};

// {"name","format","mapping":{...},"formats":[...],"timeZone","dateOrder","decimal","preview"}, all
// optional. Throws Error{kBadRequest} or, for what is wrong inside a table, Error{kBadMapping},
// with all problems and their paths.
SourceOptions ReadSourceOptions(std::string_view json);

// The formats that the records of a source are held against, in order; a user's table hides the one
// of its name.
std::vector<FormatRef> FormatsOf(const SourceOptions& options);

}  // namespace parcours::ingest
