#include "ingest/container/keyed_reader.h"

#include <algorithm>
#include <utility>

#include "ingest/record/json_list.h"
#include "json/json.h"
#include "store/dictionary.h"
#include "text/utf8.h"

namespace parcours::ingest {

using text::kByteOrderMark;

KeyedReader::KeyedReader(std::string member, PathTable* paths, RecordSink* sink)
    : member_(std::move(member)),
      paths_(paths),
      sink_(sink),
      key_path_(paths->Find(kRootPath, "$key")),
      parser_(paths),
      with_key_(paths) {}

const char* KeyedReader::Run(const char* begin, const char* end, bool final) {
  run_begin_ = begin;
  const char* at = begin;
  while (at < end) {
    if (state_ == State::kSkipLine) {
      at = std::find(at, end, '\n');
      if (at < end) state_ = State::kDocument;
      continue;
    }
    if (state_ == State::kSkipValue) {
      at = SkipValue(at, end);
      continue;
    }
    const bool begins_line = fresh_line_;
    fresh_line_ = *at == '\n';
    if (fresh_line_) ++line_;
    const bool in_object = state_ == State::kOuter || state_ == State::kMembers;
    if (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n' || *at == ',') {
      ++at;
    } else if (in_object && *at == '}') {
      state_ = state_ == State::kMembers && has_outer() ? State::kOuter : State::kDocument;
      ++at;
    } else if (!in_object && (*at == '[' || *at == ']' || (*at == '}' && lost_))) {
      ++at;
    } else if (*at == '{' && (!in_object || begins_line)) {
      lost_ = false;
      state_ = has_outer() ? State::kOuter : State::kMembers;
      ++at;
    } else if (state_ == State::kDocument && *at == '"' && lost_) {
      state_ = has_outer() ? State::kOuter : State::kMembers;
    } else if (state_ == State::kDocument && *at == kByteOrderMark[0]) {
      const std::string_view left(at, static_cast<size_t>(end - at));
      if (left.size() < kByteOrderMark.size() && !final) break;
      at = left.starts_with(kByteOrderMark) ? at + kByteOrderMark.size()
                                            : Bad(SkipReason::kNotJson, at, end);
    } else {
      const char* const next = *at == '"' ? ReadMember(at, end, final)
                               : final || static_cast<size_t>(end - at) >= kExcerptBytes
                                   ? Bad(SkipReason::kNotJson, at, end)
                                   : nullptr;
      if (next == nullptr) break;
      at = next;
    }
  }
  offset_ += static_cast<uint64_t>(at - begin);
  return at;
}

// At the key of a member.
const char* KeyedReader::ReadMember(const char* at, const char* end, bool final) {
  ParseResult result;
  JsonPass pass{end, &result};
  const auto failed = [&]() -> const char* {
    if (result.status == ParseResult::Status::kBad) {
      return final || static_cast<size_t>(end - at) >= kExcerptBytes ? Bad(result.reason, at, end)
                                                                     : nullptr;
    }
    if (static_cast<size_t>(end - at) > kMaxRecordBytes) {
      return Bad(SkipReason::kTooLong, at, end);
    }
    return final ? Bad(SkipReason::kNotJson, at, end) : nullptr;
  };
  const char* next = pass.String(at + 1);
  if (next == nullptr) return failed();
  const std::string_view quoted(at, static_cast<size_t>(next + 1 - at));
  const bool has_escapes = pass.escapes;
  if ((next = pass.Blanks(next + 1)) == nullptr) return failed();
  if (*next != ':') {
    pass.Bad(next);
    return failed();
  }
  const char* const value = pass.Blanks(next + 1);
  if (value == nullptr) return failed();
  key_ = quoted.substr(1, quoted.size() - 2);
  if (has_escapes && !UnescapeKey(quoted)) {
    pass.Bad(at);
    return failed();
  }

  if (state_ == State::kOuter) {
    const bool wanted = key_ == member_ && *value == '{';
    const bool is_record = lost_ && *value == '{' && !IsNamedLikeMember(key_);
    if (wanted || is_record) {
      lost_ = false;
      state_ = State::kMembers;
    }
    if (!is_record) {
      line_ += result.newlines;
      if (wanted) return value + 1;
      state_ = State::kSkipValue;
      skip_ = Skipped();
      return value;
    }
  }
  if (const char* const behind = TakeInPlace(at, value, end)) {
    line_ += result.newlines;
    return behind;
  }
  if (*value == '{' || *value == '[') {
    const uint64_t is_object = *value == '{' ? 1 : 0;
    next = pass.Close(value + 1, {is_object, 1}, 0, JsonPass::Expect::kFirst, 0);
  } else {
    next = pass.Scalar(value);
  }
  if (next == nullptr) return failed();
  if (static_cast<size_t>(next - at) > kMaxRecordBytes) return Bad(SkipReason::kTooLong, at, end);
  TakeValue({value, static_cast<size_t>(next - value)}, at);
  line_ += result.newlines;
  return next;
}

// Records that are all of the value, or all that is in its list, are read once: they are taken
// where all of them can be read. nullptr where that is not so.
const char* KeyedReader::TakeInPlace(const char* at, const char* value, const char* end) {
  const char* const object = *value == '[' ? value + 1 : value;
  if (*object != '{') return nullptr;
  const ParseResult& result = parser_.Parse(object, end);
  if (result.status != ParseResult::Status::kDone || result.odd) return nullptr;
  const char* behind = result.end;
  if (object != value) {
    if (behind == end) return nullptr;
    if (*behind == ',') return TakeSeveral(at, end);
    if (*behind++ != ']') return nullptr;
  }
  if (static_cast<size_t>(behind - at) > kMaxRecordBytes) return nullptr;
  const uint32_t newlines = result.newlines;
  const SkipReason reason = TakeParsed();
  if (reason != SkipReason::kNone) Skip(reason, at, behind);
  line_ += newlines;
  return behind;
}

// The same of a list whose first record was parsed last, and has a comma behind it.
const char* KeyedReader::TakeSeveral(const char* at, const char* end) {
  lists_.Clear();
  const char* begin = at;
  uint32_t newlines = 0;
  while (true) {
    const ParseResult& result = parser_.result();
    const char* const behind = result.end;
    newlines += result.newlines;
    if (!lists_.has_room() || behind == end) return nullptr;
    lists_.Add(begin, result, parser_.record(), 0);
    begin = behind + 1;
    if (*behind == ']') break;
    while (begin != end && *begin == ' ') ++begin;
    if (*behind != ',' || begin == end || *begin != '{') return nullptr;
    parser_.Parse(begin, end);
    if (result.status != ParseResult::Status::kDone || result.odd) return nullptr;
  }
  if (static_cast<size_t>(begin - at) > kMaxRecordBytes) return nullptr;
  const bool is_short = key_.size() <= store::kMaxTextBytes;
  for (uint32_t number = 1; number <= lists_.size(); ++number) {
    const FlatRecord record = lists_.RecordOf(lists_.object(number));
    entries_.assign(record.begin(), record.end());
    entries_.push_back(KeyEntry());
    const LayoutId layout = is_short ? with_key_.Of(record.layout()) : kNoLayout;
    const SkipReason reason = sink_->Take({entries_, layout});
    if (reason != SkipReason::kNone) Skip(reason, at, begin);
  }
  line_ += newlines;
  return begin;
}

// The value under the key, which is JSON; `at`: where the member begins.
void KeyedReader::TakeValue(std::string_view value, const char* at) {
  const auto take = [&](std::string_view text) {
    size_t size = 0;
    const SkipReason reason = TakeRecord(text, &size);
    if (reason != SkipReason::kNone) Skip(reason, at, value.data() + value.size());
    return size;
  };
  if (value.front() != '[') {
    take(value);
    return;
  }
  JsonList elements(value);
  bool empty = true;
  while (elements.Begin()) {
    empty = false;
    elements.End(take(elements.rest()));
  }
  if (empty) take("{}");
}

// The object that `text` begins with; `size`: its own, 0 where that is not known.
SkipReason KeyedReader::TakeRecord(std::string_view text, size_t* size) {
  if (text.front() != '{') return SkipReason::kNotJson;
  if (text.starts_with("{}")) {
    entries_.clear();
    return TakeEntries();
  }
  const ParseResult& result = parser_.Parse(text.data(), text.data() + text.size());
  if (result.status == ParseResult::Status::kBad) return result.reason;
  *size = static_cast<size_t>(result.end - text.data());
  if (!result.odd) return TakeParsed();
  if (!ReadOddRecord(text.substr(0, *size), paths_, &odd_record_)) return SkipReason::kNotJson;
  entries_ = odd_record_.entries;
  return TakeEntries();
}

SkipReason KeyedReader::TakeParsed() {
  const LayoutId layout = with_key_.Of(parser_.record().layout());
  parser_.Append(KeyEntry());
  return sink_->Take({parser_.record(), key_.size() <= store::kMaxTextBytes ? layout : kNoLayout});
}

[[gnu::noinline]] SkipReason KeyedReader::TakeEntries() {
  entries_.push_back(KeyEntry());
  return sink_->Take(FlatRecord(entries_));
}

// What stands between the quotes, without its escapes; false where it is no text.
[[gnu::noinline]] bool KeyedReader::UnescapeKey(std::string_view quoted) {
  const json::Tree json = json::Parse(quoted);
  if (!json || !json->is_string()) return false;
  unescaped_key_ = json::TextOf(*json);
  const size_t size = unescaped_key_.size();
  unescaped_key_.append(kReadSlack, '\0');
  key_ = std::string_view(unescaped_key_).substr(0, size);
  return true;
}

// Whether a '{' at hand is none of the value: it stands in a text, behind a value, or for a key.
bool KeyedReader::Skipped::WantsNoObject() const {
  if (in_string) return true;
  if (last == 0 || last == ':') return false;
  return depth == 0 || (objects & 1) != 0 || (last != '[' && last != ',');
}

// A key of what stands around the records, or within one, but not a record's: "ocel:objects".
bool KeyedReader::IsNamedLikeMember(std::string_view key) const {
  return key.starts_with(std::string_view(member_).substr(0, member_.find(':') + 1));
}

// Up to the end of the value of a member of the outer object, or to the next object at the top
// where this one was cut off.
const char* KeyedReader::SkipValue(const char* at, const char* end) {
  for (; at < end; ++at) {
    const char byte = *at;
    const bool begins_line = fresh_line_;
    fresh_line_ = byte == '\n';
    if (fresh_line_) ++line_;
    if (byte == '{' && begins_line && (lost_ || skip_.WantsNoObject())) {
      state_ = State::kDocument;
      return at;
    }
    if (skip_.in_string) {
      skip_.in_string = skip_.escaped || byte != '"';
      skip_.escaped = !skip_.escaped && byte == '\\';
      continue;
    }
    if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') continue;
    if (skip_.depth == 0 && (byte == ',' || byte == '}' || byte == ']')) {
      state_ = State::kOuter;
      return at;
    }
    skip_.last = byte;
    if (byte == '"') {
      skip_.in_string = true;
    } else if (byte == '{' || byte == '[') {
      skip_.objects = skip_.objects << 1 | (byte == '{' ? 1 : 0);
      ++skip_.depth;
    } else if (byte == '}' || byte == ']') {
      skip_.objects >>= 1;
      if (--skip_.depth == 0) {
        state_ = State::kOuter;
        return at + 1;
      }
    }
  }
  return at;
}

// Reports what begins at `at` and goes over to stepping over the line.
const char* KeyedReader::Bad(SkipReason reason, const char* at, const char* end) {
  Skip(reason, at, end);
  lost_ = true;
  state_ = State::kSkipLine;
  return at;
}

void KeyedReader::Skip(SkipReason reason, const char* at, const char* end) {
  std::string_view text(at, std::min(static_cast<size_t>(end - at), kExcerptBytes));
  sink_->Skip(reason, {line_, offset_ + static_cast<uint64_t>(at - run_begin_),
                       text.substr(0, text.find('\n'))});
}

}  // namespace parcours::ingest
