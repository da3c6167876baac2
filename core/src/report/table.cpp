#include "report/table.h"

#include <algorithm>
#include <utility>

#include "parcours/error.h"
#include "text/csv_writer.h"
#include "text/time_text.h"

namespace parcours::report {
namespace {

void AppendRow(const std::vector<std::string>& cells, std::string* csv) {
  text::AppendCsvRow(std::vector<std::string_view>(cells.begin(), cells.end()), csv);
}

}  // namespace

std::string* Row::Cell(std::string_view key) {
  std::string name(group_);
  if (!group_.empty() && !key.empty()) name += '.';
  name += key;
  if (csv_->in_header) {
    csv_->columns.push_back(std::move(name));
    return &csv_->cells.emplace_back();
  }
  const auto column = std::find(csv_->columns.begin() + static_cast<ptrdiff_t>(csv_->next),
                                csv_->columns.end(), name);
  PARCOURS_CHECK(column != csv_->columns.end());
  csv_->next = static_cast<size_t>(column - csv_->columns.begin()) + 1;
  return &csv_->cells[csv_->next - 1];
}

Writer* Row::Open(std::string_view key) {
  if (json_ != nullptr) {
    json_->Key(key);
    return json_;
  }
  cell_ = Cell(key);
  cell_writer_ = Writer(cell_);
  return &cell_writer_;
}

void Row::Close() {
  if (cell_ != nullptr && *cell_ == "null") cell_->clear();
}

void Row::Null(const char* key) {
  Open(key)->Null();
  Close();
}

void Row::Bool(const char* key, bool value) { Open(key)->Bool(value); }
void Row::Count(const char* key, uint64_t value) { Open(key)->Count(value); }
void Row::Number(const char* key, double value) { Open(key)->Number(value); }

void Row::Text(const char* key, const std::optional<std::string_view>& value) {
  if (json_ != nullptr) return AddText(key, value, json_);
  *Cell(key) = value.value_or("");
}

void Row::Time(const char* key, std::optional<int64_t> time_us) {
  if (!time_us) return Null(key);
  Text(key, text::FormatTime(*time_us));
}

void Row::Amount(const char* key, std::optional<int64_t> units) {
  if (!units) return Null(key);
  WriteAmount(*units, Open(key));
}

void Row::Ratio(const char* key, uint64_t numerator, uint64_t denominator) {
  if (json_ != nullptr) return AddRatio(key, numerator, denominator, json_);
  WriteQuotient(numerator, denominator, Open(key));
  Close();
}

void Row::UntrackedRatio(const char* key) {
  if (json_ != nullptr) return AddUntracked(key, json_);
  Null(key);
}

void Row::Money(const char* key, const report::Money& money, const Divisors* divisors) {
  if (json_ != nullptr) return AddMoney(key, money, json_, divisors);
  Group(key);
  for (const std::string& currency : csv_->currencies) {
    Writer* const out = Open(currency);
    const auto at = money.find(currency);
    if (at != money.end()) WriteMoney(*at, divisors, out);
    Close();
  }
  Group("");
}

void Row::Group(std::string_view key) {
  if (key == group_) return;
  if (json_ != nullptr && !group_.empty()) json_->End();
  group_ = key;
  if (json_ == nullptr || group_.empty()) return;
  json_->Key(group_);
  json_->BeginObject();
}

TableWriter::TableWriter(const Page& page, uint64_t total,
                         const std::vector<std::string>& currencies, Writer* out)
    : page_(page), total_(total), out_(out), csv_{currencies, {}, {}} {
  if (page_.csv) return;
  out_->Count("total", total_);
  out_->BeginArray("rows");
}

Row TableWriter::BeginRow() {
  if (page_.csv) return Row(&csv_);
  out_->BeginObject();
  return Row(out_);
}

void TableWriter::EndRow() {
  if (!page_.csv) return out_->End();
  if (!csv_.in_header) {
    AppendRow(csv_.cells, &csv_.text);
  } else if (page_.offset == 0) {
    AppendRow(csv_.columns, &csv_.text);
  }
  csv_.in_header = false;
  csv_.next = 0;
  for (std::string& cell : csv_.cells) cell.clear();
}

void TableWriter::End() {
  if (!page_.csv) return out_->End();
  out_->Text("csv", csv_.text);
  out_->Count("total", total_);
  const uint64_t next = uint64_t{page_.offset} + (page_.limit == 0 ? total_ : page_.limit);
  out_->Key("next");
  if (next < total_) return out_->Count(next);
  out_->Null();
}

}  // namespace parcours::report
