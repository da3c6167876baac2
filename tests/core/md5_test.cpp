#include "text/md5.h"

#include <gtest/gtest.h>

#include <string>

#include "core/heap_text.h"

namespace parcours::text {
namespace {

std::string Hex(std::string_view text) {
  std::string hex;
  for (const uint8_t byte : Md5(HeapText(text).view())) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

// RFC 1321, section A.5.
TEST(Md5, OfTheTextsInItsDefinition) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "d41d8cd98f00b204e9800998ecf8427e"},
      {"a", "0cc175b9c0f1b6a831c399e269772661"},
      {"abc", "900150983cd24fb0d6963f7d28e17f72"},
      {"message digest", "f96b697d7cb7938d525a2f31aaf161d0"},
      {"abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"},
      {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
       "d174ab98d277d9f5a5611c2c9f419d9f"},
      {"12345678901234567890123456789012345678901234567890123456789012345678901234567890",
       "57edf4a22be3c955ac49da2e2107b67a"},
  };
  for (const auto& [text, hex] : cases) EXPECT_EQ(Hex(text), hex) << text;
}

// Where the padding takes one block and where two. By Python's hashlib.
TEST(Md5, OfTextsAsLongAsABlockOrNearly) {
  const std::pair<size_t, const char*> cases[] = {
      {55, "04364420e25c512fd958a70738aa8f72"},  {56, "668a72d5ba17f08e62dabcafad6db14b"},
      {57, "693037871c4a9d3d8685018905cb530a"},  {63, "7dc2ca208106a2f703567bdff99d8981"},
      {64, "c1bb4f81d892b2d57947682aeb252456"},  {65, "1bc932052302d074bdec39795fe00cf6"},
      {119, "ab347a5f68c8a443cfcddc633f12c24f"}, {120, "fb98667f98096de92620b64f46e1c5b5"},
      {127, "a0b28c1da68705c2ff883fe279b72753"}, {128, "d69cb61a6ee87200676eb0d4b90edbcb"},
      {129, "3926841d393c00c3f36260e5ace10dc1"}, {1000, "398533d48111e9f664b1f64cb10c4b63"},
  };
  for (const auto& [length, hex] : cases) EXPECT_EQ(Hex(std::string(length, 'x')), hex) << length;
}

TEST(Md5, IsReadFromItsDigits) {
  Md5Digest digest;
  ASSERT_TRUE(ReadMd5Hex("900150983cd24fb0D6963F7D28E17F72", &digest));
  EXPECT_EQ(digest, Md5("abc"));
  for (const char* const text :
       {"", "900150983cd24fb0d6963f7d28e17f7", "900150983cd24fb0d6963f7d28e17f720",
        "900150983cd24fb0d6963f7d28e17f7g", "900150983cd24fb0-6963f7d28e17f72"}) {
    EXPECT_FALSE(ReadMd5Hex(text, &digest)) << text;
  }
}

}  // namespace
}  // namespace parcours::text
