// The fast reader and nlohmann/json give the same flat record, for every record.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/heap_text.h"
#include "core/ingest_load.h"
#include "core/json_object.h"
#include "core/random_json.h"
#include "ingest/record/odd_record.h"
#include "ingest/record/record_parser.h"

namespace parcours {
namespace {

using ingest::ParseResult;
using test::RandomJson;

struct Parsed {
  ParseResult result;
  std::string text;  // where it was not odd
};

// With kReadSlack bytes of rubbish behind, as in the middle of a chunk.
Parsed Parse(std::string_view json, ingest::PathTable* paths) {
  const HeapText block(std::string(json) + std::string(ingest::kReadSlack, '"'));
  ingest::RecordParser parser(paths);
  Parsed parsed;
  parsed.result = parser.Parse(block.view().data(), block.view().data() + json.size());
  if (parsed.result.status == ParseResult::Status::kDone && !parsed.result.odd) {
    parsed.text = test::EntriesText(parser.record(), *paths);
  }
  return parsed;
}

// Everything that a parser says of a text.
std::string Verdict(std::string_view json, ingest::RecordParser* parser,
                    const ingest::PathTable& paths) {
  const HeapText block(std::string(json) + std::string(ingest::kReadSlack, '"'));
  const char* const begin = block.view().data();
  const ParseResult result = parser->Parse(begin, begin + json.size());
  std::string text = std::to_string(static_cast<int>(result.status));
  if (result.status != ParseResult::Status::kNeedMore) {
    text += " at " + std::to_string(result.end - begin);
  }
  if (result.status == ParseResult::Status::kBad) {
    return text + " " + std::string(ingest::kSkipReasonNames[static_cast<size_t>(result.reason)]);
  }
  if (result.page_list != nullptr) {
    text += " page " + std::to_string(result.page_list - begin) + " " +
            std::to_string(result.page_entries);
  }
  if (result.status == ParseResult::Status::kNeedMore) return text;
  text += (result.odd ? " odd" : " flat") + (" lines " + std::to_string(result.newlines)) + "\n";
  return result.odd ? text : text + test::EntriesText(parser->record(), paths);
}

TEST(Record, FastReaderAndNlohmannAgreeOnRandomRecords) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  RandomJson random(seed);
  ingest::PathTable paths;
  int fast = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string json = random.Object(3);
    const Parsed parsed = Parse(json, &paths);
    ASSERT_EQ(parsed.result.status, ParseResult::Status::kDone) << json;
    ingest::OddRecord odd;
    ASSERT_TRUE(ingest::ReadOddRecord(json, &paths, &odd)) << json;
    if (parsed.result.odd) continue;
    fast += parsed.text.empty() ? 0 : 1;
    ASSERT_EQ(parsed.text, test::EntriesText(odd.entries, paths)) << json;
  }
  EXPECT_GT(fast, 4'000);
}

// What is known of the gaps does not tell of blanks inside a list of a list's object.
TEST(Record, ListsAreCompactWhateverStoodBefore) {
  ingest::PathTable paths;
  ingest::RecordParser parser(&paths);
  for (const char* list : {R"([{"a":[1]},{"a":[1]}])", R"([{"a":[1]},{"a":[1]}])",
                           R"([{"a":[1,2]}])", R"([{"a":[1, 2]}])", R"([{"a":[[1, 2]]}])"}) {
    const std::string json = std::string(R"({"l":)") + list + "}";
    const HeapText block(json + std::string(ingest::kReadSlack, '"'));
    const char* const begin = block.view().data();
    const ParseResult& result = parser.Parse(begin, begin + json.size());
    ASSERT_EQ(result.status, ParseResult::Status::kDone);
    ingest::OddRecord odd;
    ASSERT_TRUE(ingest::ReadOddRecord(json, &paths, &odd));
    EXPECT_EQ(test::EntriesText(parser.record(), paths), test::EntriesText(odd.entries, paths));
  }
}

// What was made of a value with escapes or blanks is kept for the next of its key.
TEST(Record, ValuesThatComeAgainAreWhatTheyWere) {
  std::mt19937 random(11);
  const std::string values[] = {
      R"("a\/b")",  R"("\u00e9\u00e9")", R"(["a\/b"])",
      R"([1, 2])",  R"([ 1,2])",         R"("[1, 2]\n")",
      R"("plain")", R"("\ud800")",       "\"" + std::string(300, '-') + "\\n\""};
  ingest::PathTable paths;
  ingest::RecordParser parser(&paths);
  int flat = 0;
  for (int round = 0; round < 20'000; ++round) {
    const auto value = [&] {
      return random() % 3 != 0 ? values[random() % std::size(values)]
                               : R"("\t)" + std::to_string(random() % 2'000) + "\"";
    };
    const std::string json = R"({"a":)" + value() + R"(,"b":)" + value() + R"(,"c":[{"d":)" +
                             value() + R"(}],"e":"\n)" + std::to_string(round) + "\"}";
    const HeapText block(json + std::string(ingest::kReadSlack, '"'));
    const char* const begin = block.view().data();
    const ParseResult result = parser.Parse(begin, begin + json.size());
    ASSERT_EQ(result.status, ParseResult::Status::kDone);
    ingest::OddRecord odd;
    const bool is_json = ingest::ReadOddRecord(json, &paths, &odd);
    ASSERT_EQ(is_json, !result.odd) << json;
    if (!is_json) continue;
    ++flat;
    ASSERT_EQ(test::EntriesText(parser.record(), paths), test::EntriesText(odd.entries, paths));
  }
  EXPECT_GT(flat, 10'000);
}

// Every text of up to three pieces, as a value, in a list and as a key in a list.
TEST(Record, EscapesAreReadInPlace) {
  const std::vector<std::string> pieces = {
      "",          R"(\")",     R"(\\)",           R"(\/)",     R"(\b\f\n\r\t)",
      R"(\u00e9)", R"(\u00E9)", R"(\u0041)",       R"(\u0000)", R"(\u001f)",
      R"(\u007F)", R"(\u20ac)", R"(\ud83d\ude00)", R"(\uD83D)", R"(\ude00)",
      R"(\u12)",   R"(\u12G4)", R"(\x)",           "é",         " x, ]"};
  ingest::PathTable paths;
  ingest::RecordParser parser(&paths);
  int read_in_place = 0;
  for (const std::string& first : pieces) {
    for (const std::string& second : pieces) {
      for (const std::string& third : pieces) {
        const std::string text = "\"" + first + second + third + "\"";
        for (const std::string& json :
             {"{\"a\":" + text + ",\"b\":{\"c\":" + text + "}}",
              "{\"l\":[ " + text + ", {\"k\":1," + text + ":2}],\"b\":\"x\"}"}) {
          const HeapText block(json + std::string(ingest::kReadSlack, '"'));
          const char* const begin = block.view().data();
          const ParseResult result = parser.Parse(begin, begin + json.size());
          ASSERT_EQ(result.status, ParseResult::Status::kDone) << json;
          ingest::OddRecord odd;
          const bool is_json = ingest::ReadOddRecord(json, &paths, &odd);
          ASSERT_EQ(result.odd, !is_json) << json;
          if (result.odd) continue;
          ++read_in_place;
          ASSERT_EQ(test::EntriesText(parser.record(), paths),
                    test::EntriesText(odd.entries, paths))
              << json;
        }
      }
    }
  }
  EXPECT_GT(read_in_place, 5'000);
}

TEST(Record, BackslashesInARowAreReadWhereverTheyStand) {
  const std::vector<std::string> behind = {
      "",          R"(")", "n",       "nxn",    "é",
      "x\u00e9\\", "\n",   R"(x\"x)", R"(n\")", std::string(20, 'x') + R"(\\)"};
  ingest::PathTable paths;
  ingest::RecordParser parser(&paths);
  int read = 0;
  for (size_t before = 0; before < 36; ++before) {
    for (size_t count = 0; count < 20; ++count) {
      for (const std::string& tail : behind) {
        const std::string json = R"({"a":")" + std::string(before, 'x') + std::string(count, '\\') +
                                 tail + R"(","b":1})";
        const HeapText block(json + std::string(ingest::kReadSlack, '"'));
        const char* const begin = block.view().data();
        const ParseResult result = parser.Parse(begin, begin + json.size());
        const bool is_read = result.status == ParseResult::Status::kDone && !result.odd;
        ingest::OddRecord odd;
        ASSERT_EQ(is_read, ingest::ReadOddRecord(json, &paths, &odd)) << json;
        if (!is_read) continue;
        ++read;
        ASSERT_EQ(test::EntriesText(parser.record(), paths), test::EntriesText(odd.entries, paths))
            << json;
        for (size_t size = 1; count < 4 && size < json.size(); ++size) {
          ASSERT_EQ(parser.Parse(begin, begin + size).status, ParseResult::Status::kNeedMore)
              << json.substr(0, size);
        }
      }
    }
  }
  EXPECT_GT(read, 3'000);
}

TEST(Record, ExponentsAreReadInPlaceUnlessADoubleMightNotHoldThem) {
  ingest::PathTable paths;
  for (const std::string number : {"1e3", "1.0E2", "-2.5e-07", "7E+99", "0e0", "1e005", "1e308",
                                   "1e309", "-1e999", "1e99999999999999999999", "1e-400"}) {
    for (const std::string& json : {"{\"n\":" + number + "}", "{\"n\":[" + number + "]}"}) {
      const Parsed parsed = Parse(json, &paths);
      ASSERT_EQ(parsed.result.status, ParseResult::Status::kDone) << json;
      ASSERT_EQ(parsed.result.odd, number.find_last_of("eE+-") + 3 < number.size()) << json;
      ingest::OddRecord odd;
      const bool is_json = ingest::ReadOddRecord(json, &paths, &odd);
      ASSERT_TRUE(is_json || parsed.result.odd) << json;
      if (parsed.result.odd) continue;
      ASSERT_EQ(parsed.text, test::EntriesText(odd.entries, paths)) << json;
    }
  }
}

// What is true of the random records too, but would be hidden where all of them were odd.
TEST(Record, UsualRecordsAreNotOdd) {
  ingest::PathTable paths;
  for (
      const char* const json :
      {R"({"contact":"a","n":-1.25,"b":true,"x":null,"o":{"p":{"q":"r"}},"e":{},"l":["a","b"],"m":[]})",
       R"({ "contact" : "ü" , "n" : 0 })", R"({"a":{"b":{"c":{}}}})",
       R"({"a":{"b":{"c":{"d":{}}}},"e":{"f":{"g":{"h":1}}}})",
       R"({"l":[{"name":"a","value":{"int":"1"},"more":[[],{}]},{"name":"b"}]})",
       R"({"l": [ "a b", { "k" : [ 1, 2 ] } ], "m": [ ]})"}) {
    EXPECT_FALSE(Parse(json, &paths).result.odd) << json;
  }
}

// What a parser has seen before changes nothing in what it says: it knows the gaps of thousands of
// records here, and is asked about records, cut records and damaged ones.
TEST(Record, KnownGapsChangeNothing) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  RandomJson json_of(seed);
  ingest::PathTable paths;
  ingest::RecordParser parser(&paths);
  const auto below = [&](size_t bound) { return random() % bound; };
  // Few keys and values, so that gaps come again; some blanks, some objects in objects.
  const auto usual = [&] {
    constexpr std::string_view kMembers[] = {
        R"("type":"a")",
        R"("type":7)",
        R"("time":"2026-01-02T03:04:05Z")",
        R"("n":-1.50)",
        R"("n":null)",
        R"("properties":{"plan":"pro","n":1})",
        R"("p":{})",
        R"("p":{"q":{"r":1}})",
        R"("p":{"q":{"r":"x"},"s":true})",
        R"("list":["a"])",
        R"("events":[1])",
        R"("data":[{"id":"1","at":{"n":"x"}},{"id":"2","at":{}}])",
        R"("items":[{"a":"x","b":["y",{"c":1}]},{"a":"z"},5])",
        R"("items": [ {"a": "x"}, {"a":"y\\/"} ])",
        R"("a rather long key of a vendor":"v")",
        "\"spread\" : \"x\"",
        "\n  \"lines\": {\n    \"x\": \"y\"\n  }",
        R"("deep":{"e":{"e":{"p":{"x":"y"}}}})",
        R"("deep":{"f":{"e":{"e":{"e":{"p":"x"}}}}})"};
    std::string text = "{";
    for (const std::string_view member : kMembers) {
      if (below(3) == 0) continue;
      if (text.size() > 1) text += ",";
      text += member;
      if (below(40) == 0) text += "," + std::string(member);
    }
    return text + "}";
  };
  for (int round = 0; round < 30'000; ++round) {
    std::string json = below(4) == 0 ? json_of.Object(2) : usual();
    if (below(2) == 0) {
      const size_t at = below(json.size());
      const char byte = R"({}[],:"\x1 )"[below(11)];
      switch (below(4)) {
        case 0:
          json.resize(at);
          break;
        case 1:
          json[at] = byte;
          break;
        case 2:
          json.erase(at, 1 + below(3));
          break;
        default:
          json.insert(at, 1, byte);
      }
    }
    if (json.empty() || json[0] != '{') continue;
    ingest::RecordParser fresh(&paths);
    const std::string expected = Verdict(json, &fresh, paths);
    ASSERT_EQ(Verdict(json, &parser, paths), expected) << json;
  }
}

// The same path below two bases: where a record ends differs.
TEST(Record, KnownGapsAreThoseOfOneBase) {
  ingest::PathTable paths;
  ingest::RecordParser parser(&paths);
  const std::string slack(ingest::kReadSlack, ' ');
  const std::string outer = R"({"b":{"x":"1"},"y":"2"})" + slack;
  const std::string inner = R"({"x":"1"},"y":"2"})" + slack;
  const ingest::PathId base = paths.Find(ingest::kRootPath, "b");
  for (int round = 0; round < 3; ++round) {
    const ParseResult whole = parser.Parse(outer.data(), outer.data() + outer.size());
    EXPECT_EQ(whole.end - outer.data(), 23);
    const ParseResult part = parser.Parse(inner.data(), inner.data() + inner.size(), base);
    EXPECT_EQ(part.end - inner.data(), 9);
    EXPECT_EQ(test::EntriesText(parser.record(), paths), "b.x text 1\n");
  }
}

TEST(Record, ErrorsHaveTheirReason) {
  struct Case {
    std::string json;
    ingest::SkipReason reason;
  };
  std::string deep_64;
  for (int i = 0; i < 63; ++i) deep_64 += "{\"a\":";
  const Case cases[] = {
      {"{\"a\":\"\xC0\xAF\"}  ", ingest::SkipReason::kBadUtf8},
      {"{\"\xED\xA0\x80\":1}  ", ingest::SkipReason::kBadUtf8},
      {"{\"a\":01}", ingest::SkipReason::kNotJson},
      {"{\"a\":1,}", ingest::SkipReason::kNotJson},
      {"{\"a\" 1}", ingest::SkipReason::kNotJson},
      {"{\"a\":\"\n\"}", ingest::SkipReason::kNotJson},
      {"{\"a\":[1 2]}", ingest::SkipReason::kNotJson},
      {"{\"a\":[1,]}", ingest::SkipReason::kNotJson},
      {"{\"a\":tru}", ingest::SkipReason::kNotJson},
      {deep_64 + "{\"a\":{}}" + std::string(63, '}'), ingest::SkipReason::kTooDeep},
      {deep_64 + "{\"a\":[]}" + std::string(63, '}'), ingest::SkipReason::kTooDeep},
      {"{\"a\":" + std::string(64, '[') + std::string(64, ']') + "}", ingest::SkipReason::kTooDeep},
  };
  for (const Case& c : cases) {
    ingest::PathTable paths;
    const ParseResult result = Parse(c.json, &paths).result;
    EXPECT_EQ(result.status, ParseResult::Status::kBad) << c.json;
    EXPECT_EQ(ingest::kSkipReasonNames[static_cast<size_t>(result.reason)],
              ingest::kSkipReasonNames[static_cast<size_t>(c.reason)])
        << c.json;
  }
  ingest::PathTable paths;
  const std::string deepest = deep_64 + "{}" + std::string(63, '}');
  EXPECT_EQ(Parse(deepest, &paths).result.status, ParseResult::Status::kDone);
}

// Objects in a list in objects: 64 levels, wherever the list is and whatever was read before.
TEST(Record, ListsOfObjectsCountAmongTheLevels) {
  const auto nested = [](int outer, int inner, std::string_view innermost) {
    std::string json;
    for (int i = 0; i < outer; ++i) json += "{\"a\":";
    json += "[";
    for (int i = 0; i < inner; ++i) json += "{\"b\":";
    json += innermost;
    return json + std::string(static_cast<size_t>(inner), '}') + "]" +
           std::string(static_cast<size_t>(outer), '}');
  };
  ingest::PathTable paths;
  ingest::RecordParser used(&paths);
  for (const std::string_view innermost : {"1", "{}", "[]", "[[1]]", "\"x\""}) {
    const int own = static_cast<int>(std::count(innermost.begin(), innermost.end(), '[') +
                                     std::count(innermost.begin(), innermost.end(), '{'));
    for (int outer = 1; outer < 64; ++outer) {
      for (int inner = 1; inner < 70; ++inner) {
        const std::string json = nested(outer, inner, innermost) + "  ";
        const std::string verdict = Verdict(json, &used, paths);
        const bool fits = outer + 1 + inner + own <= 64;
        EXPECT_EQ(verdict.find("too-deep") == std::string::npos, fits) << json;
        EXPECT_EQ(verdict.find("flat") != std::string::npos, fits) << json << verdict;
      }
    }
  }
}

// A list that nobody opens costs no paths, however many keys its objects have.
TEST(Record, KeysOfAListsObjectsAreNoneOfTheRecords) {
  std::string list = "[";
  for (int i = 0; i < 80'000; ++i) {
    list += (i == 0 ? "{\"k" : ",{\"k") + std::to_string(i) + "\":1}";
  }
  list += "]";
  std::string object = "[{";
  for (int i = 0; i < 80'000; ++i) {
    object += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  }
  object += "}]";
  ingest::PathTable paths;
  const Parsed parsed = Parse("{\"a\":" + list + ",\"b\":" + object + "}", &paths);
  EXPECT_EQ(parsed.text, "a array " + list + "\nb array " + object + "\n");
  EXPECT_EQ(paths.size(), 3u);
}

}  // namespace
}  // namespace parcours
