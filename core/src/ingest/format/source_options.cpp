#include "ingest/format/source_options.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ingest/format/format_problems.h"
#include "ingest/format/format_reader.h"
#include "ingest/format/table_values.h"
#include "json/json.h"
#include "parcours/error.h"

namespace parcours::ingest {
namespace {

using json::Json;

void ReadFormats(const Json& json, SourceOptions* options, FormatProblems* problems) {
  if (!json.is_array()) {
    problems->Add("formats", "expected a list of format tables");
    return;
  }
  for (size_t i = 0; i < json.size(); ++i) {
    options->formats.push_back(
        ReadFormatTable(json[i], "formats[" + std::to_string(i) + "]", problems));
  }
}

}  // namespace

SourceOptions ReadSourceOptions(std::string_view text) {
  FormatProblems problems(ErrorCode::kBadRequest);
  FormatProblems table_problems(ErrorCode::kBadMapping);
  SourceOptions options;
  const json::Tree json = json::Parse(text);
  if (!json || !json->is_object()) {
    throw Error(ErrorCode::kBadRequest, "", "source options: expected a JSON object");
  }
  const Json* mapping = nullptr;
  for (const auto& [name, value] : json->items()) {
    if (value.is_null()) continue;
    if (name == "name" || name == "format") {
      if (value.is_string()) {
        (name == "name" ? options.name : options.format) = json::TextOf(value);
      } else {
        problems.Add(name, "expected a text");
      }
    } else if (name == "timeZone") {
      options.time_zone = ReadTimeZone(value, name, &problems);
    } else if (name == "dateOrder") {
      options.date_order = ReadDateOrder(value, name, &problems);
    } else if (name == "decimal") {
      options.decimal = ReadDecimalMark(value, name, &problems);
    } else if (name == "preview") {
      options.preview = value == true;
      if (!value.is_boolean()) problems.Add(name, "expected true or false");
    } else if (name == "mapping" && json::IsText(value, "guess")) {
      options.guess = true;
    } else if (name == "mapping") {
      mapping = &value;
    } else if (name == "formats") {
      ReadFormats(value, &options, &table_problems);
    } else {
      problems.Add(
          name,
          "unknown; expected name, format, mapping, formats, timeZone, dateOrder, decimal or "
          "preview");
    }
  }
  const std::vector<FormatRef> formats = FormatsOf(options);
  if (mapping != nullptr) {
    options.mapping =
        ReadMapping(*mapping, "mapping", formats, &table_problems, &options.named.emplace());
  }
  const bool known = options.format == "auto" || (options.format == "mapping" && options.mapping) ||
                     FindFormat(formats, options.format) != nullptr;
  if (!known) problems.Add("format", UnknownFormat(options.format, "auto", formats));
  problems.Append(table_problems);
  problems.ThrowIfAny();
  return options;
}

std::vector<FormatRef> FormatsOf(const SourceOptions& options) {
  std::vector<FormatRef> formats;
  for (const Format& format : options.formats) formats.push_back(FormatRef(&format));
  for (const FormatRef& known : KnownFormats()) {
    const bool hidden =
        std::any_of(options.formats.begin(), options.formats.end(),
                    [&](const Format& format) { return format.name == known.name(); });
    if (!hidden) formats.push_back(known);
  }
  return formats;
}

}  // namespace parcours::ingest
