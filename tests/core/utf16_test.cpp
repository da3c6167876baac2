#include "text/utf16.h"

#include <gtest/gtest.h>

namespace parcours {
namespace {

using std::string_literals::operator""s;

std::string Decode(std::string_view bytes, bool big_endian, size_t cut) {
  text::Utf16Decoder decoder(big_endian);
  std::string text;
  decoder.Decode(bytes.substr(0, cut), &text);
  decoder.Decode(bytes.substr(cut), &text);
  decoder.Finish(&text);
  return text;
}

TEST(Utf16, BecomesUtf8WhereverItIsCut) {
  struct Case {
    std::string units;  // big-endian
    std::string text;
  };
  const Case cases[] = {
      {"\0a\0\n"s, "a\n"},
      {"\0\xE9\x20\xAC"s, "\xC3\xA9\xE2\x82\xAC"},
      {"\xD8\x3D\xDE\x00\0!"s, "\xF0\x9F\x98\x80!"},
      {"\xDB\xFF\xDF\xFF"s, "\xF4\x8F\xBF\xBF"},
      {"\xD8\x3D\0!"s, "\xED\xA0\xBD!"},  // no UTF-8, to be found by who checks
      {"\xD8\x3D\xD8\x3D\xDE\x00"s, "\xED\xA0\xBD\xF0\x9F\x98\x80"},
      {"\xDE\x00"s, "\xED\xB8\x80"},
      {"\xD8\x3D"s, "\xED\xA0\xBD"},
      {"\0a\0"s, "a\xFF"},
      {"", ""},
  };
  for (const Case& c : cases) {
    std::string little = c.units;
    for (size_t i = 0; i + 1 < little.size(); i += 2) std::swap(little[i], little[i + 1]);
    for (size_t cut = 0; cut <= c.units.size(); ++cut) {
      EXPECT_EQ(Decode(c.units, true, cut), c.text) << cut;
      EXPECT_EQ(Decode(little, false, cut), c.text) << cut;
    }
  }
}

}  // namespace
}  // namespace parcours
