#include "text/utf8.h"

#include <cstring>

namespace parcours::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool IsContinuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

char Byte(uint32_t value) { return static_cast<char>(value); }

}  // namespace

size_t WriteUtf8(uint32_t point, char* out) {
  if (point < 0x80) {
    *out = Byte(point);
    return 1;
  }
  // Behind the first byte six bits each; how many there are is what its own bits begin with.
  const size_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  for (size_t i = size - 1; i > 0; --i, point >>= 6) out[i] = Byte(0x80 | (point & 0x3F));
  out[0] = Byte((0xF00 >> size & 0xFF) | point);
  return size;
}

void AppendUtf8(uint32_t point, std::string* out) {
  char bytes[4];
  out->append(bytes, WriteUtf8(point, bytes));
}

size_t Utf8Length(std::string_view text, size_t at) {
  const size_t left = text.size() - at;
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[at + i]); };
  if (left == 0) return 0;
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;  // a continuation, or an overlong form of ASCII
  if (lead < 0xE0) return left >= 2 && IsContinuation(byte(1)) ? 2 : 0;
  if (lead < 0xF0) {
    if (left < 3 || !IsContinuation(byte(1)) || !IsContinuation(byte(2))) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;   // overlong
    if (lead == 0xED && byte(1) >= 0xA0) return 0;  // surrogates
    return 3;
  }
  if (lead > 0xF4 || left < 4) return 0;
  if (!IsContinuation(byte(1)) || !IsContinuation(byte(2)) || !IsContinuation(byte(3))) return 0;
  if (lead == 0xF0 && byte(1) < 0x90) return 0;   // overlong
  if (lead == 0xF4 && byte(1) >= 0x90) return 0;  // above U+10FFFF
  return 4;
}

size_t SkipAscii(std::string_view text, size_t at) {
  constexpr uint64_t kNotAscii = 0x8080808080808080ull;
  constexpr size_t kWords = 8;  // looked at together
  uint64_t words[kWords];
  while (text.size() - at >= sizeof words) {
    std::memcpy(words, text.data() + at, sizeof words);
    uint64_t all = 0;
    for (const uint64_t word : words) all |= word;
    if ((all & kNotAscii) != 0) break;
    at += sizeof words;
  }
  while (text.size() - at >= sizeof words[0]) {
    std::memcpy(words, text.data() + at, sizeof words[0]);
    if ((words[0] & kNotAscii) != 0) break;
    at += sizeof words[0];
  }
  while (at < text.size() && static_cast<uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

std::string CutUtf8(std::string_view text, size_t max_bytes) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const size_t length = Utf8Length(text, at);
    std::string_view piece = length == 0 ? kReplacement : text.substr(at, length);
    if (length == 1 && (static_cast<uint8_t>(piece[0]) < 0x20 || piece[0] == 0x7F)) piece = " ";
    if (result.size() + piece.size() > max_bytes) break;
    result += piece;
    at += length == 0 ? 1 : length;
  }
  return result;
}

std::string QuoteUtf8(std::string_view text) { return "'" + CutUtf8(text, 60) + "'"; }

}  // namespace parcours::text
