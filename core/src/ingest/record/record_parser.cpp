#include "ingest/record/record_parser.h"

#include <algorithm>
#include <array>

#include "ingest/record/escapes.h"
#include "store/dictionary.h"
#include "text/bytes.h"
#include "text/hash.h"

namespace parcours::ingest {
namespace {

constexpr uint64_t kAllObjects = ~uint64_t{0};

// Whether a value that is no object can begin with the byte.
bool BeginsValue(char byte) {
  return (byte >= '0' && byte <= '9') || byte == '"' || byte == '-' || byte == 't' || byte == 'f' ||
         byte == 'n' || byte == '[';
}

// By nesting_: levels of an object that is read or checked as a record. The same wherever its list
// is, since gaps that were known once are not counted again.
constexpr std::array<int, 3> kLevels = {kMaxDepth, 32, 16};
// An element that is longer is not checked so: it could have too many keys.
constexpr size_t kMaxElementBytes = 1 << 16;
constexpr PathId kMostElementPaths = 4096;
// What is made of a longer value, or at other paths, is not kept.
constexpr size_t kMostWritten = 256;
constexpr PathId kMostMadePaths = 4096;
constexpr size_t kMadeCount = 256;
constexpr uint8_t kMostMisses = 64;
static_assert(kMostElementPaths + kMaxElementBytes / 4 <
              kMaxPaths);  // a key takes 4 bytes at least

}  // namespace

// With paths of its own: those of the lists that nobody opens are none of the record's.
struct RecordParser::ElementParser {
  explicit ElementParser(int nesting) { parser.NestAt(nesting); }
  PathTable paths;
  RecordParser parser{&paths};
};

struct RecordParser::Made {
  std::string written;
  std::string text;  // with kReadSlack behind
  PathId path = kRootPath;
  EntryKind kind = EntryKind::kText;
};

RecordParser::RecordParser(PathTable* paths, OpenedLists* lists) : paths_(paths), lists_(lists) {
  Grow();
}
RecordParser::~RecordParser() = default;

void RecordParser::NestAt(int nesting) {
  nesting_ = nesting;
  max_depth_ = kLevels[static_cast<size_t>(nesting)];
}

void RecordParser::Grow() {
  const size_t count = record().size();
  entries_.resize(std::max<size_t>(64, 2 * count));
  entry_ = entries_.data() + count;
}

inline void RecordParser::Push(const char* data, const char* end, PathId path, EntryKind kind) {
  *entry_ = {data, static_cast<uint32_t>(end - data), path, kind};
  if (++entry_ == entries_.data() + entries_.size()) Grow();
}

RecordParser::Made* RecordParser::MadeOf(std::string_view written, PathId path) {
  if (written.size() > kMostWritten || path >= kMostMadePaths) return nullptr;
  if (path >= misses_left_.size()) misses_left_.resize(size_t{path} + 1, kMostMisses);
  if (misses_left_[path] == 0) return nullptr;
  if (made_.empty()) made_.resize(kMadeCount);
  return &made_[(text::HashBytes(written) + path) % kMadeCount];
}

[[gnu::noinline]] void RecordParser::PushMade(std::string_view written,
                                              bool (*append)(std::string_view, std::string*),
                                              PathId path, EntryKind kind, JsonPass* pass) {
  if (text_count_ == texts_.size()) texts_.emplace_back();
  std::string& text = texts_[text_count_++];
  Made* const made = MadeOf(written, path);
  if (made != nullptr && made->path == path && made->kind == kind &&
      text::EqualBytes(made->written, written)) {
    text = made->text;
    misses_left_[path] = kMostMisses;
  } else {
    text.clear();
    if (!append(written, &text)) pass->result->odd = true;
    text.append(kReadSlack, '\0');
    if (made != nullptr && !pass->result->odd) {
      made->written = written;
      made->text = text;
      made->path = path;
      made->kind = kind;
      --misses_left_[path];
    }
  }
  Push(text.data(), text.data() + text.size() - kReadSlack, path, kind);
}

void RecordParser::Append(const Entry& entry) {
  Push(entry.data, entry.data + entry.size, entry.path, entry.kind);
}

void RecordParser::MoveTexts(std::deque<std::deque<std::string>>* kept) {
  if (text_count_ == 0) return;
  kept->emplace_back().swap(texts_);
  text_count_ = 0;
}

const char* RecordParser::ReadText(const char* at, PathId path, JsonPass* pass) {
  pass->escapes = false;
  const char* const close = pass->String(at);
  if (close == nullptr) return nullptr;
  if (pass->escapes) {
    PushMade({at, static_cast<size_t>(close - at)}, AppendUnescaped, path, EntryKind::kText, pass);
  } else {
    Push(at, close, path, EntryKind::kText);
  }
  return close + 1;
}

int RecordParser::OpenObjects(PathId path, PathId base) const {
  return static_cast<int>(paths_->Depth(path) - paths_->Depth(base));
}

bool RecordParser::MarkSeen(const Gap& gap) {
  bool all_new = true;
  for (uint32_t i = 0; i < gap.opened_count; ++i) {
    all_new = paths_->MarkSeen(gap.opened[i]) && all_new;
  }
  return (gap.end == GapEnd::kRecordEnd || paths_->MarkSeen(gap.path)) && all_new;
}

GapPlace* RecordParser::LeaveLayout(GapPlace* place) {
  paths_->BeginRecord();
  for (const PathId path : place->seen()) paths_->MarkSeen(path);
  return place->any();
}

const ParseResult& RecordParser::Parse(const char* begin, const char* end, PathId base) {
  result_ = ParseResult();
  ParseResult& result = result_;
  JsonPass pass{end, &result, max_depth_};
  entry_ = entries_.data();
  layout_ = kNoLayout;
  text_count_ = 0;
  GapPlace* place = gaps_.Begin(base);
  const char* at = begin + 1;
  const StringSpecials specials = specials_;
  while (true) {
    Gap* gap = place->Find(at);
    const char* value = gap != nullptr ? at + gap->size : at;

    // The usual case, a plain text, apart from all others.
    if (gap != nullptr && gap->end == GapEnd::kText) {
      const char* close = FindStringSpecial(value, end, specials);
      // Where texts keep their length, going on from where this one was expected to end need not
      // wait for the search: the processor foretells the branch and works on both at once.
      if (gap->text_size != Gap::kNoSize) {
        const char* const expected = value + gap->text_size;
        const char* same = expected;
        asm("" : "+r"(same));  // or the compiler would know that it is `close`
        if (close == expected) {
          close = same;
          asm volatile("");  // a branch, not a choice
        } else {
          gap->NoteTextSize(static_cast<size_t>(close - value));
        }
      }
      if (close < end && *close == '"' && (place->of_layout() || MarkSeen(*gap))) {
        result.newlines += gap->newlines;
        Push(value, close, gap->path, EntryKind::kText);
        place = gap->next;
        at = close + 1;
        continue;
      }
    }

    const auto is_read = [&] {
      return gap != nullptr && (gap->end != GapEnd::kOther || value >= end || BeginsValue(*value));
    };
    GapPlace* learning = nullptr;  // the layout's place where the gap is not known
    if (!is_read() && place->of_layout()) {
      learning = place;
      place = LeaveLayout(place);
      gap = place->Find(at);
      value = gap != nullptr ? at + gap->size : at;
    }
    if (is_read()) {
      if (gap->end == GapEnd::kRecordEnd ? value > end : value >= end) {
        return pass.NeedMore(), result;
      }
      result.newlines += gap->newlines;
    } else {
      gap = &read_gap_;
      value = ReadGap(at, place, base, &pass, &read_gap_);
      if (value == nullptr) return result;
    }
    if (!place->of_layout() && !MarkSeen(*gap)) result.odd = true;
    if (learning != nullptr && !result.odd && gap->size != 0) {
      Gap* const known = gaps_.Learn(learning, {at, gap->size}, *gap, paths_);
      if (known != nullptr) gap = known;
    }
    at = value;
    switch (gap->end) {
      case GapEnd::kRecordEnd:
        result.status = ParseResult::Status::kDone;
        result.end = at;
        if (static_cast<size_t>(at - begin) <= store::kMaxTextBytes) layout_ = gap->layout;
        return result;
      case GapEnd::kText:
        if ((at = ReadText(value, gap->path, &pass)) == nullptr) return result;
        break;
      case GapEnd::kEmptyObject:
        Push(at - 1, at - 1, gap->path, EntryKind::kEmptyObject);
        break;
      case GapEnd::kOther:
        if ((at = ReadValue(value, *gap, base, &pass)) == nullptr) return result;
    }
    if (result.odd) {
      const int open = OpenObjects(gap->path, base);
      at = pass.Close(at, {kAllObjects, open}, 0, JsonPass::Expect::kCommaOrEnd, record().size());
      if (at == nullptr) return result;
      result.status = ParseResult::Status::kDone;
      result.end = at;
      return result;
    }
    place = gap->next;
    if (gap->end == GapEnd::kOther && *value == 'n' && place->of_layout()) {
      place = gaps_.BehindNull(gap);
      if (!place->of_layout()) LeaveLayout(gap->next);
    }
  }
}

size_t RecordParser::KnownBeginning(const char* at) {
  GapPlace* const begin = gaps_.Begin(kRootPath);
  const Gap* gap = begin->Find(at + 1);
  if (gap == nullptr) gap = begin->any()->Find(at + 1);
  return gap != nullptr && gap->end != GapEnd::kRecordEnd ? 1 + gap->size : 0;
}

const char* RecordParser::ReadValue(const char* at, const Gap& gap, PathId base, JsonPass* pass) {
  const char* const value = at;
  const PathId path = gap.path;
  switch (*value) {
    case '"':
      return ReadText(value + 1, path, pass);
    case '[':
      return ReadList(value, gap, base, pass);
    case 't':
    case 'f':
    case 'n':
      if ((at = pass->Scalar(value)) == nullptr) return nullptr;
      if (*value == 'n') return at;
      Push(value, value, path, *value == 't' ? EntryKind::kTrue : EntryKind::kFalse);
      return at;
    default:
      if ((at = pass->Number(value)) != nullptr) Push(value, at, path, EntryKind::kNumber);
      return at;
  }
}

// The objects of a list that is kept have paths of the same table as the record around them. They
// mark some of them as seen; a record that goes by its layout does not rely on marks.
const char* RecordParser::ReadList(const char* at, const Gap& gap, PathId base, JsonPass* pass) {
  const char* const list = at;
  ParseResult* const result = pass->result;
  const int open = OpenObjects(gap.path, base);
  if (open == pass->max_depth) return pass->Bad(at, SkipReason::kTooDeep);
  uint32_t first = 0;
  PassedObjects passed{OpenedLists::kNotOpened, &first};
  if (lists_ != nullptr && !result->odd && gap.next->of_layout() && lists_->has_room() &&
      paths_->size() < kMostElementPaths) {
    passed.base = lists_->BaseOf(gap.path);
  }
  if (open == 1 && result->page_list == nullptr && paths_->IsPageKeyed(gap.path)) {
    result->page_list = list + 1;
    result->page_entries = record().size();
    result->page_path = gap.path;
    passed.first = &result->page_objects;
  }
  const uint64_t bits = kAllObjects & ~(uint64_t{1} << open);
  pass->blanks = pass->escapes = false;
  if ((at = PassObjects(list + 1, open, pass, &passed)) == nullptr) return nullptr;
  at = pass->Close(at, {bits, open + 1}, open, passed.expect, record().size());
  if (at == nullptr || result->odd) return at;
  met_blanks_ = met_blanks_ || pass->blanks;
  if (pass->blanks || pass->escapes) {
    const auto append = pass->blanks ? AppendCompact : AppendRespelled;
    PushMade({list, static_cast<size_t>(at - list)}, append, gap.path, EntryKind::kArray, pass);
  } else {
    Push(list, at, gap.path, EntryKind::kArray);
  }
  if (passed.are_all_kept) entry_[-1].list = lists_->AddList(*passed.first, passed.base);
  return at;
}

RecordParser* RecordParser::ParserOfObjects(bool are_kept) {
  if (!are_kept) {
    if (elements_ == nullptr) elements_ = std::make_unique<ElementParser>(nesting_ + 1);
    return &elements_->parser;
  }
  if (opened_ == nullptr) {
    opened_ = std::make_unique<RecordParser>(paths_, lists_);
    opened_->NestAt(nesting_ + 1);
  }
  return opened_.get();
}

const char* RecordParser::PassObjects(const char* at, int open, JsonPass* pass,
                                      PassedObjects* passed) {
  const auto inside = static_cast<size_t>(nesting_) + 1;
  if (inside == kLevels.size() || open + 1 + kLevels[inside] > max_depth_) return at;
  const bool keeps = passed->base != OpenedLists::kNotOpened;
  const PathId base = keeps ? passed->base : kRootPath;
  bool are_all_kept = keeps;
  RecordParser* parser = nullptr;
  while ((at = pass->CountedBlanks(at)) != nullptr && *at == '{') {
    if (parser == nullptr) parser = ParserOfObjects(keeps);
    if (parser->paths_->size() > kMostElementPaths) return at;
    const size_t left = static_cast<size_t>(pass->end - at);
    const ParseResult& element = parser->Parse(at, at + std::min(left, kMaxElementBytes), base);
    if (element.status != ParseResult::Status::kDone || element.odd) return at;
    pass->result->newlines += element.newlines;
    pass->blanks = pass->blanks || parser->met_blanks_;
    pass->escapes = pass->escapes || parser->text_count_ != 0;
    if (keeps && lists_->has_room()) {
      passed->last = lists_->Add(at, element, parser->record(), passed->last);
      if (*passed->first == 0) *passed->first = passed->last;
    } else {
      are_all_kept = false;
    }
    passed->expect = JsonPass::Expect::kCommaOrEnd;
    at = pass->CountedBlanks(element.end);
    if (at == nullptr || *at != ',') {
      passed->are_all_kept = are_all_kept && at != nullptr;
      return at;
    }
    passed->expect = JsonPass::Expect::kMember;
    ++at;
  }
  return at;
}

// A gap that is not known: reads it into `gap`, keeps it, and answers the place behind it, which is
// before the pass's end unless the record ends with it. An escaped key makes the record odd, and
// all of it is gone over then.
const char* RecordParser::ReadGap(const char* at, GapPlace* place, PathId base, JsonPass* pass,
                                  Gap* gap) {
  const char* const begin = at;
  const PathId from = place->path();
  const bool begins = place->begins_record();
  const uint32_t newlines = pass->result->newlines;
  PathId object = begins ? base : paths_->Parent(from);  // the innermost that is open
  int open = begins ? 1 : OpenObjects(from, base);
  bool behind_member = !begins;
  bool just_opened = false;  // an object that may be empty, and then is the value itself
  bool all_opened_fit = true;
  gap->size = 0;  // not kept
  gap->layout = kNoLayout;
  gap->opened_count = 0;
  const auto finish = [&](const char* end, PathId path, GapEnd kind) {
    gap->path = path;
    gap->end = kind;
    met_blanks_ = met_blanks_ || pass->blanks;
    if (pass->result->odd) return end;
    const size_t size = static_cast<size_t>(end - begin);
    if (kind != GapEnd::kRecordEnd) gap->next = gaps_.Find(path, base);
    if (all_opened_fit && size <= kReadSlack) {
      gap->size = static_cast<uint32_t>(size);
      gap->newlines = static_cast<uint8_t>(pass->result->newlines - newlines);
      place->Add({begin, size}, *gap);
    }
    return end;
  };
  while (true) {
    if ((at = pass->CountedBlanks(at)) == nullptr) return nullptr;
    if (*at == '}' && behind_member) {
      ++at;
      if (--open == 0) return finish(at, base, GapEnd::kRecordEnd);
      object = paths_->Parent(object);
      continue;
    }
    if (behind_member) {
      if (*at != ',') return pass->Bad(at);
      if ((at = pass->CountedBlanks(at + 1)) == nullptr) return nullptr;
    } else if (*at == '}') {  // an empty object
      if (open == 1) return finish(at + 1, base, GapEnd::kRecordEnd);
      return finish(at + 1, object, GapEnd::kEmptyObject);
    }

    if (just_opened) {
      just_opened = false;
      if (gap->opened_count < Gap::kMaxOpened) {
        gap->opened[gap->opened_count++] = object;
      } else {
        all_opened_fit = false;
        if (!paths_->MarkSeen(object)) pass->result->odd = true;
      }
    }

    // A key and its colon.
    if (*at != '"') return pass->Bad(at);
    const char* const key = ++at;
    pass->escapes = false;
    if ((at = pass->String(key)) == nullptr) return nullptr;
    const std::string_view key_text(key, static_cast<size_t>(at - key));
    if ((at = pass->CountedBlanks(at + 1)) == nullptr) return nullptr;
    if (*at != ':') return pass->Bad(at);
    ++at;
    if (pass->escapes) {
      pass->result->odd = true;
      gap->end = GapEnd::kRecordEnd;
      return pass->Close(at, {kAllObjects, open}, 0, JsonPass::Expect::kValue, record().size());
    }
    const PathId path = paths_->Find(object, key_text);

    // Its value.
    if ((at = pass->CountedBlanks(at)) == nullptr) return nullptr;
    if (*at == '"') return finish(at + 1, path, GapEnd::kText);
    if (*at != '{') return finish(at, path, GapEnd::kOther);
    if (open == pass->max_depth) return pass->Bad(at, SkipReason::kTooDeep);
    just_opened = true;
    object = path;
    ++open;
    behind_member = false;
    ++at;
  }
}

}  // namespace parcours::ingest
