// The values of a format's table (format_reader.h) and of a source's options. What is wrong becomes
// a problem at `path`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/format.h"
#include "ingest/format/format_problems.h"
#include "json/json.h"

namespace parcours::ingest {

// A text that is not empty; false, and `text` as it was, where it is none.
bool ReadText(const json::Json& json, const std::string& path, FormatProblems* problems,
              std::string* text);
void ReadFlag(const json::Json& json, const std::string& path, FormatProblems* problems,
              bool* flag);
// A list's members, or the one value.
std::span<const json::Json> ItemsOf(const json::Json& json);
// A text, or a list of them.
std::vector<std::string> ReadTexts(const json::Json& json, const std::string& path,
                                   FormatProblems* problems);
// "key", "key=a|b", "key=@types".
SignatureKey ReadSignatureKey(std::string_view text);

// The name of a time zone; "UTC", with a problem, where it is none.
std::string ReadTimeZone(const json::Json& json, const std::string& path, FormatProblems* problems);
// "mdy", "dmy"; "." and ",".
text::DateOrder ReadDateOrder(const json::Json& json, const std::string& path,
                              FormatProblems* problems);
text::DecimalMark ReadDecimalMark(const json::Json& json, const std::string& path,
                                  FormatProblems* problems);

}  // namespace parcours::ingest
