#include "ingest/format/table_values.h"

#include <utility>

#include "text/time_zone.h"

namespace parcours::ingest {

using json::Json;

bool ReadText(const Json& json, const std::string& path, FormatProblems* problems,
              std::string* text) {
  if (json.is_string() && !json::TextOf(json).empty()) {
    *text = json::TextOf(json);
    return true;
  }
  problems->Add(path, json::Dump(json) + "; expected a text");
  return false;
}

void ReadFlag(const Json& json, const std::string& path, FormatProblems* problems, bool* flag) {
  if (json.is_boolean()) {
    *flag = json.get<bool>();
  } else {
    problems->Add(path, json::Dump(json) + "; expected true or false");
  }
}

std::span<const Json> ItemsOf(const Json& json) {
  if (json.is_array()) return *json.get_ptr<const Json::array_t*>();
  return {&json, 1};
}

std::vector<std::string> ReadTexts(const Json& json, const std::string& path,
                                   FormatProblems* problems) {
  std::vector<std::string> texts;
  const auto items = ItemsOf(json);
  for (const Json& item : items) {
    if (std::string text; ReadText(item, path, problems, &text)) texts.push_back(std::move(text));
  }
  return texts;
}

SignatureKey ReadSignatureKey(std::string_view text) {
  SignatureKey key;
  const size_t equals = text.find('=');
  key.path = text.substr(0, equals);
  if (equals == std::string_view::npos) return key;
  std::string_view values = text.substr(equals + 1);
  if (values == "@types") {
    key.known_type = true;
    return key;
  }
  while (true) {
    const size_t bar = values.find('|');
    key.values.emplace_back(values.substr(0, bar));
    if (bar == std::string_view::npos) return key;
    values.remove_prefix(bar + 1);
  }
}

std::string ReadTimeZone(const Json& json, const std::string& path, FormatProblems* problems) {
  if (json.is_string() && text::FindTimeZone(json::TextOf(json)) != nullptr) {
    return json::TextOf(json);
  }
  problems->Add(path, json::Dump(json) +
                          " is no known time zone; expected a name such as "
                          "\"Europe/Amsterdam\"");
  return "UTC";
}

text::DateOrder ReadDateOrder(const Json& json, const std::string& path, FormatProblems* problems) {
  if (json::IsText(json, "mdy")) return text::DateOrder::kMonthFirst;
  if (json::IsText(json, "dmy")) return text::DateOrder::kDayFirst;
  problems->Add(path, json::Dump(json) + "; expected \"mdy\" or \"dmy\"");
  return text::DateOrder::kUnknown;
}

text::DecimalMark ReadDecimalMark(const Json& json, const std::string& path,
                                  FormatProblems* problems) {
  if (json::IsText(json, ".")) return text::DecimalMark::kPoint;
  if (json::IsText(json, ",")) return text::DecimalMark::kComma;
  problems->Add(path, json::Dump(json) + "; expected \".\" or \",\"");
  return text::DecimalMark::kUnknown;
}

}  // namespace parcours::ingest
