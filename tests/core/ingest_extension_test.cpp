// Mappings over a known format, {"format":"sendgrid","time":"sent_on"}: what they keep of it, what
// goes before it, and that a preview proposes them where a format's records lack their time.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/answer_json.h"
#include "core/ingest_load.h"
#include "ingest/preview.h"
#include "ingest/source.h"
#include "parcours/error.h"
#include "store/event_store_builder.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::Rows;

std::string Renamed(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = 0; !from.empty() && (at = text.find(from, at)) != std::string::npos;
       at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string Proposed(const std::string& bytes, const char* options = "{}") {
  store::EventStoreBuilder builder;
  const ingest::PreviewSample sample{ingest::ReadSourceOptions(options), bytes, true};
  const auto preview =
      test::ObjectOf([&](json::Writer* out) { WritePreview(sample, &builder, out); });
  return preview["mapping"].dump();
}

std::string WithMapping(const std::string& mapping) { return "{\"mapping\":" + mapping + "}"; }

struct Case {
  std::string what;
  std::string records;
  std::string key;
  std::string renamed;
  std::string mapping;
  bool is_lacking = true;  // no record has a time then
};

const Case kCases[] = {
    {"SendGrid's ids, bounce classes and machine verdicts",
     R"({"email":"a@b.example","timestamp":1513299569,"event":"processed","sg_message_id":"14c5.filter1.2.0","sg_event_id":"e1","category":["a","b"]}
{"email":"a@b.example","timestamp":1513299579,"event":"bounce","type":"blocked","reason":"550","sg_message_id":"14c5.filter1.2.0","sg_event_id":"e2"}
{"email":"a@b.example","timestamp":1513299579,"event":"bounce","type":"blocked","reason":"550","sg_message_id":"14c5.filter1.2.0","sg_event_id":"e2"}
{"email":"a@b.example","timestamp":1513299589,"event":"open","sg_machine_open":true,"sg_message_id":"14c5.filter1.2.0","sg_event_id":"e3"})",
     "\"timestamp\"", "\"sent_on\"", R"({"format":"sendgrid","time":"sent_on"})"},
    {"HubSpot's types with their states",
     R"({"emailCampaignId":12,"recipient":"a@b.example","type":"SENT","created":1513299569000,"id":"x1"}
{"emailCampaignId":12,"recipient":"a@b.example","type":"BOUNCE","status":"5.1.1","category":"UNKNOWN_USER","created":1513299579000,"id":"x2"}
{"emailCampaignId":12,"recipient":"a@b.example","type":"OPEN","filteredEvent":true,"created":1513299589000,"id":"x3"})",
     "\"created\"", "\"happened\"", R"({"format":"hubspot-email","time":"happened"})"},
    {"Klaviyo's page with what its events refer to",
     R"({"data":[{"type":"event","id":"e1","attributes":{"datetime":"2024-03-13T10:21:14+00:00","event_properties":{"Campaign Name":"May","$message":"m1"}},"relationships":{"profile":{"data":{"type":"profile","id":"p1"}},"metric":{"data":{"type":"metric","id":"m"}}}}],"included":[{"type":"profile","id":"p1","attributes":{"email":"a@b.example"}},{"type":"metric","id":"m","attributes":{"name":"Opened Email"}}]})",
     "\"datetime\"", "\"happened_at\"", R"({"format":"klaviyo","time":"attributes.happened_at"})"},
    {"Shopify's refunds and cancellations keep times of their own",
     R"({"id":1,"email":"a@b.example","financial_status":"refunded","total_price":"20.00","currency":"EUR","created_at":"2024-03-13T10:21:14Z","cancelled_at":"2024-03-15T10:00:00Z","refunds":[{"id":9,"created_at":"2024-03-16T10:00:00Z","transactions":[{"kind":"refund","amount":"5.00","currency":"EUR"}]}]})",
     "\"created_at\":\"2024-03-13", "\"placed_on\":\"2024-03-13",
     R"({"format":"shopify","time":"placed_on"})", false},
    {"of GraphQL, too",
     R"({"id":"gid://shopify/Order/1","email":"a@b.example","displayFinancialStatus":"PAID","totalPriceSet":{"shopMoney":{"amount":"20.0","currencyCode":"EUR"}},"processedAt":"2024-03-13T10:21:14Z","refunds":[{"id":"r","createdAt":"2024-03-16T10:00:00Z"}]})",
     "", "", R"({"format":"shopify","time":"processedAt"})", false},
    {"HubSpot's rows that tell several events",
     "Recipient,Email Campaign ID,Sent,Delivered,Opened,Clicked,Bounce,Bounce Reason,Sent At "
     "(UTC)\n"
     "a@b.example,12,true,true,true,false,false,,2024-03-13 10:21:14\n"
     "b@b.example,12,true,false,false,false,true,UNKNOWN_USER,2024-03-13 10:21:15\n",
     "Sent At (UTC)", "Posted", R"({"format":"hubspot-csv","time":"Posted"})"},
};

TEST(Extension, KeepsWhatTheFormatKnows) {
  for (const Case& c : kCases) {
    const std::string renamed = Renamed(c.records, c.key, c.renamed);
    const Loaded whole = Load(c.records);
    const Loaded extended = Load(renamed, WithMapping(c.mapping));
    EXPECT_EQ(extended.store, whole.store) << c.what;
    EXPECT_EQ(extended.summary.format, whole.summary.format) << c.what;
    EXPECT_EQ(extended.summary.warnings, whole.summary.warnings) << c.what;
  }
}

TEST(Extension, IsProposedWhereAFormatsRecordsLackTheirTime) {
  for (const Case& c : kCases) {
    if (!c.is_lacking) continue;
    const std::string renamed = Renamed(c.records, c.key, c.renamed);
    EXPECT_EQ(Proposed(renamed), c.mapping) << c.what;
    EXPECT_EQ(Rows(renamed, R"({"mapping":"guess"})"), Rows(c.records)) << c.what;
  }
}

TEST(Extension, IsProposedOfADateAndATimeOfDay) {
  const std::string records =
      R"({"email":"a@b.example","day":"2026-03-01","hour":"10:30","event":"processed","sg_message_id":"m","sg_event_id":"e1"})";
  const std::string mapping = R"({"format":"sendgrid","time":"day","clock":"hour"})";
  EXPECT_EQ(Proposed(records), mapping);
  EXPECT_EQ(Rows(records, WithMapping(mapping)).find("a@b.example 2026-03-01T10:30:00Z email.sent"),
            0u);
}

TEST(Extension, IsProposedOfAllThatIsLacking) {
  const std::string records =
      R"({"who":"a@b.example","sent_on":1513299569,"event":"open","sg_event_id":"e1"})";
  EXPECT_EQ(Proposed(records), R"({"format":"sendgrid","contact":"who","time":"sent_on"})");
  const Loaded guessed = Load(records, R"({"mapping":"guess"})");
  EXPECT_EQ(guessed.summary.format, "sendgrid");
  EXPECT_EQ(guessed.summary.guessed_mapping,
            R"({"format":"sendgrid","contact":"who","time":"sent_on"})");
  EXPECT_EQ(guessed.summary.sample_records, 0u);
  EXPECT_EQ(guessed.summary.warnings.front(),
            "the mapping was guessed: contact from 'who' (76 %), time from 'sent_on' (92 %)");
}

TEST(Extension, IsNotProposedWhereNothingLooksLikeWhatIsLacking) {
  const std::string records = R"({"email":"a@b.example","event":"open","sg_event_id":"e1"})";
  EXPECT_EQ(Proposed(records).find("sendgrid"), std::string::npos);
  EXPECT_EQ(
      Proposed(R"({"email":"a@b.example","timestamp":1513299569,"event":"open"})").find("sendgrid"),
      std::string::npos);
}

TEST(Extension, KeysOfTheMappingGoBeforeTheFormats) {
  const std::string record =
      R"({"email":"a@b.example","timestamp":1513299569,"received":1513299570,"event":"open","subject":"s","code":"c","sg_event_id":"e"})";
  EXPECT_EQ(Rows(record, R"({"mapping":{"format":"sendgrid","time":"received","message":"code"}})"),
            "a@b.example 2017-12-15T00:59:30Z email.opened | +subject=s | channel=email | "
            "message=c\n");
  EXPECT_EQ(
      Rows(record, R"({"mapping":{"format":"sendgrid","types":{"OPEN":"seen"},"properties":[]}})"),
      "a@b.example 2017-12-15T00:59:29Z seen | +subject=s | message=s\n");
}

TEST(Extension, AnIdStandsInThePlaceOfTheFormats) {
  const std::string records =
      R"({"email":"a","timestamp":1513299569,"event":"open","sg_event_id":"e","n":"1"}
{"email":"a","timestamp":1513299569,"event":"open","sg_event_id":"e","n":"2"}
{"email":"a","timestamp":1513299569,"event":"open","sg_event_id":"e","n":"2"})";
  const auto count = [](const std::string& rows) {
    return std::count(rows.begin(), rows.end(), '\n');
  };
  EXPECT_EQ(count(Rows(records)), 1);
  EXPECT_EQ(count(Rows(records, R"({"mapping":{"format":"sendgrid","id":"n"}})")), 2);
}

TEST(Extension, MayBeOfAUsersOwnFormat) {
  const std::string options =
      R"({"formats":[{"name":"ours","signatures":[["who"]],"contact":"who","time":"at","type":"what","types":{"x":"page_view"}}],)"
      R"("mapping":{"format":"ours","time":"when"}})";
  EXPECT_EQ(Rows(R"({"who":"a","when":1513299569,"what":"x"})", options),
            "a 2017-12-15T00:59:29Z page_view | channel=web\n");
}

TEST(Extension, TellsWhatNoRecordHas) {
  const Loaded loaded =
      Load(R"({"email":"a","timestamp":1513299569,"event":"open","sg_event_id":"e"})",
           R"({"mapping":{"format":"sendgrid","message":"campain","types":{"opn":"x"}}})");
  ASSERT_EQ(loaded.summary.warnings.size(), 2u);
  EXPECT_EQ(loaded.summary.warnings[0], "mapping: no record has the key 'campain'");
  EXPECT_EQ(loaded.summary.warnings[1],
            "mapping: no record has the type 'opn' (did you mean 'open'?)");
}

TEST(Extension, OfNoFormatIsRefused) {
  const auto problem = [](const char* mapping) {
    try {
      ingest::ReadSourceOptions(WithMapping(mapping));
    } catch (const Error& error) {
      EXPECT_EQ(error.problems().size(), 1u);
      return error.problems().front();
    }
    return Problem();
  };
  EXPECT_EQ(problem(R"({"format":"sendgird","time":"t"})").path, "mapping.format");
  EXPECT_EQ(problem(R"({"format":"sendgird"})").message.substr(0, 60),
            "unknown format 'sendgird'; expected one of parcours, amazon-");
  EXPECT_EQ(problem(R"({"format":7})").path, "mapping.format");
  EXPECT_EQ(problem(R"({"format":"sendgrid","colour":"c"})").path, "mapping.colour");
}

}  // namespace
}  // namespace parcours
