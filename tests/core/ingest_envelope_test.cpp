// Records that stand inside others: logs of webhooks, queues and tables with a column of JSON.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;

constexpr const char* kClick =
    R"({"email":"a@x.example","timestamp":1513299569,"event":"click","sg_message_id":"m.f.1","url":"http://u/?a=\"b\""})";
constexpr const char* kOpen =
    R"({"email":"b@x.example","timestamp":1513299570,"event":"open","sg_message_id":"m.f.2"})";
constexpr const char* kTold = "what is under 'body' was read, and nothing beside it";

// As a JSON text.
std::string Quoted(const std::string& json) {
  std::string text = "\"";
  for (const char byte : json) {
    if (byte == '"' || byte == '\\' || byte == '\n') text += '\\';
    text += byte == '\n' ? 'n' : byte;
  }
  return text + "\"";
}

std::string Wrapped(const std::string& value) {
  return R"({"id":"x1","headers":{"agent":"w","time":"2020-01-01"},"body":)" + value +
         R"(,"at":"2020-01-01"})";
}

TEST(Envelope, WhatStandsInsideIsReadAsIfItStoodAlone) {
  const std::string click = kClick;
  const std::string open = kOpen;
  const Loaded plain = Load(click + "\n" + open);
  ASSERT_EQ(plain.summary.events, 2u);
  const std::string both = "[" + click + "," + open + "]";
  const std::vector<std::string> files = {
      Wrapped(click) + "\n" + Wrapped(open),
      "[" + Wrapped(click) + "," + Wrapped(open) + "]",
      Wrapped(both),
      Wrapped(Quoted(click)) + "\n" + Wrapped(Quoted(" " + open + "  ")),
      Wrapped(Quoted(both)),
      Wrapped(R"({"total":2,"events":)" + both + "}"),
      Wrapped(Quoted(R"({"items":)" + both + "}")),
      R"({"Records":[)" + Wrapped(Quoted(click)) + "," + Wrapped(open) + "]}",
      // {"email":"a@x.example",...} in base64
      Wrapped(
          R"("eyJlbWFpbCI6ImFAeC5leGFtcGxlIiwidGltZXN0YW1wIjoxNTEzMjk5NTY5LCJldmVudCI6ImNsaWNrIiwic2dfbWVzc2FnZV9pZCI6Im0uZi4xIiwidXJsIjoiaHR0cDovL3UvP2E9XCJiXCIifQ==")") +
          "\n" + Wrapped(open),
  };
  for (const std::string& file : files) {
    const Loaded loaded = Load(file);
    EXPECT_EQ(loaded.error, "") << file;
    EXPECT_EQ(loaded.store, plain.store) << file;
    EXPECT_EQ(loaded.summary.format, "sendgrid") << file;
    EXPECT_EQ(loaded.summary.rows, 2u) << file;
    ASSERT_FALSE(loaded.summary.warnings.empty()) << file;
    EXPECT_EQ(loaded.summary.warnings[0], kTold) << file;
    for (const size_t piece : {1, 7, 64}) {
      EXPECT_EQ(test::LoadInPieces(file, "{}", piece).store, plain.store) << file;
    }
  }
}

TEST(Envelope, EdgesOfAConnectionHaveTheirRecordsUnderNode) {
  const std::string click = kClick;
  const std::string plain = Load(click + "\n" + kOpen).store;
  const std::string edges =
      R"([{"cursor":"1","node":)" + click + R"(},{"__typename":"E","node":)" + kOpen + "}]";
  for (const std::string& file : {R"({"edges":)" + edges + "}",
                                  R"({"data":{"events":{"pageInfo":{},"edges":)" + edges + "}}}"}) {
    EXPECT_EQ(Load(file).store, plain) << file;
  }
}

TEST(Envelope, EventsWithANodeAreNoEdges) {
  for (const std::string node : {R"("server-3")", R"({"host":"h1"})"}) {
    const std::string event =
        R"({"node":)" + node + R"(,"email":"a@x.example","timestamp":1513299569,"event":"click"})";
    EXPECT_EQ(Load(R"({"edges":[)" + event + "]}").store, Load(event).store) << event;
  }
}

TEST(Envelope, MayBeLongerThanWhatIsLookedAtFirst) {
  std::string list = kOpen;
  while (list.size() < 10 * ingest::kSampleBytes) list += std::string(",") + kClick;
  EXPECT_GT(Load(Wrapped("[" + list + "]")).summary.events, 1'000u);
}

TEST(Envelope, AColumnOfJsonIsOne) {
  const std::string open =
      R"({""email"":""b@x.example"",""timestamp"":1513299570,""event"":""open"",""sg_message_id"":""m.f.2""})";
  const Loaded loaded = Load("id,received_at,payload\n1,2020-01-01,\"" + open +
                             "\"\n2,2020-01-01,\"" + open + "\"\n");
  EXPECT_EQ(loaded.error, "");
  EXPECT_EQ(loaded.summary.format, "sendgrid");
  EXPECT_EQ(loaded.summary.events, 2u);
  EXPECT_NE(loaded.store.find("b@x.example 2017-12-15T00:59:30Z email.opened"), std::string::npos)
      << loaded.store;
}

TEST(Envelope, MayHoldAnotherFormatsEnvelope) {
  const std::string event =
      R"({"eventType":"Open","mail":{"messageId":"m","timestamp":"2026-01-01T00:00:00Z","destination":["a@x.example"]},"open":{"timestamp":"2026-01-01T01:00:00Z"}})";
  const std::string notification = R"({"Type":"Notification","Message":)" + Quoted(event) + "}";
  for (const std::string& file :
       {R"({"Records":[{"EventSource":"aws:sns","Sns":)" + notification + "}]}",
        R"({"Records":[{"messageId":"1","body":)" + Quoted(notification) + "}]}",
        R"({"version":"0","source":"aws.ses","detail":)" + event + "}",
        R"({"message":{"data":)" + Quoted(event) + R"(,"messageId":"7"}})"}) {
    const Loaded loaded = Load(file);
    EXPECT_EQ(loaded.summary.format, "amazon-ses") << file;
    EXPECT_NE(loaded.store.find("a@x.example 2026-01-01T01:00:00Z email.opened"), std::string::npos)
        << file << loaded.store;
  }
}

TEST(Envelope, APartThatCannotBeUsedIsCountedAndTheOthersStay) {
  const std::string bad = R"({"email":"c@x.example","event":"open","sg_message_id":"m.f.3"})";
  const Loaded loaded = Load(Wrapped(std::string("[") + kClick + "," + bad + "," + kOpen + ",7]") +
                             "\n" + Wrapped(R"("{\"email\": nope}")") + "\n" + Wrapped(kOpen) +
                             "\n" + Wrapped("null") + "\n");
  EXPECT_EQ(loaded.summary.events, 3u);
  EXPECT_EQ(loaded.summary.rows, 7u);
  EXPECT_EQ(loaded.summary.skipped[static_cast<size_t>(ingest::SkipReason::kNotJson)], 2u);
  EXPECT_EQ(loaded.summary.skipped[static_cast<size_t>(ingest::SkipReason::kNoTime)], 1u);
  EXPECT_EQ(loaded.summary.skipped_total(), 4u);
}

TEST(Envelope, ATextMayHoldSeveralDocuments) {
  const std::string click = kClick;
  const std::string open = kOpen;
  const std::string plain = Load(click + "\n" + open).store;
  for (const std::string& text : {click + "\n" + open + "\n", click + open,
                                  "[" + click + "]\n[" + open + "]", "[" + click + "] " + open}) {
    const Loaded loaded = Load(Wrapped(Quoted(text)));
    EXPECT_EQ(loaded.store, plain) << text;
    EXPECT_EQ(loaded.summary.rows, 2u) << text;
  }
  // What cannot be read of it is told.
  for (const std::string& text : {click + " " + open + "}", "[" + click + "," + open + "] nope",
                                  "[" + click + "," + open + " " + open + "]",
                                  "[" + click + "," + open + ",{]", click + open + "{"}) {
    const Loaded loaded = Load(Wrapped(Quoted(text)));
    EXPECT_EQ(loaded.store, plain) << text;
    EXPECT_EQ(loaded.summary.rows, 3u) << text;
    EXPECT_EQ(loaded.summary.skipped[static_cast<size_t>(ingest::SkipReason::kNotJson)], 1u)
        << text;
  }
}

TEST(Envelope, ItsKeyMayHaveDots) {
  const std::string plain = Load(std::string(kClick) + "\n" + kOpen).store;
  std::string objects;
  std::string table = "id,event.original\n";
  for (const std::string record : {kClick, kOpen}) {
    objects += R"({"id":1,"event.original":)" + record + "}\n";
    table += "1,\"";
    for (const char byte : record) table += byte == '"' ? "\"\"" : std::string(1, byte);
    table += "\"\n";
  }
  EXPECT_EQ(Load(objects).store, plain);
  EXPECT_EQ(Load(table).store, plain);
}

TEST(Envelope, IsNoneWhereNothingInsideCanBeUsed) {
  // Looks like a call of Segment's, which has its time beside it.
  const std::string record =
      R"({"who":"u1","seen":"2026-01-01T00:00:00Z","call":{"type":"page","userId":"u1","path":"/"}})";
  EXPECT_NE(Load(record + "\n" + record).error.find("unknown format"), std::string::npos);
  // Records in a known format are in no envelope, whatever they hold.
  const std::string own = R"({"contact":"a","time":"2026-01-01","type":"x","properties":{"raw":)" +
                          std::string(kOpen) + "}}";
  const Loaded loaded = Load(own);
  EXPECT_EQ(loaded.summary.format, "parcours");
  EXPECT_TRUE(loaded.summary.warnings.empty());
}

}  // namespace
}  // namespace parcours
