#include "text/any_case.h"

#include <algorithm>

namespace parcours::text {

namespace {

bool SameLetter(char a, char b) { return LowerAscii(a) == LowerAscii(b); }

}  // namespace

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = LowerAscii(c);
  return lower;
}

bool EqualsAnyCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), SameLetter);
}

bool StartsWithAnyCase(std::string_view text, std::string_view start) {
  return EqualsAnyCase(text.substr(0, start.size()), start);
}

bool ContainsAnyCase(std::string_view text, std::string_view word) {
  return word.empty() ||
         std::search(text.begin(), text.end(), word.begin(), word.end(), SameLetter) != text.end();
}

}  // namespace parcours::text
