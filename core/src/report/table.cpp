#include "report/table.h"

#include <optional>
#include <string_view>
#include <utility>

#include "text/csv_writer.h"

namespace parcours::report {
namespace {

// Where in a row a column's value stands: row[member], or row[member][inner].
struct Column {
  std::string member;
  std::optional<std::string> inner;
};

bool IsRatio(const OrderedJson& value) { return value.is_object() && value.contains("value"); }

std::vector<Column> ColumnsOf(const OrderedJson& sample,
                              const std::vector<std::string>& currencies) {
  std::vector<Column> columns;
  for (const auto& [member, value] : sample.items()) {
    if (!value.is_object() || IsRatio(value)) {
      columns.push_back({member, std::nullopt});
    } else if (value.empty()) {
      for (const std::string& currency : currencies) columns.push_back({member, currency});
    } else {
      for (const auto& inner : value.items()) columns.push_back({member, inner.key()});
    }
  }
  return columns;
}

const OrderedJson& Member(const OrderedJson& object, const std::string& name) {
  static const OrderedJson kNothing;
  const auto at = object.find(name);
  return at == object.end() ? kNothing : *at;
}

std::string CellText(const OrderedJson& value) {
  if (IsRatio(value)) return CellText(Member(value, "value"));
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : json::Dump(value);
}

void AppendRow(const std::vector<std::string>& cells, std::string* csv) {
  text::AppendCsvRow(std::vector<std::string_view>(cells.begin(), cells.end()), csv);
}

std::string CsvOf(const std::vector<Column>& columns, const OrderedJson& rows, bool with_header) {
  std::string csv;
  std::vector<std::string> cells(columns.size());
  if (with_header) {
    for (size_t i = 0; i < columns.size(); ++i) {
      const Column& column = columns[i];
      const bool has_inner = column.inner && !column.inner->empty();
      cells[i] = has_inner ? column.member + "." + *column.inner : column.member;
    }
    AppendRow(cells, &csv);
  }
  for (const OrderedJson& row : rows) {
    for (size_t i = 0; i < columns.size(); ++i) {
      const OrderedJson& value = Member(row, columns[i].member);
      cells[i] = CellText(columns[i].inner ? Member(value, *columns[i].inner) : value);
    }
    AppendRow(cells, &csv);
  }
  return csv;
}

}  // namespace

void AddTable(const Page& page, uint64_t total, const OrderedJson& sample,
              const std::vector<std::string>& currencies, OrderedJson rows, OrderedJson* answer) {
  if (!page.csv) {
    (*answer)["total"] = total;
    (*answer)["rows"] = std::move(rows);
    return;
  }
  const uint64_t next = uint64_t{page.offset} + (page.limit == 0 ? total : page.limit);
  (*answer)["csv"] = CsvOf(ColumnsOf(sample, currencies), rows, page.offset == 0);
  (*answer)["total"] = total;
  (*answer)["next"] = next < total ? OrderedJson(next) : OrderedJson(nullptr);
}

}  // namespace parcours::report
