// CSV rows as RFC 4180 has them: commas, CRLF, quotes doubled; safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parcours::text {

// Appends one cell. A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab
// or a carriage return) gets an apostrophe in front, unless it is a plain number such as -12.5.
void AppendCsvCell(std::string_view cell, std::string* csv);

// Appends one row with its CRLF. A row of one empty cell is written "", not as an empty line.
void AppendCsvRow(const std::vector<std::string_view>& cells, std::string* csv);

}  // namespace parcours::text
