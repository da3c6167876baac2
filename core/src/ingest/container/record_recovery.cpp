// What RecordReader does where a page begins, with what cannot be used, behind a bad element of an
// array or page, and behind the end of one.
#include <algorithm>
#include <bit>

#include "ingest/container/record_reader.h"
#include "ingest/record/object_text.h"

namespace parcours::ingest {
namespace {

// Of objects in a bad element that do not begin as records do; the next is taken for one.
constexpr uint32_t kMostRefused = 256;

}  // namespace

const char* RecordReader::EnterPage(const char* at, const ParseResult& page, FlatRecord told,
                                    bool is_whole) {
  const char* const list = page.page_list;
  sink_->BeginPage(told);
  keeps_rest_ = !is_whole;
  if (lists_ != nullptr && page.page_path != kRootPath) {
    page_object_ = lists_->BaseOf(page.page_path) == kRootPath ? page.page_objects : 0;
    lists_->Open(page.page_path, kRootPath);
  }
  line_ += static_cast<uint64_t>(std::count(at, list, '\n'));
  const bool in_array = !at_top() && (!in_page_ || page_in_array_);
  EnterList();
  in_page_ = true;
  page_in_array_ = in_array;
  page_beginning_.assign(at, std::find(at, at + kReadSlack, ':'));
  return list;
}

// By another parser: how this object begins is no matter of the one that knows how records do.
void RecordReader::ReadPageRest() {
  const size_t first = page_rest_.find('"');
  if (first != std::string::npos) {
    std::string text = "{" + page_rest_.substr(first);
    const size_t size = text.size();
    text.append(kReadSlack, '\0');
    ObjectText object(paths_);
    FlatRecord rest;
    if (object.Read({text.data(), size}, kRootPath, &rest) != 0) sink_->EndPage(rest);
  }
  page_rest_.clear();
  keeps_rest_ = false;
}

void RecordReader::Refuse(SkipReason reason, const char* at, const char* end, FlatRecord record) {
  if (is_doubtful_ && !at_top() && sink_->IsForeign(record)) {  // still of the bad one
    sink_->Forget();
    state_ = State::kSkipElement;
    skip_.in_string = skip_.escaped = false;
    skip_.Distrust();
    skip_.last = '}';
  } else {
    sink_->Skip(reason, PlaceOf(at, end));
  }
}

// Reports what begins at `at` and goes over to stepping over it. `error`: where it went wrong.
const char* RecordReader::Bad(SkipReason reason, const char* at, const char* error, const char* end,
                              bool final) {
  if (!final && static_cast<size_t>(end - at) < kExcerptBytes) return nullptr;
  if (at_top() || !rest_of_bad_ || *at != '"') sink_->Skip(reason, PlaceOf(at, end));
  if (at_top()) {
    if (*at == ']') return at + 1;  // of a list that was ended before; another may stand behind
    // An error behind the line end: perhaps an object of several lines, whose others are no
    // records.
    if (std::find(at, error, '\n') != error) inside_bad_document_ = true;
    state_ = State::kSkipLine;
  } else {
    const State state = state_;
    state_ = State::kSkipElement;
    element_line_ = 0;
    skip_ = {};
    skip_.in_line = line_ == list_line_;
    skip_.by_indent = fresh_line_ || skip_.in_line;
    skip_.is_key = *at == '"';
    skip_.second = at[1];
    skip_.by_lines = fresh_line_ && began_line_;
    skip_.indent = skip_.in_line ? 0 : indent_;
    const size_t beginning = *at == '{' ? parser_.KnownBeginning(at) : 0;
    skip_.knows_beginning = knows_beginning_ || (beginning != 0 && error > at + beginning);
    fresh_line_ = false;
    if (state == State::kElementEnd && *at != '{') {  // a byte too many where a comma belongs
      skip_.last = ',';
      return at + 1;
    }
  }
  return at;
}

bool RecordReader::MayBeJson(const char* at) {
  if (*at != '-' && (*at < '0' || *at > '9')) {
    const std::string_view word(at, kReadSlack);
    return std::string_view("\"{}[],:").find(*at) != std::string_view::npos ||
           word.starts_with("true") || word.starts_with("false") || word.starts_with("null");
  }
  for (const char byte : std::string_view(at + 1, kReadSlack - 1)) {  // a number, or a date
    if (byte >= '0' && byte <= '9') continue;
    return std::string_view(".eE, \t\r\n]}").find(byte) != std::string_view::npos;
  }
  return true;
}

bool RecordReader::CountBlank(char byte) {
  if (byte == '\n') {
    ++line_;
    fresh_line_ = true;
    indent_ = 0;
    return true;
  }
  if (byte == '\r') return true;
  if (byte != ' ' && byte != '\t') return false;
  if (fresh_line_) ++indent_;
  return true;
}

// kReadSlack bytes behind `end` are of the stream, or zeros behind its end.
const char* RecordReader::SkipElement(const char* at, const char* end) {
  for (; at < end; ++at) {
    const char byte = *at;
    if (CountBlank(byte)) {
      if (byte == '\n') skip_.EndLine();
      skip_.escaped = false;
      continue;
    }
    const bool begins_line = fresh_line_;
    if (begins_line) {
      if (ResumesAtLine(at)) {
        const bool next_document =
            skip_.in_line &&
            (byte == '[' || (in_page_ && (!skip_.several_lines || BeginsAsItsLine(at))));
        is_doubtful_ = false;
        state_ = State::kElement;
        if (next_document) LeavePage(byte);
        return at;
      }
      fresh_line_ = false;
      skip_.several_lines = true;
      skip_.may_be_noise = !MayBeJson(at);
      skip_.has_deeper_line =
          skip_.has_deeper_line || (indent_ > skip_.indent && !skip_.text_goes_on);
    }
    if (byte == '{' && (begins_line || !skip_.by_lines) && BeginsNext(at)) {
      state_ = State::kElement;
      return at;
    }
    // Else it is the rest of a text that a line end cut.
    if (byte == '"' && skip_.text_goes_on) skip_.may_be_noise = false;
    const bool is_bracket = byte == '{' || byte == '}' || byte == '[' || byte == ']';
    if (skip_.in_string) {
      if (byte == '"' && !skip_.escaped) skip_.in_string = false;
      skip_.escaped = byte == '\\' && !skip_.escaped;
      skip_.hides_brackets = skip_.hides_brackets || is_bracket;
    } else {
      if (skip_.depth == 0 && !skip_.is_unsound && (byte == ',' || byte == ']')) {
        state_ = State::kElementEnd;
        rest_of_bad_ = skip_.last == '}';
        is_doubtful_ = false;
        return at;
      }
      // Behind a whole value another one.
      if (skip_.depth == 0 && skip_.last == '}' && byte != '}') skip_.Distrust();
      if (byte == '"') {
        // What begins so is what stands between two texts: a quote before is missing, or too many.
        skip_.in_string = std::string_view(":,}]").find(at[1]) == std::string_view::npos;
        if (!skip_.in_string && skip_.hides_brackets) skip_.Distrust();
        skip_.hides_brackets = false;
      } else if (byte == '{' || byte == '[' ||
                 (byte == ':' && skip_.depth == 0 && skip_.last == '"')) {
        if (skip_.depth == 0) skip_.is_key = byte == ':';
        skip_.Open(byte != '[');
      } else if (byte == '}') {
        skip_.Close(true);
      } else if (byte == ']' && !skip_.Close(false) && MayEndList()) {
        doubts_end_ = true;
        state_ = State::kElementEnd;
        return at;
      }
    }
    skip_.before_last = skip_.last;
    skip_.last = byte;
  }
  return at;
}

void RecordReader::Skipped::EndLine() {
  has_noise = has_noise || may_be_noise;
  may_be_noise = false;
  text_goes_on = in_string;  // no JSON string holds a line end
  if (in_string && hides_brackets) Distrust();
  in_string = escaped = hides_brackets = false;
}

void RecordReader::Skipped::Open(bool is_object) {
  if (depth < kMaxDepth) {
    const uint64_t bit = uint64_t{1} << depth;
    objects = is_object ? objects | bit : objects & ~bit;
  }
  ++depth;
}

uint64_t RecordReader::Skipped::OpenOnes(bool of_objects) const {
  const uint64_t all = depth < kMaxDepth ? (uint64_t{1} << depth) - 1 : ~uint64_t{0};
  return (of_objects ? objects : ~objects) & all;
}

bool RecordReader::Skipped::Close(bool is_object) {
  if (depth > kMaxDepth) {
    --depth;
    return true;
  }
  const uint32_t innermost = static_cast<uint32_t>(std::bit_width(OpenOnes(is_object)));
  const bool fits = innermost == depth && depth != 0;
  if (innermost != 0) depth = innermost - 1;
  sound_from = std::min(sound_from, depth);
  if (!fits) Distrust();
  return innermost != 0;
}

void RecordReader::Skipped::Distrust() {
  is_unsound = true;
  sound_from = depth;
}

// Whether a line begins as the one did in which the bad element stands and its array or page began:
// one array or page a line, and lines between them that are no JSON.
bool RecordReader::BeginsAsItsLine(const char* at) {
  if (!skip_.in_line || !skip_.has_noise) return false;
  if (*at == '[' && at[1] == '{') {
    return !skip_.knows_beginning || parser_.KnownBeginning(at + 1) != 0;
  }
  return in_page_ && !page_in_array_ && HasPageBeginning(at);
}

// Whether a line that is no JSON stands behind one with all that was read of an array or page at
// the top: it was cut off there.
bool RecordReader::IsCutOffBefore(const char* at) const {
  return fresh_line_ && array_depth_ == 1 && !page_in_array_ && element_line_ == list_line_ &&
         !MayBeJson(at);
}

// Whether reading goes on at the first byte of a line behind a bad element.
bool RecordReader::ResumesAtLine(const char* at) {
  if (!skip_.by_indent || indent_ != skip_.indent) return false;
  if (!skip_.several_lines) {
    // A text that was cut by a line end may go on with a bracket, too.
    if (skip_.is_key && (skip_.last == ':' || skip_.last == '[')) return false;
    const bool opens = std::string_view(" \t\r\n\"{[}]").find(at[1]) != std::string_view::npos;
    return opens && (*at == '{' || (*at == '[' && skip_.in_line));
  }
  return BeginsAsItsLine(at) || (*at == '{' && skip_.has_deeper_line && at[1] == skip_.second);
}

// Whether the next record begins at a '{' behind a bad element.
bool RecordReader::BeginsNext(const char* at) {
  // Of an array or a page behind the one of the bad element, on the same line.
  const bool in_page_behind =
      in_page_ && skip_.is_unsound && skip_.sound_from == 0 && skip_.depth == 2 && !skip_.is_key;
  const bool begins_list =
      skip_.last == '[' && (skip_.in_string || skip_.before_last == ']' || in_page_behind);
  const bool behind_comma = skip_.last == ',' && (skip_.before_last != ':' || skip_.depth == 0);
  if (!behind_comma && !begins_list) return false;
  if (BeginsPage(at)) return true;
  const bool knows_beginning = skip_.knows_beginning && skip_.refused < kMostRefused;
  const uint32_t sound_from = knows_beginning ? skip_.sound_from : 0;
  const bool in_list = sound_from < kMaxDepth && skip_.OpenOnes(false) >> sound_from != 0;
  if (!skip_.in_string && !begins_list && in_list) return false;
  const bool begins =
      knows_beginning
          ? parser_.KnownBeginning(at) != 0
          : !begins_list && (!skip_.in_string || (skip_.before_last == '}' && at[1] == '"'));
  if (!begins) ++skip_.refused;
  if (begins) doubts_end_ = is_doubtful_ = true;
  return begins;
}

// Whether a ']' behind a bad element, which opened no list that it could end, ends the one that the
// element is in.
bool RecordReader::MayEndList() const {
  const bool lacks_value = std::string_view(":,{[").find(skip_.last) != std::string_view::npos;
  return !lacks_value && (skip_.depth < 2 || !in_page_);
}

// Behind a list's ']': up to the brace that ends the page, or back into the list where that was
// none of its own.
const char* RecordReader::LeaveList(const char* at, const char* end) {
  const bool is_page = in_page_ && array_depth_ == 1;
  for (; at < end; ++at) {
    const char byte = *at;
    if (is_page && keeps_rest_ && page_rest_.size() < kPageProbeBytes) page_rest_ += byte;
    if (CountBlank(byte)) {
      skip_.in_string = skip_.in_string && byte != '\n';
      skip_.escaped = false;
      continue;
    }
    if (!is_page) {
      if (byte == ',' && skip_.last == 0) {
        skip_.last = byte;
        continue;
      }
      if (byte == '"' || byte == ':' || byte == '}') {
        state_ = State::kSkipElement;
        skip_.Distrust();
        return at;
      }
      --array_depth_;
      state_ = array_depth_ == 0   ? State::kDocument
               : skip_.last == ',' ? State::kElement
                                   : State::kElementEnd;
      return at;
    }
    if (skip_.page_closed) {
      state_ = State::kElementEnd;
      if (byte != ',' && byte != ']') LeavePage(byte);
      return at;
    }
    if (fresh_line_) {
      if (skip_.in_line && (byte == '{' || byte == '[')) {
        state_ = State::kElement;
        LeavePage(byte);  // it was cut off
        return at;
      }
      if (IsCutOffBefore(at)) {
        LeavePage('[');
        return at;
      }
      skip_.in_line = fresh_line_ = false;  // it has several lines
    }
    if (skip_.in_string) {
      skip_.in_string = skip_.escaped || byte != '"';
      skip_.escaped = !skip_.escaped && byte == '\\';
    } else if (byte == '{' && skip_.depth == 0 && skip_.last != ':') {
      state_ = State::kElementEnd;
      return at;
    } else if (skip_.last == 0 && byte != ',' && byte != '}') {
      state_ = State::kSkipElement;
      skip_.Distrust();
      return at;
    } else if (byte == '"') {
      skip_.in_string = true;
    } else if (byte == '{' || byte == '[') {
      ++skip_.depth;
    } else if (byte == '}' || byte == ']') {
      if (skip_.depth == 0) {
        if (doubts_end_) {
          skip_.page_closed = true;
          continue;
        }
        state_ = State::kElementEnd;
        if (keeps_rest_) ReadPageRest();
        LeavePage(byte);
        return at + 1;
      }
      --skip_.depth;
    }
    skip_.last = byte;
  }
  return at;
}

}  // namespace parcours::ingest
