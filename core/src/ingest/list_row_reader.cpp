#include "ingest/list_row_reader.h"

#include <deque>
#include <optional>

#include "ingest/csv_header.h"
#include "ingest/escapes.h"
#include "ingest/json_list.h"
#include "json/json.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

// A text as it is meant, anything else as it is written, without blanks. The cell is JSON.
void AppendCell(std::string_view cell, std::string* text) {
  if (cell[0] == '"') {
    AppendUnescaped(cell.substr(1, cell.size() - 2), text);
  } else if (cell[0] == '[' || cell[0] == '{') {
    AppendCompact(cell, text);
  } else {
    *text = cell;
  }
}

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
  line = text::WithoutByteOrderMark(line);
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  const SkipReason reason = line_bytes_ > kMaxRecordBytes ? SkipReason::kTooLong : TakeRow(line);
  if (reason != SkipReason::kNone) {
    sink_->Skip(reason, {line_, offset_, line.substr(0, kExcerptBytes)});
  }
}

SkipReason ListRowReader::TakeRow(std::string_view line) {
  const json::Tree row = json::Parse(line);  // checked as a whole, then cut
  if (!row || !row->is_array()) return SkipReason::kNotJson;
  if (columns_.empty()) {
    TakeNames(line);
    return SkipReason::kNone;
  }
  if (row->size() != columns_.size()) return SkipReason::kCellCount;
  record_.entries.clear();
  record_.texts.clear();
  JsonList list(line.substr(line.find('[')));
  for (const PathId column : columns_) {
    std::string_view cell;
    list.Next(&cell);
    std::string& text = record_.texts.emplace_back();
    if (cell != "null") AppendCell(cell, &text);
    const auto size = static_cast<uint32_t>(text.size());
    text.append(kReadSlack, '\0');
    if (size != 0) record_.entries.push_back({text.data(), size, column, EntryKind::kText});
  }
  return sink_->Take(record_.entries);
}

void ListRowReader::TakeNames(std::string_view line) {
  std::deque<std::string> names;
  std::vector<CsvCell> cells;
  JsonList list(line.substr(line.find('[')));
  for (std::string_view cell; list.Next(&cell);) {
    std::string& name = names.emplace_back();
    AppendCell(cell, &name);
    cells.push_back({name.data(), static_cast<uint32_t>(name.size()), false, false});
  }
  for (const std::string& name : ColumnNames(cells, &warnings_)) {
    columns_.push_back(paths_->Find(kRootPath, name));
  }
}

}  // namespace parcours::ingest
