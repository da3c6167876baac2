#include "ingest/csv_header.h"

#include <set>
#include <string_view>

#include "text/utf8.h"

namespace parcours::ingest {
namespace {

std::string Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

// U+FFFD takes three bytes where one stood.
std::string ValidUtf8(std::string_view text) { return text::CutUtf8(text, 3 * text.size()); }

}  // namespace

std::vector<std::string> ColumnNames(std::span<const CsvCell> header,
                                     std::vector<std::string>* warnings) {
  std::vector<std::string> names;
  for (const CsvCell& cell : header) names.push_back(Trimmed(ValidUtf8(cell.text())));
  std::set<std::string> taken(names.begin(), names.end());
  std::set<std::string> used;
  for (size_t i = 0; i < names.size(); ++i) {
    std::string& name = names[i];
    if (name.empty() || used.count(name) != 0) {
      const std::string column = "column " + std::to_string(i + 1);
      const std::string given = name;
      const std::string& wanted = given.empty() ? column : given;
      name = given.empty() ? column : given + " (2)";
      for (int copy = 2; taken.count(name) != 0; ++copy) {
        name = wanted + " (" + std::to_string(copy) + ")";
      }
      taken.insert(name);
      warnings->push_back(column + " of the header " +
                          (given.empty() ? "has no name" : "repeats '" + given + "'") +
                          ": read as '" + name + "'");
    }
    used.insert(name);
  }
  return names;
}

bool IsDelimiterHint(std::span<const CsvCell> row) {
  return row.size() == 2 && row[0].text() == "sep=" && row[1].size == 0;
}

}  // namespace parcours::ingest
