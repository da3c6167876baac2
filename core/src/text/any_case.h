// Text compared without regard to upper and lower case of A to Z; other letters keep theirs.
#pragma once

#include <string>
#include <string_view>

#include "text/ascii.h"

namespace parcours::text {

std::string LowerAscii(std::string_view text);

bool EqualsAnyCase(std::string_view a, std::string_view b);

bool StartsWithAnyCase(std::string_view text, std::string_view start);

// True where `text` holds `word`. The empty word is held by every text.
bool ContainsAnyCase(std::string_view text, std::string_view word);

}  // namespace parcours::text
