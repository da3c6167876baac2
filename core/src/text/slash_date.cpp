#include "text/slash_date.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "text/ascii.h"

namespace parcours::text {
namespace {

// The number of one to `max_digits` digits in front of `*text`, taken off it.
std::optional<uint32_t> TakeNumber(size_t max_digits, std::string_view* text) {
  size_t count = 0;
  uint32_t value = 0;
  while (count < text->size() && IsDigit((*text)[count])) {
    if (count == max_digits) return std::nullopt;
    value = value * 10 + static_cast<uint32_t>((*text)[count++] - '0');
  }
  if (count == 0) return std::nullopt;
  text->remove_prefix(count);
  return value;
}

// The three numbers of a date, as they stand, and the rest of the text.
struct DateParts {
  uint32_t numbers[3];
  char separator;
  bool year_first;
  std::string_view rest;
};

// Two digits of a year: those from which on times are no errors (docs/events.md).
uint32_t YearOf(uint32_t two_digits) { return two_digits + (two_digits < 90 ? 2000 : 1900); }

std::optional<DateParts> TakeParts(std::string_view text) {
  DateParts parts{};
  bool is_padded = true;  // day and month have two digits each
  for (size_t i = 0; i < 3; ++i) {
    const size_t before = text.size();
    const std::optional<uint32_t> number = TakeNumber(4, &text);
    if (!number) return std::nullopt;
    parts.numbers[i] = *number;
    const size_t digits = before - text.size();
    if (i == 0) parts.year_first = digits == 4;
    const bool is_year = i == (parts.year_first ? 0 : 2);
    if (is_year && digits == 2) {
      // With hyphens it may stand in front, with points versions are written.
      if (parts.separator != '/' && !(parts.separator == '.' && is_padded)) return std::nullopt;
      parts.numbers[i] = YearOf(*number);
    } else if (is_year ? digits != 4 : digits > 2) {
      return std::nullopt;
    }
    is_padded = is_padded && digits == 2;
    if (i == 2) break;
    if (text.empty() || (i == 1 && text[0] != parts.separator)) return std::nullopt;
    parts.separator = text[0];
    text.remove_prefix(1);
  }
  const bool known = parts.separator == '/' || parts.separator == '-' || parts.separator == '.';
  // A date with points and the year in front is nobody's.
  if (!known || (parts.year_first && parts.separator == '.')) return std::nullopt;
  if (!text.empty() && text[0] != ' ' && text[0] != 'T' && text[0] != ',') return std::nullopt;
  parts.rest = text;
  return parts;
}

// Without accents. 0: a day of the week, which is not compared with the date; behind the months,
// as "mar." is one.
struct Name {
  std::string_view name;
  uint32_t month;
};
constexpr Name kNames[] = {
    {"january", 1},   {"february", 2},  {"march", 3},     {"april", 4},     {"may", 5},
    {"june", 6},      {"july", 7},      {"august", 8},    {"september", 9}, {"october", 10},
    {"november", 11}, {"december", 12}, {"janvier", 1},   {"fevrier", 2},   {"mars", 3},
    {"avril", 4},     {"mai", 5},       {"juin", 6},      {"juillet", 7},   {"aout", 8},
    {"septembre", 9}, {"octobre", 10},  {"novembre", 11}, {"decembre", 12}, {"monday", 0},
    {"tuesday", 0},   {"wednesday", 0}, {"thursday", 0},  {"friday", 0},    {"saturday", 0},
    {"sunday", 0},    {"lundi", 0},     {"mardi", 0},     {"mercredi", 0},  {"jeudi", 0},
    {"vendredi", 0},  {"samedi", 0},    {"dimanche", 0},
};

// What the letters in front of `*text`, taken off it, are the beginning of; nullptr where it is
// nothing's or, as "jui", that of several months.
const Name* TakeName(std::string_view* text) {
  char word[9];  // small letters, e and u for the accented ones of French months
  size_t size = 0;
  for (; !text->empty(); text->remove_prefix(1)) {
    const char byte = text->front();
    if (!IsLetter(byte) && (byte & 0x80) == 0) break;
    const char small = static_cast<char>(byte | 0x20);
    if (small == '\xE3') continue;  // the first byte of an accented letter
    if (size == sizeof word) return nullptr;
    word[size++] = small == '\xA9' ? 'e' : small == '\xBB' ? 'u' : small;
  }
  if (size < 3) return nullptr;
  const Name* found = nullptr;
  for (const Name& known : kNames) {
    if (!known.name.starts_with({word, size})) continue;
    if (found == nullptr) found = &known;
    if (known.month != 0 && known.month != found->month) return nullptr;
  }
  return found;
}

// A month by its name and a day, in any order, and behind them the year, of two digits only right
// behind the month (Dec 25 12 may be a clock). "mar." before a day and another month is a Tuesday.
std::optional<DateParts> TakeNamedParts(std::string_view text) {
  uint32_t month = 0;
  uint32_t day = 0;
  bool is_behind_month = false;
  for (;;) {
    const size_t blanks = std::min(text.find_first_not_of(" ,.-"), text.size());
    text.remove_prefix(blanks);
    if (text.empty()) return std::nullopt;
    if (!IsDigit(text[0])) {
      const Name* const name = TakeName(&text);
      if (name == nullptr) return std::nullopt;
      if (name->month != 0) month = name->month;
      is_behind_month = true;
      continue;
    }
    const size_t before = text.size();
    const std::optional<uint32_t> number = TakeNumber(4, &text);
    if (!number) return std::nullopt;
    const size_t digits = before - text.size();
    const bool is_short = digits == 2 && is_behind_month && blanks == 1 && !text.starts_with(':');
    if (month != 0 && day != 0 && (digits == 4 || is_short)) {
      const uint32_t year = is_short ? YearOf(*number) : *number;
      return DateParts{{year, month, day}, '/', true, text};
    }
    if (digits > 2 || day != 0) return std::nullopt;
    day = *number;
    is_behind_month = false;
  }
}

bool HangsOnOrder(const DateParts& parts) { return !parts.year_first && parts.separator != '.'; }

class Writer {
 public:
  explicit Writer(char (&buffer)[kIsoBufferBytes]) : buffer_(buffer) {}
  void Add(char c) {
    if (size_ < kIsoBufferBytes) buffer_[size_] = c;
    ++size_;
  }
  void AddTwoDigits(uint32_t number) {
    Add(static_cast<char>('0' + number / 10));
    Add(static_cast<char>('0' + number % 10));
  }
  void Add(std::string_view text) {
    for (const char c : text) Add(c);
  }
  // Empty where the text did not fit.
  std::string_view text() const {
    return size_ <= kIsoBufferBytes ? std::string_view(buffer_, size_) : std::string_view();
  }

 private:
  char* buffer_;
  size_t size_ = 0;
};

// AM and PM behind a clock: 'a', 'p' or 0, taken off the text with the blanks before.
char TakeHalf(std::string_view* text) {
  std::string_view rest = *text;
  while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
  if (rest.size() < 2 || (rest[1] | 0x20) != 'm') return 0;
  const char half = static_cast<char>(rest[0] | 0x20);
  if (half != 'a' && half != 'p') return 0;
  *text = rest.substr(2);
  return half;
}

// " 5:44:50.1 PM" or " at 5:44:50.1 PM" -> " 17:44:50.1" and what follows. False where it is no
// clock.
bool RewriteClock(std::string_view rest, Writer* out) {
  const size_t blanks = std::min(rest.find_first_not_of(" ,T"), rest.size());
  if (blanks == 0 && !rest.empty()) return false;
  rest.remove_prefix(blanks);
  if (rest.empty()) return true;  // a date alone
  if (rest.starts_with("at ") || rest.starts_with("\xC3\xA0 ")) rest.remove_prefix(3);
  std::optional<uint32_t> hour = TakeNumber(2, &rest);
  if (!hour || rest.empty() || rest[0] != ':') return false;
  const size_t length = std::min(rest.find_first_not_of("0123456789:."), rest.size());
  const std::string_view minutes = rest.substr(0, length);
  rest.remove_prefix(length);
  if (const char half = TakeHalf(&rest)) {
    if (*hour < 1 || *hour > 12) return false;
    hour = *hour % 12 + (half == 'p' ? 12 : 0);
  }
  out->Add(' ');
  out->AddTwoDigits(*hour);
  out->Add(minutes);
  out->Add(rest);
  return true;
}

}  // namespace

std::string_view RewriteSlashDate(std::string_view text, DateOrder order,
                                  char (&buffer)[kIsoBufferBytes]) {
  std::optional<DateParts> parts = TakeParts(text);
  if (!parts) parts = TakeNamedParts(text);
  if (!parts) return {};
  const uint32_t* const numbers = parts->numbers;
  const bool day_first = parts->separator == '.' || order == DateOrder::kDayFirst;
  const uint32_t year = numbers[parts->year_first ? 0 : 2];
  const uint32_t month = numbers[parts->year_first || day_first ? 1 : 0];
  const uint32_t day = numbers[parts->year_first ? 2 : day_first ? 0 : 1];
  Writer out(buffer);
  out.AddTwoDigits(year / 100);
  out.AddTwoDigits(year % 100);
  out.Add('-');
  out.AddTwoDigits(month);
  out.Add('-');
  out.AddTwoDigits(day);
  return RewriteClock(parts->rest, &out) ? out.text() : std::string_view();
}

DateOrder OrderOf(std::string_view text) {
  const std::optional<DateParts> parts = TakeParts(text);
  if (!parts || !HangsOnOrder(*parts)) return DateOrder::kUnknown;
  const bool first = parts->numbers[0] > 12;
  const bool second = parts->numbers[1] > 12;
  if (first == second) return DateOrder::kUnknown;
  return first ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
}

bool IsAmbiguousDate(std::string_view text) {
  const std::optional<DateParts> parts = TakeParts(text);
  return parts && HangsOnOrder(*parts) && parts->numbers[0] <= 12 && parts->numbers[1] <= 12 &&
         parts->numbers[0] != parts->numbers[1];
}

}  // namespace parcours::text
