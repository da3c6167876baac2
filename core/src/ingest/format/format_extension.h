// A mapping over a known format: {"format":"sendgrid","time":"sent_on"} reads as the format does,
// and what the mapping names goes before what the format does. Contract: docs/events.md.
#pragma once

#include "ingest/format/format.h"

namespace parcours::ingest {

// `named`: what the mapping itself names; words of its `types` are in lower case then where the
// format asks for no case. Of a field its keys go before the format's, but for those of what shapes
// make of a record ("$time", a key in a list that is taken apart), of which each event has its own.
// An id, shapes and properties stand in the place of the format's.
Format ExtendFormat(const Format& format, Format* named);

}  // namespace parcours::ingest
