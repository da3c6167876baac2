#include "ingest/record/escapes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "ingest/record/words.h"
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
  if (text[at + 1] == '"' || text[at + 1] == '\\') {
    *point = static_cast<unsigned char>(text[at + 1]);
    return 2;
  }
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

// The escape at `*at`, as this writes it, and goes behind it; false where it is none.
bool AppendEscape(std::string_view json, size_t* at, std::string* text) {
  uint32_t point = 0;
  const size_t length = ReadEscape(json, *at, &point);
  if (length == 0) return false;
  AppendEscaped(point, text);
  *at += length;
  return true;
}

// The text whose opening quote is at `*at`, and goes behind it.
bool AppendText(std::string_view array, size_t* at, std::string* text) {
  size_t begin = *at;
  size_t end = begin + 1;
  while ((end = FindEither(array, end, '"', '\\')) < array.size() && array[end] != '"') {
    text->append(array, begin, end - begin);
    if (!AppendEscape(array, &end, text)) return false;
    begin = end;
  }
  *at = std::min(end + 1, array.size());
  text->append(array, begin, *at - begin);
  return true;
}

}  // namespace

bool AppendUnescaped(std::string_view inside, std::string* text) {
  // What an escape stands for is never longer than the escape.
  size_t to = text->size();
  text->resize(to + inside.size());
  char* const out = text->data();
  const ByteBlock backslash = ByteBlock{} + '\\';
  size_t at = 0;
  while (at < inside.size()) {
    if (inside.size() - at >= sizeof backslash) {
      // Copied as a whole; what stands behind an escape is written over.
      ByteBlock block;
      std::memcpy(&block, inside.data() + at, sizeof block);
      std::memcpy(out + to, &block, sizeof block);
      const uint32_t hits = BitsOfHits(block == backslash);
      const size_t plain = hits != 0 ? static_cast<size_t>(__builtin_ctz(hits)) : sizeof block;
      at += plain;
      to += plain;
      if (hits == 0) continue;
    } else if (inside[at] != '\\') {
      out[to++] = inside[at++];
      continue;
    }
    uint32_t point = 0;
    const size_t length = ReadEscape(inside, at, &point);
    if (length == 0) break;
    to += text::WriteUtf8(point, out + to);
    at += length;
  }
  text->resize(to);
  return at == inside.size();
}

bool AppendRespelled(std::string_view array, std::string* text) {
  size_t at = 0;
  while (true) {
    const size_t escape = FindEither(array, at, '\\', '\\');
    text->append(array, at, escape - at);
    at = escape;
    if (at == array.size()) return true;
    if (!AppendEscape(array, &at, text)) return false;
  }
}

bool AppendCompact(std::string_view array, std::string* text) {
  const auto is_blank = [](char byte) { return static_cast<unsigned char>(byte) <= ' '; };
  size_t at = 0;
  while (at < array.size()) {
    const size_t begin = at;
    while (at < array.size() && !is_blank(array[at]) && array[at] != '"') ++at;
    text->append(array, begin, at - begin);
    while (at < array.size() && is_blank(array[at])) ++at;
    if (at < array.size() && array[at] == '"' && !AppendText(array, &at, text)) return false;
  }
  return true;
}

}  // namespace parcours::ingest
