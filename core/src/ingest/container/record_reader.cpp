#include "ingest/container/record_reader.h"

#include <algorithm>

#include "text/utf8.h"

namespace parcours::ingest {

using text::kByteOrderMark;

RecordReader::RecordReader(PathTable* paths, RecordSink* sink, OpenedLists* lists)
    : ChunkReader(kPageProbeBytes + kReadSlack + 1),  // so many bytes tell a page
      paths_(paths),
      sink_(sink),
      lists_(lists),
      parser_(paths, lists) {}

void RecordReader::Finish() {
  RunOnRest();
  if (state_ == State::kListEnd && array_depth_ == 1 && (!in_page_ || skip_.page_closed)) {
    state_ = State::kDocument;
  }
}

// Reads as far as it can and answers where it stopped.
const char* RecordReader::Run(const char* begin, const char* end, bool final) {
  run_begin_ = begin;
  page_object_ = 0;
  const char* at = begin;
  while (at < end) {
    if (state_ == State::kSkipLine) {
      at = SkipLine(at, end);
    } else if (state_ == State::kSkipElement || state_ == State::kListEnd) {
      // What follows a byte is looked at, too.
      const size_t margin = final ? 0 : kReadSlack;
      if (static_cast<size_t>(end - at) <= margin) break;
      at = state_ == State::kListEnd ? LeaveList(at, end - margin) : SkipElement(at, end - margin);
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
      EnterList();
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
    if (doubts_end_ || (in_page_ && array_depth_ == 1)) {
      state_ = State::kListEnd;
      page_rest_.clear();
      if (in_page_) skip_.depth = 0;
      skip_.in_string = skip_.escaped = false;
      skip_.last = 0;
      skip_.in_line = line_ == list_line_;
      skip_.page_closed = false;
    } else {
      --array_depth_;
      state_ = array_depth_ > 0 ? State::kElementEnd : State::kDocument;
    }
    return at + 1;
  }
  if (state_ == State::kElementEnd && byte == ',') {
    state_ = State::kElement;
    fresh_line_ = false;
    return at + 1;
  }
  if (byte == '{') {
    state_ = State::kElementEnd;
    const bool began_line = fresh_line_;
    const char* const next = ReadRecord(at, end, final);
    if (next == nullptr) return nullptr;
    fresh_line_ = false;
    element_line_ = line_;
    if (state_ == State::kElementEnd) {
      began_line_ = began_line;
      rest_of_bad_ = is_doubtful_ = false;
      if (!knows_beginning_) knows_beginning_ = parser_.KnownBeginning(at) != 0;
    }
    return next;
  }
  if (!final && static_cast<size_t>(end - at) < kReadSlack) return nullptr;
  const bool is_cut_off =
      byte == '[' ? state_ == State::kElementEnd && BeginsPlainLine() : IsCutOffBefore(at);
  if (is_cut_off) {
    LeavePage('[');
    return at;
  }
  if (byte == '[' && state_ == State::kElement && array_depth_ < static_cast<uint32_t>(kMaxDepth)) {
    ++array_depth_;
    state_ = State::kElement;
    fresh_line_ = false;
    return at + 1;
  }
  const bool is_too_deep = byte == '[' && state_ == State::kElement;
  return Bad(is_too_deep ? SkipReason::kTooDeep : SkipReason::kNotJson, at, at, end, final);
}

[[gnu::noinline]] const char* RecordReader::TakeWithPage(const char* at) {
  while (page_object_ != 0) {
    const ListObject& object = lists_->object(page_object_);
    if (object.begin > at) break;
    page_object_ = object.next;
    if (object.begin < at || (object.may_be_page && MayBePage(at))) continue;
    // What the parser does not know the beginning of yet it has to read (Bad).
    if (parser_.KnownBeginning(at) == 0) continue;
    const SkipReason reason = sink_->Take(lists_->RecordOf(object));
    if (reason != SkipReason::kNone) Refuse(reason, at, object.end, lists_->RecordOf(object));
    line_ += object.newlines;
    return object.end;
  }
  return nullptr;
}

const char* RecordReader::ReadRecord(const char* at, const char* end, bool final) {
  if (page_object_ != 0) {
    if (const char* const behind = TakeWithPage(at)) return behind;
  } else if (lists_ != nullptr) {
    lists_->Clear();
  }
  const size_t at_hand = static_cast<size_t>(end - at);
  const char* const limit = at + std::min(at_hand, kMaxRecordBytes + 1);
  const ParseResult& result = parser_.Parse(at, limit);
  const bool done = result.status == ParseResult::Status::kDone;
  const size_t size = done ? static_cast<size_t>(result.end - at) : at_hand;

  // A page that is too long to look at as a whole, unfinished for good, or with a bad record in it.
  const bool has_list =
      result.page_list != nullptr && MayBePage(at) && result.page_list <= at + kPageProbeBytes;
  if (has_list && (!done || size > kPageProbeBytes)) {
    const bool bad = result.status == ParseResult::Status::kBad && result.end >= result.page_list;
    if ((bad || final || size > kPageProbeBytes) &&
        sink_->IsForeign(parser_.record().first(result.page_entries))) {
      return EnterPage(at, result, parser_.record().first(result.page_entries), false);
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
    if (has_list && sink_->IsForeign(parser_.record().first(result.page_entries))) {
      return EnterPage(at, result, parser_.record().first(result.page_entries), false);
    }
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
      return EnterPage(at, result, record(), true);
    }
    Refuse(reason, at, result.end, record());
  }
  line_ += result.newlines;
  return result.end;
}

// In a page where it begins a line or as that one, which then was cut off.
bool RecordReader::MayBePage(const char* at) const {
  return at_top() || (array_depth_ == 1 && (!in_page_ || BeginsPlainLine() || BeginsPage(at)));
}

// As the page at hand, which stands in an array.
bool RecordReader::BeginsPage(const char* at) const {
  return page_in_array_ && HasPageBeginning(at);
}

bool RecordReader::HasPageBeginning(const char* at) const {
  return std::equal(page_beginning_.begin(), page_beginning_.end(), at);
}

void RecordReader::LeavePage(char next) {
  if (!page_in_array_ || next == '[') state_ = State::kDocument;
  in_page_ = page_in_array_ = false;
}

void RecordReader::EnterList() {
  state_ = State::kElement;
  array_depth_ = 1;
  list_line_ = element_line_ = line_;
  fresh_line_ = false;
  in_page_ = doubts_end_ = rest_of_bad_ = is_doubtful_ = began_line_ = false;
}

const char* RecordReader::SkipLine(const char* at, const char* end) {
  at = std::find(at, end, '\n');
  if (at < end) state_ = State::kDocument;
  return at;
}

RecordPlace RecordReader::PlaceOf(const char* at, const char* end) const {
  std::string_view text(at, std::min(static_cast<size_t>(end - at), kExcerptBytes));
  if (at_top()) text = text.substr(0, text.find('\n'));
  return {line_, offset_ + static_cast<uint64_t>(at - run_begin_), text};
}

}  // namespace parcours::ingest
