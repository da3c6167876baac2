// The JSON writer: the bytes that nlohmann/json prints for the same values.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "json/json.h"
#include "json/writer.h"

namespace parcours::json {
namespace {

template <class Write>
std::string Written(const Write& write) {
  std::string text;
  Writer out(&text);
  write(&out);
  return text;
}

std::string Printed(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string TextOf(const std::string& value) {
  return Written([&](Writer* out) { out->Text(value); });
}

TEST(JsonWriter, PutsCommasBetweenMembersAndElementsAlone) {
  const std::string text = Written([](Writer* out) {
    out->BeginObject();
    out->BeginArray("none");
    out->End();
    out->BeginObject("empty");
    out->End();
    out->Text("ends like an opening", "{[:");
    out->BeginArray("list");
    out->Null();
    out->Bool(true);
    out->BeginArray();
    out->Count(1);
    out->Integer(-2);
    out->End();
    out->BeginObject();
    out->Key("key \"quoted\"");
    out->Text("");
    out->End();
    out->Raw("[1,2]");
    out->End();
    out->Number("whole", 3.0);
    out->Number("part", 3.5);
    out->Double("double", 3.0);
    out->End();
  });
  EXPECT_EQ(text, R"({"none":[],"empty":{},"ends like an opening":"{[:","list":[null,true,[1,-2],)"
                  R"({"key \"quoted\"":""},[1,2]],"whole":3,"part":3.5,"double":3.0})");
}

TEST(JsonWriter, NumbersAreThoseOfTheLibrary) {
  for (const uint64_t value :
       {uint64_t{0}, uint64_t{9}, uint64_t{10}, uint64_t{4'294'967'295}, uint64_t{4'294'967'296},
        uint64_t{42'949'672'960}, std::numeric_limits<uint64_t>::max()}) {
    EXPECT_EQ(Written([&](Writer* out) { out->Count(value); }), Printed(value));
  }
  for (const int64_t value : {int64_t{-1}, int64_t{0}, std::numeric_limits<int64_t>::min(),
                              std::numeric_limits<int64_t>::max()}) {
    EXPECT_EQ(Written([&](Writer* out) { out->Integer(value); }), Printed(value));
  }
  std::vector<double> doubles = {0.0,         -0.0,  1.0,    0.1,      1e15,     1e16,
                                 123456789.5, 1e21,  1e-300, 5e-324,   1e300,    -1.0 / 3,
                                 2.0 / 3,     93.75, NAN,    INFINITY, -INFINITY};
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const uint64_t bits = random();
    double value;
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    doubles.push_back(value);
    doubles.push_back(static_cast<double>(bits % 1000) / static_cast<double>(1 + bits % 997));
  }
  for (const double value : doubles) {
    EXPECT_EQ(Written([&](Writer* out) { out->Double(value); }), Printed(value));
  }
}

TEST(JsonWriter, WholeNumbersAreWrittenWithoutAPointUpToTheLastExactOne) {
  const auto number = [](double value) {
    return Written([&](Writer* out) { out->Number(value); });
  };
  EXPECT_EQ(number(60000), "60000");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(-2.5), "-2.5");
  EXPECT_EQ(number(9007199254740992.0), "9007199254740992");
  EXPECT_EQ(number(1e300), "1e+300");
  EXPECT_EQ(number(NAN), "null");
}

TEST(JsonWriter, EscapesWhatTheLibraryEscapes) {
  std::string all;
  for (int byte = 0; byte < 0x80; ++byte) all += static_cast<char>(byte);
  EXPECT_EQ(TextOf(all), Printed(all));
  EXPECT_EQ(TextOf("\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80"),
            Printed("\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80"));
}

// Every text of up to four of these bytes: leads, continuations at the borders of what may follow
// them, and ASCII.
TEST(JsonWriter, BytesThatAreNotUtf8BecomeWhatTheLibraryMakesOfThem) {
  const std::string bytes =
      "a\"\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC2\xDF\xE0\xE1\xED\xEF\xF0\xF1\xF4\xF5\xFF";
  std::vector<std::string> texts = {""};
  for (size_t begin = 0, length = 1; length <= 4; ++length) {
    const size_t end = texts.size();
    for (; begin < end; ++begin) {
      for (const char byte : bytes) texts.push_back(texts[begin] + byte);
    }
  }
  for (const std::string& text : texts) {
    if (TextOf(text) != Printed(text)) FAIL() << Printed(text) << " got " << TextOf(text);
  }
}

TEST(JsonWriter, DumpPrintsWhatWasParsed) {
  for (const char* text :
       {"null", "true", "[]", "{}", R"({"a":[1,-2,3.5,1e+300,null,{"b":"x\u0001"}],"c":{}})",
        "18446744073709551615", "-9223372036854775808", "1.0"}) {
    const Tree json = Parse(text);
    ASSERT_TRUE(json) << text;
    EXPECT_EQ(Dump(*json), Printed(*json));
  }
}

}  // namespace
}  // namespace parcours::json
