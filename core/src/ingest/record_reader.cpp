#include "ingest/record_reader.h"

#include <algorithm>

#include "text/utf8.h"

namespace parcours::ingest {
namespace {

constexpr size_t kSmallCarry = 4096;
using text::kByteOrderMark;

}  // namespace

void RecordReader::Append(std::string_view bytes) {
  size_t used = 0;  // bytes that are in the carry or read
  size_t step = kSmallCarry;
  while (!carry_.empty() && used < bytes.size()) {
    const size_t taken = std::min(step, bytes.size() - used);
    carry_.append(bytes, used, taken);
    used += taken;
    step *= 2;
    if (carry_.size() < carry_retry_size_) continue;
    const size_t consumed = RunOnCarry(false);
    const size_t before = carry_.size() - used;  // of earlier chunks
    if (consumed >= before) {
      used = consumed - before;
      carry_.clear();
    } else {
      carry_.erase(0, consumed);
      carry_retry_size_ = carry_.size() < kSmallCarry ? 0 : 2 * carry_.size();
    }
  }
  if (!carry_.empty() || used == bytes.size()) return;

  const char* begin = bytes.data() + used;
  const char* const end = bytes.data() + bytes.size();
  if (static_cast<size_t>(end - begin) > kReadSlack) {
    begin = Run(begin, end - kReadSlack, false);
  }
  carry_.assign(begin, end);
  carry_retry_size_ = carry_.size() < kSmallCarry ? 0 : 2 * carry_.size();
}

void RecordReader::Finish() {
  RunOnCarry(true);
  carry_.clear();
}

size_t RecordReader::RunOnCarry(bool final) {
  const size_t size = carry_.size();
  carry_.append(kReadSlack, '\0');
  const char* const begin = carry_.data();
  const size_t consumed = static_cast<size_t>(Run(begin, begin + size, final) - begin);
  carry_.resize(size);
  return consumed;
}

// Reads as far as it can and answers where it stopped.
const char* RecordReader::Run(const char* begin, const char* end, bool final) {
  run_begin_ = begin;
  const char* at = begin;
  while (at < end) {
    if (state_ == State::kSkipLine) {
      at = SkipLine(at, end);
    } else if (state_ == State::kSkipElement) {
      at = SkipElement(at, end);
    } else if (state_ == State::kSkipPageRest) {
      at = SkipPageRest(at, end);
    } else {
      at = SkipBlanks(at, end);
      if (at == end) break;
      const char* const next =
          at_top() ? ReadDocument(at, end, final) : ReadElement(at, end, final);
      if (next == nullptr) break;
      at = next;
    }
  }
  offset_ += static_cast<uint64_t>(at - begin);
  return at;
}

const char* RecordReader::SkipBlanks(const char* at, const char* end) {
  for (; at < end; ++at) {
    if (*at == '\n') {
      ++line_;
      fresh_line_ = true;
      indent_ = 0;
    } else if (*at == ' ' || *at == '\t') {
      ++indent_;
    } else if (*at != '\r') {
      break;
    }
  }
  return at;
}

const char* RecordReader::ReadDocument(const char* at, const char* end, bool final) {
  switch (*at) {
    case '{':
      inside_bad_document_ = false;
      return ReadRecord(at, end, final);
    case '[':
      inside_bad_document_ = false;
      state_ = State::kElement;
      array_depth_ = 1;
      list_line_ = line_;
      fresh_line_ = false;
      return at + 1;
    case ',':  // records separated as in an array, without the array
      return at + 1;
    case '"':
    case '}':
    case ']':
      if (inside_bad_document_) {
        state_ = State::kSkipLine;
        return at;
      }
      break;
    default:
      break;
  }
  if (*at == kByteOrderMark[0]) {
    const size_t left = static_cast<size_t>(end - at);
    if (left < kByteOrderMark.size() && !final) return nullptr;
    if (std::string_view(at, left).substr(0, kByteOrderMark.size()) == kByteOrderMark) {
      return at + kByteOrderMark.size();
    }
  }
  return Bad(SkipReason::kNotJson, at, at, end, final);
}

const char* RecordReader::ReadElement(const char* at, const char* end, bool final) {
  const char byte = *at;
  if (byte == ']') {
    --array_depth_;
    state_ = array_depth_ > 0 ? State::kElementEnd
             : in_page_       ? State::kSkipPageRest
                              : State::kDocument;
    skip_ = {};
    skip_.in_line = line_ == list_line_;
    in_page_ = in_page_ && array_depth_ > 0;
    return at + 1;
  }
  if (state_ == State::kElementEnd && byte == ',') {
    state_ = State::kElement;
    fresh_line_ = false;
    return at + 1;
  }
  if (byte == '{') {
    state_ = State::kElementEnd;
    at = ReadRecord(at, end, final);
    if (at != nullptr) fresh_line_ = false;
    return at;
  }
  if (byte == '[' && state_ == State::kElementEnd && BeginsPlainLine()) {
    state_ = State::kDocument;  // the array before was cut off
    in_page_ = false;
    return at;
  }
  if (byte == '[' && array_depth_ < static_cast<uint32_t>(kMaxDepth)) {
    ++array_depth_;
    state_ = State::kElement;
    fresh_line_ = false;
    return at + 1;
  }
  return Bad(byte == '[' ? SkipReason::kTooDeep : SkipReason::kNotJson, at, at, end, final);
}

const char* RecordReader::ReadRecord(const char* at, const char* end, bool final) {
  const size_t at_hand = static_cast<size_t>(end - at);
  const char* const limit = at + std::min(at_hand, kMaxRecordBytes + 1);
  const ParseResult& result = parser_.Parse(at, limit);
  const bool done = result.status == ParseResult::Status::kDone;
  const size_t size = done ? static_cast<size_t>(result.end - at) : at_hand;

  // A page that is too long to look at as a whole, unfinished for good, or with a bad record in it.
  // Also at the beginning of a line in a page, which then was cut off.
  const bool has_list = result.page_list != nullptr &&
                        (at_top() || (in_page_ && array_depth_ == 1 && BeginsPlainLine())) &&
                        result.page_list <= at + kPageProbeBytes;
  if (has_list && (!done || size > kPageProbeBytes)) {
    const bool bad = result.status == ParseResult::Status::kBad && result.end >= result.page_list;
    if ((bad || final || size > kPageProbeBytes) &&
        sink_->IsForeign(parser_.record().first(result.page_entries))) {
      return EnterPage(at, result.page_list);
    }
  }

  if (result.status == ParseResult::Status::kNeedMore) {
    if (at_hand > kMaxRecordBytes) return Bad(SkipReason::kTooLong, at, at, end, final);
    return final ? Bad(SkipReason::kNotJson, at, end, end, final) : nullptr;
  }
  if (static_cast<size_t>(result.end - at) > kMaxRecordBytes) {
    return Bad(SkipReason::kTooLong, at, at, end, final);
  }
  if (!done) return Bad(result.reason, at, result.end, end, final);

  if (result.odd && !ReadOddRecord({at, size}, paths_, &odd_record_)) {
    return Bad(SkipReason::kNotJson, at, result.end, end, final);
  }
  // Made where it is asked for: a copy would be written in halves and read as one word, which the
  // processor waits for.
  const auto record = [&] {
    return result.odd ? FlatRecord(odd_record_.entries) : parser_.record();
  };
  const SkipReason reason = sink_->Take(record());
  if (reason != SkipReason::kNone) {
    if (has_list && sink_->IsForeign(record())) {
      sink_->Forget();
      return EnterPage(at, result.page_list);
    }
    sink_->Skip(reason, PlaceOf(at, result.end));
  }
  line_ += result.newlines;
  return result.end;
}

// Reports what begins at `at` and goes over to stepping over it. `error`: where it went wrong.
const char* RecordReader::Bad(SkipReason reason, const char* at, const char* error, const char* end,
                              bool final) {
  if (!final && static_cast<size_t>(end - at) < kExcerptBytes) return nullptr;
  sink_->Skip(reason, PlaceOf(at, end));
  if (at_top()) {
    // An error behind the line end: perhaps an object of several lines, whose others are no
    // records.
    if (std::find(at, error, '\n') != error) inside_bad_document_ = true;
    state_ = State::kSkipLine;
  } else {
    state_ = State::kSkipElement;
    skip_ = {};
    skip_.in_line = line_ == list_line_;
    skip_.by_indent = fresh_line_ || skip_.in_line;
    skip_.indent = skip_.in_line ? 0 : indent_;
    fresh_line_ = false;
  }
  return at;
}

const char* RecordReader::EnterPage(const char* at, const char* list) {
  line_ += static_cast<uint64_t>(std::count(at, list, '\n'));
  state_ = State::kElement;
  array_depth_ = 1;
  in_page_ = true;
  list_line_ = line_;
  fresh_line_ = false;
  return list;
}

const char* RecordReader::SkipLine(const char* at, const char* end) {
  at = std::find(at, end, '\n');
  if (at < end) state_ = State::kDocument;
  return at;
}

const char* RecordReader::SkipElement(const char* at, const char* end) {
  for (; at < end; ++at) {
    const char byte = *at;
    if (byte == '\n') {
      ++line_;
      fresh_line_ = true;
      indent_ = 0;
      skip_.in_string = skip_.escaped = false;  // no JSON string holds a line end
      continue;
    }
    if (skip_.in_string) {
      skip_.in_string = skip_.escaped || byte != '"';
      skip_.escaped = !skip_.escaped && byte == '\\';
      continue;
    }
    if (fresh_line_ && (byte == ' ' || byte == '\t')) {
      ++indent_;
      continue;
    }
    if (fresh_line_ && byte != '\r') {
      if (ResumesAt(byte)) {
        const bool next_document = skip_.in_line && (byte == '[' || in_page_);
        state_ = next_document ? State::kDocument : State::kElement;
        in_page_ = in_page_ && !next_document;
        return at;
      }
      fresh_line_ = false;
      skip_.several_lines = true;
    }
    if (byte > ' ') skip_.last = byte;
    if (byte == '"') {
      skip_.in_string = true;
    } else if (byte == '{' || byte == '[') {
      ++skip_.depth;
    } else if (byte == '}' || byte == ']') {
      if (skip_.depth == 0 && byte == ']') {
        state_ = State::kElementEnd;
        return at;
      }
      if (skip_.depth > 0 && --skip_.depth == 0) {
        state_ = State::kElementEnd;
        return at + 1;
      }
    } else if (byte == ',' && skip_.depth == 0) {
      state_ = State::kElementEnd;
      return at;
    }
  }
  return at;
}

// Whether reading goes on at the first byte of a line behind a bad element.
bool RecordReader::ResumesAt(char byte) const {
  if (!skip_.by_indent || indent_ != skip_.indent) return false;
  if (byte != '{' && (byte != '[' || !skip_.in_line)) return false;
  // An element of several lines may hold objects that begin a line, as values of a key or a list.
  return !skip_.several_lines || (!skip_.in_line && skip_.last != ':' && skip_.last != '[');
}

// What of a page stands behind its list: up to the brace that ends the page.
const char* RecordReader::SkipPageRest(const char* at, const char* end) {
  for (; at < end; ++at) {
    const char byte = *at;
    if (byte == '\n') {
      ++line_;
      fresh_line_ = true;
      skip_.in_string = skip_.escaped = false;
      continue;
    }
    if (fresh_line_ && byte != '\r') {
      if (skip_.in_line && (byte == '{' || byte == '[')) {
        state_ = State::kDocument;  // the page was cut off
        return at;
      }
      skip_.in_line = fresh_line_ = false;  // it has several lines
    }
    if (skip_.in_string) {
      skip_.in_string = skip_.escaped || byte != '"';
      skip_.escaped = !skip_.escaped && byte == '\\';
    } else if (byte == '"') {
      skip_.in_string = true;
    } else if (byte == '{' || byte == '[') {
      ++skip_.depth;
    } else if (byte == '}' || byte == ']') {
      if (skip_.depth == 0) {
        state_ = State::kDocument;
        return at + 1;
      }
      --skip_.depth;
    }
  }
  return at;
}

RecordPlace RecordReader::PlaceOf(const char* at, const char* end) const {
  std::string_view text(at, std::min(static_cast<size_t>(end - at), kExcerptBytes));
  if (at_top()) text = text.substr(0, text.find('\n'));
  return {line_, offset_ + static_cast<uint64_t>(at - run_begin_), text};
}

}  // namespace parcours::ingest
