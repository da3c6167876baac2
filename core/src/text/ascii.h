// Digits and letters of ASCII, whatever the locale is.
#pragma once

namespace parcours::text {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsLetter(char c) { return IsLower(c) || IsUpper(c); }

// A to Z in lower case; everything else, also letters beyond ASCII, as it is.
constexpr char LowerAscii(char c) { return IsUpper(c) ? static_cast<char>(c | 0x20) : c; }

}  // namespace parcours::text
