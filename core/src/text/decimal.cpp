#include "text/decimal.h"

#include <cstdlib>
#include <limits>

#include "parcours/error.h"
#include "text/ascii.h"

namespace parcours::text {
namespace {

// Exponents are held within these bounds; no text that fits in memory needs more.
constexpr int64_t kMaxExponent = 100'000'000'000'000'000;
constexpr int64_t kMaxWrittenExponent = 30;

// A decimal text taken apart. The value is 0.d1d2d3... * 10^point with d1 != 0; zero has no digits.
struct DecimalParts {
  std::string_view digits;  // from the first significant digit to the last, may hold one '.'
  int64_t point = 0;
  int64_t exponent = 0;  // as written
  bool negative = false;
};

size_t SkipDigits(std::string_view text, size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

int64_t ReadExponent(std::string_view text) {
  bool negative = false;
  if (text[0] == '+' || text[0] == '-') {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  int64_t value = 0;
  for (const char c : text) {
    value = value * 10 + (c - '0');
    if (value >= kMaxExponent) {
      value = kMaxExponent;
      break;
    }
  }
  return negative ? -value : value;
}

// `text` must be IsDecimal.
DecimalParts Split(std::string_view text) {
  DecimalParts parts;
  if (text[0] == '+' || text[0] == '-') {
    parts.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const size_t mark = text.find_first_of("eE");
  if (mark != std::string_view::npos) {
    parts.exponent = ReadExponent(text.substr(mark + 1));
    text = text.substr(0, mark);
  }
  size_t whole = text.find('.');
  if (whole == std::string_view::npos) whole = text.size();
  const size_t first = text.find_first_not_of("0.");
  if (first == std::string_view::npos) {
    parts.negative = false;
    return parts;
  }
  const size_t last = text.find_last_not_of("0.");
  parts.digits = text.substr(first, last - first + 1);
  const int64_t before_point = first < whole ? static_cast<int64_t>(whole - first)
                                             : -static_cast<int64_t>(first - whole - 1);
  parts.point = before_point + parts.exponent;
  return parts;
}

// The digits one after another, zeros without end after the last.
class DigitReader {
 public:
  explicit DigitReader(std::string_view digits) : digits_(digits) {}
  bool AtEnd() const { return at_ == digits_.size(); }
  int Next() {
    if (AtEnd()) return 0;
    if (digits_[at_] == '.') ++at_;  // never the last: digits_ ends with a digit
    return digits_[at_++] - '0';
  }

 private:
  std::string_view digits_;
  size_t at_ = 0;
};

int CompareMagnitudes(const DecimalParts& a, const DecimalParts& b) {
  if (a.digits.empty() || b.digits.empty()) {
    return static_cast<int>(!a.digits.empty()) - static_cast<int>(!b.digits.empty());
  }
  if (a.point != b.point) return a.point < b.point ? -1 : 1;
  DigitReader left(a.digits);
  DigitReader right(b.digits);
  while (!left.AtEnd() || !right.AtEnd()) {
    const int difference = left.Next() - right.Next();
    if (difference != 0) return difference;
  }
  return 0;
}

}  // namespace

bool IsDecimal(std::string_view text) {
  size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  size_t end = SkipDigits(text, at);
  if (end == at) return false;
  if (end < text.size() && text[end] == '.') {
    at = end + 1;
    end = SkipDigits(text, at);
    if (end == at) return false;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    at = end + 1;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    end = SkipDigits(text, at);
    if (end == at) return false;
  }
  return end == text.size();
}

int CompareDecimals(std::string_view a, std::string_view b) {
  PARCOURS_CHECK(IsDecimal(a) && IsDecimal(b));
  const DecimalParts left = Split(a);
  const DecimalParts right = Split(b);
  if (left.negative != right.negative) return left.negative ? -1 : 1;
  const int magnitudes = CompareMagnitudes(left, right);
  return left.negative ? -magnitudes : magnitudes;
}

std::optional<int64_t> ParseMoney(std::string_view text) {
  if (!IsDecimal(text)) return std::nullopt;
  const DecimalParts parts = Split(text);
  constexpr int64_t kFractionDigits = 4;  // kMoneyScale is 10^4
  const int64_t kept = parts.point + kFractionDigits;
  if (parts.digits.empty() || kept < 0) return 0;
  constexpr uint64_t kMax = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
  if (kept > 19) return std::nullopt;
  DigitReader reader(parts.digits);
  uint64_t units = 0;
  for (int64_t i = 0; i < kept; ++i) {
    units = units * 10 + static_cast<uint64_t>(reader.Next());  // 19 digits fit 64 bits
  }
  if (reader.Next() >= 5) ++units;
  if (units > kMax) return std::nullopt;
  const int64_t value = static_cast<int64_t>(units);
  return parts.negative ? -value : value;
}

int64_t AddMoney(int64_t a, int64_t b) {
  int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) {
    throw Error(ErrorCode::kTooLarge, "",
                "amounts that add up to more than 922,337,203,685,477 of one currency");
  }
  return sum;
}

double MoneyToDouble(int64_t units) {
  constexpr int64_t kExactInDouble = int64_t{1} << 53;
  if (units > -kExactInDouble && units < kExactInDouble) {
    return static_cast<double>(units) / static_cast<double>(kMoneyScale);
  }
  // Too wide for one rounding; the text has no decimal point, so no locale can change its reading.
  return std::strtod((std::to_string(units) + "e-4").c_str(), nullptr);
}

std::string NormalizeNumber(std::string_view token) {
  if (!IsDecimal(token)) return std::string(token);
  const DecimalParts parts = Split(token);
  if (parts.exponent > kMaxWrittenExponent || parts.exponent < -kMaxWrittenExponent) {
    return std::string(token);
  }
  if (parts.digits.empty()) return "0";
  std::string result = parts.negative ? "-" : "";
  int64_t before_point = parts.point;
  if (before_point <= 0) {
    result += "0.";
    result.append(static_cast<size_t>(-before_point), '0');
    before_point = std::numeric_limits<int64_t>::max();
  }
  DigitReader reader(parts.digits);
  for (; before_point > 0 && !reader.AtEnd(); --before_point) {
    result += static_cast<char>('0' + reader.Next());
  }
  if (reader.AtEnd()) {
    if (parts.point > 0) result.append(static_cast<size_t>(before_point), '0');
    return result;
  }
  result += '.';
  while (!reader.AtEnd()) result += static_cast<char>('0' + reader.Next());
  return result;
}

}  // namespace parcours::text
