// Bytes by words: in exact-size heap blocks, so that a sanitizer sees what is read outside.
#include "text/bytes.h"

#include <gtest/gtest.h>

#include <string>

#include "core/heap_text.h"
#include "text/hash.h"

namespace parcours {
namespace {

std::string TextOfSize(size_t size) {
  std::string text;
  for (size_t i = 0; i < size; ++i) text += static_cast<char>(i * 37 + 129);
  return text;
}

// The definition, a byte at a time.
uint64_t SlowHash(std::string_view text) {
  uint64_t hash = text::kHashMultiplier ^ text.size();
  uint64_t word = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    word |= uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i % 8));
    if (i % 8 != 7 && i + 1 != text.size()) continue;
    hash = text::CombineHash(hash, word);
    word = 0;
  }
  return text::MixHash(hash);
}

TEST(Bytes, HashIsThatOfItsDefinitionForEverySize) {
  for (size_t size = 0; size < 70; ++size) {
    const HeapText block(TextOfSize(size));
    EXPECT_EQ(text::HashBytes(block.view()), SlowHash(block.view())) << size;
  }
}

TEST(Bytes, EqualSeesEveryByte) {
  for (size_t size = 0; size < 40; ++size) {
    const HeapText block(TextOfSize(size));
    std::string other(block.view());
    EXPECT_TRUE(text::EqualBytes(block.view(), HeapText(other).view())) << size;
    for (char& byte : other) {
      byte ^= 1;
      EXPECT_FALSE(text::EqualBytes(block.view(), HeapText(other).view())) << size;
      byte ^= 1;
    }
  }
  EXPECT_FALSE(text::EqualBytes("a", "ab"));
}

TEST(Bytes, CopyWritesEveryByteAndNoOther) {
  for (size_t size = 0; size < 40; ++size) {
    const HeapText block(TextOfSize(size));
    std::string to(size + 2, '.');
    text::CopyBytes(to.data() + 1, block.view().data(), size);
    EXPECT_EQ(to, "." + std::string(block.view()) + ".") << size;
  }
}

}  // namespace
}  // namespace parcours
