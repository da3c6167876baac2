// Text tests of filters that need more than a comparison. Case-sensitive, bytes but for "?".
#pragma once

#include <string_view>

namespace parcours::text {

// `*` matches any run, `?` one UTF-8 character; nothing else is special.
// O(text x pattern) at worst, no recursion, no backtracking over more than one star.
bool MatchesLike(std::string_view text, std::string_view pattern);

}  // namespace parcours::text
