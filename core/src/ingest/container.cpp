#include "ingest/container.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <vector>

#include "ingest/csv_header.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr size_t kRows = 64;
constexpr size_t kMinHeaderOnly = 3;

// Of the rows behind the first: how many were looked at, and how many have its number of cells.
struct Agreement {
  size_t cells = 0;
  size_t rows = 0;
  size_t agreed = 0;

  bool holds() const { return cells >= 2 && 2 * agreed > rows; }
};

// Different short names with a letter in each: what a header looks like, and a sentence hardly.
bool LooksLikeHeader(std::span<const CsvCell> cells) {
  std::set<std::string_view> names;
  for (const CsvCell& cell : cells) {
    const std::string_view name = cell.text();
    const bool has_letter = std::any_of(name.begin(), name.end(), [](char byte) {
      return text::IsLetter(byte) || (byte & 0x80) != 0;
    });
    if (!has_letter || name.size() > 64 || !names.insert(name).second) return false;
  }
  return names.size() >= kMinHeaderOnly;
}

// `sample` has kReadSlack readable bytes behind it.
Agreement Try(char delimiter, std::string_view sample, bool whole) {
  CsvRowParser parser(delimiter);
  Agreement agreement;
  bool header_alone = false;
  const char* at = sample.data();
  const char* const end = at + sample.size();
  while (at < end && agreement.rows < kRows) {
    const CsvRow row = parser.Parse(at, end, whole, kMaxPaths);
    if (row.status == CsvRow::Status::kNeedMore) break;
    if (row.status == CsvRow::Status::kBad) {
      if (agreement.cells == 0) return agreement;
      ++agreement.rows;
      const size_t line_end = sample.find_first_of("\r\n", static_cast<size_t>(at - sample.data()));
      if (line_end == std::string_view::npos) break;
      at = sample.data() + line_end + 1;
      continue;
    }
    at = row.end;
    if (!row.has_value) continue;
    if (agreement.cells == 0) {
      if (IsDelimiterHint(parser.cells())) continue;
      agreement.cells = row.cell_count;
      header_alone = LooksLikeHeader(parser.cells());
      continue;
    }
    ++agreement.rows;
    if (row.cell_count == agreement.cells) ++agreement.agreed;
  }
  if (agreement.rows == 0 && whole && header_alone) agreement.rows = agreement.agreed = 1;
  return agreement;
}

// Of JSON, `at` being where it begins.
Container SniffJson(std::string_view sample, size_t at) {
  const char open = sample[at];
  at = sample.find_first_not_of(kBlanks, at + 1);
  if (at == std::string_view::npos || sample[at] != '"') return {};
  Container container;
  if (open == '[') {
    container.kind = Container::Kind::kListRows;
    return container;
  }
  const size_t key_end = sample.find('"', at + 1);
  if (key_end == std::string_view::npos) return {};
  const std::string_view key = sample.substr(at + 1, key_end - at - 1);
  const size_t value = sample.find_first_not_of(": \t\r\n", key_end + 1);
  if (value == std::string_view::npos) return {};
  if (key.find('@') != std::string_view::npos && sample[value] == '[') {
    container.kind = Container::Kind::kKeyed;
  } else if (key == "ocel:events" || key == "ocel:objects" || key.starts_with("ocel:global-")) {
    container.kind = Container::Kind::kKeyed;
    container.member = "ocel:events";
  }
  return container;
}

}  // namespace

Container SniffContainer(std::string_view sample, bool whole) {
  sample = text::WithoutByteOrderMark(sample);
  const size_t first = sample.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  if (sample[first] == '{' || sample[first] == '[') return SniffJson(sample, first);
  std::string text(sample);
  text.append(kReadSlack, '\0');
  Container container;
  Agreement best;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const Agreement found = Try(delimiter, {text.data(), sample.size()}, whole);
    if (!found.holds() || (best.holds() && found.cells <= best.cells)) continue;
    best = found;
    container = {Container::Kind::kCsv, delimiter, ""};
  }
  return container;
}

ContainerReader::ContainerReader(const Container& container, PathTable* paths, RecordSink* sink) {
  switch (container.kind) {
    case Container::Kind::kJson:
      json_.emplace(paths, sink);
      break;
    case Container::Kind::kKeyed:
      keyed_.emplace(container.member, paths, sink);
      break;
    case Container::Kind::kListRows:
      list_rows_.emplace(paths, sink);
      break;
    case Container::Kind::kCsv:
      csv_.emplace(container.delimiter, paths, sink);
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
