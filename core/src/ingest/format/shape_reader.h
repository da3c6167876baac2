// The shapes of a format's table: how one record becomes several, and what of it they have
// (docs/formats.md, "Tables").
#pragma once

#include <string>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/format_problems.h"
#include "json/json.h"

namespace parcours::ingest {

// One, or a list of them. What is wrong becomes a problem at `path`.
std::vector<Shape> ReadShapes(const json::Json& json, const std::string& path,
                              FormatProblems* problems);

}  // namespace parcours::ingest
