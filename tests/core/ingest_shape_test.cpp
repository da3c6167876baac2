// What shapes make of records: RecordShaper, through tables as a user writes them.
#include <gtest/gtest.h>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::Rows;

// The options of a source whose records go through `shapes`.
std::string Options(const std::string& shapes, const std::string& rest = "") {
  return R"({"name":"export_17.csv","mapping":{"contact":["to","list.to"],"time":["at","$time"],"type":["what","$type","list.what"],"shapes":)" +
         shapes + rest + "}}";
}

struct Case {
  std::string what;
  std::string shapes;
  std::string record;
  std::string rows;
};

TEST(Shape, RecordsBecomeRows) {
  const Case cases[] = {
      {"a list is one event an element, with what stands around it", R"([{"explode":"list"}])",
       R"({"at":1767225600,"m":"x","list":[{"to":"a","what":"open"},{"to":"b","what":"c\"lick","n":1}]})",
       "a 2026-01-01T00:00:00Z open | +m=x\n"
       "b 2026-01-01T00:00:00Z c\"lick | +list.n=1 | +m=x\n"},
      {"a list of texts is its values", R"([{"explode":"to"}])",
       R"({"at":1767225600,"what":"open","to":["a","\u0062"]})",
       "a 2026-01-01T00:00:00Z open\nb 2026-01-01T00:00:00Z open\n"},
      {"of several lists the first that is there", R"([{"explode":["none","list","other"]}])",
       R"({"at":1767225600,"other":[1,2],"list":[{"to":"a","what":"open"}]})",
       "a 2026-01-01T00:00:00Z open | +other=[1,2]\n"},
      {"an empty list may be a fact of its own", R"([{"explode":"list","emptyType":"email.sent"}])",
       R"({"at":1767225600,"to":"a","list":[]})",
       "a 2026-01-01T00:00:00Z email.sent | channel=email\n"},
      {"without the list the record stays", R"([{"explode":"list"}])",
       R"({"at":1767225600,"to":"a","what":"open"})", "a 2026-01-01T00:00:00Z open\n"},
      {"elements may stand for the record", R"([{"explode":"page","lift":true}])",
       R"({"page":[{"to":"a","at":1767225600,"what":"open"},{"to":"b","at":1767225601,"what":"open"}],"what":"none"})",
       "a 2026-01-01T00:00:00Z open\nb 2026-01-01T00:00:01Z open\n"},
      {"JSON:API's included objects stand beside what refers to them",
       R"([{"explode":"page","lift":true,"include":"more"}])",
       R"({"page":[{"to":"a","at":1767225600,"what":"open","relationships":{"metric":{"data":{"type":"kind","id":"7"}}}}],"more":[{"type":"kind","id":"7","name":"N\u00e9"},{"type":"kind","id":"8","name":"no"}]})",
       "a 2026-01-01T00:00:00Z open | +included.kind.id=7 | +included.kind.name=Né | "
       "+included.kind.type=kind | +relationships.metric.data.id=7 | "
       "+relationships.metric.data.type=kind\n"},
      {"included objects are of several types, in any order",
       R"([{"explode":"page","lift":true,"include":"more"}])",
       R"({"page":[{"to":"a","at":1767225600,"what":"open","relationships":{"m":{"data":{"type":"kind","id":"8"}},"p":{"data":{"type":"who","id":"7"}}}}],"more":[{"type":"kind","id":"7","n":1},{"n":"W","type":"who","id":"7"},{"type":"kind"},{"type":"kind","id":"8","n":"\u00e9"},{"type":"who","id":"8","n":2}]})",
       "a 2026-01-01T00:00:00Z open | +included.kind.id=8 | +included.kind.n=é | "
       "+included.kind.type=kind | +included.who.id=7 | +included.who.n=W | "
       "+included.who.type=who | +relationships.m.data.id=8 | +relationships.m.data.type=kind | "
       "+relationships.p.data.id=7 | +relationships.p.data.type=who\n"},
      {"an element ends at its comma, whatever stands before that", R"([{"explode":"list"}])",
       R"({"at":1767225600,"list":"[ {\"to\":\"a\",\"what\":\"open\"} x ,{\"to\":\"b\",\"what\":\"[,\"}]"})",
       "a 2026-01-01T00:00:00Z open\nb 2026-01-01T00:00:00Z [,\n"},
      {"JSON inside a text is read", R"([{"inner":"p"}])",
       R"({"at":1767225600,"to":"a","what":"open","p":"{\"plan\":\"pro\",\"n\":{\"m\":1}}"})",
       "a 2026-01-01T00:00:00Z open | +p.n.m=1 | +p.plan=pro\n"},
      {"a text that is no JSON stays", R"([{"inner":"p"}])",
       R"({"at":1767225600,"to":"a","what":"open","p":"{no"})",
       "a 2026-01-01T00:00:00Z open | +p={no\n"},
      {"JSON inside a text may stand for the record, and wins", R"([{"inner":"p","lift":true}])",
       R"({"at":1,"x":1,"p":"{\"at\":1767225600,\"to\":\"a\",\"what\":\"open\"}"})",
       "a 2026-01-01T00:00:00Z open | +x=1\n"},
      {"JSON in base64 stands under a key of its own", R"([{"inner":"b","base64":"p"}])",
       R"({"at":1767225600,"to":"a","what":"open","b":"eyJuIjoiw6kiLCJtIjp7ImsiOiJcdTAwZTkifX0="})",
       "a 2026-01-01T00:00:00Z open | +p.m.k=é | +p.n=é\n"},
      {"what is no base64, or no JSON in it, stays", R"([{"inner":"b","base64":"p"}])",
       R"({"at":1767225600,"to":"a","what":"open","b":"eyJu*"}
{"at":1767225601,"to":"a","what":"open","b":"bm8="})",
       "a 2026-01-01T00:00:00Z open | +b=eyJu*\na 2026-01-01T00:00:01Z open | +b=bm8=\n"},
      {"pairs are members by their names, the last of a name",
       R"([{"pairs":"p","name":"key","values":["value.s","value.i"]}])",
       R"({"at":1767225600,"to":"a","what":"open","p":[{"key":"k","value":{"i":1}},{"key":"page","value":{"s":"\u00e9"}},{"key":"k","value":{"i":2}},{"other":1}]})",
       "a 2026-01-01T00:00:00Z open | +p.k=2 | +p.page=é\n"},
      {"pairs of two lists, each with texts of its own",
       R"([{"pairs":"p","name":"key","values":["v"]},{"pairs":"q","name":"key","values":["v"]}])",
       R"({"at":1767225600,"to":"a","what":"open","p":[{"key":"k","v":"\u00e9"},{"key":"l","v":"\u00ea"}],"q":[{"key":"l","v":"\u00eb"},{"key":"m","v":"\u00ec"}]})",
       "a 2026-01-01T00:00:00Z open | +p.k=é | +p.l=ê | +q.l=ë | +q.m=ì\n"},
      {"unions are their values", R"([{"unions":true}])",
       R"({"at":{"long":1767225600},"to":{"string":"a"},"what":{"string":"open"},"n":{"m":{"boolean":true}},"none":null})",
       "a 2026-01-01T00:00:00Z open | +n.m=true\n"},
      {"a row may tell several events, at times of their own",
       R"([{"fan":[{"type":"sent"},{"when":"opened","type":"email.opened"},{"when":"state","equals":"b","type":"email.bounced"},{"when":"gone","present":true,"type":"email.unsubscribed","time":"gone"}]}])",
       R"({"at":"2026-01-01","to":"a","opened":"TRUE","state":"x","gone":""})",
       "a 2026-01-01T00:00:00Z sent | +gone= | +opened=TRUE | +state=x\n"
       "a 2026-01-01T00:00:00Z email.opened | +gone= | +opened=TRUE | +state=x | channel=email\n"},
      {"shapes follow one another", R"([{"inner":"p","lift":true},{"explode":"list"}])",
       R"({"p":"{\"at\":1767225600,\"list\":[{\"to\":\"a\",\"what\":\"open\"}]}"})",
       "a 2026-01-01T00:00:00Z open\n"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Rows(c.record, Options(c.shapes)), c.rows) << c.what;
    // Lists that were opened before change nothing: the same record tells no other events.
    const std::string thrice = c.record + "\n" + c.record + "\n" + c.record;
    EXPECT_EQ(Rows(thrice, Options(c.shapes)), c.rows) << c.what;
  }
}

// Looking at the text, or at each pair of keys, again for every event or key took minutes.
TEST(Shape, WhatStandsAroundALongListIsReadOnce) {
  constexpr uint64_t kEvents = 80'000;
  std::string list;
  for (uint64_t i = 0; i < kEvents; ++i) list += R"({"to":"a"},)";
  list.pop_back();
  const std::string text(1'000'000, 'x');
  const std::string record =
      R"({"at":1767225600,"what":"open","list":[)" + list + R"(],"note":")" + text + R"("})";
  for (const char* const shape :
       {R"([{"explode":"list"}])", R"([{"fan":[{"each":"list","type":"fanned"}]}])"}) {
    const Loaded loaded = Load(record, Options(shape));
    EXPECT_EQ(loaded.summary.kept(), kEvents) << shape;
    EXPECT_NE(loaded.store.find("+note=" + text), std::string::npos) << shape;
  }
}

TEST(Shape, SharedValuesOfTheNextListAreItsOwn) {
  const std::string shapes = R"([{"inner":"text","lift":true},{"explode":["list","other"]}])";
  const auto record = [](char letter) {
    const std::string text = R"({\"at\":1767225600,\"note\":\")" + std::string(40, letter) +
                             R"(\",\"list\":[{\"to\":\")" + letter + R"(\",\"what\":\"open\"}]})";
    return R"({"text":")" + text + "\"}\n";
  };
  EXPECT_EQ(Rows(record('a') + record('b'), Options(shapes)),
            "a 2026-01-01T00:00:00Z open | +note=" + std::string(40, 'a') +
                "\nb 2026-01-01T00:00:00Z open | +note=" + std::string(40, 'b') + "\n");
}

TEST(Shape, ManyKeysInsideATextAndAroundItAreReadOnce) {
  std::string inner = R"({\"to\":\"a\")";
  std::string outer;
  for (int i = 0; i < 30'000; ++i) {
    inner += R"(,\"i)" + std::to_string(i) + R"(\":1)";
    outer += R"(,"o)" + std::to_string(i) + R"(":1)";
  }
  const std::string record = R"({"at":1767225600,"what":"open","text":")" + inner + R"(}")" + outer;
  std::string records;
  for (int i = 0; i < 20; ++i) records += record + R"(,"n":)" + std::to_string(i) + "}\n";
  const Loaded loaded =
      Load(records, Options(R"([{"inner":"text","lift":true}])", R"(,"properties":["n"])"));
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.summary.kept(), 20u);
}

TEST(Shape, PartsThatCannotBeUsedAreCountedAndTheOthersStay) {
  const Loaded loaded = Load(
      "{\"at\":1767225600,\"list\":[{\"to\":\"a\",\"what\":\"open\"},{\"what\":\"x\"},{\"to\":"
      "\"b\"}]}\n"
      "{\"at\":1767225600,\"list\":[]}\n",
      Options(R"([{"explode":"list"}])"));
  EXPECT_EQ(loaded.summary.events, 1u);
  EXPECT_EQ(loaded.summary.rows, 4u);
  EXPECT_EQ(loaded.summary.skipped_total(), 2u);
  EXPECT_EQ(loaded.summary.ignored, 1u);
  ASSERT_EQ(loaded.summary.skipped_samples.size(), 1u);
  EXPECT_EQ(loaded.summary.skipped_samples[0].reason, "no-contact");
}

// A record that lacks what would have stood in it.
TEST(Shape, ATextThatShouldBeJsonAndIsNotIsTheReason) {
  const std::string good = R"({"at":1767225600,"to":"a","what":"open","p":"no"})"
                           "\n";
  const auto reasons = [&](const std::string& line, const std::string& shape) {
    const Loaded loaded = Load(good + line, Options("[" + shape + "]", R"(,"ignored":["ping"])"));
    std::string text;
    for (const ingest::SkippedSample& sample : loaded.summary.skipped_samples) {
      text += sample.reason + " " + std::to_string(sample.line) + "\n";
    }
    return text + std::to_string(loaded.summary.ignored);
  };
  const std::string lift = R"({"inner":"p","lift":true})";
  EXPECT_EQ(reasons(R"({"at":1767225600,"p":"Hello"})", lift), "not-json 2\n0");
  EXPECT_EQ(reasons(R"({"at":1767225600,"p":"{\"to\":\"a\""})", lift), "not-json 2\n0");
  EXPECT_EQ(reasons(R"({"at":1767225600,"p":"null"})", lift), "no-contact 2\n0");
  EXPECT_EQ(reasons(R"({"at":1767225600,"p":""})", lift), "no-contact 2\n0");
  EXPECT_EQ(reasons(R"({"at":1767225600,"p":"Hello","ping":1})", lift), "1");
  EXPECT_EQ(reasons(R"({"at":1,"to":"a","what":"open","p":"Hello"})", lift),
            "time-out-of-bounds 2\n0");
  const std::string base64 = R"({"inner":"p","base64":"q"})";
  EXPECT_EQ(reasons(R"({"at":1767225600,"p":"AAEC"})", base64), "not-json 2\n0");
  EXPECT_EQ(reasons(R"({"at":1767225600,"p":"{}"})", base64), "not-json 2\n0");
}

TEST(Shape, KeysTakeAPartOfAValueAndIdsAPrefix) {
  EXPECT_EQ(
      Rows(
          R"({"at":1767225600,"what":"open","who":"Jo <Jo@X.example>","file":"x"})",
          R"({"name":"dir/17_news_opens.csv","mapping":{"contact":{"key":"who","after":"<","until":">"},"time":"at","type":"what","message":{"key":"$source","afterLast":"/","until":"_"}}})"),
      "jo@x.example 2026-01-01T00:00:00Z open | +file=x | message=17\n");
  EXPECT_EQ(
      Rows(
          R"({"at":1767225600,"who":"a"})",
          R"({"name":"_opens.csv","mapping":{"contact":"who","time":"at","message":{"key":"$source","until":"_"},"type":{"key":"$source","afterLast":"_","until":"."},"properties":{"file":"$source"}}})"),
      "a 2026-01-01T00:00:00Z opens | +file=_opens.csv\n");
  EXPECT_EQ(
      Rows(
          R"({"at":1767225600,"what":"open","id":12})",
          R"({"mapping":{"contact":{"key":"id","prefix":"crm:contact:"},"time":"at","type":"what"}})"),
      "crm:contact:12 2026-01-01T00:00:00Z open\n");
}

TEST(Shape, KeysThatItMakesAreNotToldAsTheRecords) {
  const std::string options = Options(R"([{"explode":"page","lift":true,"include":"more"}])");
  const Loaded loaded =
      Load(R"({"page":[{"x":1}],"more":[{"type":"a","id":"1","y":2},{"type":"b","id":"1","z":3}]})",
           options);
  EXPECT_NE(loaded.error.find("keys found: page, more, included, included.a, included.a.type"),
            std::string::npos)
      << loaded.error;
  EXPECT_EQ(loaded.error.find("$"), std::string::npos) << loaded.error;
  EXPECT_EQ(loaded.error.find("included.b.y"), std::string::npos) << loaded.error;
}

TEST(Shape, AmountsInMinorUnitsFollowTheirCurrency) {
  const std::string options =
      R"({"mapping":{"contact":"c","time":"t","type":{"value":"payment"},"revenue":{"key":"amount","unit":"minor"},"currency":"cur"}})";
  EXPECT_EQ(Rows(R"({"c":"a","t":1767225600,"amount":1099,"cur":"usd"})", options),
            "a 2026-01-01T00:00:00Z payment | channel=commerce | currency=USD | revenue=10.99\n");
  EXPECT_EQ(Rows(R"({"c":"a","t":1767225600,"amount":"1099","cur":"jpy"})", options),
            "a 2026-01-01T00:00:00Z payment | channel=commerce | currency=JPY | revenue=1099\n");
  const std::pair<std::string, std::string> amounts[] = {
      {"5", "0.05"},
      {"0", "0"},
      {"1000", "10"},
      {"-1099", "-10.99"},
      {"-0", "0"},
      {"10.5", "0.105"},
      {"1e3", "10"},
      {"\"007\"", "0.07"},
      {"\"0070\"", "0.7"},
      {"-40", "-0.4"},
      {"12345678901234567890", "123456789012345678.9"}};
  for (const auto& [written, kept] : amounts) {
    EXPECT_EQ(Rows("{\"c\":\"a\",\"t\":1767225600,\"amount\":" + written + "}", options),
              "a 2026-01-01T00:00:00Z payment | channel=commerce | revenue=" + kept + "\n")
        << written;
  }
}

TEST(Shape, TypesMayHaveADetailAClassAndAMachine) {
  const std::string options =
      R"({"mapping":{"contact":"c","time":"t","type":"what","typeDetail":"how","reason":"why","types":{"failed/*":"email.deferred","failed/hard":{"type":"email.bounced","class":"hard"},"proxy":{"type":"email.opened","machine":"proxy"}}}})";
  EXPECT_EQ(Rows(R"({"c":"a","t":1767225600,"what":"failed","how":"hard","why":"550"})", options),
            "a 2026-01-01T00:00:00Z email.bounced | channel=email | reason=hard: 550\n");
  EXPECT_EQ(Rows(R"({"c":"a","t":1767225600,"what":"failed","how":"soft"})", options),
            "a 2026-01-01T00:00:00Z email.deferred | channel=email\n");
  EXPECT_EQ(Rows(R"({"c":"a","t":1767225600,"what":"proxy"})", options),
            "a 2026-01-01T00:00:00Z email.opened | channel=email | machine=proxy\n");
}

TEST(Shape, AUsersTableIsRecognisedAndHidesOneOfItsName) {
  const std::string table =
      R"({"name":"sendgrid","signatures":[["who","when"]],"contact":"who","time":"when","type":{"value":"visit"}})";
  const Loaded loaded = Load(R"({"who":"a","when":1767225600})", "{\"formats\":[" + table + "]}");
  EXPECT_EQ(loaded.summary.format, "sendgrid");
  EXPECT_EQ(loaded.summary.events, 1u);
}

TEST(Shape, PingsAreIgnored) {
  const Loaded loaded =
      Load("{\"m\":{}}\n{\"m\":{\"x\":1},\"c\":\"a\",\"t\":1767225600,\"w\":\"open\"}\n",
           R"({"mapping":{"contact":"c","time":"t","type":"w","ignored":["m={}"]}})");
  EXPECT_EQ(loaded.summary.ignored, 1u);
  EXPECT_EQ(loaded.summary.events, 1u);
}

// The totals of the refunds of an order with these transactions.
std::string RefundTotals(const std::string& transactions) {
  const std::string rows =
      Rows(R"({"id":1,"email":"a@x.example","processed_at":"2026-03-01T09:00:00Z",)"
           R"("financial_status":"refunded","total_price":"12.00","refunds":[{"id":2,)"
           R"("created_at":"2026-03-02T09:00:00Z","refund_line_items":[{"subtotal":"3"}],)"
           R"("transactions":[)" +
           transactions + "]}]}");
  const size_t refund = rows.find(" refunded ");
  const size_t total = rows.find("total=", refund);
  return total == rows.npos ? "" : rows.substr(total, rows.find_first_of(" \n", total) - total);
}

TEST(Fan, RowsOfCsvAreCountedBesideTheEventsThatTheyTell) {
  const std::string rows =
      "Recipient,Email Campaign ID,Sent,Delivered,Opened,Clicked,Sent At\n"
      "a@b.example,12,true,true,true,false,2024-03-13 10:21:14\n"
      "b@b.example,12,true,true,false,false,2024-03-13 10:21:15\n"
      ",12,true,true,true,false,2024-03-13 10:21:15\n"
      "c@b.example,12\n";
  const ingest::SourceSummary summary = test::Load(rows).summary;
  EXPECT_EQ(summary.events, 5u);
  EXPECT_EQ(summary.records, 4u);
  EXPECT_EQ(summary.skipped_for(ingest::SkipReason::kNoContact), 1u);
  EXPECT_EQ(summary.skipped_for(ingest::SkipReason::kCellCount), 1u);
  EXPECT_EQ(summary.rows, 7u);
}

TEST(Sums, Of64BitsAreExactAndBeyondThemThereIsNone) {
  const auto refund = [](const std::string& amount) {
    return R"({"kind":"refund","status":"success","amount":")" + amount + "\"}";
  };
  EXPECT_EQ(RefundTotals(refund("922337203685477.5806") + "," + refund("0.0001")),
            "total=922337203685477.5807");
  EXPECT_EQ(RefundTotals(refund("922337203685477.5807") + "," + refund("0.0001")), "");
  EXPECT_EQ(RefundTotals(refund("5") + "," + refund("1e30")), "");
  EXPECT_EQ(RefundTotals(refund("5") + "," + refund("none")), "total=5");
  EXPECT_EQ(RefundTotals(refund("none")), "total=3");  // of what was given back
}

}  // namespace
}  // namespace parcours
