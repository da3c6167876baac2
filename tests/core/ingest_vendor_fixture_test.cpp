// The published and constructed payloads of ../shared/fixtures/formats: each is recognised as its
// vendor's, and what is skipped or ignored in it is just what is listed here, with the reason.
#include <gtest/gtest.h>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;

// What is skipped has no time or no contact in the published example itself.
struct Payload {
  std::string file;
  std::string format;
  uint64_t events;
  uint64_t ignored;
  uint64_t skipped;
};

constexpr char kFolder[] = "fixtures/formats/";

TEST(VendorFixtures, AreRecognisedAndLoad) {
  const Payload payloads[] = {
      {"amazon_ses/ses_events.array.json", "amazon-ses", 6, 0, 4},
      {"amazon_ses/sns_notifications_wrapped.array.json", "amazon-ses", 10, 0, 0},
      {"amplitude/export.ndjson", "amplitude", 1, 0, 0},
      {"brevo/anymail_fixtures.array.json", "brevo", 16, 0, 0},
      {"cloudevents/spec_batch_example.json", "cloudevents", 0, 0, 2},
      {"hubspot/events_v3_occurrences_page.json", "hubspot-events", 1, 0, 0},
      {"hubspot/form_submissions_v1_page.json", "hubspot-forms", 1, 0, 0},
      {"klaviyo/events_jsonapi_page.json", "klaviyo", 2, 0, 0},
      {"mailgun/anymail_fixtures.array.json", "mailgun", 10, 0, 11},
      {"mandrill/anymail_fixtures.array.json", "mandrill", 4, 1, 0},
      {"mixpanel/raw_export.jsonl", "mixpanel", 1, 0, 2},
      {"posthog/batch_export.jsonl", "posthog", 1, 0, 0},
      {"postmark/anymail_fixtures.array.json", "postmark", 7, 2, 0},
      {"shopify/orders_page_trimmed.json", "shopify", 1, 0, 0},
      {"sparkpost/anymail_fixtures.array.json", "sparkpost", 7, 2, 7},
      {"stripe/events_list.json", "stripe", 0, 1, 0},  // livemode is false
      {"twilio_sms/messages_list_resource.json", "twilio", 2, 0, 0},
  };
  if (test::SharedFile(std::string(kFolder) + payloads[2].file).empty()) {
    GTEST_SKIP() << "../shared is absent";
  }
  for (const Payload& payload : payloads) {
    const Loaded loaded =
        Load(test::SharedFile(kFolder + payload.file), "{\"name\":\"" + payload.file + "\"}");
    EXPECT_EQ(loaded.summary.format, payload.format) << payload.file;
    EXPECT_EQ(loaded.summary.events, payload.events) << payload.file;
    EXPECT_EQ(loaded.summary.ignored, payload.ignored) << payload.file;
    EXPECT_EQ(loaded.summary.skipped_total(), payload.skipped) << payload.file;
  }
}

}  // namespace
}  // namespace parcours
