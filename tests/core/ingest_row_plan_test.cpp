// A layout's plan gives what the general way gives: a record with an escape in a key is read by the
// other reader, which tells no layout, so a file with one in every record goes the general way.
#include <gtest/gtest.h>

#include <random>

#include "core/ingest_load.h"

namespace parcours {
namespace {

using test::Load;
using test::Loaded;

constexpr std::string_view kMapping =
    R"({"mapping":{"contact":["email","phone"],"time":"when","type":"what","id":["key","uid"],)"
    R"("message":["campaign",{"key":"list","until":"-"}],"revenue":"price","total":"sum",)"
    R"("currency":"unit","test":"trial","machine":"bot","reason":"why",)"
    R"("properties":{"plan":"extra.plan","size":"extra.size"}}})";

class RandomRecords {
 public:
  explicit RandomRecords(unsigned seed) : random_(seed) {}

  std::string Record() {
    text_ = "{\"note\":\"#\"";
    Add(1, "email", {"\"a@b.example\"", "\"A@b.example\"", "\"\"", "\" \"", "7", "null"});
    Add(3, "phone", {"\"+33 6 12\"", "\"0612\"", "true"});
    Add(1, "when",
        {"\"2026-01-02T03:04:05Z\"", "1767323045", "\"5/6/2026\"", "\"soon\"",
         "\"1970-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05.678901Z\"", "[]"});
    Add(1, "what", {"\"email.sent\"", "\"order_placed\"", "\"x\"", "3", "true", "\"\"", "{}"});
    Add(2, "key", {"\"k1\"", "\"k2\"", "3", "\"\"", "false"});
    Add(3, "uid", {"\"u1\"", "\"u2\""});
    Add(2, "campaign", {"\"m1\"", "\"m2\"", "\"\"", "null", "[1, 2]"});
    Add(4, "list", {"\"l1-5\"", "\"-\""});
    Add(3, "price", {"12.50", "\"EUR 5\"", "\"1,234.5\"", "\"1,234\"", "\"no\""});
    Add(5, "sum", {"3", "\"4.00\""});
    Add(5, "unit", {"\"usd\"", "\"\""});
    Add(9, "trial", {"true", "false", "\"maybe\""});
    Add(9, "bot", {"true", "\"proxy\""});
    Add(9, "why", {"\"full\""});
    Add(2, "extra",
        {"{}", "{\"plan\":\"pro\"}", "{\"plan\":\"pro\",\"size\":2.0}",
         "{\"size\":1e1,\"other\":[]}"});
    return text_ + "}\n";
  }

 private:
  // Nine records in ten have the usual value, so that layouts are met often enough.
  void Add(unsigned rarity, std::string_view key, const std::vector<std::string>& values) {
    if (random_() % rarity != 0) return;
    const size_t value = random_() % 10 != 0 ? 0 : random_() % values.size();
    text_ += ",\"" + std::string(key) + "\":" + values[value];
  }

  std::mt19937 random_;
  std::string text_;
};

std::string Counts(const ingest::SourceSummary& summary) {
  std::string text = std::to_string(summary.events) + " events, " +
                     std::to_string(summary.ignored) + " ignored, " +
                     std::to_string(summary.orders_without_contact) + " orders without contact";
  for (const uint64_t count : summary.skipped) text += " " + std::to_string(count);
  for (const std::string& warning : summary.warnings) text += "\n" + warning;
  for (const ingest::FormCounts::Form& form : {summary.forms.dates, summary.forms.amounts}) {
    text += "\n" + std::to_string(form.ambiguous) + " " + std::to_string(form.first_only) + " " +
            std::to_string(form.second_only);
  }
  for (const auto& [value, count] : summary.unrecognised_types) {
    text += "\n" + value + " " + std::to_string(count);
  }
  for (const auto& [value, count] : summary.unrecognised_keys) {
    text += "\n" + value + " " + std::to_string(count);
  }
  return text;
}

TEST(RowPlan, RecordsOfKnownLayoutsBecomeWhatTheGeneralWayMakesOfThem) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    RandomRecords records(seed);
    std::string plain;
    std::string escaped;
    for (int i = 0; i < 300; ++i) {
      const std::string record = records.Record();
      plain += record;
      escaped += record;
      escaped.replace(escaped.size() - record.size() + 2, 1, "\\u006e");
    }
    const Loaded planned = Load(plain, kMapping);
    const Loaded general = Load(escaped, kMapping);
    ASSERT_EQ(planned.store, general.store);
    ASSERT_EQ(Counts(planned.summary), Counts(general.summary));
    ASSERT_GT(planned.summary.events, 100u);
  }
}

TEST(RowPlan, VendorsKeysAndTypesAreCountedLikewise) {
  std::string plain;
  std::string escaped;
  for (int i = 0; i < 200; ++i) {
    const std::string record = R"({"note":"#","email":"a)" + std::to_string(i % 7) +
                               R"(@b.example","timestamp":15132995)" + std::to_string(10 + i % 80) +
                               R"(,"event":")" +
                               (i % 3 == 0   ? "open"
                                : i % 3 == 1 ? "delivered"
                                : i % 5 == 0 ? "odd"
                                             : "bounce") +
                               R"(","sg_event_id":"e)" + std::to_string(i) + R"("})" + "\n";
    plain += record;
    escaped += record;
    escaped.replace(escaped.size() - record.size() + 2, 1, "\\u006e");
  }
  const Loaded planned = Load(plain);
  const Loaded general = Load(escaped);
  EXPECT_EQ(planned.summary.format, "sendgrid");
  EXPECT_EQ(planned.store, general.store);
  EXPECT_EQ(Counts(planned.summary), Counts(general.summary));
  EXPECT_FALSE(planned.summary.unrecognised_keys.empty());
}

}  // namespace
}  // namespace parcours
