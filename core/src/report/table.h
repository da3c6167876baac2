// Tables in answers: a page of rows as JSON, or the same rows as CSV text.
//
//   {"total": 3, "rows": [...]}
//   {"csv": "contact,opens\r\na@b.example,2\r\n", "total": 3, "next": 2}
//
// CSV comes in chunks: the header stands in the first one (offset 0) alone, so that chunks joined
// are one file; "next" is the offset of the chunk that follows, null behind the last row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/definition.h"
#include "report/values.h"

namespace parcours::report {

// What a row's values are written to, whichever form the table has: members of a JSON object, or
// the cells of a CSV row. In CSV a ratio is one column, its value; a group has one for each of its
// members, "bouncesByClass.hard"; money one for each of the table's currencies, "revenue.EUR"; null
// is an empty cell.
class Row {
 public:
  // Members of the object that is open in `json`.
  explicit Row(Writer* json) : json_(json) {}

  // For what only JSON has, lists; nullptr in CSV.
  Writer* json() { return json_; }

  void Null(const char* key);
  void Bool(const char* key, bool value);
  void Count(const char* key, uint64_t value);
  void Number(const char* key, double value);
  void Text(const char* key, const std::optional<std::string_view>& value);
  void Time(const char* key, std::optional<int64_t> time_us);
  void Amount(const char* key, std::optional<int64_t> units);
  void Ratio(const char* key, uint64_t numerator, uint64_t denominator);
  void UntrackedRatio(const char* key);
  void Money(const char* key, const report::Money& money, const Divisors* divisors = nullptr);
  // What follows goes into an object under this key, "": into the row itself again.
  void Group(std::string_view key);

 private:
  friend class TableWriter;

  // The columns of a CSV are the cells of its first row, the header. The other rows' cells come in
  // the same order; those that they leave out stay empty.
  struct Csv {
    const std::vector<std::string>& currencies;
    std::vector<std::string> columns;
    std::vector<std::string> cells;  // by column
    size_t next = 0;                 // the column from which the next cell's is looked for
    bool in_header = true;
    std::string text = "";  // rows so far
  };
  explicit Row(Csv* csv) : csv_(csv) {}

  // Where the key's value is written to; Close() then makes a null an empty cell.
  Writer* Open(std::string_view key);
  void Close();
  std::string* Cell(std::string_view key);

  Writer* json_ = nullptr;
  Csv* csv_ = nullptr;
  std::string* cell_ = nullptr;  // of CSV, the one that is open
  Writer cell_writer_{nullptr};
  std::string_view group_;
};

// Adds a page's rows to the object that is open in `out`, in the form that `page` asks for.
class TableWriter {
 public:
  // `total`: rows on all pages. In CSV the first row that is written must have every member that a
  // row of any page can have; its values are not shown.
  TableWriter(const Page& page, uint64_t total, const std::vector<std::string>& currencies,
              Writer* out);

  Row BeginRow();
  void EndRow();
  void End();

 private:
  const Page& page_;
  const uint64_t total_;
  Writer* const out_;
  Row::Csv csv_;
};

// A table of `rows`, each as write_row(row, Row*) writes it; so does it `sample`, a row with every
// member that a row of any page can have, for the header.
template <class RowData, class WriteRow>
void AddTable(const Page& page, uint64_t total, const std::vector<std::string>& currencies,
              const RowData& sample, const std::vector<RowData>& rows, const WriteRow& write_row,
              Writer* out) {
  TableWriter table(page, total, currencies, out);
  const auto add = [&](const RowData& data) {
    Row row = table.BeginRow();
    write_row(data, &row);
    table.EndRow();
  };
  if (page.csv) add(sample);
  for (const RowData& data : rows) add(data);
  table.End();
}

}  // namespace parcours::report
