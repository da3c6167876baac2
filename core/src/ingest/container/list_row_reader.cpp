#include "ingest/container/list_row_reader.h"

#include <deque>
#include <string>

#include "ingest/container/csv_header.h"
#include "ingest/record/escapes.h"
#include "ingest/record/json_list.h"
#include "ingest/record/json_pass.h"
#include "json/json.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr std::string_view kBlanksOfLine = " \t\r";

// A text as it is meant, anything else as it is written, without blanks; false where it has escapes
// that are none. The cell is JSON.
bool AppendCell(std::string_view cell, std::string* text) {
  if (cell[0] == '"') return AppendUnescaped(cell.substr(1, cell.size() - 2), text);
  if (cell[0] == '[' || cell[0] == '{') return AppendCompact(cell, text);
  *text += cell;
  return true;
}

// Behind the list that begins at `begin`; nullptr where it is none. kReadSlack bytes behind `end`
// are readable.
const char* EndOfList(const char* begin, const char* end, SkipReason* reason) {
  ParseResult result;
  JsonPass pass{end, &result};
  const JsonPass::Containers list{0, 1};
  const char* const at = pass.Close(begin + 1, list, 0, JsonPass::Expect::kFirst, 0);
  const bool is_odd_number =
      at != nullptr && result.odd && !json::Parse({begin, static_cast<size_t>(at - begin)});
  *reason = result.status == ParseResult::Status::kBad ? result.reason : SkipReason::kNotJson;
  return is_odd_number ? nullptr : at;
}

}  // namespace

void ListRowReader::Append(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    if (carry_.size() <= kMaxRecordBytes) carry_.append(part);
    line_bytes_ += part.size();
    if (end == std::string_view::npos) return;
    TakeLine();
    ++line_;
    offset_ += line_bytes_ + 1;
    line_bytes_ = 0;
    carry_.clear();
    bytes.remove_prefix(end + 1);
  }
}

void ListRowReader::Finish() {
  TakeLine();
  carry_.clear();
}

void ListRowReader::TakeLine() {
  const size_t size = carry_.size();
  carry_.append(kReadSlack, '\0');
  const std::string_view line =
      text::WithoutByteOrderMark(std::string_view(carry_).substr(0, size));
  if (line.find_first_not_of(kBlanksOfLine) == std::string_view::npos) return;
  const SkipReason reason = line_bytes_ > kMaxRecordBytes ? SkipReason::kTooLong : TakeRow(line);
  if (reason != SkipReason::kNone) {
    sink_->Skip(reason, {line_, offset_, line.substr(0, kExcerptBytes)});
  }
}

SkipReason ListRowReader::TakeRow(std::string_view line) {
  const size_t begin = line.find_first_not_of(kBlanksOfLine);
  if (line[begin] != '[') return SkipReason::kNotJson;
  SkipReason reason = SkipReason::kNone;
  const char* const end = EndOfList(line.data() + begin, line.data() + line.size(), &reason);
  if (end == nullptr) return reason;
  const size_t size = static_cast<size_t>(end - line.data());
  if (line.find_first_not_of(kBlanksOfLine, size) != std::string_view::npos)
    return SkipReason::kNotJson;
  line = line.substr(begin, size - begin);
  if (names_are_bad_) return SkipReason::kNotJson;
  if (columns_.empty()) return TakeNames(line);
  record_.entries.clear();
  record_.texts.clear();
  size_t count = 0;
  JsonList list(line);
  for (std::string_view cell; list.Next(&cell); ++count) {
    if (count == columns_.size()) return SkipReason::kCellCount;
    if (cell == "null" || cell == "\"\"") continue;
    if (cell[0] == '[' || cell[0] == '{' || cell.find('\\') != std::string_view::npos) {
      std::string& text = record_.texts.emplace_back();
      if (!AppendCell(cell, &text)) return SkipReason::kNotJson;
      const size_t text_size = text.size();
      text.append(kReadSlack, '\0');
      cell = std::string_view(text).substr(0, text_size);
    } else if (cell[0] == '"') {
      cell = cell.substr(1, cell.size() - 2);
    }
    record_.entries.push_back(
        {cell.data(), static_cast<uint32_t>(cell.size()), columns_[count], EntryKind::kText});
  }
  return count == columns_.size() ? sink_->Take(record_.entries) : SkipReason::kCellCount;
}

SkipReason ListRowReader::TakeNames(std::string_view line) {
  std::deque<std::string> names;
  std::vector<CsvCell> cells;
  JsonList list(line);
  for (std::string_view cell; list.Next(&cell);) {
    std::string& name = names.emplace_back();
    if (!AppendCell(cell, &name)) {
      names_are_bad_ = true;
      return SkipReason::kNotJson;
    }
    cells.push_back({name.data(), static_cast<uint32_t>(name.size()), false, false});
  }
  for (const std::string& name : ColumnNames(cells, &warnings_)) {
    columns_.push_back(paths_->Find(kRootPath, name));
  }
  return SkipReason::kNone;
}

}  // namespace parcours::ingest
