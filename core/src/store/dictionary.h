// Dictionary: every distinct text of one column once, each with a code.
//
// Codes      1, 2, 3, ... in the order of first sight; 0 (kAbsent) stands for "no value".
// Texts      kept for good; a view stays valid as long as the dictionary lives.
// Memory     per distinct text: the text, 5-9 bytes of code and length before it, 4 bytes of
//            position, and 8 bytes a slot of the hash table (at most 7/8 full), which Freeze()
//            gives back.
// Order      a text longer or greater than all before it, or shorter or less, is new without a
//            look-up, and so are numbers that go up or down. Such come to the hash table only when
//            another text is looked up; behind Truncate() all do.
// Calls      take texts by reference: in WebAssembly a view by value is copied through memory, its
//            halves written apart and read as one, which the processor waits for.
// Limits     4 GiB of text, 2^32 - 2 codes, kMaxTextBytes a text; past them Error{kTooLarge}.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace parcours::store {

inline constexpr uint32_t kAbsent = 0;
inline constexpr size_t kMaxTextBytes = (size_t{1} << 20) - 16;

class Dictionary {
 public:
  // The text's code, given on first sight. Amortised O(length).
  uint32_t Intern(const std::string_view& text);

  // What Intern gives for each of the texts, in their order. For a dictionary that is larger than
  // the caches: what has to come from memory comes for many texts at once.
  struct Lookup {
    std::string_view text;
    uint32_t code = kAbsent;  // the answer
    uint32_t hash = 0;        // for InternAll's own use, as is `start`
    uint32_t start = 0;
  };
  void InternAll(std::span<Lookup> lookups);

  // The text's code, kAbsent where it was never seen. Builds the hash table after Freeze().
  uint32_t Find(std::string_view text) const;

  // code in [1, size()].
  std::string_view Text(uint32_t code) const;

  // How many distinct texts; codes run from 1 to size().
  uint32_t size() const { return static_cast<uint32_t>(starts_.size()); }

  // Forgets the codes after `count`, and gives back their memory and the hash table.
  void Truncate(uint32_t count);

  // Gives back the hash table and spare room; the next Intern or Find builds the table again.
  void Freeze();

  size_t memory_bytes() const;

 private:
  // A slot leads straight to the entry, which holds code and text: two cache lines a look-up.
  struct Slot {
    uint32_t hash = 0;
    uint32_t start = kEmpty;
  };
  static constexpr uint32_t kEmpty = 0xFFFFFFFFu;

  // The first or the last text in their order. kAbsent: there is none, or it was truncated.
  struct Outermost {
    std::string_view text;
    uint32_t code = kAbsent;
  };

  void StoreOutermost(const std::string_view& text, Outermost* outermost);
  // Brings all texts into the hash table, with room for so many more.
  void Index(size_t more) const;
  void Reserve(size_t text_count) const;
  size_t Probe(uint32_t hash, const std::string_view& text) const;
  uint32_t Store(const std::string_view& text);
  const char* At(uint32_t start) const;

  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t block_used_ = 0;
  std::vector<uint32_t> starts_;  // by code - 1: block << kBlockBits | offset
  Outermost least_;
  Outermost greatest_;
  mutable std::vector<Slot> slots_;  // a power of two, or empty when frozen
  mutable uint32_t indexed_ = 0;     // of the first so many texts there are slots
};

}  // namespace parcours::store
