#include "text/utf8.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/heap_text.h"

namespace parcours::text {
namespace {

// As readers tell: ASCII by words, everything else by the character.
bool IsValidUtf8(std::string_view text) {
  for (size_t at = SkipAscii(text, 0); at < text.size(); at = SkipAscii(text, at)) {
    const size_t length = Utf8Length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

bool Valid(std::string_view text) { return IsValidUtf8(HeapText(text).view()); }
std::string Cut(std::string_view text, size_t max) { return CutUtf8(HeapText(text).view(), max); }

std::string Encode(uint32_t code) {
  const auto byte = [](uint32_t value) { return static_cast<char>(value); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6), byte(0x80 | (code & 63))};
  if (code < 0x10000) {
    return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 63)), byte(0x80 | (code & 63))};
  }
  return {byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 63)), byte(0x80 | (code >> 6 & 63)),
          byte(0x80 | (code & 63))};
}

TEST(Utf8, EveryCodePointButSurrogates) {
  for (uint32_t code = 0; code <= 0x110000; ++code) {
    const bool expected = code < 0x110000 && !(code >= 0xD800 && code < 0xE000);
    ASSERT_EQ(IsValidUtf8(Encode(code)), expected) << code;
  }
}

TEST(Utf8, NoSequenceOfTwoBytesIsTakenTwice) {
  // Two bytes are valid as two ASCII characters or as one of U+0080..U+07FF, 1920 of them.
  int valid = 0;
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const char bytes[] = {static_cast<char>(a), static_cast<char>(b)};
      valid += IsValidUtf8({bytes, 2}) ? 1 : 0;
    }
  }
  EXPECT_EQ(valid, 128 * 128 + 1920);
}

TEST(Utf8, RefusesOverlongFormsAndCutCharacters) {
  for (const char* text :
       {"\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x80\x80\xAF",
        "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xC3",
        "\xE2\x82", "\xF0\x9F\x98", "\xFF"}) {
    EXPECT_FALSE(Valid(text)) << text;
  }
}

TEST(Utf8, FindsABadByteAtEveryPosition) {
  for (size_t length = 1; length <= 40; ++length) {
    const std::string text(length, 'a');
    EXPECT_TRUE(Valid(text));
    for (size_t at = 0; at < length; ++at) {
      std::string bad = text;
      bad[at] = '\xFF';
      EXPECT_FALSE(Valid(bad)) << length << " " << at;
    }
  }
}

TEST(CutUtf8, NeverSplitsACharacter) {
  const std::string text = "aé€😀z";  // 1 + 2 + 3 + 4 + 1 bytes
  const char* expected[] = {"",    "a",   "a",   "aé",   "aé",    "aé",   "aé€",
                            "aé€", "aé€", "aé€", "aé€😀", "aé€😀z", "aé€😀z"};
  for (size_t max = 0; max < std::size(expected); ++max) EXPECT_EQ(Cut(text, max), expected[max]);
}

TEST(CutUtf8, BlanksControlsAndReplacesBadBytes) {
  EXPECT_EQ(Cut(std::string_view("a\0b\n\t\x7F\x1B", 7), 100), "a b    ");
  EXPECT_EQ(Cut("a\xFF"
                "b",
                100),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(Cut("a\xE2\x82", 100), "a\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(Cut("a\xFF"
                "b",
                3),
            "a");  // the replacement is three bytes
}

}  // namespace
}  // namespace parcours::text
