#include "text/csv_writer.h"

#include "text/decimal.h"

namespace parcours::text {

void AppendCsvCell(std::string_view cell, std::string* csv) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  const bool runs =
      !cell.empty() && kFormulaStarts.find(cell[0]) != std::string_view::npos && !IsDecimal(cell);
  const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) *csv += '"';
  if (runs) *csv += '\'';
  for (const char c : cell) {
    if (c == '"') *csv += '"';
    *csv += c;
  }
  if (quoted) *csv += '"';
}

void AppendCsvRow(const std::vector<std::string_view>& cells, std::string* csv) {
  if (cells.size() == 1 && cells[0].empty()) *csv += "\"\"";
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) *csv += ',';
    AppendCsvCell(cells[i], csv);
  }
  *csv += "\r\n";
}

}  // namespace parcours::text
