// Names that somebody may have meant: near in spelling to the one that was not found.
#pragma once

#include <string_view>
#include <vector>

namespace parcours::text {

// At most three of `names`, the nearest first: equal but for case, or few edits away (a third of
// the name's length), or one holding the other. Ties stand in the order of `names`. O(names x
// length^2), for error messages.
std::vector<std::string_view> NearNames(std::string_view name,
                                        const std::vector<std::string_view>& names);

}  // namespace parcours::text
