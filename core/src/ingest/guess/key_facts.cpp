#include "ingest/guess/key_facts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "ingest/format/event_value.h"
#include "ingest/format/word_list.h"
#include "ingest/guess/event_words.h"
#include "text/ascii.h"
#include "text/decimal.h"
#include "text/money_text.h"
#include "text/time_text.h"
#include "text/url.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr size_t kSamples = 3;
constexpr size_t kSampleTextBytes = 80;
constexpr size_t kLongText = 64;      // longer than ids, names and types are
constexpr uint32_t kMaxTypes = 200;   // more different texts are no event types
constexpr uint32_t kUsualTypes = 20;  // of two keys that fit, the one with fewer is the type
constexpr size_t kLongClass = 24;     // longer than a bounce class is called
// Times between 1990 and 2100: other numbers are amounts and ids.
constexpr int64_t kFirstTimeUs = 631'152'000 * text::kUsPerSecond;
constexpr int64_t kLastTimeUs = 4'102'444'800 * text::kUsPerSecond;
constexpr std::string_view kChannels[] = {"email",  "e-mail", "mail", "sms", "push",
                                          "in_app", "web",    "crm",  "app"};

bool IsPhone(std::string_view text) {
  if (text.size() < 9 || (text[0] != '+' && !text.starts_with("00"))) return false;
  return text.find_first_not_of("0123456789 .-()", 1) == std::string_view::npos;
}

bool IsCount(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), text::IsDigit);
}

bool IsCurrency(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), text::IsLetter);
}

}  // namespace

bool IsEmail(std::string_view text) {
  const size_t at = text.find('@');
  return at != std::string_view::npos && at != 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(" /") == std::string_view::npos;
}

bool IsTime(std::string_view text) {
  const std::optional<int64_t> time_us =
      text::ParseTime(text, text::TimeForm{nullptr, text::OrderOf(text)});
  return time_us && *time_us >= kFirstTimeUs && *time_us < kLastTimeUs;
}

bool IsClock(std::string_view text) {
  constexpr size_t kLongest = 24;
  return text.size() <= kLongest && text.find(':') != std::string_view::npos &&
         IsTime("2024-01-02 " + std::string(text));
}

bool Facts::IsIdLike() const {
  return IsPlain() && Share(times - std::min(times, numbers)) < 50 && Share(urls) < 50 &&
         Share(long_texts) < 50;
}

bool Facts::ArePrices() const {
  const auto count = std::count_if(distinct.begin(), distinct.end(), [](const auto& value) {
    const std::string& text = value.first;
    const size_t size = text.size();
    return size > 3 && (text[size - 3] == '.' || text[size - 3] == ',');
  });
  return Share(money) >= 90 && static_cast<size_t>(count) * 10 >= distinct.size() * 9;
}

bool Facts::AreDates() const {
  return Share(times) >= 80 && numbers == 0 &&
         std::all_of(distinct.begin(), distinct.end(), [](const auto& value) {
           const size_t colon = value.first.find(':');
           return colon == std::string::npos ||
                  value.first.find_first_not_of("0:.Z", colon - std::min<size_t>(colon, 2)) ==
                      std::string::npos;
         });
}

bool Facts::AreUsualCurrencies() const {
  return std::all_of(distinct.begin(), distinct.end(), [](const auto& value) {
    return IsListed(value.first, text::kUsualCurrencies);
  });
}

void Facts::Add(const Entry& entry) {
  ++records;
  const std::string_view text = entry.text();
  noes += SaysNo(entry);
  switch (entry.kind) {
    case EntryKind::kTrue:
    case EntryKind::kFalse:
      ++booleans;
      ++flags;
      AddSample(entry.kind == EntryKind::kTrue ? "true" : "false");
      return;
    case EntryKind::kArray:
    case EntryKind::kEmptyObject:
      ++lists;
      AddSample(text);
      return;
    case EntryKind::kNumber:
      ++numbers;
      break;
    case EntryKind::kText:
      ++texts;
      break;
  }
  AddSample(text);
  times += IsTime(text);
  clocks += IsClock(text);
  emails += IsEmail(text);
  phones += IsPhone(text);
  urls += !text::UrlHost(text).empty();
  amounts += text::IsDecimal(text);
  money +=
      text::IsDecimal(text) || text::ReadMoneyText(text, text::DecimalMark::kUnknown).has_value();
  negatives += text.starts_with('-');
  currencies += IsCurrency(text);
  channels += std::find(std::begin(kChannels), std::end(kChannels), text) != std::end(kChannels);
  long_texts += text.size() > kLongText;
  const bool is_count = IsCount(text);
  counts += is_count;
  flags += !is_count && IsYesOrNo(text);
  if (text.size() <= kLongClass) {
    bool says_bounce = false;
    const bool is_class = !BounceClassOf(text, &says_bounce).empty();
    classes += is_class;
    bounces += is_class && says_bounce;
  }
}

void Facts::AddSample(std::string_view text) {
  std::string cut = text::CutUtf8(text, kSampleTextBytes);
  if (distinct[cut]++ != 0) return;
  if (samples.size() < kSamples) samples.push_back(std::move(cut));
}

std::vector<ValueCount> Facts::Values() const {
  if (ValueFit(GuessTarget::kType) == 0) return {};
  std::vector<ValueCount> values;
  for (const auto& [value, count] : distinct) values.push_back({value, count});
  return MostFrequent(std::move(values), kMaxGuessedValues);
}

std::string_view Facts::Kind() const {
  if (texts == records) return "text";
  if (numbers == records) return "number";
  if (booleans == records) return "boolean";
  return lists == records ? "list" : "mixed";
}

uint32_t Facts::ValueFit(GuessTarget target) const {
  const uint32_t different = static_cast<uint32_t>(distinct.size());
  switch (target) {
    case GuessTarget::kContact:
      if (Share(emails) >= 90) return 100;
      if (Share(phones) >= 90) return 80;
      if (!IsIdLike()) return 0;
      return different > 1 || records <= 3 ? 60 : 20;
    case GuessTarget::kTime:
      if (!IsPlain() || Share(times) < 80) return 0;
      return Share(texts) >= 50 && Share(amounts) < 50 ? 100 : 80;
    case GuessTarget::kType:
      if (!IsIdLike() || Share(texts) < 90 || Share(emails) >= 50 || different > kMaxTypes)
        return 0;
      if (Share(classes) >= 90 && bounces == 0) return 0;
      if (records > 10 && different > records / 2) return 0;
      return different == 1 ? 60 : different <= kUsualTypes ? 100 : 90;
    case GuessTarget::kRevenue:
      // Mostly below nought are what messages cost.
      return IsPlain() && Share(money) >= 90 && Share(negatives) <= 50 ? 100 : 0;
    case GuessTarget::kCurrency:
      return Share(currencies) >= 90 ? 100 : 0;
    case GuessTarget::kId:
      return IsIdLike() && different == records ? 100 : 0;
    case GuessTarget::kUrl:
      return Share(urls) >= 80 ? 100 : 0;
    case GuessTarget::kChannel:
      return Share(channels) >= 90 ? 100 : 0;
    case GuessTarget::kReasonClass:
      return Share(classes) >= 90 ? 100 : 0;
    case GuessTarget::kClock:
      return Share(clocks) >= 90 ? 100 : 0;
    case GuessTarget::kMessage:
    case GuessTarget::kJourney:
    case GuessTarget::kOrder:
    case GuessTarget::kDelivery:
    case GuessTarget::kDeal:
    case GuessTarget::kCompany:
      return IsIdLike() ? 80 : 0;
  }
  return 0;
}

}  // namespace parcours::ingest
