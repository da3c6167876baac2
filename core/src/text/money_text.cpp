#include "text/money_text.h"

#include <algorithm>
#include <vector>

#include "text/ascii.h"
#include "text/decimal.h"

namespace parcours::text {
namespace {

struct Sign {
  std::string_view text;
  std::string_view code;  // empty: of several currencies
};
// Longer ones first where one begins with another.
constexpr Sign kSigns[] = {{"US$", "USD"}, {"CA$", "CAD"}, {"AU$", "AUD"}, {"A$", "AUD"},
                           {"C$", "CAD"},  {"R$", "BRL"},  {"€", "EUR"},   {"£", "GBP"},
                           {"₹", "INR"},   {"₽", "RUB"}, {"₺", "TRY"},   {"zł", "PLN"},
                           {"Fr.", "CHF"}, {"$", ""},      {"¥", ""},      {"kr", ""}};
// Blanks that stand in numbers: the plain one, no-break, narrow no-break, thin.
constexpr std::string_view kBlanks[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
constexpr std::string_view kApostrophes[] = {"'", "\xE2\x80\x99"};
constexpr std::string_view kMinuses[] = {"-", "\xE2\x88\x92"};

template <size_t count>
bool TakeAny(const std::string_view (&choices)[count], std::string_view* text) {
  for (const std::string_view choice : choices) {
    if (!text->starts_with(choice)) continue;
    text->remove_prefix(choice.size());
    return true;
  }
  return false;
}

void SkipBlanks(std::string_view* text) {
  while (TakeAny(kBlanks, text)) {
  }
}

// False where two stand beside one amount.
bool TakeCurrency(std::string_view* text, std::string* currency, bool* seen) {
  std::string_view code;
  size_t length = 0;
  while (length < text->size() && IsUpper((*text)[length])) ++length;
  if (length == 3) {
    code = text->substr(0, 3);
  } else {
    const auto sign =
        std::find_if(std::begin(kSigns), std::end(kSigns),
                     [&](const Sign& candidate) { return text->starts_with(candidate.text); });
    if (sign == std::end(kSigns)) return true;
    code = sign->code;
    length = sign->text.size();
  }
  if (*seen) return false;
  *seen = true;
  *currency = code;
  text->remove_prefix(length);
  return true;
}

// Runs of digits and what stands between them.
struct Number {
  std::vector<std::string_view> runs;
  std::string separators;  // '.', ',', ' ' or '\'', one fewer than runs
};

std::optional<Number> TakeNumber(std::string_view* text) {
  Number number;
  for (;;) {
    size_t length = 0;
    while (length < text->size() && IsDigit((*text)[length])) ++length;
    number.runs.push_back(text->substr(0, length));
    text->remove_prefix(length);
    if (length == 0 && number.runs.size() > 1) return std::nullopt;
    std::string_view rest = *text;
    char separator = 0;
    if (rest.starts_with('.') || rest.starts_with(',')) {
      separator = rest[0];
      rest.remove_prefix(1);
    } else if (TakeAny(kBlanks, &rest)) {
      separator = ' ';
    } else if (TakeAny(kApostrophes, &rest)) {
      separator = '\'';
    }
    // A blank, too, stands before a currency; a point may end a sentence but no number.
    const bool goes_on = separator != 0 && !rest.empty() && IsDigit(rest[0]);
    if (!goes_on) break;
    number.separators += separator;
    *text = rest;
  }
  if (number.runs[0].empty() && number.separators.empty()) return std::nullopt;
  return number;
}

struct Reading {
  size_t decimals_at;  // the run behind the decimal mark; runs.size(): none
  bool by_mark = false;
  DecimalMark told = DecimalMark::kUnknown;
};

DecimalMark MarkOfByte(char separator) {
  return separator == '.' ? DecimalMark::kPoint : DecimalMark::kComma;
}

std::optional<Reading> ReadSeparators(const Number& number, DecimalMark mark) {
  const std::string& separators = number.separators;
  Reading reading{number.runs.size()};
  if (separators.empty()) return reading;
  const char last = separators.back();
  const bool last_may_be_mark = last == '.' || last == ',';
  const bool once = std::count(separators.begin(), separators.end(), last) == 1;
  bool last_is_mark = false;
  if (last_may_be_mark && once) {
    if (separators.size() > 1) {  // others before it part the groups
      last_is_mark = true;
      reading.told = MarkOfByte(last);
    } else if (number.runs[1].size() != 3 || number.runs[0].size() > 3 || number.runs[0].empty() ||
               number.runs[0][0] == '0') {
      last_is_mark = true;
      reading.told = MarkOfByte(last);
    } else {
      reading.by_mark = true;
      last_is_mark = (mark == DecimalMark::kComma) == (last == ',');
    }
  } else if (last_may_be_mark) {
    reading.told = MarkOfByte(last == '.' ? ',' : '.');
  }
  const size_t groups = separators.size() - (last_is_mark ? 1 : 0);
  for (size_t i = 0; i < groups; ++i) {
    if (separators[i] != separators[0] || number.runs[i + 1].size() != 3) return std::nullopt;
  }
  if (groups != 0) {
    const std::string_view first = number.runs[0];
    if (first.empty() || first.size() > 3 || first[0] == '0') return std::nullopt;
    if (last_is_mark && last == separators[0]) return std::nullopt;
  }
  if (last_is_mark) reading.decimals_at = separators.size();
  return reading;
}

std::optional<MoneyText> Read(std::string_view text, DecimalMark mark) {
  MoneyText money;
  bool negative = false;
  bool has_currency = false;
  SkipBlanks(&text);
  const bool in_parentheses = text.starts_with('(');
  if (in_parentheses) text.remove_prefix(1);
  for (int i = 0; i < 2; ++i) {  // a sign before or behind the currency
    if (TakeAny(kMinuses, &text)) {
      if (negative) return std::nullopt;
      negative = true;
    } else if (text.starts_with('+')) {
      text.remove_prefix(1);
    }
    SkipBlanks(&text);
    if (!TakeCurrency(&text, &money.currency, &has_currency)) return std::nullopt;
    SkipBlanks(&text);
  }
  const std::optional<Number> number = TakeNumber(&text);
  if (!number) return std::nullopt;
  const std::optional<Reading> reading = ReadSeparators(*number, mark);
  if (!reading) return std::nullopt;
  SkipBlanks(&text);
  if (!TakeCurrency(&text, &money.currency, &has_currency)) return std::nullopt;
  SkipBlanks(&text);
  if (!negative && !in_parentheses) negative = TakeAny(kMinuses, &text);
  if (in_parentheses) {
    if (negative || !text.starts_with(')')) return std::nullopt;
    text.remove_prefix(1);
    negative = true;
  }
  SkipBlanks(&text);
  if (!text.empty()) return std::nullopt;
  std::string plain = negative ? "-" : "";
  if (number->runs[0].empty()) plain += '0';
  for (size_t i = 0; i < number->runs.size(); ++i) {
    if (i == reading->decimals_at) plain += '.';
    plain += number->runs[i];
  }
  money.amount = NormalizeNumber(plain);
  money.by_mark = reading->by_mark;
  money.told = reading->told;
  return money;
}

}  // namespace

std::optional<MoneyText> ReadMoneyText(std::string_view text, DecimalMark mark) {
  if (std::optional<MoneyText> money = Read(text, mark)) return money;
  // Exponents and the like.
  if (IsDecimal(text)) return MoneyText{NormalizeNumber(text), {}, DecimalMark::kPoint, false};
  return std::nullopt;
}

std::string_view CurrencyOfName(std::string_view name) {
  std::string_view found;
  bool is_one = true;
  const auto note = [&](std::string_view code) {
    is_one = is_one && (found.empty() || found == code);
    found = code;
  };
  size_t at = 0;
  while (at < name.size()) {
    const std::string_view rest = name.substr(at);
    const auto sign = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& known) {
      return !IsLetter(known.text.back()) && known.text.back() != '.' &&
             rest.starts_with(known.text);
    });
    if (sign != std::end(kSigns)) {
      if (!sign->code.empty()) note(sign->code);
      at += sign->text.size();
      continue;
    }
    // A word: letters, up to where a capital begins another.
    size_t length = 0;
    while (length < rest.size() && IsLetter(rest[length]) &&
           (length == 0 || !IsUpper(rest[length]) || IsUpper(rest[length - 1]))) {
      ++length;
    }
    std::string word(rest.substr(0, length));
    for (char& letter : word) letter = static_cast<char>(letter & ~0x20);
    if (word == "EURO" || word == "EUROS") word = "EUR";
    const size_t known = word.size() == 3 ? kUsualCurrencies.find(word) : std::string_view::npos;
    // Letters with accents, U+00C0 to U+00FF, are of the word.
    const bool is_part = (at >= 2 && name[at - 2] == '\xC3') || rest.substr(length, 1) == "\xC3";
    if (known != std::string_view::npos && !is_part) note(kUsualCurrencies.substr(known, 3));
    at += std::max<size_t>(length, 1);
  }
  return is_one ? found : std::string_view();
}

}  // namespace parcours::text
