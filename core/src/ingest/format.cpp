#include "ingest/format.h"

#include <memory>

#include "ingest/format_reader.h"
#include "json/json.h"
#include "parcours/error.h"

namespace parcours::ingest {
namespace {

// The tables of formats/*.json, in the order of formats/formats.cmake.
constexpr std::string_view kTables[] = {
#include "format_tables.inc"
};

std::vector<const Format*> ReadTables() {
  static std::vector<std::unique_ptr<const Format>> owned;
  std::vector<const Format*> formats;
  for (const std::string_view table : kTables) {
    const std::optional<json::Json> json = json::Parse(table);
    PARCOURS_CHECK(json.has_value());
    FormatProblems problems(ErrorCode::kBadMapping);
    owned.push_back(std::make_unique<const Format>(ReadFormatTable(*json, "", &problems)));
    PARCOURS_CHECK(problems.empty());
    formats.push_back(owned.back().get());
  }
  return formats;
}

}  // namespace

std::string_view Cut::Of(std::string_view value) const {
  if (!after.empty()) {
    const size_t at = after_last ? value.rfind(after) : value.find(after);
    const bool in_list = after.front() == '[' && value.starts_with('[');
    if (at == std::string_view::npos && in_list) return {};
    if (at != std::string_view::npos) value.remove_prefix(at + after.size());
  }
  if (until.empty()) return value;
  size_t end = value.find_first_of(until);
  if (is_list_text()) {  // but not at what stands behind a backslash
    end = 0;
    while (end < value.size() && until.find(value[end]) == std::string::npos) {
      end += value[end] == '\\' ? 2 : 1;
    }
  }
  return value.substr(0, end);
}

const std::vector<const Format*>& KnownFormats() {
  static const std::vector<const Format*> formats = ReadTables();
  return formats;
}

bool MatchesPattern(std::string_view pattern, std::string_view value) {
  if (!pattern.ends_with('*')) return pattern == value;
  pattern.remove_suffix(1);
  return pattern.starts_with('*') ? value.find(pattern.substr(1)) != std::string_view::npos
                                  : value.starts_with(pattern);
}

}  // namespace parcours::ingest
