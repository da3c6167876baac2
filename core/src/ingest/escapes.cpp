#include "ingest/escapes.h"

#include <algorithm>
#include <cstdint>

#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr std::string_view kLetters = "\"\\/bfnrt";
constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
constexpr uint32_t kNoUnit = 0xFFFFFFFFu;

// The four hexadecimal digits behind "\u" at `at`; kNoUnit where no such escape stands there.
uint32_t UnitAt(std::string_view text, size_t at) {
  if (text.size() < at + 6 || text[at] != '\\' || text[at + 1] != 'u') return kNoUnit;
  uint32_t unit = 0;
  for (const char byte : text.substr(at + 2, 4)) {
    const char letter = static_cast<char>(byte | 0x20);
    const bool is_digit = byte >= '0' && byte <= '9';
    if (!is_digit && (letter < 'a' || letter > 'f')) return kNoUnit;
    unit = 16 * unit + static_cast<uint32_t>(is_digit ? byte - '0' : letter - 'a' + 10);
  }
  return unit;
}

// The length of the escape that begins at `at`, and the character it stands for; 0 where it is
// none.
size_t ReadEscape(std::string_view text, size_t at, uint32_t* point) {
  if (text.size() < at + 2) return 0;
  const size_t letter = kLetters.find(text[at + 1]);
  if (letter != std::string_view::npos) {
    *point = static_cast<unsigned char>(kMeanings[letter]);
    return 2;
  }
  *point = UnitAt(text, at);
  if (*point == kNoUnit) return 0;
  if (*point < 0xD800 || *point > 0xDFFF) return 6;
  const uint32_t low = UnitAt(text, at + 6);
  if (*point > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return 0;
  *point = 0x10000 + ((*point - 0xD800) << 10) + (low - 0xDC00);
  return 12;
}

void AppendEscaped(uint32_t point, std::string* text) {
  const size_t meaning =
      point < 0x80 ? kMeanings.find(static_cast<char>(point)) : std::string_view::npos;
  if (meaning != std::string_view::npos && point != '/') {
    *text += {'\\', kLetters[meaning]};
  } else if (point < 0x20) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    *text += "\\u00";
    *text += {kDigits[point >> 4], kDigits[point & 15]};
  } else {
    text::AppendUtf8(point, text);
  }
}

}  // namespace

bool AppendUnescaped(std::string_view inside, std::string* text) {
  size_t at = 0;
  while (true) {
    const size_t escape = std::min(inside.find('\\', at), inside.size());
    text->append(inside, at, escape - at);
    if (escape == inside.size()) return true;
    uint32_t point = 0;
    const size_t length = ReadEscape(inside, escape, &point);
    if (length == 0) return false;
    text::AppendUtf8(point, text);
    at = escape + length;
  }
}

bool AppendCompact(std::string_view array, std::string* text) {
  bool in_text = false;
  for (size_t at = 0; at < array.size();) {
    const char byte = array[at];
    if (in_text && byte == '\\') {
      uint32_t point = 0;
      const size_t length = ReadEscape(array, at, &point);
      if (length == 0) return false;
      AppendEscaped(point, text);
      at += length;
      continue;
    }
    if (byte == '"') in_text = !in_text;
    if (in_text || static_cast<unsigned char>(byte) > ' ') *text += byte;
    ++at;
  }
  return true;
}

}  // namespace parcours::ingest
