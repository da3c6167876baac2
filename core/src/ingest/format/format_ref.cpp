#include "ingest/format/format_ref.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "ingest/format/format_reader.h"
#include "ingest/format/vendor_tables.h"
#include "json/json.h"
#include "parcours/error.h"

namespace parcours::ingest {
namespace {

// Of tables/*.json, in the order of tables/tables.cmake; our own is the first.
constexpr std::string_view kNames[] = {
#include "format_names.inc"
};
constexpr std::string_view kOwnTable =
#include "own_table.inc"
    ;

Format ReadTable(size_t known) {
  const auto json = json::Parse(known == 0 ? kOwnTable : kVendorTable(known - 1));
  PARCOURS_CHECK(json.has_value());
  FormatProblems problems(ErrorCode::kBadMapping);
  Format format = ReadFormatTable(*json, "", &problems);
  PARCOURS_CHECK(problems.empty() && format.name == kNames[known]);
  return format;
}

}  // namespace

std::string_view FormatRef::name() const {
  return own_ != nullptr ? std::string_view(own_->name) : kNames[known_];
}

const Format& FormatRef::Get() const {
  static std::unique_ptr<const Format> read[std::size(kNames)];
  if (own_ != nullptr) return *own_;
  std::unique_ptr<const Format>& format = read[known_];
  if (format == nullptr) format = std::make_unique<const Format>(ReadTable(known_));
  return *format;
}

std::vector<FormatRef> KnownFormats() {
  std::vector<FormatRef> formats;
  for (size_t known = 0; known < std::size(kNames); ++known) formats.push_back(FormatRef(known));
  return formats;
}

const FormatRef* FindFormat(const std::vector<FormatRef>& formats, std::string_view name) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const FormatRef& format) { return format.name() == name; });
  return found == formats.end() ? nullptr : &*found;
}

std::string UnknownFormat(std::string_view name, std::string expected,
                          const std::vector<FormatRef>& formats) {
  for (const FormatRef& format : formats) {
    if (!expected.empty()) expected += ", ";
    expected += format.name();
  }
  return "unknown format '" + std::string(name) + "'; expected one of " + expected;
}

}  // namespace parcours::ingest
