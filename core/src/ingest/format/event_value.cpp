#include "ingest/format/event_value.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "ingest/format/vendor_tables.h"
#include "ingest/format/word_list.h"
#include "ingest/record/entries.h"
#include "text/ascii.h"
#include "text/decimal.h"
#include "text/time_text.h"

namespace parcours::ingest {
namespace {

// Times between 1990 and 2100: other numbers are counts.
constexpr int64_t kFirstTimeUs = 631'152'000 * text::kUsPerSecond;
constexpr int64_t kLastTimeUs = 4'102'444'800 * text::kUsPerSecond;
constexpr size_t kLongestWord = 24;

// The ASCII letters of a short text, small; empty of one that has digits besides.
std::string WordOf(std::string_view text) {
  std::string word;
  if (text.size() > kLongestWord) return word;
  for (const char byte : text) {
    if (text::IsDigit(byte)) return {};
    if (text::IsLetter(byte)) word += text::LowerAscii(byte);
  }
  return word;
}

bool IsNoWord(std::string_view word) {
  static const std::string_view words = kGuessWords("no");
  return IsListed(word, words);
}

bool IsYesWord(std::string_view word) {
  static const std::string_view words = kGuessWords("yes");
  return IsListed(word, words);
}

// "0", "0,00 €", "0000-00-00 00:00:00"; "-", "--", "/" and the dashes of a typesetter.
bool IsNought(std::string_view text) {
  // What may stand beside a nought: blanks that keep a line, signs of currencies.
  constexpr std::string_view kBeside[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x82\xAC", "\xC2\xA3",
                                          "\xC2\xA5", "\xE2\x80\x93", "\xE2\x80\x94"};
  bool has_nought = false;
  bool has_sign = false;
  while (!text.empty()) {
    size_t taken = 0;
    for (const std::string_view beside : kBeside) {
      if (text.starts_with(beside)) taken = beside.size();
    }
    has_sign = has_sign || text[0] == '%' || text[0] == '$';
    if (taken == 0 && std::string_view("0 \t.,:-/%$").find(text[0]) != text.npos) taken = 1;
    if (taken == 0) return false;
    has_nought = has_nought || text[0] == '0';
    text.remove_prefix(taken);
  }
  return has_nought || !has_sign;
}

// "31/02/2026 10:00": a date that is none, three numbers between two of one mark.
bool LooksLikeDate(std::string_view text) {
  constexpr size_t kMostDigits = 4;
  char mark = 0;
  for (int number = 0; number < 3; ++number) {
    const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > kMostDigits) return false;
    text.remove_prefix(digits);
    if (number == 2) break;
    if (text.empty() || std::string_view("-/.").find(text[0]) == text.npos) return false;
    if (number == 0) mark = text[0];
    if (text[0] != mark) return false;
    text.remove_prefix(1);
  }
  return text.empty() || text[0] == ' ' || text[0] == 'T' || text[0] == ',';
}

// The zero of programs and spreadsheets, written as a date.
bool IsDateOfNothing(std::string_view text) {
  if (!LooksLikeDate(text)) return false;
  std::string digits;
  for (const char byte : text.substr(0, text.find_first_of(" T,"))) {
    if (text::IsDigit(byte)) digits += byte;
  }
  static const std::string_view dates = kGuessWords("zerodates");
  return IsListed(digits, dates);
}

bool IsTimeText(std::string_view text) {
  const std::optional<int64_t> time_us =
      text::ParseTime(text, text::TimeForm{nullptr, text::OrderOf(text)});
  if (!time_us) return LooksLikeDate(text);
  const bool is_of_now = *time_us >= kFirstTimeUs && *time_us < kLastTimeUs;
  return is_of_now || !text::IsDecimal(text);
}

std::string_view WithoutBlanks(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

}  // namespace

bool SaysNo(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::kTrue:
      return false;
    case EntryKind::kFalse:
    case EntryKind::kEmptyObject:
      return true;
    case EntryKind::kArray:
      return entry.text() == "[]";
    default:
      break;
  }
  const std::string_view text = WithoutBlanks(entry.text());
  return IsNought(text) || IsDateOfNothing(text) || IsNoWord(WordOf(text));
}

EventValue EventValueOf(const Entry& entry) {
  if (SaysNo(entry)) return EventValue::kNo;
  return IsScalar(entry) && IsTimeText(WithoutBlanks(entry.text())) ? EventValue::kTime
                                                                    : EventValue::kYes;
}

bool IsYesOrNo(std::string_view text) {
  const std::string_view told = WithoutBlanks(text);
  const std::string word = WordOf(told);
  return IsNought(told) || IsNoWord(word) || IsYesWord(word) || told == "\xE2\x9C\x93" ||
         told == "\xE2\x9C\x94";  // a tick
}

}  // namespace parcours::ingest
