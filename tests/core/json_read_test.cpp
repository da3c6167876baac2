// The parser of JSON: the same events, refusals and numbers of bytes as nlohmann/json's.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/heap_text.h"
#include "json/json.h"

namespace parcours::json {
namespace {

// What a handler is told, as text.
class Recorder : public EventHandler {
 public:
  bool null() override { return Say("null"); }
  bool boolean(bool value) override { return Say(value ? "true" : "false"); }
  bool number_integer(int64_t value) override { return Say("i" + std::to_string(value)); }
  bool number_unsigned(uint64_t value) override { return Say("u" + std::to_string(value)); }
  bool number_float(double value, const std::string& token) override {
    return Say("f" + nlohmann::json(value).dump() + " " + token);
  }
  bool string(std::string& value) override { return Say("s" + value); }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(size_t) override { return Say("{"); }
  bool key(std::string& key) override { return Say("k" + key); }
  bool end_object() override { return Say("}"); }
  bool start_array(size_t) override { return Say("["); }
  bool end_array() override { return Say("]"); }
  bool parse_error(size_t position, const std::string&, const Json::exception&) override {
    error_byte = position;
    return false;
  }

  std::string told;
  size_t error_byte = 0;

 private:
  bool Say(const std::string& what) {
    told += what + "\n";
    return true;
  }
};

// Both readings of `text`; of what is not UTF-8 the number of bytes may differ.
void ExpectSame(const std::string& text, bool same_byte = true) {
  Recorder theirs, ours;
  const bool they = Json::sax_parse(text.begin(), text.end(), &theirs);
  size_t error_byte = 0;
  const HeapText block(text);
  const bool we = ReadEvents(block.view(), &ours, &error_byte);
  if (we != they || ours.told != theirs.told) {
    FAIL() << text << "\nexpected " << they << "\n"
           << theirs.told << "got " << we << "\n"
           << ours.told;
  }
  if (!we && same_byte && error_byte != theirs.error_byte) {
    FAIL() << text << "\nexpected byte " << theirs.error_byte << ", got " << error_byte;
  }
}

void ForEachText(const std::string& bytes, size_t length, std::string* text,
                 const std::function<void(const std::string&)>& use) {
  use(*text);
  if (text->size() == length) return;
  for (const char byte : bytes) {
    text->push_back(byte);
    ForEachText(bytes, length, text, use);
    text->pop_back();
  }
}

TEST(JsonRead, EveryShortTextOfStructureIsReadAsTheLibraryReadsIt) {
  std::string text;
  ForEachText("{}[]:,\"a1 ", 6, &text, [](const std::string& one) { ExpectSame(one); });
}

TEST(JsonRead, EveryShortNumberIsReadAsTheLibraryReadsIt) {
  std::string text;
  ForEachText("-+.eE019 ", 6, &text, [](const std::string& one) { ExpectSame(one); });
}

TEST(JsonRead, EveryShortTextWithEscapesIsReadAsTheLibraryReadsIt) {
  std::string text = "\"";
  ForEachText("\\\"/bux\n\x1F\x7F", 6, &text, [](const std::string& one) { ExpectSame(one); });
  for (const char* first :
       {"D7FF", "d800", "DBFF", "dc00", "DFFF", "e000", "0000", "00e9", "20aC", "g000", "00"}) {
    for (const char* second :
         {"", "\\", "\\n", "\\u", "\\udbff", "\\uDC00", "\\udfff", "\\ue000", "x"}) {
      ExpectSame(std::string("\"\\u") + first + second + "\"");
    }
  }
}

TEST(JsonRead, RefusesTheBytesThatTheLibraryRefuses) {
  std::string text = "\"";
  ForEachText("a\x80\x8F\x90\x9F\xA0\xBF\xC0\xC2\xE0\xED\xEF\xF0\xF4\xF5", 4, &text,
              [](const std::string& one) { ExpectSame(one + "\"", false); });
}

TEST(JsonRead, NumbersAtTheirLimits) {
  for (const char* text : {"18446744073709551615", "18446744073709551616", "-9223372036854775808",
                           "-9223372036854775809", "-0", "0.1", "1e308", "1e309", "-1e309",
                           "1e-400", "123456789012345678901234567890", "4.9e-324",
                           "2.2250738585072011e-308", "0.30000000000000004", "9007199254740993"}) {
    ExpectSame(text);
  }
}

TEST(JsonRead, DamagedTextsAreReadAsTheLibraryReadsThem) {
  const std::string whole =
      "\xEF\xBB\xBF {\"a\" : [1, -2.5e+3, null, true,false, {}], \"\\u00e9\\ud83d\\ude00\": "
      "{\"b\":\"x\\n\"}} \r\n\t";
  ExpectSame(whole);
  for (size_t i = 3; i <= whole.size(); ++i) ExpectSame(whole.substr(0, i));
  std::mt19937 random(11);
  const std::string bytes = "{}[]:,\"\\ 0123456789-+.eEntfaulsr\n";
  for (int i = 0; i < 100'000; ++i) {
    std::string damaged = whole;
    for (size_t changes = 1 + random() % 3; changes > 0; --changes) {
      damaged[3 + random() % (damaged.size() - 3)] = bytes[random() % bytes.size()];
    }
    ExpectSame(damaged);
  }
}

// Where the library would take the rest for absent.
TEST(JsonRead, ANulIsNoEnd) {
  const std::string text("1\0", 2);
  EXPECT_FALSE(Parse(text));
  EXPECT_FALSE(Parse(std::string("[1\0]", 4)));
}

TEST(JsonRead, DeepTextsAreRefusedWhereTheyGetTooDeep) {
  EXPECT_TRUE(Parse(std::string(kMaxDepth, '[') + std::string(kMaxDepth, ']')));
  size_t error_byte = 0;
  EXPECT_FALSE(
      Parse(std::string(kMaxDepth + 1, '[') + std::string(kMaxDepth + 1, ']'), &error_byte));
  EXPECT_EQ(error_byte, kMaxDepth + 1);
}

}  // namespace
}  // namespace parcours::json
