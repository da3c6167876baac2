// What each vendor's records become: payloads of the shapes that their documentation shows, and the
// rows that docs/formats.md makes of them. Also fed in pieces: every cut must give the same rows.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;
using test::LoadInPieces;

struct Case {
  std::string what;
  std::string format;
  std::string record;
  std::string rows;
  std::string source = {};  // the file's name, where the format reads it
};

#include "core/ingest_vendor_cases.inc"

TEST(Vendor, RecordsBecomeRows) {
  for (const Case& c : kCases) {
    const std::string options = "{\"name\":\"" + c.source + "\"}";
    const Loaded loaded = Load(c.record, options);
    EXPECT_EQ(loaded.summary.format, c.format) << c.what << loaded.error;
    EXPECT_EQ(test::Rows(c.record, options), c.rows) << c.format << ": " << c.what;
    for (const size_t piece : {1, 7, 64}) {
      EXPECT_EQ(LoadInPieces(c.record, options, piece).store, loaded.store) << c.what;
    }
    // Lists and layouts that were met before change nothing: the same records are no other events.
    if (c.record[0] != '{' && c.record[0] != '[') continue;
    const Loaded again = Load(c.record + "\n" + c.record + "\n" + c.record, options);
    EXPECT_EQ(again.store, loaded.store) << c.what;
    EXPECT_EQ(again.summary.events, 3 * loaded.summary.events) << c.what;
  }
}

struct NamesCase {
  std::string format;
  std::string records;
  std::string names;  // the end of the store's text
};

TEST(Vendor, CheckoutsAndDraftsOfShopifyAreNoOrders) {
  for (const std::string kind : {"AbandonedCheckout", "DraftOrder"}) {
    const std::string record =
        R"({"id":"gid://shopify/)" + kind +
        R"(/1","createdAt":"2026-03-01T09:00:00Z","email":"a@x.example","totalPriceSet":{"shopMoney":{"amount":"99.0"}}})";
    EXPECT_NE(test::Load(record).error.find("unknown format"), std::string::npos) << kind;
  }
}

TEST(Vendor, TimesOfWhichTheVendorTellsTheZoneAreNotThoseOfTheSource) {
  const std::string kRecords[] = {
      R"({"event_id":"e1","collector_tstamp":"2026-03-01 09:00:01.000","event_name":"page_view","domain_userid":"d1"})",
      R"({"amplitude_id":5,"event_time":"2026-03-01 09:00:01.000000","event_type":"a","$insert_id":"i1"})"};
  for (const std::string& record : kRecords) {
    const std::string rows = test::Rows(record, R"({"timeZone":"Asia/Tokyo"})");
    EXPECT_NE(rows.find(" 2026-03-01T09:00:01Z "), std::string::npos) << rows;
  }
}

struct PhoneCase {
  std::string format;
  std::string records;
};

// A record with an e-mail address and a phone number, and one with that number alone.
const PhoneCase kPhones[] = {
    {"shopify",
     R"({"id":1,"financial_status":"paid","total_price":"5","processed_at":"2026-03-01T09:00:00Z","email":"a@x.example","phone":"PHONE"}
{"id":2,"financial_status":"paid","total_price":"5","processed_at":"2026-03-01T10:00:00Z","customer":{"phone":"PHONE"}})"},
    {"shopify-csv",
     "Name,Email,Financial Status,Paid at,Total,Created at,Lineitem quantity,Phone,Currency\n"
     "#1,a@x.example,paid,2026-03-01 09:00:00 +0000,5,2026-03-01 09:00:00 +0000,1,PHONE,EUR\n"
     "#2,,paid,2026-03-01 10:00:00 +0000,5,2026-03-01 10:00:00 +0000,1,PHONE,EUR\n"},
    {"klaviyo",
     R"({"object":"event","id":"1","statistic_id":"s","event_name":"Placed Order","timestamp":1772355600,"event_properties":{},"person":{"$email":"a@x.example","$phone_number":"PHONE"}}
{"object":"event","id":"2","statistic_id":"s","event_name":"Received SMS","timestamp":1772355601,"event_properties":{},"person":{"$phone_number":"PHONE"}})"},
    {"hubspot-forms",
     R"({"submittedAt":1772355600000,"values":[{"name":"email","value":"a@x.example"},{"name":"phone","value":"PHONE"}]}
{"submittedAt":1772355601000,"values":[{"name":"phone","value":"PHONE"}]})"},
    {"iterable",
     R"({"eventName":"emailOpen","createdAt":"2026-03-01 09:00:00 +00:00","email":"a@x.example","phoneNumber":"PHONE","campaignId":1,"messageId":"m"}
{"eventName":"smsSend","createdAt":"2026-03-01 10:00:00 +00:00","phoneNumber":"PHONE","campaignId":1,"messageId":"n"})"},
    {"braze",
     R"({"event_type":"users.messages.email.Open","id":"1","time":1772355600,"user":{"external_user_id":"u"},"properties":{"email_address":"a@x.example","to_phone_number":"PHONE"}}
{"event_type":"users.messages.sms.Delivery","id":"2","time":1772355601,"user":{},"properties":{"to_phone_number":"PHONE"}})"},
    {"customerio",
     R"({"event_id":"1","object_type":"sms","metric":"sent","timestamp":1772355600,"data":{"identifiers":{"email":"a@x.example"},"recipient":"PHONE","delivery_id":"d"}}
{"event_id":"2","object_type":"sms","metric":"delivered","timestamp":1772355601,"data":{"recipient":"PHONE","delivery_id":"d"}})"},
    {"stripe-objects",
     R"({"object":"charge","id":"ch_1","amount":500,"currency":"eur","created":1772355600,"paid":true,"status":"succeeded","billing_details":{"email":"a@x.example","phone":"PHONE"}}
{"object":"charge","id":"ch_2","amount":500,"currency":"eur","created":1772355601,"paid":true,"status":"succeeded","customer":"c","billing_details":{"email":null,"phone":"PHONE"}})"},
};

std::string WithPhone(std::string text, std::string_view phone) {
  for (size_t at; (at = text.find("PHONE")) != std::string::npos;) text.replace(at, 5, phone);
  return text;
}

TEST(Vendor, APhoneNumberBesideAnAddressIsTheSamePersons) {
  for (const PhoneCase& c : kPhones) {
    const std::string records = WithPhone(c.records, "+33 6 12 34 56 78");
    EXPECT_EQ(Load(records).summary.format, c.format);
    const std::string rows = test::Rows(records);
    EXPECT_EQ(rows.find("a@x.example 2026-03-01T"), 0u) << c.format << "\n" << rows;
    EXPECT_NE(rows.find("\na@x.example 2026-03-01T"), std::string::npos) << c.format << "\n"
                                                                         << rows;
  }
}

// Many write the same thing where none is known, and a shop's own number has no country.
TEST(Vendor, APhoneNumberWithoutItsCountryJoinsNobody) {
  for (const PhoneCase& c : kPhones) {
    const std::string rows = test::Rows(WithPhone(c.records, "0000000000"));
    EXPECT_EQ(rows.find("\na@x.example"), std::string::npos) << c.format << "\n" << rows;
  }
}

TEST(Vendor, NamesBesideTheIdsAreWhatMessagesAndJourneysAreCalled) {
  const NamesCase cases[] = {
      {"klaviyo",
       R"({"data":[{"type":"event","id":"1","attributes":{"timestamp":1772438400,"event_properties":{"Subject":"Hi Ann","Campaign Name":"Welcome, e-mail 1","$message":"01H","$flow":"F1"}},"relationships":{"metric":{"data":{"type":"metric","id":"M1"}},"profile":{"data":{"type":"profile","id":"P0"}}}},{"type":"event","id":"2","attributes":{"timestamp":1772438500,"event_properties":{"Subject":"Hi Bo","$message":"01J"}},"relationships":{"metric":{"data":{"type":"metric","id":"M1"}},"profile":{"data":{"type":"profile","id":"P0"}}}},{"type":"event","id":"3","attributes":{"timestamp":1772438600,"event_properties":{"Subject":"Hi Cy","$message":"01J"}},"relationships":{"metric":{"data":{"type":"metric","id":"M1"}},"profile":{"data":{"type":"profile","id":"P1"}}}}],"included":[{"type":"metric","id":"M1","attributes":{"name":"Received Email"}}]})",
       "message 01H is called Welcome, e-mail 1\n"},
      {"klaviyo",
       R"({"object":"event","id":"a","statistic_id":"S","timestamp":1772438400,"event_name":"Opened Email","person":{"id":"p","email":"a@x.example"},"event_properties":{"Campaign Name":"Spring","$message":"01H"}})",
       "message 01H is called Spring\n"},
      {"sendgrid",
       R"({"email":"a@x.example","timestamp":1772438400,"event":"open","sg_event_id":"e1","singlesend_id":"s1","singlesend_name":"Spring"}
{"email":"a@x.example","timestamp":1772438400,"event":"open","sg_event_id":"e2","mc_auto_id":"a1","mc_auto_name":"Welcome series","sg_template_id":"d-1","sg_template_name":"Day 1","category":["x"]})",
       "message s1 is called Spring\nmessage d-1 is called Day 1\n"
       "journey a1 is called Welcome series\n"},
      {"hubspot-email",
       R"({"appId":1,"appName":"Batch","emailCampaignId":55,"recipient":"a@x.example","type":"SENT","created":1772438400000,"id":"i1","subject":"Hello"}
{"appId":1,"appName":"Batch","emailCampaignId":55,"recipient":"a@x.example","type":"OPEN","created":1772438500000,"id":"i2","sentBy":{"id":"i1","created":1772438400000}})",
       "message 55 is called Hello\n"},
      {"braze",
       R"({"event_type":"users.messages.email.Send","id":"1","time":1772438400,"user":{"user_id":"u"},"properties":{"canvas_id":"c1","canvas_name":"Onboarding","canvas_step_id":"t1","canvas_step_name":"Welcome"}}
{"event_type":"users.messages.email.Send","id":"2","time":1772438400,"user":{"user_id":"u"},"properties":{"campaign_id":"k1","campaign_name":"Sale"}})",
       "message t1 is called Welcome\nmessage k1 is called Sale\n"
       "journey c1 is called Onboarding\njourney k1 is called Sale\n"},
      {"iterable",
       R"({"email":"a@x.example","eventName":"emailOpen","dataFields":{"campaignId":7,"campaignName":"Spring","workflowId":9,"workflowName":"Welcome","messageId":"m","createdAt":"2026-03-02 08:00:00 +00:00"}})",
       "message 7 is called Spring\njourney 9 is called Welcome\n"},
      {"customerio",
       R"({"event_id":"e","object_type":"email","metric":"sent","timestamp":1772438400,"data":{"action_id":36,"campaign_id":8,"customer_id":"u","delivery_id":"d","identifiers":{"id":"u","email":"a@x.example"},"subject":"Thanks for signing up"}})",
       "message 36 is called Thanks for signing up\n"},
      {"brevo",
       R"({"event":"opened","email":"a@x.example","camp_id":3,"campaign name":"Spring","ts_event":1772438400})",
       "message 3 is called Spring\n"},
      {"mailchimp",
       R"({"campaign_id":"c1","campaign_title":"Spring","email_id":"11273c9aa1d45ba0b0e5bd19be0addfb","email_address":"a@x.example","action":"open","timestamp":"2026-03-02T08:00:00+00:00"})",
       "message c1 is called Spring\n"},
      {"segment",
       R"({"type":"track","event":"Email Opened","messageId":"m","userId":"u","timestamp":"2026-03-02T08:00:00Z","properties":{"campaign_id":"c1","campaign_name":"Spring"}})",
       "message c1 is called Spring\n"},
  };
  for (const NamesCase& c : cases) {
    const Loaded loaded = Load(c.records);
    EXPECT_EQ(loaded.summary.format, c.format) << loaded.error;
    const size_t at = std::min(loaded.store.find("\nmessage ") + 1, loaded.store.size());
    EXPECT_EQ(loaded.store.substr(at), c.names) << c.format;
    EXPECT_EQ(LoadInPieces(c.records, "{}", 7).store, loaded.store) << c.format;
  }
}

TEST(Vendor, ACampaignIsCalledWhatItsFileIs) {
  const std::string rows = "Timestamp,IP,Email\n2026-03-01 12:01:09,1.1.1.1,a@x.example\n";
  const auto store = [&](const std::string& name) {
    return Load(rows, "{\"name\":\"export.zip/granular_activity/opens/" + name + "\"}").store;
  };
  EXPECT_NE(
      store("324b8a398e_june_sale_opens.csv").find("message 324b8a398e is called june_sale\n"),
      std::string::npos);
  EXPECT_EQ(store("324b8a398e_opens.csv").find("is called"), std::string::npos);
}

TEST(Vendor, AMappingTellsNamesToo) {
  const Loaded loaded = Load(
      "mail;wann;was;nr;titel\na@x.example;2026-03-02;email.sent;1;Spring\n",
      R"({"mapping":{"contact":"mail","time":"wann","type":"was","message":"nr","messageName":"titel"}})");
  EXPECT_NE(loaded.store.find("+titel=Spring"), std::string::npos) << loaded.store;
  EXPECT_NE(loaded.store.find("message 1 is called Spring\n"), std::string::npos) << loaded.store;
  const Loaded listed = Load(
      "mail;wann;was;nr;titel\na@x.example;2026-03-02;email.sent;1;Spring\n",
      R"({"mapping":{"contact":"mail","time":"wann","type":"was","message":"nr","messageName":"titel","properties":{"name":"titel"}}})");
  EXPECT_NE(listed.store.find("+name=Spring |"), std::string::npos) << listed.store;
  EXPECT_NE(listed.store.find("message 1 is called Spring\n"), std::string::npos) << listed.store;
  EXPECT_TRUE(listed.summary.warnings.empty());
  const Loaded misspelt = Load(
      "mail;wann;was;nr;titel\na@x.example;2026-03-02;email.sent;1;Spring\n",
      R"({"mapping":{"contact":"mail","time":"wann","type":"was","message":"nr","messageName":"title"}})");
  ASSERT_EQ(misspelt.summary.warnings.size(), 1u);
  EXPECT_EQ(misspelt.summary.warnings[0],
            "mapping: no record has the key 'title' (did you mean 'titel'?)");
}

}  // namespace
}  // namespace parcours
