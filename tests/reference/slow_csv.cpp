#include "reference/slow_csv.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "text/utf8.h"

namespace parcours::reference {
namespace {

struct Row {
  bool has_end = true;                            // false: its quotes do not fit
  std::vector<std::optional<std::string>> cells;  // absent: empty and without quotes
  size_t text_end = 0;
  size_t next = 0;
};

// The length of the line end at `at`, 0 where there is none.
size_t LineEndAt(std::string_view text, size_t at) {
  if (text.substr(at, 2) == "\r\n") return 2;
  return at < text.size() && (text[at] == '\r' || text[at] == '\n') ? 1 : 0;
}

size_t CountLineEnds(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t length = LineEndAt(text, at);
    if (length != 0) ++count;
    at += length != 0 ? length : 1;
  }
  return count;
}

Row ReadRow(std::string_view text, size_t at, char delimiter) {
  Row row;
  while (true) {
    if (at < text.size() && text[at] == '"') {
      std::string cell;
      for (++at;; ++at) {
        if (at == text.size()) return row.has_end = false, row;
        if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
        if (text[at] == '"') ++at;
        cell += text[at];
      }
      ++at;
      row.cells.push_back(cell);
    } else {
      std::string cell;
      while (at < text.size() && text[at] != delimiter && LineEndAt(text, at) == 0) {
        cell += text[at++];
      }
      row.cells.push_back(cell.empty() ? std::nullopt : std::optional(cell));
    }
    if (at < text.size() && text[at] == delimiter) {
      ++at;
      continue;
    }
    if (at < text.size() && LineEndAt(text, at) == 0) return row.has_end = false, row;
    row.text_end = at;
    row.next = at + LineEndAt(text, at);
    return row;
  }
}

bool IsUtf8(const std::string& text) {
  return nlohmann::json::accept(
             nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::ignore)) &&
         nlohmann::json::parse(nlohmann::json(text).dump(
             -1, ' ', false, nlohmann::json::error_handler_t::ignore)) == text;
}

std::string Trim(std::string text) {
  const auto is_blank = [](char byte) { return byte == ' ' || byte == '\t'; };
  while (!text.empty() && is_blank(text.back())) text.pop_back();
  while (!text.empty() && is_blank(text.front())) text.erase(0, 1);
  return text;
}

std::vector<std::string> Names(const Row& header) {
  std::vector<std::string> given, names;
  for (const auto& cell : header.cells) {
    const std::string text = cell.value_or("");
    given.push_back(Trim(text::CutUtf8(text, 3 * text.size())));
  }
  const auto has = [](const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  for (size_t i = 0; i < given.size(); ++i) {
    if (!given[i].empty() && !has(names, given[i])) {
      names.push_back(given[i]);
      continue;
    }
    const std::string base = given[i].empty() ? "column " + std::to_string(i + 1) : given[i];
    std::string name = given[i].empty() ? base : base + " (2)";
    for (int copy = 2; has(given, name) || has(names, name); ++copy) {
      name = base + " (" + std::to_string(copy) + ")";
    }
    names.push_back(name);
  }
  constexpr size_t kMaxNameBytes = 1024;  // a longer one is no name
  for (std::string& name : names) {
    if (name.size() > kMaxNameBytes) name.clear();
  }
  return names;
}

}  // namespace

std::string SlowCsv(std::string_view text, char delimiter) {
  std::string out;
  std::optional<std::string_view> header;
  std::vector<std::string> names;
  for (size_t at = 0; at < text.size();) {
    if (text.substr(at, 3) == "\xEF\xBB\xBF") {
      at += 3;
      continue;
    }
    const std::string place = "line " + std::to_string(1 + CountLineEnds(text.substr(0, at))) +
                              " at " + std::to_string(at) + ": ";
    const auto bad = [&](const std::string& reason, std::string_view row) {
      out += place + reason + " '" + std::string(row.substr(0, 120)) + "'\n";
    };
    const Row row = ReadRow(text, at, delimiter);
    if (!row.has_end) {
      const size_t end = std::min(text.find_first_of("\r\n", at), text.size());
      bad("not-csv", text.substr(at, end - at));
      at = end + LineEndAt(text, end);
      continue;
    }
    const std::string_view raw = text.substr(at, row.text_end - at);
    at = row.next;
    if (std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !cell; })) {
      continue;
    }
    if (!header) {
      if (row.cells.size() == 2 && row.cells[0] == "sep=" && row.cells[1].value_or("").empty()) {
        continue;
      }
      header = raw;
      names = Names(row);
    } else if (raw == *header) {
      continue;
    } else if (raw.find('\0') != std::string_view::npos) {
      bad("not-csv", raw);
    } else if (!IsUtf8(std::string(raw))) {
      bad("bad-utf8", raw);
    } else if (row.cells.size() != names.size()) {
      bad("cell-count", raw);
    } else {
      out += place;
      for (size_t i = 0; i < names.size(); ++i) {
        if (row.cells[i]) out += names[i] + "=\"" + *row.cells[i] + "\" ";
      }
      out += "\n";
    }
  }
  return out;
}

}  // namespace parcours::reference
