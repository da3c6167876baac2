// Text compared without regard to upper and lower case of A to Z; other letters keep theirs.
#pragma once

#include <string_view>

namespace parcours::text {

inline constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool EqualsAnyCase(std::string_view a, std::string_view b);

// True where `text` holds `word`. The empty word is held by every text.
bool ContainsAnyCase(std::string_view text, std::string_view word);

}  // namespace parcours::text
