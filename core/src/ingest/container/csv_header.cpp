#include "ingest/container/csv_header.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "ingest/summary/sampled_warnings.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

std::string Trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t";
  const size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(kSpaces) - first + 1));
}

// U+FFFD takes three bytes where one stood.
std::string ValidUtf8(std::string_view text) { return text::CutUtf8(text, 3 * text.size()); }

}  // namespace

std::vector<std::string> ColumnNames(std::span<const CsvCell> header,
                                     std::vector<std::string>* warnings) {
  std::vector<std::string> names;
  // By name: 0 until its first column is met, then the number that its next copy tries.
  std::unordered_map<std::string, uint32_t> next_copy;
  for (const CsvCell& cell : header) {
    names.push_back(Trimmed(ValidUtf8(cell.text())));
    next_copy.emplace(names.back(), 0);
  }
  SampledWarnings told;
  for (size_t i = 0; i < names.size(); ++i) {
    std::string& name = names[i];
    const std::string given = name;
    uint32_t first_copy = 2;
    uint32_t& copy = given.empty() ? first_copy : next_copy[given];
    if (copy == 0) {
      copy = first_copy;
      continue;
    }
    const std::string column = "column " + std::to_string(i + 1);
    const std::string& wanted = given.empty() ? column : given;
    if (given.empty()) name = column;
    while (name == given || !next_copy.emplace(name, first_copy).second) {
      name = wanted + " (" + std::to_string(copy++) + ")";
    }
    told.Add(column + " of the header " +
             (given.empty() ? "has no name" : "repeats " + text::QuoteUtf8(given)) + ": read as " +
             text::QuoteUtf8(name));
  }
  told.TellIn(warnings, "columns of the header without a name of their own");
  return names;
}

bool IsDelimiterHint(std::span<const CsvCell> row) {
  return row.size() == 2 && row[0].text() == "sep=" && row[1].size == 0;
}

}  // namespace parcours::ingest
