#include "ingest/format/format.h"

#include <algorithm>

#include "ingest/record/words.h"

namespace parcours::ingest {

std::string_view Cut::Of(std::string_view value) const {
  if (!after.empty()) {
    const bool is_byte = after.size() == 1;  // a search for a text compares it at every place
    const size_t at = !after_last && value.starts_with(after) ? 0
                      : after_last && is_byte                 ? value.rfind(after.front())
                      : after_last                            ? value.rfind(after)
                      : is_byte                               ? value.find(after.front())
                                                              : value.find(after);
    const bool in_list = after.front() == '[' && value.starts_with('[');
    if (at == std::string_view::npos && in_list) return {};
    if (at != std::string_view::npos) value.remove_prefix(at + after.size());
  }
  if (until.empty()) return value;
  const bool skips = is_list_text();  // what stands behind a backslash
  size_t end = 0;
  if (until.size() == 1) {
    const char last = until.front();
    const char skipped = skips ? '\\' : last;
    while ((end = FindEither(value, end, last, skipped)) < value.size() && value[end] != last) {
      end = std::min(end + 2, value.size());
    }
  } else {
    const auto ends = [&](char byte) { return until.find(byte) != std::string::npos; };
    while (end < value.size() && !ends(value[end])) end += skips && value[end] == '\\' ? 2 : 1;
  }
  return value.substr(0, end);
}

bool MatchesPattern(std::string_view pattern, std::string_view value) {
  if (!pattern.ends_with('*')) return pattern == value;
  pattern.remove_suffix(1);
  return pattern.starts_with('*') ? value.find(pattern.substr(1)) != std::string_view::npos
                                  : value.starts_with(pattern);
}

}  // namespace parcours::ingest
