// A page of a table as CSV text inside an answer.
#pragma once

#include <string>
#include <string_view>

#include "parcours/definition.h"
#include "report/values.h"

namespace parcours::report {

// {"report", "unit", "total", "next", "csv"}: `next` is the offset of the next page, null after the
// last one. The header stands on the page of offset 0 only, so that pages can be put together.
OrderedJson CsvPageJson(std::string_view report, std::string_view unit, uint64_t total,
                        const Page& page, size_t row_count, std::string csv);

}  // namespace parcours::report
