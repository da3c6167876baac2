// One load or many, in one order or another: the answers are the same bytes. Random events of
// people known under several ids, with records, aliases, hashes and wrong clocks that arrive at any
// time.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "json/json.h"
#include "parcours/engine.h"
#include "text/md5.h"
#include "text/time_text.h"

namespace parcours {
namespace {

using json::Json;

constexpr int64_t kStartUs = 1'700'000'000 * text::kUsPerSecond;

std::string Md5Text(const std::string& text) {
  std::string hex;
  for (const uint8_t byte : text::Md5(text)) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  uint32_t Below(uint32_t bound) { return random_() % bound; }

  // Lines of one data set. With `ties` some events share their instant with the one before them.
  std::vector<std::string> Lines(bool ties) {
    people_ = 3 + Below(6);
    std::vector<std::string> lines;
    const uint32_t events = 30 + Below(90);
    for (uint32_t i = 0; i < events; ++i) lines.push_back(Event(i, ties));
    for (uint32_t person = 0; person < people_; ++person) {
      if (Below(2) == 0) Insert(Record(person), &lines);
    }
    for (const char* const journey : {"j0", "j1"}) {
      if (Below(2) == 0) {
        Insert(Json({{"journey", journey},
                     {"name", std::string("Journey ") + journey},
                     {"status", Below(2) == 0 ? "active" : "archived"},
                     {"messages", {{{"message", "m0"}}, {{"message", "m2"}}}}})
                   .dump(),
               &lines);
      }
    }
    if (Below(3) == 0) {
      Insert(
          R"({"id":"far","contact":"p0@x.example","time":"2091-05-04","type":"page_view","plan":"ghost"})",
          &lines);
    }
    return lines;
  }

 private:
  void Insert(const std::string& line, std::vector<std::string>* lines) {
    lines->insert(lines->begin() + Below(static_cast<uint32_t>(lines->size() + 1)), line);
  }

  std::string Id(uint32_t person, uint32_t kind) {
    const std::string number = std::to_string(person);
    switch (kind) {
      case 0:
        return "p" + number + "@x.example";
      case 1:
        return "cookie-" + number;
      case 2:
        return "+3360000000" + number;
      default:
        return Md5Text("p" + number + "@x.example");
    }
  }

  std::string Event(uint32_t number, bool ties) {
    static const char* const kTypes[] = {"email.sent",    "email.delivered", "email.opened",
                                         "email.clicked", "page_view",       "order_placed",
                                         "sms.sent",      "sms.delivered",   "add_to_cart"};
    const std::string type = kTypes[Below(9)];
    const bool tie = ties && number != 0 && Below(5) == 0;
    if (!tie) {
      contact_ = Id(Below(people_), Below(4));
      time_us_ = kStartUs + (int64_t{number} * 3600 + Below(3000)) * text::kUsPerSecond;
    }
    Json event = {{"contact", contact_}, {"time", text::FormatTime(time_us_)}, {"type", type}};
    // Of events at one instant the one without an id of its own is told by its content.
    if (tie || Below(4) != 0) event["id"] = "e" + std::to_string(number);
    if (type.starts_with("email") || type.starts_with("sms")) {
      event["message"] = "m" + std::to_string(Below(3));
      event["journey"] = "j" + std::to_string(Below(2));
      if (Below(2) == 0) event["delivery"] = "d" + std::to_string(Below(20));
    }
    if (type == "order_placed") {
      event["order"] = "o" + std::to_string(Below(15));
      event["revenue"] = std::to_string(Below(10'000)) + ".25";
      event["currency"] = Below(4) == 0 ? "USD" : "EUR";
    }
    if (Below(8) == 0) event["ids"] = {Id(Below(people_), 1)};
    event["properties"] = {{"plan", Below(2) == 0 ? "pro" : "free"}};
    return event.dump();
  }

  std::string Record(uint32_t person) {
    Json record = {{"contact", Id(person, Below(3))},
                   {"properties", {{"country", Below(2) == 0 ? "FR" : "CH"}}},
                   {"lists", {Below(2) == 0 ? "vip" : "all"}}};
    if (Below(2) == 0) record["aliases"] = {Id(person, Below(4)), Id(person, Below(4))};
    return record.dump();
  }

  std::mt19937 random_;
  uint32_t people_ = 0;
  std::string contact_;
  int64_t time_us_ = 0;
};

void Load(Engine* engine, const std::vector<std::string>& lines, size_t begin, size_t end) {
  std::string bytes;
  for (size_t i = begin; i < end; ++i) bytes += lines[i] + "\n";
  engine->Begin("{\"format\":\"parcours\"}");
  engine->Append(bytes);
  engine->End();
}

// The answers, without what tells of sources one by one.
std::string Answers(Engine* engine) {
  static const char* const kRequests[] = {
      R"({"report":"catalog"})",
      R"({"report":"cards","trend":"day"})",
      R"({"report":"cards","options":{"unit":"contact","dateBasis":"event"},"filters":{"contact":[["country","eq","FR"]]}})",
      R"({"report":"messages"})",
      R"({"report":"recipients","message":"m0"})",
      R"({"report":"recipients","message":"m1","filters":{"lists":["vip"]}})",
      R"({"report":"funnel","definition":{"stages":[{"id":"a","steps":[{"event":"email.sent"},{"event":"page_view"}]},{"id":"b","steps":[{"event":"email.opened"}]},{"id":"c","steps":[{"event":"order_placed"}]}],"window":{"total":"P10D"},"breakdown":{"by":"plan"}}})",
      R"({"report":"funnel","definition":{"anonymous":false,"totals":true,"stages":[{"id":"a","steps":[{"event":"*"}]},{"id":"b","steps":[{"event":"add_to_cart"}]}],"window":{"total":"P1D"}}})",
      R"({"report":"records","at":{"stage":"a"},"definition":{"stages":[{"id":"a","steps":[{"event":"email.sent"}]},{"id":"b","steps":[{"event":"email.opened"}]}]}})"};
  std::string answers;
  for (const char* const request : kRequests) {
    answers += std::string(request) + "\n" + engine->Query(request) + "\n";
  }
  Json doctor = Json::parse(engine->Query(R"({"report":"doctor"})"))["value"];
  doctor.erase("sources");
  return answers + doctor.dump(1);
}

class Splits : public testing::TestWithParam<uint32_t> {};

TEST_P(Splits, ManyLoadsAnswerAsOne) {
  Generator generator(GetParam());
  const std::vector<std::string> lines = generator.Lines(true);
  Engine whole;
  Load(&whole, lines, 0, lines.size());
  whole.Seal();
  const std::string expected = Answers(&whole);
  ASSERT_EQ(expected.find("\"ok\":false"), std::string::npos) << expected;
  for (int round = 0; round < 4; ++round) {
    Engine parts;
    for (size_t begin = 0; begin < lines.size();) {
      const size_t end = std::min<size_t>(lines.size(), begin + 1 + generator.Below(40));
      Load(&parts, lines, begin, end);
      begin = end;
      if (generator.Below(2) == 0) parts.Seal();
      if (generator.Below(6) == 0) {
        // What is dropped leaves nothing behind.
        parts.Seal();
        Load(&parts, lines, 0, lines.size());
        parts.Discard();
      }
    }
    parts.Seal();
    ASSERT_EQ(Answers(&parts), expected) << "seed " << GetParam() << ", round " << round;
  }
}

TEST_P(Splits, AnyOrderAnswersAlike) {
  Generator generator(GetParam() + 1'000);
  std::vector<std::string> lines = generator.Lines(false);
  Engine first;
  Load(&first, lines, 0, lines.size());
  first.Seal();
  const std::string expected = Answers(&first);
  for (int round = 0; round < 3; ++round) {
    std::mt19937 random(GetParam() * 10 + static_cast<uint32_t>(round));
    std::shuffle(lines.begin(), lines.end(), random);
    Engine shuffled;
    Load(&shuffled, lines, 0, lines.size() / 2);
    if (round != 0) shuffled.Seal();
    Load(&shuffled, lines, lines.size() / 2, lines.size());
    shuffled.Seal();
    ASSERT_EQ(Answers(&shuffled), expected) << "seed " << GetParam() << ", round " << round;
  }
}

INSTANTIATE_TEST_SUITE_P(Random, Splits, testing::Range(0u, 60u));

Json Sealed(Engine* engine) { return Json::parse(engine->Seal())["value"]; }

std::string Line(const std::string& id, const std::string& time) {
  return "{\"id\":\"" + id + "\",\"contact\":\"a\",\"time\":\"" + time +
         "\",\"type\":\"page_view\"}";
}

TEST(FarRows, AreCountedWithTheirSourceAndComeBackWhenOthersReachThem) {
  Engine engine;
  Load(&engine, {Line("e1", "2024-01-01"), Line("e2", "2024-01-02"), Line("e3", "2025-06-01")}, 0,
       3);
  Json summary = Sealed(&engine);
  EXPECT_EQ(summary["events"], 2);
  const Json source = summary["sources"][0];
  EXPECT_EQ(source["rows"], 3);
  EXPECT_EQ(source["events"], 2);
  EXPECT_EQ(source["skipped"].dump(), R"({"time-out-of-bounds":1})");
  EXPECT_EQ(source["skippedSamples"].dump(),
            R"([{"line":null,"offset":null,"reason":"time-out-of-bounds",)"
            R"("excerpt":"a 2025-06-01T00:00:00Z page_view"}])");
  Json doctor = Json::parse(engine.Query(R"({"report":"doctor"})"))["value"];
  EXPECT_EQ(doctor["to"], "2024-01-02T00:00:00Z");
  EXPECT_EQ(doctor["rows"]["skipped"].dump(), R"({"time-out-of-bounds":1})");

  // The year between is loaded: nothing is too far ahead any more.
  Load(&engine, {Line("e4", "2024-12-01")}, 0, 1);
  summary = Sealed(&engine);
  EXPECT_EQ(summary["events"], 4);
  doctor = Json::parse(engine.Query(R"({"report":"doctor"})"))["value"];
  EXPECT_EQ(doctor["to"], "2025-06-01T00:00:00Z");
  EXPECT_EQ(doctor["sources"][0]["events"], 3);
  EXPECT_EQ(doctor["sources"][0]["skipped"].dump(), "{}");

  // Again it is told once, though it was set aside in between.
  Load(&engine, {Line("e3", "2025-06-01"), Line("e5", "2099-01-01")}, 0, 2);
  summary = Sealed(&engine);
  EXPECT_EQ(summary["events"], 4);
  EXPECT_EQ(summary["duplicates"], 1);
  EXPECT_EQ(summary["sources"][0]["skipped"].dump(), R"({"time-out-of-bounds":1})");
}

TEST(FarRows, OfAnEarlierLoadAreCountedWithTheirSource) {
  Engine engine;
  Load(&engine, {Line("e1", "2024-01-01"), Line("e2", "2025-06-01")}, 0, 2);
  EXPECT_EQ(Sealed(&engine)["events"], 2);  // which of the two is right cannot be told
  Load(&engine, {Line("e3", "2024-01-03")}, 0, 1);
  const Json summary = Sealed(&engine);
  EXPECT_EQ(summary["events"], 2);
  const Json doctor = Json::parse(engine.Query(R"({"report":"doctor"})"))["value"];
  EXPECT_EQ(doctor["rows"]["skipped"].dump(), R"({"time-out-of-bounds":1})");
  EXPECT_EQ(doctor["sources"][0]["events"], 1);
  EXPECT_EQ(doctor["sources"][0]["skippedSamples"][0]["excerpt"],
            "a 2025-06-01T00:00:00Z page_view");
  EXPECT_EQ(doctor["sources"][1]["events"], 1);
  EXPECT_EQ(doctor["sources"][1]["skipped"].dump(), "{}");
}

TEST(FarRows, GoWithADiscardAndAReset) {
  Engine engine;
  Load(&engine, {Line("e1", "2024-01-01"), Line("e2", "2024-01-02")}, 0, 2);
  Sealed(&engine);
  Load(&engine, {Line("e3", "2099-01-01")}, 0, 1);
  engine.Discard();
  Json doctor = Json::parse(engine.Query(R"({"report":"doctor"})"))["value"];
  EXPECT_EQ(doctor["rows"]["read"], 2);
  Load(&engine, {Line("e4", "2025-02-01")}, 0, 1);
  EXPECT_EQ(Sealed(&engine)["events"], 2);
}

TEST(Identity, PairsOfAContactAndAnAliasAreAnAliasFile) {
  for (const char* const pairs :
       {"{\"contact\":\"A@b.example\",\"alias\":\"cookie-1\"}\n{\"contact\":\"a@b.example\","
        "\"alias\":\"+33 6 12 34 56 78\"}\n",
        "contact,alias\na@b.example,cookie-1\nA@B.example,+33 6 12 34 56 78\n"}) {
    Engine engine;
    Load(&engine,
         {R"({"contact":"cookie-1","time":"2024-01-01","type":"page_view"})",
          R"({"contact":"+33612345678","time":"2024-01-02","type":"page_view"})",
          R"({"ids":["cookie-2"],"time":"2024-01-03","type":"page_view"})"},
         0, 3);
    engine.Begin("{}");
    engine.Append(pairs);
    const Json source = Json::parse(engine.End())["value"];
    EXPECT_EQ(source["format"], "parcours") << pairs;
    EXPECT_EQ(source["contacts"], 2);
    const Json summary = Sealed(&engine);
    EXPECT_EQ(summary["contacts"], 2);
    EXPECT_EQ(summary["identity"].dump(), R"({"joinedIds":2,"joinedContacts":1,"joinedEvents":2,)"
                                          R"("anonymousContacts":1,"anonymousEvents":1})");
  }
}

}  // namespace
}  // namespace parcours
