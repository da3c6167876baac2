// Names that somebody may have meant: near in spelling to the one that was not found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parcours::text {

// At most three of `names`, the nearest first: equal but for case, or few edits away (a third of
// the name's length; two neighbours that changed places are one), or one holding the other. Ties
// stand in the order of `names`. O(names x length^2), for error messages.
std::vector<std::string_view> NearNames(std::string_view name,
                                        const std::vector<std::string_view>& names);

// "; did you mean 'a'?" of the nearest; empty where none is near.
std::string DidYouMean(std::string_view name, const std::vector<std::string_view>& names);

// "a, b" as a and b.
std::vector<std::string_view> Listed(std::string_view list);

// What is wrong with a name that is none of `list` ("a, b"), and what was meant or expected.
std::string UnknownName(std::string_view name, std::string_view list);

}  // namespace parcours::text
