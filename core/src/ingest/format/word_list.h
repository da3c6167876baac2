// Lists of words as one text, a blank between two of them: easy to read and to add to, and no
// larger than their letters.
#pragma once

#include <string_view>

namespace parcours::ingest {

// True where `word` is one of `words`; the empty word never is. Linear in the list.
inline bool IsListed(std::string_view word, std::string_view words) {
  if (word.empty()) return false;
  for (size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const std::string_view rest = words.substr(at + word.size());
    if ((at == 0 || words[at - 1] == ' ') && (rest.empty() || rest[0] == ' ')) return true;
  }
  return false;
}

}  // namespace parcours::ingest
