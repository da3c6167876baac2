// UTF-8: is it, and how to quote a piece of what may not be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace parcours::text {

// What some programs put before a text in UTF-8 (U+FEFF).
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

inline std::string_view WithoutByteOrderMark(std::string_view text) {
  return text.substr(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
}

inline constexpr size_t kMaxUtf8Bytes = 4;  // of a character

// The length in bytes, 1 to 4, of the character that begins at `at`; 0 where the bytes there are
// not UTF-8 (overlong forms, surrogates and code points above U+10FFFF are not).
size_t Utf8Length(std::string_view text, size_t at);

// The first byte from `at` on that is not ASCII; the text's end where there is none. 64 a step.
size_t SkipAscii(std::string_view text, size_t at);

// One to four bytes, whose number it answers; three for a surrogate too, which UTF-8 forbids.
size_t WriteUtf8(uint32_t point, char* out);
void AppendUtf8(uint32_t point, std::string* out);

// The beginning of `text` as valid UTF-8 of at most `max_bytes`, for an excerpt in a message: no
// character is split, control bytes become blanks, bytes that are not UTF-8 become U+FFFD.
std::string CutUtf8(std::string_view text, size_t max_bytes);

// 'text' in quotes for a sentence, its first 60 bytes.
std::string QuoteUtf8(std::string_view text);

}  // namespace parcours::text
