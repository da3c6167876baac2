// How the fast reader and nlohmann/json judge one JSON object, for tests and fuzzing.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/heap_text.h"
#include "ingest/record/odd_record.h"
#include "ingest/record/record_parser.h"

namespace parcours::test {

// One line for each entry: path, kind, text.
inline std::string EntriesText(ingest::FlatRecord record, const ingest::PathTable& paths) {
  constexpr const char* kKinds[] = {"text", "number", "true", "false", "array", "empty"};
  std::string text;
  for (const ingest::Entry& entry : record) {
    text += std::string(paths.Name(entry.path)) + " " + kKinds[static_cast<size_t>(entry.kind)] +
            " " + std::string(entry.text()) + "\n";
  }
  return text;
}

struct JsonVerdicts {
  bool too_deep = false;  // by our limit of 64 levels, which nlohmann/json does not have
  bool ours = false;      // accepted: by the fast reader, and where that leaves it so, the odd one
  bool theirs = false;
  bool same_entries = true;  // what the fast reader made of it is what the odd one makes of it
};

// `json` begins with '{'; blanks may stand behind the object, nothing else.
inline JsonVerdicts JudgeObject(std::string_view json) {
  JsonVerdicts verdicts;
  // nlohmann/json takes a NUL for the end of its input; nowhere in JSON may one stand.
  verdicts.theirs =
      json.find('\0') == std::string_view::npos && nlohmann::json::accept(json.begin(), json.end());
  const HeapText block(std::string(json) + std::string(ingest::kReadSlack, '"'));
  const char* const begin = block.view().data();
  const char* const end = begin + json.size();
  ingest::PathTable paths;
  ingest::RecordParser parser(&paths);
  const ingest::ParseResult result = parser.Parse(begin, end);
  verdicts.too_deep = result.status == ingest::ParseResult::Status::kBad &&
                      result.reason == ingest::SkipReason::kTooDeep;
  if (result.status != ingest::ParseResult::Status::kDone) return verdicts;
  const bool alone = std::all_of(result.end, end, [](char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
  });
  const std::string text = result.odd ? "" : EntriesText(parser.record(), paths);
  ingest::OddRecord odd;
  const std::string_view object(begin, static_cast<size_t>(result.end - begin));
  const bool is_object = ingest::ReadOddRecord(object, &paths, &odd);
  verdicts.ours = alone && (!result.odd || is_object);
  verdicts.same_entries = result.odd || (is_object && text == EntriesText(odd.entries, paths));
  return verdicts;
}

}  // namespace parcours::test
