// Base64 as JSON has it (RFC 4648 section 4). Tested by tests/core/base64_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace parcours::text {

// Appends the bytes; false where the text is no base64: other characters, blanks among them, or a
// length that none has. Padding may be missing. O(text).
bool AppendBase64Decoded(std::string_view encoded, std::string* bytes);

}  // namespace parcours::text
