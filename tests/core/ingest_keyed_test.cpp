// Records that stand in objects under their ids, and in lists under names: Mailchimp's export API
// 1.0, OCEL 1.0. Cut anywhere, they give the same store; cut off anywhere, they lose what was cut.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::LoadInPieces;
using test::Rows;

constexpr char kStream[] =
    R"({"Ann@x.example":[{"action":"open","timestamp":"2026-03-01 09:00:00","url":null,"ip":"1.2.3.4"},)"
    R"({"action":"click","timestamp":"2026-03-01 09:01:00","url":"https://x.example/\u0061","ip":null}]})"
    "\n"
    R"({"bo@x.example":[]})"
    "\n"
    R"({"cy@x.example":[{"action":"open","timestamp":"2026-03-01 10:00:00","url":null,"ip":null}]})"
    "\n";
constexpr char kStreamOptions[] = R"({"name":"export/324b8a398e_newsletter.json"})";

constexpr char kAudience[] =
    "[\"Email Address\",\"First Name\",\"MEMBER_RATING\",\"OPTIN_TIME\",\"CONFIRM_TIME\"]\n"
    "[\"Ann@x.example\",\"Jo \\\"J\\\"\",2,\"\",\"2026-03-01 10:00:00\"]\n"
    "[\"bo@x.example\",null,null,\"2026-03-02 10:00:00\",\"\"]\n"
    "[\"short\"]\n";

constexpr char kOcel[] = R"({"ocel:global-log":{"ocel:version":"1.0","x":[{"a":"}\""}]},
"ocel:events":{
 "e1":{"ocel:activity":"place order","ocel:timestamp":"2026-03-01T09:00:00Z","ocel:omap":["o1","i1"],"ocel:vmap":{"price":10.50}},
 "e2":{"ocel:activity":"pay order","ocel:timestamp":"2026-03-02T09:00:00Z","ocel:omap":["o1"],"ocel:vmap":{}},
 "e3":{"ocel:activity":"no object","ocel:timestamp":"2026-03-02T09:00:00Z","ocel:omap":[],"ocel:vmap":{}}},
"ocel:objects":{"o1":{"ocel:type":"order"},"i1":{"ocel:type":"item"}}})";

void ExpectTheSameInPieces(std::string_view bytes, std::string_view options) {
  const Loaded whole = Load(bytes, options);
  for (size_t piece = 1; piece < bytes.size(); piece += piece < 80 ? 1 : 97) {
    const Loaded cut = LoadInPieces(bytes, options, piece);
    EXPECT_EQ(cut.store, whole.store) << piece;
    EXPECT_EQ(test::SummaryText(cut.summary), test::SummaryText(whole.summary)) << piece;
  }
}

TEST(Keyed, MailchimpsStreamHasTheContactAsKeyAndTheCampaignInTheFilesName) {
  EXPECT_EQ(Load(kStream, kStreamOptions).summary.format, "mailchimp-legacy");
  EXPECT_EQ(Rows(kStream, kStreamOptions),
            "ann@x.example 2026-03-01T09:00:00Z email.opened | +ip=1.2.3.4 | channel=email | "
            "message=324b8a398e\n"
            "ann@x.example 2026-03-01T09:01:00Z email.clicked | channel=email | "
            "message=324b8a398e | url=https://x.example/a\n"
            "cy@x.example 2026-03-01T10:00:00Z email.opened | channel=email | "
            "message=324b8a398e\n");
  ExpectTheSameInPieces(kStream, kStreamOptions);
}

TEST(Keyed, OurOwnFormMayStandUnderItsContact) {
  const std::string own =
      R"({"Ann@x.example":[{"time":"2026-03-01T09:00:00Z","type":"email.sent"},)"
      R"({"contact":"bo@x.example","time":"2026-03-01T10:00:00Z","type":"email.sent"}],)"
      R"("cy@x.example":[{"time":"2026-03-01T11:00:00Z","type":"page_view"}]})";
  const Loaded loaded = Load(own);
  EXPECT_EQ(loaded.summary.format, "parcours");
  EXPECT_TRUE(loaded.summary.unrecognised_keys.empty());
  EXPECT_EQ(Rows(own),
            "ann@x.example 2026-03-01T09:00:00Z email.sent | channel=email\n"
            "bo@x.example 2026-03-01T10:00:00Z email.sent | channel=email\n"
            "cy@x.example 2026-03-01T11:00:00Z page_view | channel=web\n");
  ExpectTheSameInPieces(own, "{}");
}

TEST(Keyed, TheKeyIsTheContactOfRecordsInNoKnownFormat) {
  const std::string unknown = R"({"ann@x.example":[{"when":"2026-03-01","event":"seen"}],)"
                              R"("cy@x.example":[{"when":"2026-03-02","event":"seen"}]})";
  EXPECT_EQ(Rows(unknown, R"({"mapping":"guess"})"),
            "ann@x.example 2026-03-01T00:00:00Z seen\n"
            "cy@x.example 2026-03-02T00:00:00Z seen\n");
}

TEST(Keyed, AKeyThatIsNoAddressIsNotTheContact) {
  const std::string known =
      R"({"ocel:events":{"e1":{"time":"2026-03-01T09:00:00Z",)"
      R"("type":"page_view","user":"ann@x.example"},"e2":{"time":)"
      R"("2026-03-01T10:00:00Z","type":"page_view","user":"ann@x.example"}}})";
  const std::string unknown = R"({"ocel:events":{"e1":{"when":"2026-03-01","event":"seen",)"
                              R"("user":"u7"},"e2":{"when":"2026-03-02","event":"seen",)"
                              R"("user":"u7"}}})";
  EXPECT_EQ(Rows(known, R"({"mapping":"guess"})"),
            "ann@x.example 2026-03-01T09:00:00Z page_view | channel=web\n"
            "ann@x.example 2026-03-01T10:00:00Z page_view | channel=web\n");
  EXPECT_EQ(Rows(unknown, R"({"mapping":"guess"})"),
            "u7 2026-03-01T00:00:00Z seen\nu7 2026-03-02T00:00:00Z seen\n");
}

TEST(Keyed, OneObjectOfAllContactsIsTheSame) {
  std::string object(kStream);
  for (size_t at; (at = object.find("}\n{")) != std::string::npos;) object.replace(at, 3, ",\n");
  EXPECT_EQ(Rows(object, kStreamOptions), Rows(kStream, kStreamOptions));
  ExpectTheSameInPieces(object, kStreamOptions);
}

TEST(Keyed, RecipientsWithoutActivityHaveNoTime) {
  const Loaded loaded = Load(kStream, kStreamOptions);
  EXPECT_EQ(loaded.summary.rows, 4u);
  EXPECT_EQ(loaded.summary.skipped_for(ingest::SkipReason::kNoTime), 1u);
  ASSERT_EQ(loaded.summary.skipped_samples.size(), 1u);
  EXPECT_EQ(loaded.summary.skipped_samples[0].line, 2u);
  EXPECT_EQ(loaded.summary.skipped_samples[0].excerpt, R"("bo@x.example":[])");
}

TEST(Keyed, ACampaignThatFewOpenedIsOneToo) {
  std::string lines;
  for (int i = 0; i < 500; ++i) lines += R"({"p)" + std::to_string(i) + "@x.example\":[]}\n";
  EXPECT_EQ(Load(lines, kStreamOptions).summary.format, "mailchimp-legacy");
  const Loaded few = Load(lines + kStream, kStreamOptions);
  EXPECT_EQ(few.summary.format, "mailchimp-legacy");
  EXPECT_EQ(few.summary.events, 3u);
  EXPECT_EQ(few.summary.forms.times_without_zone, 0u);  // the format knows that it is UTC
}

TEST(Keyed, MoreContactsThanPathsLoad) {
  std::string bytes;
  constexpr size_t kContacts = 70'000;
  for (size_t i = 0; i < kContacts; ++i) {
    bytes += "{\"c" + std::to_string(i) +
             "@x.example\":[{\"action\":\"open\",\"timestamp\":\"2026-03-01 09:00:00\"}]}\n";
  }
  EXPECT_EQ(Load(bytes).summary.events, kContacts);
}

TEST(Keyed, ABadLineIsOne) {
  for (const char* const bad :
       {R"({"x@x.example":[{"action":"open","timestamp":})", R"({"x@x.example")",
        R"({"x@x.example":[{]})", "{\"x@x.example\":[{\"action\":\"\xFF\"}]}", "nothing",
        R"({"x@x.example":{"a":tru}})"}) {
    const std::string bytes = kStream + std::string(bad) + "\n" + kStream;
    const Loaded loaded = Load(bytes, kStreamOptions);
    EXPECT_EQ(loaded.summary.events, 6u) << bad;
    EXPECT_EQ(loaded.summary.skipped_total(), 3u) << bad;
    EXPECT_EQ(loaded.summary.skipped_samples[1].line, 4u) << bad;
    ExpectTheSameInPieces(bytes, kStreamOptions);
  }
}

// Lists are read in one go but where blanks stand between their records.
TEST(Keyed, SeveralRecordsOfAKeyAreWhatTheyAreWithBlanksBetween) {
  std::mt19937 random(7);
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random()) % bound; };
  std::string plain;
  std::string spaced;
  for (int line = 0; line < 2'000; ++line) {
    const std::string key = R"({"p)" + std::to_string(below(90)) + "@x.example\":[";
    plain += key;
    spaced += key;
    for (unsigned i = 0, count = below(6); i < count; ++i) {
      const std::string record =
          below(40) == 0   ? R"({"action":"open")"
          : below(20) == 0 ? "7"
          : below(20) == 0 ? R"({"\u0061ction":"open","timestamp":"2026-03-01 09:00:00"})"
          : below(9) == 0  ? R"({"action":"click","url":"a\/b"})"
                           : R"({"action":"open","timestamp":"2026-03-01 09:)" +
                                std::to_string(10 + below(50)) + R"(:00","ip":null,"n":[]})";
      plain += (i == 0 ? "" : ",") + record;
      spaced += (i == 0 ? "" : " , ") + record;
    }
    plain += "]}\n";
    spaced += "]}\n";
  }
  const Loaded in_place = Load(plain, kStreamOptions);
  const Loaded element_by_element = Load(spaced, kStreamOptions);
  EXPECT_EQ(in_place.store, element_by_element.store);
  EXPECT_EQ(in_place.summary.events, element_by_element.summary.events);
  EXPECT_EQ(in_place.summary.skipped, element_by_element.summary.skipped);
  EXPECT_GT(in_place.summary.events, 1'000u);
}

TEST(Keyed, MailchimpsAudienceIsSubscriptions) {
  EXPECT_EQ(Load(kAudience).summary.format, "mailchimp-list");
  EXPECT_EQ(Rows(kAudience),
            "ann@x.example 2026-03-01T10:00:00Z email.subscribed | +First Name=Jo \"J\" | "
            "+MEMBER_RATING=2 | channel=email\n"
            "bo@x.example 2026-03-02T10:00:00Z email.subscribed | channel=email\n");
  EXPECT_EQ(Load(kAudience).summary.skipped_for(ingest::SkipReason::kCellCount), 1u);
  ExpectTheSameInPieces(kAudience, "{}");
}

TEST(ListRows, CellsKeepTheirDigitsAndTextsLoseTheirEscapes) {
  const std::string rows =
      R"( [ "who", "when", 5.10, "big", "nested", "yes", "text" ]
["a@x.example", 1767225600, 1234567.10, 123456789012345678901234, {"a" : [1.10, "\u0041 b"]}, true, "\"\u00e9, [\\]"]
["b@x.example" ,1767225601,-0,1e3,[ ],false , null ]
["c@x.example",1767225602,1,2,3,4,5,6]
["d@x.example",1767225602,01,2,3,4,5]
["e@x.example",1767225602,1e400,2,3,4,5]
)";
  const std::string options = R"({"mapping":{"contact":"who","time":"when","type":{"value":"t"}}})";
  const Loaded loaded = Load(rows, options);
  EXPECT_EQ(Rows(rows, options),
            "a@x.example 2026-01-01T00:00:00Z t | +5.10=1234567.10 | +big=123456789012345678901234 "
            "| +nested={\"a\":[1.10,\"A b\"]} | +text=\"\u00e9, [\\] | +yes=true\n"
            "b@x.example 2026-01-01T00:00:01Z t | +5.10=-0 | +big=1e3 | +nested=[] | +yes=false\n");
  EXPECT_EQ(loaded.summary.skipped_for(ingest::SkipReason::kCellCount), 1u);
  EXPECT_EQ(loaded.summary.skipped_for(ingest::SkipReason::kNotJson), 2u);
  ExpectTheSameInPieces(rows, options);
}

TEST(ListRows, AFirstNameMayEndWithABackslash) {
  EXPECT_EQ(Rows("[\"C:\\\\\",\"who\",\"when\"]\n[\"x\",\"a@x.example\",1767225600]\n",
                 R"({"mapping":{"contact":"who","time":"when","type":{"value":"t"}}})"),
            "a@x.example 2026-01-01T00:00:00Z t | +C:\\=x\n");
}

// What the names should have been is not known, so no row behind them is read.
TEST(ListRows, NamesThatCannotBeReadAreTold) {
  for (const std::string name : {"\\ud800", "w\\u00g0"}) {
    const Loaded loaded =
        Load("[\"who\",\"" + name + "\",\"when\"]\n[\"a\",\"b\",1767225600]\n",
             R"({"mapping":{"contact":"who","time":"when","type":{"value":"t"}}})");
    EXPECT_NE(loaded.error.find("2 not-json"), std::string::npos) << loaded.error;
    EXPECT_NE(loaded.error.find("line 1"), std::string::npos) << loaded.error;
    EXPECT_EQ(loaded.summary.events, 0u);
  }
  EXPECT_NE(
      Load("[\"Email Address\",\"\\ud800\",\"OPTIN_TIME\"]\n[\"a@b.example\",\"x\",1767225600]\n")
          .error.find("no JSON object"),
      std::string::npos);
}

// A log of OCEL 1.0 with two events of the object `id`, and two objects.
std::string OcelLog(const std::string& id, const std::string& first = "\"ocel:global-log\":{}") {
  return "{" + first + ",\n\"ocel:events\":{\n\"" + id +
         R"(":{"ocel:activity":"pay order","ocel:timestamp":"2026-03-02T09:00:00Z",)" +
         "\n\"ocel:omap\":[\"" + id + "\"],\"ocel:vmap\":{}},\n\"" + id +
         R"(x":{"ocel:activity":"pay order","ocel:timestamp":"2026-03-02T10:00:00Z",)" +
         "\n\"ocel:omap\":[\"" + id + "\"],\"ocel:vmap\":{}}\n},\n" + "\"ocel:objects\":{\"o" + id +
         "\":{\"ocel:type\":\"order\"},\n\"i" + id + "\":{\"ocel:type\":\"item\"}\n}}";
}
std::string OcelRows(const std::string& id) {
  return id + " 2026-03-02T09:00:00Z pay order\n" + id + " 2026-03-02T10:00:00Z pay order\n";
}

TEST(Keyed, LogsOneAfterTheOtherAreWhatTheyAreAlone) {
  const std::string both = OcelRows("a") + OcelRows("b");
  EXPECT_EQ(Rows(OcelLog("a")) + Rows(OcelLog("b")), both);
  for (const std::string between : {"\n", "", " ", ",\n", "\r\n\xEF\xBB\xBF"}) {
    const std::string logs = OcelLog("a") + between + OcelLog("b");
    EXPECT_EQ(Rows(logs), both) << between;
    EXPECT_EQ(Load(logs).summary.skipped_total(), 0u) << between;
    ExpectTheSameInPieces(logs, "{}");
  }
}

TEST(Keyed, LogsAndAddressesMayStandInLists) {
  EXPECT_EQ(Rows("[" + OcelLog("a") + ", " + OcelLog("b") + "]"), OcelRows("a") + OcelRows("b"));
  EXPECT_EQ(Rows("[\n" + OcelLog("a") + ",\n" + OcelLog("b") + "\n]\n"),
            OcelRows("a") + OcelRows("b"));
  ExpectTheSameInPieces("[\n" + OcelLog("a") + ",\n" + OcelLog("b") + "\n]\n", "{}");
  std::string list = "[" + std::string(kStream) + "]";
  for (size_t at; (at = list.find("}\n{")) != std::string::npos;) list.replace(at, 3, "},{");
  EXPECT_EQ(Rows(list, kStreamOptions), Rows(kStream, kStreamOptions));
  EXPECT_EQ(Rows(R"([{"contact":"a@x.example","time":"2026-03-01","type":"seen"}])"),
            "a@x.example 2026-03-01T00:00:00Z seen\n");
}

TEST(Keyed, ANameThatBeginsWithTheSignIsNoAddress) {
  const std::string record =
      R"({"@type":["Event"],"contact":"a@x.example","time":"2026-03-01","type":"seen"})";
  for (const std::string& text : {record, "[" + record + "]"}) {
    EXPECT_EQ(Rows(text).substr(0, 37), "a@x.example 2026-03-01T00:00:00Z seen") << text;
  }
}

TEST(Keyed, ALogMayBeginWithAnyKeyOfOcelsOwn) {
  for (const std::string first :
       {R"("ocel:version":"1.0")", R"("ocel:attribute-names":["price"])"}) {
    EXPECT_EQ(Rows(OcelLog("a", first)), OcelRows("a")) << first;
  }
  const Loaded record =
      Load(R"({"ocel:activity":"a","ocel:timestamp":"2026-03-02","ocel:omap":["o"]})");
  EXPECT_NE(record.error.find("keys ocel:activity, ocel:timestamp, ocel:omap"), std::string::npos);
}

TEST(Keyed, ALogThatIsCutOffTakesNothingOfTheNext) {
  const std::string log = OcelLog("a");
  for (const std::string_view behind :
       {"},\n\"ocel:objects\":{\"oa", "},\n\"ocel:objects\":{\"oa\":{\"ocel:ty", "\"order\"},",
        "\"order\"}", "\"item\"}\n}"}) {
    const size_t end = log.find(behind) + behind.size();
    ASSERT_LT(end, log.size());
    const std::string logs = log.substr(0, end) + "\n" + OcelLog("b");
    EXPECT_EQ(Rows(logs), OcelRows("a") + OcelRows("b")) << behind;
    ExpectTheSameInPieces(logs, "{}");
  }
  for (const std::string_view behind : {"\"ocel:events\":{", "{\"ocel:global-log\":{},"}) {
    const std::string logs = log.substr(0, log.find(behind) + behind.size()) + "\n" + OcelLog("b");
    EXPECT_EQ(Rows(logs), OcelRows("b")) << behind;
  }
}

TEST(Keyed, ABadEventIsOneAndItsLogsObjectsAreNoEvents) {
  const Loaded whole = Load(OcelLog("a") + "\n" + OcelLog("b"));
  for (const std::string_view bad : {"a\":{", "ax\":{"}) {
    std::string log = OcelLog("a");
    log.insert(log.find(bad) + bad.size(), "?");
    const std::string logs = log + "\n" + OcelLog("b");
    const Loaded loaded = Load(logs);
    EXPECT_EQ(loaded.summary.events, whole.summary.events - 1) << bad;
    EXPECT_EQ(loaded.summary.skipped_total(), 1u) << bad;
    EXPECT_EQ(loaded.summary.rows, whole.summary.rows) << bad;
    ExpectTheSameInPieces(logs, "{}");
  }
}

TEST(Keyed, Ocel1HasItsEventsInAMemberAndOneEventAnObject) {
  EXPECT_EQ(Load(kOcel).summary.format, "ocel-1");
  EXPECT_EQ(Rows(kOcel),
            "o1 2026-03-01T09:00:00Z place order | +price=10.5\n"
            "o1 2026-03-02T09:00:00Z pay order\n"
            "i1 2026-03-01T09:00:00Z place order | +price=10.5\n");
  EXPECT_EQ(Load(kOcel).summary.ignored, 1u);
  ExpectTheSameInPieces(kOcel, "{}");
}

// Whatever stands before the cut in full is loaded; of what is cut there is one bad record at most.
TEST(Keyed, CutOffAnywhereTheRestLoads) {
  for (const std::string& bytes :
       {std::string(kStream), std::string(kAudience), std::string(kOcel)}) {
    uint64_t events = 0;
    for (size_t size = 0; size <= bytes.size(); ++size) {
      const Loaded loaded =
          Load(bytes.substr(0, size), R"({"format":")" + Load(bytes).summary.format + "\"}");
      EXPECT_GE(loaded.summary.events, events) << size;
      events = loaded.summary.events;
    }
    EXPECT_EQ(events, Load(bytes).summary.events);
  }
}

// A test mark or a machine's verdict is true in any spelling that an export has.
TEST(Booleans, AsTextInCsv) {
  for (const char* const yes : {"true", "TRUE", "True", "1", "yes", "Y", "oui", "VRAI"}) {
    const std::string bytes =
        "contact,time,type,test,machine\n"
        "a@x.example,2026-03-01,email.opened," +
        std::string(yes) +
        ",\n"
        "b@x.example,2026-03-01,email.opened,," +
        yes + "\n";
    const Loaded loaded = Load(bytes);
    EXPECT_EQ(loaded.summary.ignored, 1u) << yes;
    EXPECT_EQ(Rows(bytes),
              "b@x.example 2026-03-01T00:00:00Z email.opened | channel=email | machine=true\n")
        << yes;
  }
  const std::string live =
      "contact,time,type,livemode\n"
      "a@x.example,2026-03-01,payment,FALSE\n"
      "b@x.example,2026-03-01,payment,TRUE\n";
  EXPECT_EQ(Load(live).summary.ignored, 1u);
  EXPECT_EQ(Load(live).summary.events, 1u);
}

}  // namespace
}  // namespace parcours
