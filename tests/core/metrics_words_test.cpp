// Words that metrics read: carriers' codes, and what people write to opt out.

#include <gtest/gtest.h>

#include "core/heap_text.h"
#include "metrics/instances/carrier_codes.h"
#include "metrics/instances/opt_out_keywords.h"

namespace parcours::metrics {
namespace {

TEST(CarrierCodes, ReadAClassACodeOrAVendorAndACode) {
  const struct {
    std::string_view reason;
    std::string_view expected;
  } cases[] = {
      {"30003", "unreachable"},
      {" 30006 : landline", "landline"},
      {"21610", "opted-out"},
      {"40300: Blocked due to STOP message", "opted-out"},
      {"4770", "filtered"},
      {"30036", "expired"},
      {"30010", "balance"},
      {"21211", "invalid"},
      {"30008", "unknown"},
      {"99999", "unknown"},
      {"3000", "unknown"},
      {"", "unknown"},
      {":", "unknown"},
      {"9", "unknown"},  // of whom?
      {"vonage:9", "opted-out"},
      {"Vonage: 15: no credit", "balance"},
      {"vonage:30003", "unknown"},
      {"twilio:30003", "unreachable"},
      {"twilio", "unknown"},
      {"unreachable", "unreachable"},
      {"Opted-Out: asked to be left alone", "opted-out"},
      {"hard: gone", "unknown"},
      {"30003 30004", "unknown"},
  };
  for (const auto& [reason, expected] : cases) {
    const HeapText text(reason);
    EXPECT_EQ(CarrierClassName(CarrierClassOf(text.view())), expected) << reason;
  }
}

TEST(OptOutKeywords, AreTheWholeTextWhateverItsSpelling) {
  for (const std::string_view yes :
       {"STOP",         "stop",    " Stop. ",    "STOP ALL", "stopall", "STOP 36034", "Stop SMS",
        "UNSUBSCRIBE",  "cancel",  "End",        "QUIT!",    "FIN",     "ARRET",      "Arrêt",
        "ARRÊT\u00A0!", "arrêter", "désabonner", "Opt-out",  "opt out", "REVOKE"}) {
    const HeapText text(yes);
    EXPECT_TRUE(IsOptOutText(text.view())) << yes;
  }
  for (const std::string_view no :
       {"", "please stop calling", "STOP PLEASE", "don't stop", "stop 12a", "start", "finally",
        "STOPЖ", "the end", "\xC3", "stop\xC3", "36034", "stöp",
        "stop 1111111111111111111111111111111111111111111111111111111111111"}) {
    const HeapText text(no);
    EXPECT_FALSE(IsOptOutText(text.view())) << no;
  }
}

}  // namespace
}  // namespace parcours::metrics
