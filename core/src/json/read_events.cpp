// The parser: strict RFC 8259. Tested by json_read_test.cpp against nlohmann/json, which it stands
// for because that one brings printf and a message for each of its errors, 8 kB gzipped, and takes
// a NUL for the end.
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <string>

#include "json/json.h"
#include "text/utf8.h"

namespace parcours::json {
namespace {

bool IsDigitByte(int c) { return c >= '0' && c <= '9'; }

class Reader {
 public:
  Reader(std::string_view text, EventHandler* handler) : text_(text), handler_(handler) {
    if (text_.starts_with(text::kByteOrderMark)) read_ = text::kByteOrderMark.size();
  }

  bool Read() {
    if (!ReadValues()) return false;
    const int c = NextByte();
    return c == kEnd || Skip(c);
  }
  size_t bytes_read() const { return read_; }

 private:
  static constexpr int kEnd = -1;

  // The next byte; behind the last one kEnd, which counts as one too.
  int Get() {
    const size_t at = read_++;
    return at < text_.size() ? static_cast<uint8_t>(text_[at]) : kEnd;
  }
  void Unget() { --read_; }
  // The same behind blanks.
  int NextByte() {
    int c = Get();
    while (c == ' ' || c == '\t' || c == '\n' || c == '\r') c = Get();
    return c;
  }

  bool ReadValues() {
    std::string closers;  // of what is open, the innermost last
    int c = NextByte();
    while (true) {
      if (c == '{' || c == '[') {
        const char closer = c == '{' ? '}' : ']';
        if (!(c == '{' ? handler_->start_object(kUnknown) : handler_->start_array(kUnknown))) {
          return false;
        }
        closers += closer;
        c = NextByte();
        if (c != closer) {
          if (closer == '}' && !(ReadKey(c))) return false;
          if (closer == '}') c = NextByte();
          continue;
        }
        closers.pop_back();
        if (!Close(c)) return false;
      } else if (!ReadScalar(c)) {
        return false;
      }
      // Behind a value: whatever it ends, then the next one.
      while (!closers.empty() && (c = NextByte()) == closers.back()) {
        closers.pop_back();
        if (!Close(c)) return false;
      }
      if (closers.empty()) return true;
      if (c != ',') return Skip(c);
      c = NextByte();
      if (closers.back() == '}') {
        if (!ReadKey(c)) return false;
        c = NextByte();
      }
    }
  }

  bool Close(int c) { return c == '}' ? handler_->end_object() : handler_->end_array(); }

  // `c` begins it; up to the colon.
  bool ReadKey(int c) {
    if (c != '"') return Skip(c);
    if (!ReadText() || !handler_->key(buffer_)) return false;
    c = NextByte();
    return c == ':' || Skip(c);
  }

  // What stands where it may not is read to its end, for the number of bytes; false.
  bool Skip(int c) {
    Token ignored;
    ReadToken(c, &ignored);
    return false;
  }

  struct Token {
    char kind = '\0';  // by its first byte; '0': a whole number below zero, 'u': any other, '.'
    int64_t negative = 0;
    uint64_t positive = 0;
    double real = 0;
  };

  bool ReadToken(int c, Token* token) {
    switch (c) {
      case 'n':
        return ReadLiteral("ull");
      case 't':
        return ReadLiteral("rue");
      case 'f':
        return ReadLiteral("alse");
      case '"':
        return ReadText();
      default:
        return (c == '-' || IsDigitByte(c)) && ReadNumber(c, token);
    }
  }

  bool ReadScalar(int c) {
    Token token;
    if (!ReadToken(c, &token)) return false;
    switch (c) {
      case 'n':
        return handler_->null();
      case 't':
      case 'f':
        return handler_->boolean(c == 't');
      case '"':
        return handler_->string(buffer_);
      default:
        break;
    }
    if (token.kind == 'u') return handler_->number_unsigned(token.positive);
    if (token.kind == '0') return handler_->number_integer(token.negative);
    return std::isfinite(token.real) && handler_->number_float(token.real, buffer_);
  }

  bool ReadLiteral(std::string_view rest) {
    for (const char expected : rest) {
      if (Get() != expected) return false;
    }
    return true;
  }

  // The digits from `c` on, at least one; `c` becomes the byte behind them.
  bool ReadDigits(int* c) {
    if (!IsDigitByte(*c)) return false;
    do {
      buffer_ += static_cast<char>(*c);
      *c = Get();
    } while (IsDigitByte(*c));
    return true;
  }

  bool ReadNumber(int c, Token* token) {
    buffer_.clear();
    const bool negative = c == '-';
    if (negative) {
      buffer_ += '-';
      c = Get();
    }
    if (c == '0') {
      buffer_ += '0';
      c = Get();
    } else if (!ReadDigits(&c)) {
      return false;
    }
    bool whole = true;
    if (c == '.') {
      whole = false;
      buffer_ += '.';
      c = Get();
      if (!ReadDigits(&c)) return false;
    }
    if (c == 'e' || c == 'E') {
      whole = false;
      buffer_ += static_cast<char>(c);
      c = Get();
      if (c == '+' || c == '-') {
        buffer_ += static_cast<char>(c);
        c = Get();
      }
      if (!ReadDigits(&c)) return false;
    }
    Unget();
    errno = 0;
    if (whole && negative) token->negative = std::strtoll(buffer_.c_str(), nullptr, 10);
    if (whole && !negative) token->positive = std::strtoull(buffer_.c_str(), nullptr, 10);
    token->kind = !whole || errno != 0 ? '.' : negative ? '0' : 'u';
    if (token->kind == '.') token->real = std::strtod(buffer_.c_str(), nullptr);
    return true;
  }

  // Four hexadecimal digits; -1 where they are none.
  int ReadUnit() {
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
      const int c = Get();
      const int lower = c | 0x20;
      if (IsDigitByte(c)) {
        unit = unit * 16 + c - '0';
      } else if (c != kEnd && lower >= 'a' && lower <= 'f') {
        unit = unit * 16 + lower - 'a' + 10;
      } else {
        return -1;
      }
    }
    return unit;
  }

  bool ReadEscape() {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kBytes = "\"\\/\b\f\n\r\t";
    const int c = Get();
    if (c != 'u') {
      const size_t at = c == kEnd ? std::string_view::npos : kLetters.find(static_cast<char>(c));
      if (at == std::string_view::npos) return false;
      buffer_ += kBytes[at];
      return true;
    }
    int point = ReadUnit();
    if (point < 0 || (point >= 0xDC00 && point <= 0xDFFF)) return false;
    if (point >= 0xD800 && point <= 0xDBFF) {
      if (Get() != '\\' || Get() != 'u') return false;
      const int low = ReadUnit();
      if (low < 0xDC00 || low > 0xDFFF) return false;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    text::AppendUtf8(static_cast<uint32_t>(point), &buffer_);
    return true;
  }

  // Behind the first quote, up to the second one, into `buffer_`.
  bool ReadText() {
    buffer_.clear();
    while (true) {
      const int c = Get();
      if (c == '"') return true;
      if (c == kEnd || c < 0x20) return false;
      if (c == '\\') {
        if (!ReadEscape()) return false;
      } else if (c < 0x80) {
        buffer_ += static_cast<char>(c);
      } else {
        const size_t length = text::Utf8Length(text_, read_ - 1);
        if (length == 0) return false;
        buffer_.append(text_, read_ - 1, length);
        read_ += length - 1;
      }
    }
  }

  static constexpr size_t kUnknown = static_cast<size_t>(-1);

  std::string_view text_;
  EventHandler* handler_;
  size_t read_ = 0;
  std::string buffer_;  // of the last text or number
};

}  // namespace

bool ReadEvents(std::string_view text, EventHandler* handler, size_t* error_byte) {
  Reader reader(text, handler);
  if (reader.Read()) return true;
  if (error_byte != nullptr) *error_byte = reader.bytes_read();
  return false;
}

}  // namespace parcours::json
