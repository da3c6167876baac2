#include "ingest/record/json_pass.h"

#include <cstddef>
#include <cstring>

#include "text/utf8.h"

namespace parcours::ingest {
namespace {

// Keys of lists that are no pages but belong to the record around them are told by that record
// having fields of its own (RecordReader).
constexpr std::string_view kPageKeys[] = {"events", "emails",   "results", "orders",
                                          "items",  "messages", "data",    "Records"};

// Of 16 bytes with backslashes where `backslashes` has bits: a bit for each byte that one makes an
// escape of, and for the byte behind the 16. `first`: 1 where the byte before them makes one of the
// first. Of backslashes in a row every other one does, from the first on: where a row ends is told
// by a subtraction, whose borrow runs along it, as far as its beginning is an odd or an even place.
uint32_t EscapedBits(uint32_t backslashes, uint32_t first) {
  constexpr uint32_t kOddPlaces = 0xAAAAAAAA;
  const uint32_t begins = backslashes & ~first;
  const uint32_t ends = ((begins << 1 | kOddPlaces) - begins) ^ kOddPlaces;
  return ends ^ (backslashes | first);
}

}  // namespace

bool IsPageKey(std::string_view key) {
  for (const std::string_view known : kPageKeys) {
    if (key == known) return true;
  }
  return false;
}

const char* JsonPass::SomeBlanks(const char* at) {
  for (; at < end; ++at) {
    if (*at == '\n') {
      ++result->newlines;
    } else if (*at != ' ' && *at != '\t' && *at != '\r') {
      return at;
    }
  }
  return NeedMore();
}

// At a byte that is no plain text, or at the end. 16 bytes of ASCII are one step, however many
// escapes they have: JSON inside JSON has one every few bytes.
const char* JsonPass::RestOfString(const char* at) {
  const StringSpecials specials;
  uint32_t carried = 0;  // 1: the byte at `at` stands behind a backslash
  while (at < end) {
    ByteBlock block;
    std::memcpy(&block, at, sizeof block);
    if (BitsOfHits(block < specials.blank) == 0) {
      const uint32_t backslashes = BitsOfHits(block == specials.backslash);
      const uint32_t escaped = EscapedBits(backslashes, carried);
      const uint32_t quotes = BitsOfHits(block == specials.quote) & ~escaped;
      escapes = escapes || (backslashes & (quotes - 1) & ~quotes) != 0;
      if (quotes != 0) {
        at += __builtin_ctz(quotes);
        return at < end ? at : NeedMore();
      }
      carried = escaped >> sizeof block;
      at += sizeof block;
      continue;
    }
    at = FindStringSpecial(at + carried, end, specials);
    carried = 0;
    if (at >= end) break;
    if (*at == '"') return at;
    if (*at == '\\') {
      escapes = true;
      at += 2;
      continue;
    }
    if (static_cast<unsigned char>(*at) < 0x20) return Bad(at);
    const size_t length = text::Utf8Length({at, static_cast<size_t>(end - at)}, 0);
    if (length == 0) return end - at < 4 ? NeedMore() : Bad(at, SkipReason::kBadUtf8);
    at += length;
  }
  return NeedMore();
}

const char* JsonPass::Digits(const char* at) {
  if (at >= end) return NeedMore();
  if (*at < '0' || *at > '9') return Bad(at);
  while (at < end && *at >= '0' && *at <= '9') ++at;
  return at < end ? at : NeedMore();
}

// A number is always followed by something in an object, so one that touches `end` is unfinished.
const char* JsonPass::Number(const char* at) {
  const char* const begin = at;
  if (*at == '-') ++at;
  if (at < end && *at == '0') {
    ++at;
    if (at >= end) return NeedMore();
  } else if ((at = Digits(at)) == nullptr) {
    return nullptr;
  }
  if (*at == '.' && (at = Digits(at + 1)) == nullptr) return nullptr;
  std::ptrdiff_t exponent_digits = 0;
  if ((*at | 0x20) == 'e') {
    ++at;
    if (at < end && (*at == '+' || *at == '-')) ++at;
    const char* const exponent = at;
    if ((at = Digits(at)) == nullptr) return nullptr;
    exponent_digits = at - exponent;
  }
  // Where a double might overflow, the other reader decides; it spells "-0" as 0.
  if (at - begin > 200 || exponent_digits > 2 ||
      (at - begin == 2 && begin[0] == '-' && begin[1] == '0')) {
    result->odd = true;
  }
  return at;
}

const char* JsonPass::Word(const char* at, std::string_view word) {
  for (size_t i = 0; i < word.size(); ++i) {
    if (at + i >= end) return NeedMore();
    if (at[i] != word[i]) return Bad(at + i);
  }
  return at + word.size();
}

const char* JsonPass::Scalar(const char* at) {
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

const char* JsonPass::Close(const char* at, Containers open, int until, Expect expect,
                            size_t entries) {
  std::string_view key;
  bool in_object = (open.object_bits >> (open.count - 1) & 1) != 0;
  // A member each turn, with what stands between it and the one before.
  while (true) {
    if (expect == Expect::kFirst || expect == Expect::kCommaOrEnd) {
      if ((at = CountedBlanks(at)) == nullptr) return nullptr;
      if (*at == (in_object ? '}' : ']')) {
        ++at;
        if (--open.count == until) return at;
        in_object = (open.object_bits >> (open.count - 1) & 1) != 0;
        expect = Expect::kCommaOrEnd;
        continue;
      }
      if (expect == Expect::kCommaOrEnd) {
        if (*at != ',') return Bad(at);
        if ((at = CountedBlanks(at + 1)) == nullptr) return nullptr;
      }
    } else if ((at = CountedBlanks(at)) == nullptr) {
      return nullptr;
    }
    if (in_object && expect != Expect::kValue) {
      if (*at != '"') return Bad(at);
      const char* const begin = ++at;
      if ((at = String(at)) == nullptr) return nullptr;
      key = {begin, static_cast<size_t>(at - begin)};
      if ((at = CountedBlanks(at + 1)) == nullptr) return nullptr;
      if (*at != ':') return Bad(at);
      if ((at = CountedBlanks(at + 1)) == nullptr) return nullptr;
    }
    if (*at == '"') {
      if ((at = String(at + 1)) == nullptr) return nullptr;
      ++at;
    } else if (*at == '{' || *at == '[') {
      if (open.count == max_depth) return Bad(at, SkipReason::kTooDeep);
      in_object = *at == '{';
      if (!in_object && open.count == 1 && (open.object_bits & 1) != 0 &&
          result->page_list == nullptr && IsPageKey(key)) {
        result->page_list = at + 1;
        result->page_entries = entries;
      }
      open.object_bits &= ~(uint64_t{1} << open.count);
      open.object_bits |= uint64_t{in_object} << open.count;
      ++open.count;
      ++at;
      expect = Expect::kFirst;
      continue;
    } else if ((at = Scalar(at)) == nullptr) {
      return nullptr;
    }
    expect = Expect::kCommaOrEnd;
  }
}

}  // namespace parcours::ingest
