#include "ingest/container/container.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <vector>

#include "ingest/container/csv_header.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kOcel = "ocel:";
constexpr size_t kRows = 64;
constexpr size_t kMinHeaderOnly = 3;
constexpr size_t kMaxTitleRows = 10;

// Short, with a letter, no address and no instant.
bool IsName(std::string_view text) {
  const bool has_letter = std::any_of(text.begin(), text.end(), [](char byte) {
    return text::IsLetter(byte) || (byte & 0x80) != 0;
  });
  return has_letter && !text::IsDigit(text[0]) && text.size() <= 64 && text.find('@') == text.npos;
}

// Different names: what a header looks like, and a sentence hardly.
bool LooksLikeHeader(std::span<const CsvCell> cells) {
  std::set<std::string_view> names;
  for (const CsvCell& cell : cells) {
    if (!IsName(cell.text()) || !names.insert(cell.text()).second) return false;
  }
  return names.size() >= kMinHeaderOnly;
}

// Two names or more, and nothing else.
bool MayBeHeader(std::span<const CsvCell> cells) {
  const auto is_name = [](const CsvCell& cell) { return IsName(cell.text()); };
  const auto is_empty = [](const CsvCell& cell) { return cell.size == 0; };
  const auto names = std::count_if(cells.begin(), cells.end(), is_name);
  const auto empty = std::count_if(cells.begin(), cells.end(), is_empty);
  return names >= 2 && static_cast<size_t>(names + empty) == cells.size();
}

struct RowShape {
  size_t cells = 0;  // 0: the row's end cannot be told
  size_t empty_cells = 0;
  bool like_header = false;
  bool may_be_header = false;  // for a message
};

// Of the first rows with anything in them, but for hints at the delimiter, as CsvReader passes them
// over. `sample` has kReadSlack readable bytes behind it.
std::vector<RowShape> RowShapes(char delimiter, std::string_view sample, bool whole) {
  CsvRowParser parser(delimiter);
  std::vector<RowShape> shapes;
  const char* at = sample.data();
  const char* const end = at + sample.size();
  while (at < end && shapes.size() <= kRows) {
    const CsvRow row = parser.Parse(at, end, whole, kMaxPaths);
    if (row.status == CsvRow::Status::kNeedMore) break;
    if (row.status == CsvRow::Status::kBad) {
      if (shapes.empty()) break;
      shapes.emplace_back();
      const size_t line_end = sample.find_first_of("\r\n", static_cast<size_t>(at - sample.data()));
      if (line_end == std::string_view::npos) break;
      at = sample.data() + line_end + 1;
      continue;
    }
    at = row.end;
    const std::span<const CsvCell> cells = parser.cells();
    if (!row.has_value || IsDelimiterHint(cells)) continue;
    const auto empty_cells = std::count_if(cells.begin(), cells.end(),
                                           [](const CsvCell& cell) { return cell.size == 0; });
    shapes.push_back({row.cell_count, static_cast<size_t>(empty_cells),
                      shapes.size() <= kMaxTitleRows + 1 && LooksLikeHeader(cells),
                      shapes.empty() && MayBeHeader(cells)});
  }
  return shapes;
}

// Whether more than half of the rows behind the header have its number of cells, the last of
// several left out where it is cut off.
bool IsHeader(std::span<const RowShape> shapes, size_t header, bool whole) {
  std::span<const RowShape> rows = shapes.subspan(header + 1);
  const bool is_cut_off = whole && rows.size() > 1 && rows.back().cells < shapes[header].cells;
  if (is_cut_off) rows = rows.first(rows.size() - 1);
  const auto agreed = std::count_if(rows.begin(), rows.end(), [&](const RowShape& row) {
    return row.cells == shapes[header].cells;
  });
  return shapes[header].cells >= 2 && 2 * static_cast<size_t>(agreed) > rows.size();
}

// A row above the header: a title of fewer cells than it, or the names of groups of its columns.
bool IsTitle(const RowShape& row, const RowShape& header) {
  return row.cells < header.cells ||
         (row.cells == header.cells && 2 * row.empty_cells >= row.cells);
}

// Where the header is; shapes.size() where there is none.
size_t FindHeader(std::span<const RowShape> shapes, bool whole) {
  if (shapes.empty()) return 0;
  if (shapes.size() == 1) return whole && shapes[0].like_header ? 0 : 1;
  const bool is_first = IsHeader(shapes, 0, whole);
  const size_t last = is_first ? 1 : std::min(kMaxTitleRows, shapes.size() - 1);
  for (size_t row = 1; row <= last; ++row) {
    const bool all_titles =
        std::all_of(shapes.begin(), shapes.begin() + static_cast<ptrdiff_t>(row),
                    [&](const RowShape& title) { return IsTitle(title, shapes[row]); });
    if (shapes[row].like_header && all_titles && IsHeader(shapes, row, whole)) return row;
  }
  return is_first ? 0 : shapes.size();
}

// Where the first row looks like a header and the one behind it has more or fewer cells, or there
// is none.
std::string NotCsv(std::span<const RowShape> shapes, bool whole) {
  if (whole && shapes.size() == 1 && shapes[0].may_be_header) {
    return ": as CSV it has a header of " + std::to_string(shapes[0].cells) +
           " columns and no row behind it";
  }
  if (shapes.size() < 2 || !shapes[0].like_header || shapes[1].cells < 2) return "";
  return ": as CSV it has " + std::to_string(shapes[0].cells) + " columns in its header and " +
         std::to_string(shapes[1].cells) + " in the row behind it";
}

// Of OCEL 1.0's keys those of a log, not of an event or an object that is a record by itself.
[[gnu::noinline]] bool IsKeyOfLog(std::string_view key) {
  for (const std::string_view other :
       {"eid", "oid", "activity", "timestamp", "omap", "vmap", "type", "ovmap"}) {
    if (key.substr(kOcel.size()) == other) return false;
  }
  return true;
}

// Not a name such as "@type".
bool IsAddress(std::string_view key) {
  const size_t mark = key.find('@');
  return mark != std::string_view::npos && mark != 0 && mark + 1 < key.size();
}

// Of JSON, `at` being where it begins.
Container SniffJson(std::string_view sample, size_t at) {
  char open = sample[at];
  at = sample.find_first_not_of(kBlanks, at + 1);
  if (at != std::string_view::npos && open == '[' && sample[at] == '{') {
    open = '{';
    at = sample.find_first_not_of(kBlanks, at + 1);
  }
  if (at == std::string_view::npos || sample[at] != '"') return {};
  size_t key_end = at + 1;
  while (key_end < sample.size() && sample[key_end] != '"') {
    key_end += sample[key_end] == '\\' ? 2 : 1;
  }
  if (key_end >= sample.size()) return {};
  const std::string_view key = sample.substr(at + 1, key_end - at - 1);
  const size_t value = sample.find_first_not_of(": \t\r\n", key_end + 1);
  if (value == std::string_view::npos) return {};
  Container container;
  if (open == '[') {
    // Not an array of records whose first is damaged.
    const size_t behind = sample.find_first_not_of(kBlanks, key_end + 1);
    if (sample[behind] == ',' || sample[behind] == ']') container.kind = Container::Kind::kListRows;
    return container;
  }
  if (IsAddress(key) && sample[value] == '[') {
    container.kind = Container::Kind::kKeyed;
  } else if (key.starts_with(kOcel) && IsKeyOfLog(key)) {
    container.kind = Container::Kind::kKeyed;
    container.member = "ocel:events";
  }
  return container;
}

// Apart from SniffContainer: in a browser what a first load in our own form does not run comes
// later.
[[gnu::noinline]] Container SniffCsv(std::string_view sample, bool whole) {
  std::string text(sample);
  text.append(kReadSlack, '\0');
  Container container;
  size_t most_cells = 0;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const std::vector<RowShape> shapes = RowShapes(delimiter, {text.data(), sample.size()}, whole);
    const size_t header = FindHeader(shapes, whole);
    if (header == shapes.size()) {
      if (container.not_csv.empty()) container.not_csv = NotCsv(shapes, whole);
    } else if (shapes[header].cells > most_cells) {
      most_cells = shapes[header].cells;
      container.kind = Container::Kind::kCsv;
      container.not_csv.clear();
      container.delimiter = delimiter;
      container.title_rows = static_cast<uint32_t>(
          std::count_if(shapes.begin(), shapes.begin() + static_cast<std::ptrdiff_t>(header),
                        [](const RowShape& row) { return row.cells != 0; }));
    }
  }
  return container;
}

}  // namespace

Container SniffContainer(std::string_view sample, bool whole) {
  sample = text::WithoutByteOrderMark(sample);
  const size_t first = sample.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return sample[first] == '{' || sample[first] == '[' ? SniffJson(sample, first)
                                                      : SniffCsv(sample, whole);
}

ContainerReader::ContainerReader(const Container& container, PathTable* paths, RecordSink* sink,
                                 OpenedLists* lists) {
  switch (container.kind) {
    case Container::Kind::kJson:
      json_.emplace(paths, sink, lists);
      break;
    case Container::Kind::kKeyed:
      keyed_.emplace(container.member, paths, sink);
      break;
    case Container::Kind::kListRows:
      list_rows_.emplace(paths, sink);
      break;
    case Container::Kind::kCsv:
      csv_.emplace(container.delimiter, container.title_rows, paths, sink);
  }
}

template <class Call>
void ContainerReader::OfReader(Call call) {
  if (json_) {
    call(*json_);
  } else if (keyed_) {
    call(*keyed_);
  } else if (list_rows_) {
    call(*list_rows_);
  } else {
    call(*csv_);
  }
}

void ContainerReader::Append(std::string_view bytes) {
  OfReader([&](auto& reader) { reader.Append(bytes); });
}

void ContainerReader::Finish() {
  OfReader([](auto& reader) { reader.Finish(); });
}

std::vector<std::string> ContainerReader::Warnings() const {
  if (csv_) return csv_->warnings();
  if (list_rows_) return list_rows_->warnings();
  if (!EndsOpen()) return {};
  return {"the last array is not closed: the file may have been cut off"};
}

}  // namespace parcours::ingest
