#include "ingest/format/format_sniffer.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "ingest/container/envelope.h"
#include "ingest/format/signature.h"
#include "text/sort.h"

namespace parcours::ingest {
namespace {

constexpr size_t kMaxKeysShown = 16;
constexpr std::string_view kKey = "$key";  // KeyedReader's

// Its records stand under their contacts, and under nothing else.
bool IsUnderContacts(const Format& format) {
  const auto is_key = [](const SignatureKey& key) { return key.path == kKey; };
  const auto has_key = [&](const Signature& keys) {
    return std::any_of(keys.begin(), keys.end(), is_key);
  };
  const auto is_contact = [](const FieldRule& rule) {
    return rule.target == Target::kContact && rule.path == kKey;
  };
  return !format.signatures.empty() &&
         std::all_of(format.signatures.begin(), format.signatures.end(), has_key) &&
         std::any_of(format.rules.begin(), format.rules.end(), is_contact);
}

}  // namespace

FormatSniffer::FormatSniffer(std::vector<FormatRef> formats, const Container& container,
                             std::string_view sample, bool whole)
    : formats_(std::move(formats)) {
  Read(container, sample, whole, this);
}

FormatSniffer::FormatSniffer(std::vector<FormatRef> formats, const Container& container,
                             std::string_view sample, bool whole, std::string_view envelope)
    : formats_(std::move(formats)) {
  const std::unique_ptr<RecordSink> opened = OpenEnvelope(envelope, &paths_, this);
  Read(container, sample, whole, opened.get());
}

void FormatSniffer::Read(const Container& container, std::string_view sample, bool whole,
                         RecordSink* sink) {
  ContainerReader reader(container, &paths_, sink);
  reader.Append(sample);
  if (whole) reader.Finish();
}

SkipReason FormatSniffer::Take(const FlatRecord& record) {
  if (record.size() == 1 && paths_.Name(record[0].path) == kKey) {
    empty_count_ += record[0].text().find('@') != std::string_view::npos ? 1 : 0;
    return SkipReason::kNone;
  }
  const Format* const format = FormatOf(record);
  if (format != nullptr) {
    records_.push_back(format);
    return SkipReason::kNone;
  }
  // It may be a page; the reader comes back with Skip where it is not.
  last_keys_.clear();
  for (const Entry& entry : record) last_keys_.push_back(entry.path);
  return SkipReason::kNoType;
}

void FormatSniffer::Skip(SkipReason reason, const RecordPlace&) {
  if (reason != SkipReason::kNoType) {
    ++bad_count_;
    bad_utf8_count_ += reason == SkipReason::kBadUtf8 ? 1 : 0;
    return;
  }
  records_.push_back(nullptr);
  for (const PathId path : last_keys_) {
    if (keys_.size() >= kMaxKeysShown) break;
    const std::string key(paths_.Name(path));
    if (std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.push_back(key);
  }
}

[[gnu::noinline]] const Format* FormatSniffer::FormatOfKeys(FlatRecord record) {
  const LayoutId layout = record.layout();
  if (layout >= candidates_.size()) candidates_.resize(size_t{layout} + 1);
  Candidates& candidates = candidates_[layout];
  if (layout == kNoLayout) candidates = Candidates();
  for (const Format* const format : candidates.formats) {
    if (MatchesFormat(record, paths_, *format)) return format;
  }
  while (candidates.asked < formats_.size()) {
    const Format& format = formats_[candidates.asked++].Get();
    if (!MayMatchFormat(record, paths_, format)) continue;
    candidates.formats.push_back(&format);
    if (MatchesFormat(record, paths_, format)) return &format;
  }
  return nullptr;
}

// Where nothing but empty lists stands under addresses: the format that has contacts so.
[[gnu::noinline]] const Format* FormatSniffer::DecideEmpty() {
  sampled_ = recognised_ = agreed_ = static_cast<uint32_t>(std::min(empty_count_, kSampleRecords));
  for (const FormatRef& format : formats_) {
    if (IsUnderContacts(format.Get())) return &format.Get();
  }
  return nullptr;
}

const Format* FormatSniffer::Decide() {
  if (records_.empty() && empty_count_ != 0) return DecideEmpty();
  const size_t count = std::min(records_.size(), kSampleRecords);
  sampled_ = static_cast<uint32_t>(count);
  recognised_ = 0;
  for (size_t i = 0; i < count; ++i) {
    const Format* const format = records_[i * records_.size() / count];
    if (format == nullptr) continue;
    ++recognised_;
    ++votes_[format];
  }
  const Format* best = nullptr;
  agreed_ = 0;
  for (const auto& [format, count_of_format] : votes_) {  // two with as many do not agree
    if (count_of_format > agreed_) {
      best = format;
      agreed_ = count_of_format;
    }
  }
  return agreed_ >= kAgreement * recognised_ ? best : nullptr;
}

std::string FormatSniffer::FormatsSeen() const {
  std::vector<std::pair<uint32_t, std::string_view>> seen;
  for (const auto& [format, count] : votes_) seen.emplace_back(count, format->name);
  text::SortFew(seen, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::string text;
  for (const auto& [count, name] : seen) {
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " ";
    text += name;
  }
  return text;
}

std::string FormatSniffer::KeysSeen() const {
  if (keys_.empty()) return "no keys";
  std::string text;
  for (const std::string& key : keys_) text += (text.empty() ? "the keys " : ", ") + key;
  if (keys_.size() == kMaxKeysShown) text += ", ...";
  return text;
}

}  // namespace parcours::ingest
