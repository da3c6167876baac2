#include "text/windows1252.h"

#include <gtest/gtest.h>

#include <map>

namespace parcours {
namespace {

std::string Decode(std::string_view bytes) {
  std::string text;
  text::AppendWindows1252(bytes, &text);
  return text;
}

// By the table that the WHATWG's Encoding Standard gives for "windows-1252".
TEST(Windows1252, EveryByteIsACharacter) {
  const std::map<int, const char*> others = {
      {0x80, "€"},      {0x81, "\u0081"}, {0x82, "‚"}, {0x83, "ƒ"},      {0x84, "„"},
      {0x85, "…"},      {0x86, "†"},      {0x87, "‡"}, {0x88, "ˆ"},      {0x89, "‰"},
      {0x8A, "Š"},      {0x8B, "‹"},      {0x8C, "Œ"}, {0x8D, "\u008d"}, {0x8E, "Ž"},
      {0x8F, "\u008f"}, {0x90, "\u0090"}, {0x91, "‘"}, {0x92, "’"},      {0x93, "“"},
      {0x94, "”"},      {0x95, "•"},      {0x96, "–"}, {0x97, "—"},      {0x98, "˜"},
      {0x99, "™"},      {0x9A, "š"},      {0x9B, "›"}, {0x9C, "œ"},      {0x9D, "\u009d"},
      {0x9E, "ž"},      {0x9F, "Ÿ"}};
  ASSERT_EQ(others.size(), 32u);
  for (int byte = 0; byte < 256; ++byte) {
    const std::string bytes(1, static_cast<char>(byte));
    std::string text = bytes;
    if (byte >= 0xA0) {
      text = {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
    } else if (byte >= 0x80) {
      text = others.at(byte);
    }
    EXPECT_EQ(Decode(bytes), text) << byte;
    // Wherever it stands among others.
    for (size_t before = 0; before < 10; ++before) {
      const std::string plain(before, 'a');
      EXPECT_EQ(Decode(plain + bytes + bytes + plain), plain + text + text + plain) << byte;
    }
  }
  EXPECT_EQ(Decode(""), "");
}

}  // namespace
}  // namespace parcours
