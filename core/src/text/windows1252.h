// Windows-1252 to UTF-8, as the WHATWG's Encoding Standard maps it: the five bytes that Microsoft
// leaves undefined (81 8D 8F 90 9D) are the control characters of their number, so every byte is a
// character.
#pragma once

#include <string>
#include <string_view>

namespace parcours::text {

// Appends the text of `bytes` to `*out`.
void AppendWindows1252(std::string_view bytes, std::string* out);

}  // namespace parcours::text
