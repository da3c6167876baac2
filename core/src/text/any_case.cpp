#include "text/any_case.h"

#include <algorithm>

namespace parcours::text {

bool ContainsAnyCase(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return LowerAscii(a) == LowerAscii(b); };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end() ||
         word.empty();
}

}  // namespace parcours::text
