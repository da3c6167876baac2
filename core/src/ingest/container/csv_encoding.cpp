#include "ingest/container/csv_encoding.h"

#include "text/utf8.h"
#include "text/windows1252.h"

namespace parcours::ingest {
namespace {

constexpr size_t kSettled = 16;  // so many more characters than bad bytes: it is UTF-8

// Whether what stands at `at` may be the beginning of a character that goes on behind the text.
bool MayGoOn(std::string_view text, size_t at) { return text.size() - at < text::kMaxUtf8Bytes; }

}  // namespace

CsvEncoding::CsvEncoding(std::string_view sample, bool whole) {
  if (sample.starts_with(text::kByteOrderMark) || sample.find('\0') != std::string_view::npos) {
    verdict_ = Verdict::kUtf8;
    return;
  }
  size_t good = 0;
  size_t bad = 0;
  for (size_t at = text::SkipAscii(sample, 0); at < sample.size();
       at = text::SkipAscii(sample, at)) {
    const size_t length = text::Utf8Length(sample, at);
    if (length == 0 && !whole && MayGoOn(sample, at)) break;
    ++(length == 0 ? bad : good);
    at += length == 0 ? 1 : length;
  }
  if (good + bad != 0) verdict_ = bad >= good ? Verdict::kWindows1252 : Verdict::kUtf8;
}

std::string_view CsvEncoding::Decode(std::string_view bytes, bool final) {
  if (verdict_ == Verdict::kUtf8) return bytes;
  std::string_view text = bytes;
  if (!held_.empty()) {
    joined_.assign(held_).append(bytes);
    held_.clear();
    text = joined_;
  }
  const size_t end = is_windows_1252() ? 0 : Watch(text, final);
  if (!is_windows_1252()) return text.substr(0, end);
  decoded_.assign(text.substr(0, end));
  text::AppendWindows1252(text.substr(end), &decoded_);
  return decoded_;
}

size_t CsvEncoding::Watch(std::string_view text, bool final) {
  for (size_t at = text::SkipAscii(text, 0); at < text.size(); at = text::SkipAscii(text, at)) {
    const size_t length = text::Utf8Length(text, at);
    if (length == 0 && !final && MayGoOn(text, at)) {
      held_ = text.substr(at);
      return at;
    }
    at += length;
    if (length != 0) {
      if (++good_ < bad_ + kSettled) continue;
      verdict_ = Verdict::kUtf8;
      break;
    }
    if (++bad_ >= good_) {
      verdict_ = Verdict::kWindows1252;
      return at;
    }
    ++at;
  }
  return text.size();
}

}  // namespace parcours::ingest
