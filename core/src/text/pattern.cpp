#include "text/pattern.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace parcours::text {
namespace {

// The end of the character at `at`; a byte that is not UTF-8 is a character of its own.
size_t NextCharacter(std::string_view text, size_t at) {
  return at + std::max<size_t>(1, Utf8Length(text, at));
}

}  // namespace

// Only the last star met is ever reopened: what stands before it has matched as early as possible,
// so another way to match that part cannot leave more text for the rest.
bool MatchesLike(std::string_view text, std::string_view pattern) {
  size_t at = 0;
  size_t p = 0;
  size_t star = std::string_view::npos;  // the last star met, in `pattern`
  size_t resume = 0;                     // the text where that star's run ends, for now
  while (at < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = at;
    } else if (p < pattern.size() && pattern[p] == '?') {
      at = NextCharacter(text, at);
      ++p;
    } else if (p < pattern.size() && pattern[p] == text[at]) {
      ++at;
      ++p;
    } else if (star != std::string_view::npos) {
      resume = NextCharacter(text, resume);
      at = resume;
      p = star + 1;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace parcours::text
