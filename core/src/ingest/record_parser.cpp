#include "ingest/record_parser.h"

#include "ingest/words.h"
#include "text/utf8.h"

namespace parcours::ingest {
namespace {

// The helpers take the place where something begins and answer the place behind it; nullptr where
// it is wrong or unfinished, with the result saying which.
struct Pass {
  const char* end;
  ParseResult* result;

  const char* Bad(const char* at, SkipReason reason = SkipReason::kNotJson) {
    result->status = ParseResult::Status::kBad;
    result->reason = reason;
    result->end = at;
    return nullptr;
  }
  const char* NeedMore() {
    result->status = ParseResult::Status::kNeedMore;
    return nullptr;
  }

  // Blanks; the byte answered is before `end`.
  const char* Blanks(const char* at) {
    for (; at < end; ++at) {
      if (*at == '\n') {
        ++result->newlines;
      } else if (*at != ' ' && *at != '\t' && *at != '\r') {
        return at;
      }
    }
    return NeedMore();
  }

  // Behind the opening quote -> the closing quote.
  const char* String(const char* at) {
    while (true) {
      at = FindStringSpecial(at, end);
      if (at >= end) return NeedMore();
      if (*at == '"') return at;
      if (*at == '\\') {
        result->odd = true;
        if (end - at < 2) return NeedMore();
        at += 2;
        continue;
      }
      if (static_cast<unsigned char>(*at) < 0x20) return Bad(at);
      const size_t length = text::Utf8Length({at, static_cast<size_t>(end - at)}, 0);
      if (length == 0) return end - at < 4 ? NeedMore() : Bad(at, SkipReason::kBadUtf8);
      at += length;
    }
  }

  const char* Digits(const char* at) {
    if (at >= end) return NeedMore();
    if (*at < '0' || *at > '9') return Bad(at);
    while (at < end && *at >= '0' && *at <= '9') ++at;
    return at < end ? at : NeedMore();
  }

  // A number is always followed by something in an object, so one that touches `end` is unfinished.
  const char* Number(const char* at) {
    const char* const begin = at;
    if (*at == '-') ++at;
    if (at < end && *at == '0') {
      ++at;
      if (at >= end) return NeedMore();
    } else if ((at = Digits(at)) == nullptr) {
      return nullptr;
    }
    if (*at == '.' && (at = Digits(at + 1)) == nullptr) return nullptr;
    if ((*at | 0x20) == 'e') {
      result->odd = true;
      ++at;
      if (at < end && (*at == '+' || *at == '-')) ++at;
      if ((at = Digits(at)) == nullptr) return nullptr;
    }
    // Where a double would overflow, the other reader decides; it spells "-0" as 0.
    if (at - begin > 300 || (at - begin == 2 && begin[0] == '-' && begin[1] == '0')) {
      result->odd = true;
    }
    return at;
  }

  const char* Word(const char* at, std::string_view word) {
    for (size_t i = 0; i < word.size(); ++i) {
      if (at + i >= end) return NeedMore();
      if (at[i] != word[i]) return Bad(at + i);
    }
    return at + word.size();
  }

  const char* Scalar(const char* at) {
    switch (*at) {
      case '"':
        at = String(at + 1);
        return at != nullptr ? at + 1 : nullptr;
      case 't':
        return Word(at, "true");
      case 'f':
        return Word(at, "false");
      case 'n':
        return Word(at, "null");
      default:
        return Number(at);
    }
  }

  // Behind the '[' -> behind the ']'. `depth` is that of the array itself. An array that holds
  // objects, arrays or blanks makes the record odd: its text is not compact, or not flat.
  const char* Array(const char* at, int depth) {
    enum class Expect { kFirst, kMember, kCommaOrEnd } expect = Expect::kFirst;
    uint64_t object_bits = 0;  // by depth inside the array: 1 an object, 0 an array
    int inner = 0;             // containers open inside the array
    while (true) {
      const char* const gap = at;
      if ((at = Blanks(at)) == nullptr) return nullptr;
      if (at != gap) result->odd = true;
      const bool in_object = inner > 0 && (object_bits >> (inner - 1) & 1) != 0;
      if (expect != Expect::kMember && *at == (in_object ? '}' : ']')) {
        ++at;
        if (inner == 0) return at;
        --inner;
        expect = Expect::kCommaOrEnd;
        continue;
      }
      if (expect == Expect::kCommaOrEnd) {
        if (*at != ',') return Bad(at);
        ++at;
        expect = Expect::kMember;
        continue;
      }
      if (in_object) {
        if (*at != '"') return Bad(at);
        if ((at = String(at + 1)) == nullptr) return nullptr;
        if ((at = Blanks(at + 1)) == nullptr) return nullptr;
        if (*at != ':') return Bad(at);
        if ((at = Blanks(at + 1)) == nullptr) return nullptr;
      }
      if (*at == '{' || *at == '[') {
        result->odd = true;
        if (depth + inner + 1 > kMaxDepth) return Bad(at, SkipReason::kTooDeep);
        object_bits &= ~(uint64_t{1} << inner);
        object_bits |= uint64_t{*at == '{'} << inner;
        ++inner;
        ++at;
        expect = Expect::kFirst;
        continue;
      }
      if ((at = Scalar(at)) == nullptr) return nullptr;
      expect = Expect::kCommaOrEnd;
    }
  }
};

// Keys of lists that are no pages but belong to the record around them are told by that record
// having fields of its own (RecordReader).
constexpr std::string_view kPageKeys[] = {"events", "emails",   "results", "orders",
                                          "items",  "messages", "data"};

}  // namespace

bool IsPageKey(std::string_view key) {
  for (const std::string_view known : kPageKeys) {
    if (key == known) return true;
  }
  return false;
}

ParseResult RecordParser::Parse(const char* begin, const char* end, PathId base) {
  ParseResult result;
  Pass pass{end, &result};
  const auto skip_blanks = [&](const char* from) {
    return from<end&& static_cast<unsigned char>(*from)> ' ' ? from : pass.Blanks(from);
  };
  entries_.clear();
  paths_->BeginRecord();
  PathId open[kMaxDepth];  // the objects that are open; open[0] is the record
  open[0] = base;
  int depth = 1;
  // Whose link tells the next key: what comes inside an object, or behind a key.
  PathId link_path = base;
  bool link_inside = true;
  bool may_end = true;  // right behind '{'
  const char* at = skip_blanks(begin + 1);

  while (at != nullptr) {
    if (may_end && *at == '}') {
      if (depth > 1) entries_.push_back({at, 0, open[depth - 1], EntryKind::kEmptyObject});
    } else {
      // A key and its colon.
      if (*at != '"') return pass.Bad(at), result;
      const char* const key = ++at;
      PathId path = kRootPath;
      std::string_view key_text;  // where it was not predicted
      if (!result.odd) {
        PathTable::Link& link = link_inside ? paths_->Inside(link_path) : paths_->Behind(link_path);
        path = paths_->Predict(link, key);
        if (path != kRootPath && paths_->TokenSize(path) >= static_cast<size_t>(end - key)) {
          return pass.NeedMore(), result;
        }
      }
      if (path != kRootPath) {
        at = key + paths_->TokenSize(path);
      } else {
        if ((at = pass.String(key)) == nullptr) return result;
        key_text = {key, static_cast<size_t>(at - key)};
        if ((at = skip_blanks(at + 1)) == nullptr) return result;
        if (*at != ':') return pass.Bad(at), result;
        ++at;
        if (!result.odd) {
          path = paths_->Find(open[depth - 1], key_text);
          PathTable::Link& link =
              link_inside ? paths_->Inside(link_path) : paths_->Behind(link_path);
          link.second = link.first;
          link.first = path;
        }
      }
      if (!result.odd && !paths_->MarkSeen(path)) result.odd = true;
      link_path = path;
      link_inside = false;

      // Its value.
      if ((at = skip_blanks(at)) == nullptr) return result;
      const char* const value = at;
      switch (*at) {
        case '"':
          if ((at = pass.String(value + 1)) == nullptr) return result;
          entries_.push_back(
              {value + 1, static_cast<uint32_t>(at - value - 1), path, EntryKind::kText});
          ++at;
          break;
        case '{':
          if (depth == kMaxDepth) return pass.Bad(at, SkipReason::kTooDeep), result;
          open[depth++] = path;
          link_inside = true;
          may_end = true;
          at = skip_blanks(at + 1);
          continue;
        case '[': {
          if (depth == kMaxDepth) return pass.Bad(at, SkipReason::kTooDeep), result;
          if (depth == 1 && result.page_list == nullptr) {
            if (key_text.empty()) key_text = paths_->Name(path);
            if (IsPageKey(key_text)) {
              result.page_list = value + 1;
              result.page_entries = entries_.size();
            }
          }
          if ((at = pass.Array(value + 1, depth + 1)) == nullptr) return result;
          entries_.push_back({value, static_cast<uint32_t>(at - value), path, EntryKind::kArray});
          break;
        }
        case 't':
        case 'f':
        case 'n':
          if ((at = pass.Scalar(value)) == nullptr) return result;
          if (*value != 'n') {
            entries_.push_back(
                {value, 0, path, *value == 't' ? EntryKind::kTrue : EntryKind::kFalse});
          }
          break;
        default:
          if ((at = pass.Number(value)) == nullptr) return result;
          entries_.push_back({value, static_cast<uint32_t>(at - value), path, EntryKind::kNumber});
      }
    }

    // A comma and the next key, or the ends of objects.
    while (true) {
      if ((at = skip_blanks(at)) == nullptr) return result;
      if (*at == ',') {
        at = skip_blanks(at + 1);
        may_end = false;
        break;
      }
      if (*at != '}') return pass.Bad(at), result;
      ++at;
      if (--depth == 0) {
        result.status = ParseResult::Status::kDone;
        result.end = at;
        return result;
      }
      link_path = open[depth];
      link_inside = false;
    }
  }
  return result;
}

}  // namespace parcours::ingest
