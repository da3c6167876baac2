#include "ingest/list_row_reader.h"

#include <optional>

#include "ingest/csv_header.h"
#include "json/json.h"

namespace parcours::ingest {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

void ListRowReader::Append(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    if (carry_.size() <= kMaxRecordBytes) carry_.append(part);
    line_bytes_ += part.size();
    if (end == std::string_view::npos) return;
    TakeLine(carry_);
    ++line_;
    offset_ += line_bytes_ + 1;
    line_bytes_ = 0;
    carry_.clear();
    bytes.remove_prefix(end + 1);
  }
}

void ListRowReader::Finish() {
  TakeLine(carry_);
  carry_.clear();
}

void ListRowReader::TakeLine(std::string_view line) {
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  const SkipReason reason = line_bytes_ > kMaxRecordBytes ? SkipReason::kTooLong : TakeRow(line);
  if (reason != SkipReason::kNone) {
    sink_->Skip(reason, {line_, offset_, line.substr(0, kExcerptBytes)});
  }
}

SkipReason ListRowReader::TakeRow(std::string_view line) {
  const std::optional<json::Json> row = json::Parse(line);
  if (!row || !row->is_array()) return SkipReason::kNotJson;
  if (columns_.empty()) {
    std::vector<std::string> names;
    for (const json::Json& cell : *row) {
      names.push_back(cell.is_string() ? cell.get<std::string>() : json::Dump(cell));
    }
    std::vector<CsvCell> cells;
    for (const std::string& name : names) {
      cells.push_back({name.data(), static_cast<uint32_t>(name.size()), false, false});
    }
    for (const std::string& name : ColumnNames(cells, &warnings_)) {
      columns_.push_back(paths_->Find(kRootPath, name));
    }
    return SkipReason::kNone;
  }
  if (row->size() != columns_.size()) return SkipReason::kCellCount;
  record_.entries.clear();
  record_.texts.clear();
  for (size_t i = 0; i < columns_.size(); ++i) {
    const json::Json& cell = (*row)[i];
    if (cell.is_null() || cell == "") continue;
    std::string& text =
        record_.texts.emplace_back(cell.is_string() ? cell.get<std::string>() : json::Dump(cell));
    const auto size = static_cast<uint32_t>(text.size());
    text.append(kReadSlack, '\0');
    record_.entries.push_back({text.data(), size, columns_[i], EntryKind::kText});
  }
  return sink_->Take(record_.entries);
}

}  // namespace parcours::ingest
