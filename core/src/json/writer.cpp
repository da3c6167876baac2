#include "json/writer.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace parcours::json {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool IsPlain(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

void AppendEscape(char c, std::string* text) {
  constexpr std::string_view kControls = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  constexpr std::string_view kHex = "0123456789abcdef";
  const size_t at = kControls.find(c);
  *text += '\\';
  if (at != std::string_view::npos) {
    *text += kLetters[at];
    return;
  }
  *text += "u00";
  *text += kHex[static_cast<uint8_t>(c) >> 4];
  *text += kHex[static_cast<uint8_t>(c) & 15];
}

// Of bytes that are no character: how many of them could have begun one, at least 1. One U+FFFD
// stands for them, as the Unicode standard recommends.
size_t BrokenLength(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[at + i]); };
  const uint8_t lead = byte(0);
  const size_t whole = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // What may follow the lead; after that any continuation.
  uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  size_t length = 1;
  while (length < whole && at + length < text.size() && byte(length) >= low &&
         byte(length) <= high) {
    ++length;
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

}  // namespace

void Writer::Separate() {
  if (closers_.empty()) return;
  const char last = text_->back();
  if (last != '{' && last != '[' && last != ':') *text_ += ',';
}

void Writer::Key(std::string_view key) {
  Separate();
  Quoted(key);
  *text_ += ':';
}

void Writer::Begin(char open, char close) {
  Separate();
  *text_ += open;
  closers_ += close;
}

void Writer::End() {
  *text_ += closers_.back();
  closers_.pop_back();
}

void Writer::Raw(std::string_view json) {
  Separate();
  *text_ += json;
}

void Writer::Null() { Raw("null"); }

void Writer::Bool(bool value) { Raw(value ? "true" : "false"); }

void Writer::Digits(uint64_t value) {
  char digits[20];
  char* const end = digits + sizeof digits;
  char* at = end;
  for (; value > UINT32_MAX; value /= 10) *--at = static_cast<char>('0' + value % 10);
  auto rest = static_cast<uint32_t>(value);  // half as wide, which divides faster
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  text_->append(at, static_cast<size_t>(end - at));
}

void Writer::Count(uint64_t value) {
  Separate();
  Digits(value);
}

void Writer::Integer(int64_t value) {
  Separate();
  if (value < 0) *text_ += '-';
  Digits(value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value));
}

void Writer::Double(double value) {
  if (!std::isfinite(value)) return Null();
  char digits[64];
  // As the library's own printer: std::to_chars of doubles is not in every standard library yet.
  const char* const end = nlohmann::detail::to_chars(digits, digits + sizeof digits, value);
  Raw(std::string_view(digits, static_cast<size_t>(end - digits)));
}

void Writer::Number(double value) {
  constexpr double kLargestWhole = 9007199254740992.0;  // 2^53
  if (std::fabs(value) <= kLargestWhole && value == std::floor(value)) {
    Integer(static_cast<int64_t>(value));
  } else {
    Double(value);
  }
}

void Writer::Quoted(std::string_view text) {
  *text_ += '"';
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && IsPlain(text[end])) ++end;
    text_->append(text, at, end - at);
    at = end;
    if (at == text.size()) break;
    if (static_cast<uint8_t>(text[at]) < 0x80) {
      AppendEscape(text[at++], text_);
    } else if (const size_t length = text::Utf8Length(text, at); length != 0) {
      text_->append(text, at, length);
      at += length;
    } else {
      *text_ += kReplacement;
      at += BrokenLength(text, at);
    }
  }
  *text_ += '"';
}

void Writer::Text(const std::string_view& value) {
  Separate();
  Quoted(value);
}

void Writer::Text(const std::string& value) { Text(std::string_view(value)); }
void Writer::Text(const char* value) { Text(std::string_view(value)); }

void Writer::BeginObject(const char* key) {
  Key(key);
  BeginObject();
}

void Writer::BeginArray(const char* key) {
  Key(key);
  BeginArray();
}

void Writer::Null(const char* key) {
  Key(key);
  Null();
}

void Writer::Bool(const char* key, bool value) {
  Key(key);
  Bool(value);
}

void Writer::Count(const char* key, uint64_t value) {
  Key(key);
  Count(value);
}

void Writer::Integer(const char* key, int64_t value) {
  Key(key);
  Integer(value);
}

void Writer::Double(const char* key, double value) {
  Key(key);
  Double(value);
}

void Writer::Number(const char* key, double value) {
  Key(key);
  Number(value);
}

void Writer::Text(const char* key, const std::string_view& value) {
  Key(key);
  Text(value);
}

void Writer::Text(const char* key, const std::string& value) { Text(key, std::string_view(value)); }
void Writer::Text(const char* key, const char* value) { Text(key, std::string_view(value)); }

void Writer::Raw(const char* key, std::string_view json) {
  Key(key);
  Raw(json);
}

}  // namespace parcours::json
