// What formats and mappings make of records, how the format is decided, and what is refused.
#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "core/ingest_load.h"
#include "ingest/format/format_ref.h"
#include "ingest/row/contact_id.h"
#include "ingest/source.h"
#include "parcours/error.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::Rows;

struct Case {
  std::string what;
  std::string record;
  std::string row;
};

TEST(SendGrid, RecordsBecomeRows) {
  const Case cases[] = {
      {"the message id up to its first dot is the delivery, the first category the message",
       R"({"email":"A@B.example","timestamp":1513299569,"event":"processed","sg_message_id":"14c5.filter1.2.0","smtp-id":"<x@y>","category":["a","b"]})",
       "a@b.example 2017-12-15T00:59:29Z email.sent | +category=[\"a\",\"b\"] | channel=email | "
       "delivery=14c5 | message=a\n"},
      {"without it the smtp id's local part, likewise",
       R"({"email":"a","timestamp":1513299569,"event":"dropped","smtp-id":"<14c5.dfd.64@is-5>","sg_event_id":"e","reason":"Bounced Address","category":"cats"})",
       "a 2017-12-15T00:59:29Z email.dropped | +category=cats | channel=email | delivery=14c5 | "
       "message=cats | reason=Bounced Address\n"},
      {"names in capitals and times as text, in seconds or milliseconds",
       R"({"email":"a","timestamp":"1513299569000","event":"Delivered","sg_event_id":"e","tls":1})",
       "a 2017-12-15T00:59:29Z email.delivered | +tls=1 | channel=email\n"},
      {"a bounce has its class before the text",
       R"({"email":"a","timestamp":1513299569,"event":"bounce","type":"bounce","reason":"550 unknown","sg_event_id":"e"})",
       "a 2017-12-15T00:59:29Z email.bounced | channel=email | reason=hard: 550 unknown\n"},
      {"a blocked one is of class block",
       R"({"email":"a","timestamp":1513299569,"event":"bounce","type":"blocked","sg_event_id":"e"})",
       "a 2017-12-15T00:59:29Z email.bounced | channel=email | reason=block\n"},
      {"an open may be a machine's",
       R"({"email":"a","timestamp":1513299569,"event":"open","sg_machine_open":true,"sg_event_id":"e"})",
       "a 2017-12-15T00:59:29Z email.opened | channel=email | machine=true\n"},
      {"the single send is the message before the campaign and the newsletter",
       R"({"email":"a","timestamp":1513299569,"event":"click","url":"https://u/","marketing_campaign_id":5,"singlesend_id":"s","newsletter":{"newsletter_id":"n"},"my_arg":"v","sg_event_id":"e"})",
       "a 2017-12-15T00:59:29Z email.clicked | +my_arg=v | channel=email | message=s | "
       "url=https://u/\n"},
      {"the newsletter is the message where there is no other",
       R"({"email":"a","timestamp":1513299569,"event":"unsubscribe","newsletter":{"newsletter_id":"n"}})",
       "a 2017-12-15T00:59:29Z email.unsubscribed | channel=email | message=n\n"},
      {"campaigns go before a category; without either the template is the message",
       R"({"email":"a","timestamp":1513299569,"event":"open","singlesend_id":"s","category":"c","sg_event_id":"e"}
{"email":"a","timestamp":1513299570,"event":"open","category":[],"template_id":"t","sg_event_id":"f"}
{"email":"a","timestamp":1513299571,"event":"open","mc_auto_id":"m","category":"c","sg_template_id":"d","sg_event_id":"g"})",
       "a 2017-12-15T00:59:29Z email.opened | +category=c | channel=email | message=s\n"
       "a 2017-12-15T00:59:30Z email.opened | +category=[] | +template_id=t | channel=email | "
       "message=t\n"
       "a 2017-12-15T00:59:31Z email.opened | +category=c | +sg_template_id=d | channel=email | "
       "journey=m | message=d\n"},
      {"events of the account are left out",
       R"({"email":"a","timestamp":1513299569,"event":"account_status_change","sg_event_id":"e"})",
       ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Rows(c.record), c.row) << c.what;
}

TEST(SendGrid, PublishedExamplesLoadWithoutASkip) {
  const std::vector<std::string> files = test::SharedFiles("fixtures/formats/sendgrid");
  if (files.empty()) GTEST_SKIP() << "../shared is absent";
  for (const std::string& path : files) {
    const Loaded loaded = Load(test::SharedFile(path));
    // This one example is dated 1973, which is out of bounds.
    if (path.find("string_timestamp") != std::string::npos) {
      EXPECT_NE(loaded.error.find("1 time-out-of-bounds"), std::string::npos) << path;
      continue;
    }
    EXPECT_EQ(loaded.error, "") << path;
    EXPECT_EQ(loaded.summary.format, "sendgrid") << path;
    EXPECT_EQ(loaded.summary.skipped_total(), 0u) << path;
    EXPECT_GT(loaded.summary.events, 0u) << path;
  }
}

TEST(Mapping, RecordsBecomeRows) {
  const std::string record =
      R"({"case":{"id":7},"when":"2026-07-01 12:00:00","activity":"W_Call","amount":"1e3","other":null,"x":{"y":1}})";
  const std::string start = R"({"mapping":{"contact":"case.id","time":"when","type":"activity")";
  struct MappingCase {
    std::string what;
    std::string rest;
    std::string row;
  };
  const MappingCase cases[] = {
      {"every other key is kept", "", "7 2026-07-01T12:00:00Z W_Call | +amount=1e3 | +x.y=1\n"},
      {"only the listed keys are kept", R"(,"properties":["amount"])",
       "7 2026-07-01T12:00:00Z W_Call | +amount=1e3\n"},
      {"under the names given", R"(,"properties":{"a":"amount","kind":"activity"})",
       "7 2026-07-01T12:00:00Z W_Call | +a=1e3 | +kind=W_Call\n"},
      {"types are translated", R"(,"types":{"W_*":"sms.sent"},"properties":[])",
       "7 2026-07-01T12:00:00Z sms.sent | channel=sms\n"},
      {"local times are those of the zone", R"(,"timeZone":"Europe/Amsterdam","properties":[])",
       "7 2026-07-01T10:00:00Z W_Call\n"},
      {"money given as text is a number",
       R"(,"revenue":"amount","message":["none","x.y"],"properties":[])",
       "7 2026-07-01T12:00:00Z W_Call | message=1 | revenue=1000\n"},
      {"an empty list keeps nothing", R"(,"properties":[])", "7 2026-07-01T12:00:00Z W_Call\n"},
  };
  for (const MappingCase& c : cases) {
    EXPECT_EQ(Rows(record, start + c.rest + "}}"), c.row) << c.what;
  }
  EXPECT_EQ(
      Rows(
          record,
          R"({"mapping":{"contact":["none","case.id"],"time":"when","type":{"value":"seen"},"properties":[]}})"),
      "7 2026-07-01T12:00:00Z seen\n");
}

TEST(Mapping, EveryProblemIsReportedWithItsPath) {
  const auto problems = [](const char* options) {
    std::string text;
    try {
      ingest::ReadSourceOptions(options);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) {
        text += std::string(ErrorCodeName(problem.code)) + " " + problem.path + "\n";
      }
    }
    return text;
  };
  EXPECT_EQ(problems("[]"), "bad-request \n");
  EXPECT_EQ(problems(R"({"format":"nope","timeZone":"Mars","x":1})"),
            "bad-request timeZone\nbad-request x\nbad-request format\n");
  EXPECT_EQ(
      problems(
          R"({"mapping":{"contact":1,"time":"t","typ":"e","timeZone":"Mars","properties":{"a":2}}})"),
      "bad-mapping mapping.contact\nbad-mapping mapping.properties.a\n"
      "bad-mapping mapping.timeZone\nbad-mapping mapping.typ\nbad-mapping mapping.type\n");
  for (const char* const currency :
       {R"("euro")", R"("€")", R"("E1R")", "978", "null", "[\"EUR\"]"}) {
    EXPECT_EQ(problems((R"({"mapping":{"contact":"a","time":"t","type":"e","currency":{"value":)" +
                        std::string(currency) + "}}}")
                           .c_str()),
              "bad-mapping mapping.currency.value\n")
        << currency;
  }
  EXPECT_EQ(problems("{}"), "");
}

TEST(Mapping, SaysWhatACurrencyIs) {
  try {
    ingest::ReadSourceOptions(
        R"({"mapping":{"contact":"a","time":"b","type":"c","currency":{"value":"euro"}}})");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.problems().front().message,
              R"("euro"; expected an ISO 4217 code of three letters, such as "EUR")");
  }
}

TEST(Mapping, NamesTheMemberThatAMappingMayHaveMeant) {
  const auto said = [](const std::string& member) -> std::string {
    try {
      ingest::ReadSourceOptions(R"({"mapping":{"contact":"a","time":"b","type":"c",")" + member +
                                R"(":"d"}})");
    } catch (const Error& error) {
      return error.problems().front().message;
    }
    return "";
  };
  EXPECT_EQ(said("mesage"), "unknown; did you mean 'message'?");
  EXPECT_EQ(said("timezone"), "unknown; did you mean 'timeZone'?");
  EXPECT_EQ(said("reason_classes"), "unknown; did you mean 'reasonClasses'?");
  EXPECT_TRUE(said("zzzz").starts_with("unknown; expected one of name, contact, ")) << said("zzzz");
  EXPECT_EQ(said("reason"), "");
}

TEST(Mapping, TellsWhatTheSourceDoesNotHave) {
  const auto warnings = [](const std::string& mapping) {
    return Load(
               "who,when,what,campaign,amount\r\na,2026-03-01T09:00:00Z,click,c1,\r\n",
               R"({"mapping":{"contact":["id","who"],"time":"when","type":"what")" + mapping + "}}")
        .summary.warnings;
  };
  using Warnings = std::vector<std::string>;
  EXPECT_EQ(warnings(R"(,"message":"campaign","types":{"cl*":"email.clicked"})"), Warnings());
  EXPECT_EQ(warnings(R"(,"message":"campagne","revenue":["sum","amout"],"properties":["x"])"),
            Warnings{"mapping: no record has the key 'campagne' (did you mean 'campaign'?), 'sum', "
                     "'amout' (did you mean 'amount'?), 'x'"});
  EXPECT_EQ(warnings(R"(,"types":{"clik":"email.clicked","click":"link_followed"})"),
            Warnings{"mapping: no record has the type 'clik' (did you mean 'click'?)"});
  EXPECT_EQ(
      warnings(R"(,"types":{"click":"email.clikced"})"),
      Warnings{"mapping: not one of our types, and near to one: 'email.clikced' (did you mean "
               "'email.clicked'?)"});
}

TEST(Mapping, ByWhichNoRecordCanBeUsedIsToldWithNearNames) {
  const Loaded loaded = Load("e-mail,when,what\r\na,2026-03-01,click\r\n",
                             R"({"mapping":{"contact":"email","time":"when","type":"what"}})");
  EXPECT_EQ(loaded.error,
            "none of the records can be used (1 no-contact), read as mapping; line 2: "
            "'a,2026-03-01,click'; keys found: e-mail, when, what; no record has the key 'email' "
            "(did you mean 'e-mail'?); expected a contact, a time and a type in each");
}

TEST(Sniffing, SaysWhatWasDecidedAndFromWhat) {
  const std::string own = R"({"contact":"a","time":"2026-01-01","type":"x"})";
  const std::string other = R"({"email":"a","timestamp":1513299569,"event":"open"})";
  std::string mostly;
  for (int i = 0; i < 95; ++i) mostly += own + "\n";
  const Loaded agreed = Load(mostly + other + "\n");
  EXPECT_EQ(agreed.error, "");
  EXPECT_EQ(agreed.summary.format, "parcours");
  EXPECT_EQ(agreed.summary.decided_by, ingest::SourceSummary::DecidedBy::kSignature);
  EXPECT_EQ(agreed.summary.sample_records, ingest::kSampleRecords);
  EXPECT_EQ(agreed.summary.skipped_total(), 1u);

  EXPECT_EQ(Load(own + "\n" + other + "\n" + other).error,
            "the records are of several formats (2 sendgrid, 1 parcours); load them as one source "
            "a format, or say which it is");
  EXPECT_EQ(Load(own + "\n" + other, R"({"format":"sendgrid"})").summary.events, 1u);
}

TEST(Sniffing, AnArrayThatIsNotClosedIsToldAsCutOff) {
  const std::string event = R"({"contact":"a","time":"2026-01-01","type":"x"})";
  EXPECT_TRUE(Load("[" + event + "," + event).summary.cut_off);
  EXPECT_TRUE(Load("[" + event + ",{\"contact\":\"b").summary.cut_off);
  EXPECT_FALSE(Load("[" + event + "]").summary.cut_off);
}

TEST(Sniffing, WhatCannotBeUsedIsRefusedWithWhatWasFound) {
  const Loaded keys = Load(R"({"user":1,"at":"2026-01-01"})");
  EXPECT_NE(keys.error.find("keys user, at"), std::string::npos) << keys.error;
  EXPECT_NE(keys.error.find("a mapping that says"), std::string::npos) << keys.error;
  EXPECT_NE(Load("a;b;c\n1;2;3\n").error.find("keys a, b, c"), std::string::npos);
  EXPECT_NE(Load("only words\nand more\n").error.find("begins with 'only words"),
            std::string::npos);
  EXPECT_NE(Load("PAR1....").error.find("Parquet"), std::string::npos);
  EXPECT_NE(Load("\x1F\x8B....", R"({"format":"sendgrid"})").error.find("gzip"), std::string::npos);
  const Loaded unusable = Load("{\"email\":\"a\"}\n", R"({"format":"sendgrid"})");
  EXPECT_NE(unusable.error.find("1 no-time"), std::string::npos) << unusable.error;
}

TEST(Sniffing, AnEmptySourceIsNoError) {
  for (const char* const bytes : {"", "\n \n", "[]", "{\"events\":[]}"}) {
    const Loaded loaded = Load(bytes, R"({"format":"parcours"})");
    EXPECT_EQ(loaded.error, "") << bytes;
    EXPECT_EQ(loaded.store, "") << bytes;
  }
  for (const char* const bytes : {"", "\n", "[]", "{\"events\":[]}"}) {
    EXPECT_EQ(Load(bytes).error, "") << bytes;
  }
}

TEST(Summary, TestRecordsAreLeftOutAndUnknownNamesListed) {
  const Loaded loaded = Load(
      R"({"contact":"a","time":"2026-01-01","type":"odd_type","extra":1}
{"contact":"a","time":"2026-01-02","type":"page_view","livemode":false}
{"contact":"a","time":"2026-01-02","type":"page_view","test":true}
{"contact":"b","time":"2026-01-02","type":"page_view","test":"B"}
)");
  EXPECT_EQ(loaded.summary.ignored, 2u);
  EXPECT_EQ(loaded.summary.events, 2u);
  EXPECT_EQ(loaded.summary.rows, 4u);
  ASSERT_EQ(loaded.summary.unrecognised_types.size(), 1u);
  EXPECT_EQ(loaded.summary.unrecognised_types[0].value, "odd_type");
  ASSERT_EQ(loaded.summary.unrecognised_keys.size(), 1u);
  EXPECT_EQ(loaded.summary.unrecognised_keys[0].value, "extra");
  EXPECT_NE(loaded.store.find("+test=B"), std::string::npos);
}

// A table is read when it is first asked for, so a load alone does not show that all can be.
TEST(KnownFormats, HaveTheNamesOfTheirTables) {
  std::set<std::string_view> names;
  for (const ingest::FormatRef& format : ingest::KnownFormats()) {
    EXPECT_EQ(format.Get().name, format.name());
    EXPECT_EQ(&format.Get(), &format.Get());
    EXPECT_FALSE(format.Get().signatures.empty()) << format.name();
    EXPECT_TRUE(names.insert(format.name()).second) << format.name();
  }
  EXPECT_TRUE(names.contains("parcours"));
}

size_t StoreBytes(std::string_view bytes) {
  store::EventStoreBuilder builder;
  ingest::Source source(ingest::ReadSourceOptions("{}"), &builder);
  source.Append(bytes);
  source.End();
  EXPECT_EQ(source.summary().events, 2000u) << bytes.substr(0, 80);
  return builder.Seal(nullptr)->memory_bytes();
}

// A page is looked at as a record first, whose list would be a property.
TEST(Page, IsNotKeptAsAValue) {
  struct Form {
    std::string key;
    std::string record;
  };
  const Form forms[] = {
      {"results",
       R"({"submittedAt":1772355600000,"values":[{"name":"email","value":"a@x.example"}],"conversionId":"#"})"},
      {"events", R"({"contact":"a@x.example","time":"2026-03-01T09:00:00Z","type":"t","id":"#"})"},
      {"items",
       R"({"email":"a@x.example","timestamp":1772355600,"event":"open","sg_event_id":"#"})"}};
  for (const auto& [key, record] : forms) {
    std::string lines;
    std::string pages;
    for (int i = 0; i < 2000; ++i) {
      std::string made = record;
      made.replace(made.find('#'), 1, std::to_string(i));
      lines += made + "\n";
      pages += (i % 100 == 0 ? "{\"" + key + "\":[" : ",") + made + (i % 100 == 99 ? "]}\n" : "");
    }
    EXPECT_LT(StoreBytes(pages), StoreBytes(lines) + 20'000) << key;
  }
}

TEST(ContactId, IsTrimmedAndComparedAsItsKindAsks) {
  const std::pair<const char*, const char*> cases[] = {
      {" A@B.Example\t", "a@b.example"},
      {"+33 (6) 12-34", "+3361234"},
      {"+not a phone", "+not a phone"},
      {"User-7", "User-7"},
      {"  ", ""},
      {"\xC3\x89@x", "\xC3\x89@x"},
  };
  for (const auto& [given, expected] : cases) {
    std::string id;
    ingest::NormalizeContactId(given, &id);
    EXPECT_EQ(id, expected);
  }
}

}  // namespace
}  // namespace parcours
