// The parts that requests share: filters, ranges, pages.
#pragma once

#include <vector>

#include "parcours/definition.h"
#include "request/json_reader.h"

namespace parcours::request {

// The member `name`, a list of [property, operator, value...] or {"any": [...]}.
std::vector<Filter> ReadFilters(JsonReader& object, const char* name);

// {"from","to","timeZone"} of the member `name`: days in the zone, or instants (decision G1).
TimeRange ReadRange(JsonReader& object, const char* name);
// The members "from", "to", "timeZone" of `range` itself; others are left to the caller.
TimeRange ReadRangeMembers(JsonReader& range);

// How many rows a CSV answer holds where the request does not say.
inline constexpr uint32_t kCsvRows = 10'000;

// "sort" ("-sends": descending), "limit", "offset", "as" ("json", "csv").
Page ReadPage(JsonReader& request, const char* default_sort);
// "limit" and "offset" alone.
Page ReadPageBounds(JsonReader& request, uint32_t default_limit = Page().limit);

}  // namespace parcours::request
