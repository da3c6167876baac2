#include "ingest/format_ref.h"

#include <iterator>
#include <memory>
#include <optional>

#include "ingest/format_reader.h"
#include "json/json.h"
#include "parcours/error.h"

namespace parcours::ingest {
namespace {

struct KnownTable {
  std::string_view name;
  std::string_view json;
};
// Those of formats/*.json, in the order of formats/formats.cmake.
constexpr KnownTable kTables[] = {
#include "format_tables.inc"
};

Format ReadTable(const KnownTable& table) {
  const std::optional<json::Json> json = json::Parse(table.json);
  PARCOURS_CHECK(json.has_value());
  FormatProblems problems(ErrorCode::kBadMapping);
  Format format = ReadFormatTable(*json, "", &problems);
  PARCOURS_CHECK(problems.empty() && format.name == table.name);
  return format;
}

}  // namespace

std::string_view FormatRef::name() const {
  return own_ != nullptr ? std::string_view(own_->name) : kTables[known_].name;
}

const Format& FormatRef::Get() const {
  static std::unique_ptr<const Format> read[std::size(kTables)];
  if (own_ != nullptr) return *own_;
  std::unique_ptr<const Format>& format = read[known_];
  if (format == nullptr) format = std::make_unique<const Format>(ReadTable(kTables[known_]));
  return *format;
}

std::vector<FormatRef> KnownFormats() {
  std::vector<FormatRef> formats;
  for (size_t known = 0; known < std::size(kTables); ++known) formats.push_back(FormatRef(known));
  return formats;
}

}  // namespace parcours::ingest
