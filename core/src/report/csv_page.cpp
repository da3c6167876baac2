#include "report/csv_page.h"

#include <utility>

namespace parcours::report {

OrderedJson CsvPageJson(std::string_view report, std::string_view unit, uint64_t total,
                        const Page& page, size_t row_count, std::string csv) {
  const uint64_t next = uint64_t{page.offset} + row_count;
  return {{"report", report},
          {"unit", unit},
          {"total", total},
          {"next", next < total ? OrderedJson(next) : OrderedJson(nullptr)},
          {"csv", std::move(csv)}};
}

}  // namespace parcours::report
