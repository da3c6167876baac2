#include "ingest/format/event_value.h"

#include <algorithm>
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

// "0", "0.00", "-", "0000-00-00 00:00:00"; the dashes of a typesetter.
bool IsNought(std::string_view text) {
  if (text == "\xE2\x80\x93" || text == "\xE2\x80\x94") return true;
  return std::none_of(text.begin(), text.end(), [](char byte) {
    return text::IsLetter(byte) || (byte >= '1' && byte <= '9') || (byte & '\x80') != 0;
  });
}

// The zero of programs and spreadsheets, written as a date.
bool IsDateOfNothing(std::string_view text) {
  return text.starts_with("0001-01-01") || text.starts_with("1900-01-01") ||
         text.starts_with("1970-01-01");
}

// "31/02/2026 10:00": a date that is none.
bool LooksLikeDate(std::string_view text) {
  constexpr size_t kShortest = 8;
  return text.size() >= kShortest && text::IsDigit(text[0]) && !text::IsDecimal(text) &&
         text.find_first_not_of("0123456789 -/.:,+TZ") == text.npos;
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
