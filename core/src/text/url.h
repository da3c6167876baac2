// The parts of a URL that reports group and filter by. Views into the text given.
#pragma once

#include <string_view>

namespace parcours::text {

// "https://shop.example:8080/p/1?q#f" -> "/p/1"; a text that starts with "/" is a path already;
// empty where there is none.
std::string_view UrlPath(std::string_view url);
// -> "shop.example"; empty where there is none.
std::string_view UrlHost(std::string_view url);
// -> "q"; empty where there is none.
std::string_view UrlQuery(std::string_view url);

}  // namespace parcours::text
