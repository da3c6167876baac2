#include "store/dictionary.h"

#include <cstring>
#include <utility>

#include "parcours/error.h"
#include "text/bytes.h"
#include "text/hash.h"

namespace parcours::store {
namespace {

constexpr uint32_t kBlockBits = 20;
constexpr size_t kFullBlockBytes = size_t{1} << kBlockBits;
constexpr size_t kMaxBlocks = size_t{1} << (32 - kBlockBits);
constexpr size_t kFirstBlockBytes = size_t{1} << 12;
constexpr size_t kMinSlots = 16;

// Blocks grow from 4 KiB to 1 MiB, so that a column of few values stays small.
size_t BlockBytes(size_t block) {
  return block < 4 ? kFirstBlockBytes << (2 * block) : kFullBlockBytes;
}

// An entry is the code (4 bytes), the length in 7-bit groups, low group first, and the text.
constexpr size_t kCodeBytes = sizeof(uint32_t);

size_t LengthBytes(size_t length) {
  size_t bytes = 1;
  while (length >= 0x80) {
    length >>= 7;
    ++bytes;
  }
  return bytes;
}

uint32_t CodeAt(const char* entry) {
  uint32_t code;
  std::memcpy(&code, entry, kCodeBytes);
  return code;
}

std::string_view TextAt(const char* entry) {
  const char* at = entry + kCodeBytes;
  size_t length = 0;
  for (int shift = 0;; shift += 7) {
    const auto group = static_cast<unsigned char>(*at++);
    length |= static_cast<size_t>(group & 0x7F) << shift;
    if (group < 0x80) return {at, length};
  }
}

[[gnu::always_inline]] inline uint32_t Hash(const std::string_view& text) {
  return static_cast<uint32_t>(text::HashBytes(text));
}

// By length, then by bytes: below 0 where `a` comes first, 0 where they are the same.
[[gnu::noinline]] int Order(const std::string_view& a, const std::string_view& b) {
  const size_t size = a.size();
  if (size != b.size()) return size < b.size() ? -1 : 1;
  if (size == 0) return 0;
  uint64_t word_a;
  uint64_t word_b;
  if (size < sizeof word_a) {
    word_a = text::LoadBytes(a.data(), size);
    word_b = text::LoadBytes(b.data(), size);
  } else {
    const size_t last = size - sizeof word_a;
    for (size_t at = 0;; at = at + sizeof word_a < last ? at + sizeof word_a : last) {
      word_a = text::LoadWord(a.data() + at);
      word_b = text::LoadWord(b.data() + at);
      if (word_a != word_b || at == last) break;
    }
  }
  const uint64_t differing = word_a ^ word_b;
  if (differing == 0) return 0;
  const int shift = __builtin_ctzll(differing) & ~7;  // of the first byte that differs
  return static_cast<int>(word_a >> shift & 0xFF) - static_cast<int>(word_b >> shift & 0xFF);
}

}  // namespace

const char* Dictionary::At(uint32_t start) const {
  return blocks_[start >> kBlockBits].get() + (start & (kFullBlockBytes - 1));
}

uint32_t Dictionary::Intern(const std::string_view& text) {
  if (starts_.empty()) {
    StoreOutermost(text, &least_);
    greatest_ = least_;
    return least_.code;
  }
  for (const int side : {1, -1}) {
    Outermost& outermost = side > 0 ? greatest_ : least_;
    if (outermost.code == kAbsent) break;
    const int beyond = Order(text, outermost.text) * side;
    if (beyond > 0) StoreOutermost(text, &outermost);
    if (beyond >= 0) return outermost.code;
  }
  Index(1);
  const uint32_t hash = Hash(text);
  const size_t at = Probe(hash, text);
  if (slots_[at].start != kEmpty) return CodeAt(At(slots_[at].start));
  const uint32_t code = Store(text);
  slots_[at] = {hash, starts_.back()};
  ++indexed_;
  return code;
}

[[gnu::noinline]] void Dictionary::StoreOutermost(const std::string_view& text,
                                                  Outermost* outermost) {
  const uint32_t code = Store(text);
  *outermost = {Text(code), code};
}

// Passes, of which none waits for the memory that the one before asked for: the slots, then the
// entries they lead to, then the comparison. Those that ask do nothing else: the less a look-up
// takes, the more of them the processor has under way. What is not found takes the usual way.
void Dictionary::InternAll(std::span<Lookup> lookups) {
  Index(lookups.size());
  const size_t mask = slots_.size() - 1;
  const Slot* const slots = slots_.data();
  for (Lookup& lookup : lookups) lookup.hash = Hash(lookup.text);
  for (Lookup& lookup : lookups) lookup.start = slots[lookup.hash & mask].start;
  for (Lookup& lookup : lookups) {
    size_t at = lookup.hash & mask;
    while (slots[at].start != kEmpty && slots[at].hash != lookup.hash) at = (at + 1) & mask;
    lookup.start = slots[at].start;
  }
  for (Lookup& lookup : lookups) {
    lookup.code = lookup.start == kEmpty ? kAbsent : CodeAt(At(lookup.start));
  }
  for (Lookup& lookup : lookups) {
    if (lookup.code == kAbsent || !text::EqualBytes(TextAt(At(lookup.start)), lookup.text)) {
      lookup.code = Intern(lookup.text);
    }
  }
}

uint32_t Dictionary::Find(std::string_view text) const {
  if (starts_.empty()) return kAbsent;
  Index(0);
  const Slot& slot = slots_[Probe(Hash(text), text)];
  return slot.start == kEmpty ? kAbsent : CodeAt(At(slot.start));
}

std::string_view Dictionary::Text(uint32_t code) const {
  PARCOURS_CHECK(code >= 1 && code <= starts_.size());
  return TextAt(At(starts_[code - 1]));
}

void Dictionary::Truncate(uint32_t count) {
  if (count >= size()) return;
  std::vector<Slot>().swap(slots_);
  indexed_ = 0;
  if (count == 0) {
    blocks_.clear();
    block_used_ = 0;
  } else {
    const uint32_t start = starts_[count - 1];
    const std::string_view last = TextAt(At(start));
    blocks_.resize((start >> kBlockBits) + 1);
    block_used_ = static_cast<size_t>(last.data() + last.size() - blocks_.back().get());
  }
  starts_.resize(count);
  if (least_.code > count || greatest_.code > count) least_ = greatest_ = {};
}

void Dictionary::Freeze() {
  std::vector<Slot>().swap(slots_);
  indexed_ = 0;
  starts_.shrink_to_fit();
}

size_t Dictionary::memory_bytes() const {
  size_t block_bytes = 0;
  for (size_t block = 0; block < blocks_.size(); ++block) {
    if (blocks_[block] != nullptr) block_bytes += BlockBytes(block);
  }
  return block_bytes + starts_.capacity() * sizeof(uint32_t) + slots_.capacity() * sizeof(Slot);
}

void Dictionary::Index(size_t more) const {
  Reserve(starts_.size() + more);
  const size_t mask = slots_.size() - 1;
  for (; indexed_ < starts_.size(); ++indexed_) {
    const uint32_t start = starts_[indexed_];
    const uint32_t hash = Hash(TextAt(At(start)));
    size_t at = hash & mask;
    while (slots_[at].start != kEmpty) at = (at + 1) & mask;
    slots_[at] = {hash, start};
  }
}

// Makes the table fit `text_count` texts; those in it move by the hash they keep. The old table
// stays where memory runs out.
void Dictionary::Reserve(size_t text_count) const {
  if (!slots_.empty() && text_count * 8 <= slots_.size() * 7) return;
  size_t slot_count = kMinSlots;
  while (text_count * 4 > slot_count * 3) slot_count *= 2;
  std::vector<Slot> slots(slot_count);
  const size_t mask = slot_count - 1;
  for (const Slot& slot : slots_) {
    if (slot.start == kEmpty) continue;
    size_t at = slot.hash & mask;
    while (slots[at].start != kEmpty) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_.swap(slots);
}

// The slot of the text, or the empty one where it belongs.
size_t Dictionary::Probe(uint32_t hash, const std::string_view& wanted) const {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].start != kEmpty &&
         (slots_[at].hash != hash || !text::EqualBytes(TextAt(At(slots_[at].start)), wanted))) {
    at = (at + 1) & mask;
  }
  return at;
}

uint32_t Dictionary::Store(const std::string_view& text) {
  if (text.size() > kMaxTextBytes) {
    throw Error(ErrorCode::kTooLarge, "", "a text of more than 1 MiB; shorten it before loading");
  }
  const size_t bytes = kCodeBytes + LengthBytes(text.size()) + text.size();
  if (blocks_.empty() || block_used_ + bytes > BlockBytes(blocks_.size() - 1)) {
    size_t next = blocks_.size();
    while (BlockBytes(next) < bytes) ++next;  // those too small are left out
    if (next >= kMaxBlocks) {
      throw Error(ErrorCode::kTooLarge, "", "more than 4 GiB of distinct text in one column");
    }
    std::unique_ptr<char[]> block(new char[BlockBytes(next)]);
    blocks_.resize(next + 1);
    blocks_.back() = std::move(block);
    block_used_ = 0;
  }
  const uint32_t code = size() + 1;
  char* at = blocks_.back().get() + block_used_;
  std::memcpy(at, &code, kCodeBytes);
  at += kCodeBytes;
  size_t length = text.size();
  for (; length >= 0x80; length >>= 7) *at++ = static_cast<char>(length | 0x80);
  *at++ = static_cast<char>(length);
  text::CopyBytes(at, text.data(), text.size());
  starts_.push_back(static_cast<uint32_t>((blocks_.size() - 1) << kBlockBits | block_used_));
  block_used_ += bytes;
  return code;
}

}  // namespace parcours::store
