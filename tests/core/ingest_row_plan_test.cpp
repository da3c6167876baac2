// A layout's plan gives what the general way gives: a record with an escape in a key is read by the
// other reader, which tells no layout, so a file with one in every record goes the general way.
#include <gtest/gtest.h>

#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

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

// Further ids, and values of which the first counts whose condition holds.
constexpr std::string_view kConditions =
    R"({"mapping":{"contact":["email",{"key":"included.who.phone","prefix":"tel:"},"phone"],)"
    R"("ids":["phone",{"key":"uid","prefix":"uid:"},"included.who.email"],"time":"when",)"
    R"("type":["included.kind.name","what"],"id":"key",)"
    R"("order":[{"key":"list","if":"what=order_placed|x"},{"key":"uid","if":"unit=usd"},"key"],)"
    R"("currency":[{"key":"unit","if":"what=order_placed"}],)"
    R"("message":[{"key":"campaign","if":"sum=3"},{"key":"note","if":"none=1"}],)"
    R"("properties":{"plan":"extra.plan","name":"included.who.name"},)"
    R"("shapes":[{"explode":"page","lift":true,"include":"more"}]}})";

// Ids of parts, details of types, classes of reasons, amounts in minor units, tests, keys by whose
// value a record is ignored.
constexpr std::string_view kVerdicts =
    R"({"mapping":{"contact":[{"key":"phone","if":"what=order_placed"},{"key":"email","until":"@"},"phone"],)"
    R"("time":[{"key":"when","until":"#"}],"type":["what"],"typeDetail":["unit","list"],)"
    R"("types":{"email.sent":"email.sent","order_placed/usd":null,"x":{"type":"email.bounced","class":"hard"},)"
    R"("x/*":{"type":"email.bounced","machine":"proxy"}},)"
    R"("id":["key","uid"],"compoundId":true,"idWithTime":true,"keepsLast":true,)"
    R"("total":[{"key":"sum","unit":"minor"},{"key":"price","if":"what=x"}],"currency":"unit",)"
    R"("test":"trial","machine":[{"key":"bot","label":"robot"},"extra.plan"],)"
    R"("reason":[{"key":"why","if":"bot=true"},"list"],"reasonClass":"campaign","reasonClasses":{"m1":"soft"},)"
    R"("ignored":["list=l1-5","uid=u2"]}})";
// Simple but for an amount, which may be written with a currency.
constexpr std::string_view kAmounts =
    R"({"mapping":{"contact":"email","time":"when","type":"what",)"
    R"("total":[{"key":"price","if":"what=x"},"price"],"tax":{"key":"sum","if":"unit=usd"}}})";
// Simple but for a key that tells test records, and amounts in minor units.
constexpr std::string_view kLive =
    R"({"mapping":{"contact":"email","time":"when","type":"what","live":"trial","currency":"unit",)"
    R"("total":[{"key":"price","if":"what=x","unit":"minor"},{"key":"sum","unit":"minor","less":"price"}]}})";
constexpr std::string_view kOneType =
    R"({"mapping":{"contact":"email","time":"when","type":{"value":"signed_up"},)"
    R"("id":[{"key":"key","if":"list=*"},"uid"],"reason":["why","note"],"machine":"bot","revenue":[{"key":"price","if":"unit=usd"},"sum"]}})";

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

  // A page of JSON:API whose records refer to what it includes, and the same with a key in every
  // record that no other has, so that its layout is new.
  std::pair<std::string, std::string> Page() {
    std::string plain = "{\"page\":[";
    std::string unplanned = plain;
    for (unsigned i = 0, count = random_() % 5; i < count; ++i) {
      std::string record = i == 0 ? Element() : "," + Element();
      const std::string who = Reference("who", {"\"1\"", "\"2\"", "\"9\"", "1"});
      const std::string kind = Reference("kind", {"\"1\"", "\"2\"", "null"});
      record +=
          R"(,"relationships":{)" + who + (who.empty() || kind.empty() ? "" : ",") + kind + "}}";
      plain += record;
      unplanned += record.insert(record.find('"'), "\"n" + std::to_string(++made_) + "\":null,");
    }
    std::string included = "],\"more\":[{\"id\":\"1\",\"type\":\"who\"";
    text_.clear();
    Add(2, "phone", {"\"+33 6 99\"", "\"\""});
    Add(2, "email", {"\"c@d.example\"", "null", "[\"e@d.example\",\"f@d.example\"]"});
    included += text_ + R"(},{"type":"who","id":"2","name":"N\u00e9","email":"g@d.example"})";
    included += R"(,{"type":"kind","id":"1","name":"order_placed"},{"type":"kind","id":"2"}]})";
    return {plain + included + "\n", unplanned + included + "\n"};
  }

  // A record of few layouts, without its end.
  std::string Element() {
    text_ = "{\"note\":\"#\"";
    Add(2, "email", {"\"a@b.example\"", "\"\"", "null"});
    Add(1, "when", {"\"2026-01-02T03:04:05Z\"", "1767323045", "\"soon\""});
    Add(1, "what", {"\"email.sent\"", "\"order_placed\"", "\"x\"", "\"\""});
    Add(1, "key", {"\"k1\"", "\"k2\"", "3", "\"\""});
    Add(2, "uid", {"\"u1\"", "\"u2\"", "\"\""});
    Add(4, "unit", {"\"usd\"", "\"eur\""});
    return text_;
  }

  // The record with an escape in its first key.
  static std::string WithEscape(std::string record) {
    return record.replace(record.find("\"note") + 1, 1, "\\u006e");
  }

 private:
  std::string Reference(std::string_view type, const std::vector<std::string>& ids) {
    text_.clear();
    Add(2, "id", ids);
    if (text_.empty()) return "";
    return "\"" + std::string(type) + R"(":{"data":{"type":")" + std::string(type) + "\"" + text_ +
           "}}";
  }

  // Nine records in ten have the usual value, so that layouts are met often enough.
  void Add(unsigned rarity, std::string_view key, const std::vector<std::string>& values) {
    if (random_() % rarity != 0) return;
    const size_t value = random_() % 10 != 0 ? 0 : random_() % values.size();
    text_ += ",\"" + std::string(key) + "\":" + values[value];
  }

  std::mt19937 random_;
  std::string text_;
  unsigned made_ = 0;
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
      escaped += RandomRecords::WithEscape(record);
    }
    for (const std::string_view mapping :
         {kMapping, kConditions, kVerdicts, kAmounts, kLive, kOneType}) {
      const Loaded planned = Load(plain, mapping);
      const Loaded general = Load(escaped, mapping);
      ASSERT_EQ(planned.store, general.store);
      ASSERT_EQ(Counts(planned.summary), Counts(general.summary));
      ASSERT_GT(planned.summary.events, 100u);
    }
  }
}

// As those of a contact's further events are passed over where they were joined before.
TEST(RowPlan, IdsJoinWhicheverStandTogether) {
  const auto one_of = [](std::string_view name, unsigned number) {
    return "\"" + std::string(name) + std::to_string(number) + "\"";
  };
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const unsigned people = 1 + random() % 3'000;
    std::string plain;
    std::string escaped;
    for (int i = 0; i < 4'000; ++i) {
      const unsigned person = random() % people;
      const bool is_swapped = random() % 50 == 0;
      std::string record = R"({"note":"#","email":)" + one_of("a@b.", person) + R"(,"phone":)" +
                           one_of("+33", is_swapped ? random() % people : person) + R"(,"uid":)" +
                           one_of(is_swapped ? "+33" : "u", person % 97) +
                           R"(,"when":1767323045,"what":"x"})" + "\n";
      plain += record;
      escaped += RandomRecords::WithEscape(record);
    }
    ASSERT_EQ(Load(plain, kConditions).store, Load(escaped, kConditions).store);
  }
}

TEST(RowPlan, RecordsWithWhatTheirPageIncludesDoSo) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    RandomRecords records(seed);
    std::string plain;
    std::string unplanned;
    for (int i = 0; i < 400; ++i) {
      const auto [page, unplanned_page] = records.Page();
      plain += page;
      unplanned += unplanned_page;
    }
    const Loaded planned = Load(plain, kConditions);
    const Loaded general = Load(unplanned, kConditions);
    ASSERT_EQ(planned.store, general.store);
    ASSERT_EQ(Counts(planned.summary), Counts(general.summary));
    ASSERT_GT(planned.summary.events, 100u);
  }
}

// A record of several events gives what a record for each of them gives. There are more rows than
// lie open in a column.
TEST(RowPlan, RecordsOfSeveralEventsBecomeWhatOneForEachBecomes) {
  struct Told {
    std::string_view flag;
    std::string_view type;
  };
  constexpr Told kTold[] = {{"out", "email.sent"},
                            {"seen", "page_view"},
                            {"text", "sms.clicked"},
                            {"paid", "order_placed"},
                            {"back", "email.bounced"}};
  constexpr std::string_view kFields[] = {
      R"("message":"campaign","properties":{"plan":"plan"}})",
      R"("message":"campaign","properties":{"plan":"plan"},"id":"key"})",
      R"("channel":"via","properties":{"plan":"plan"}})",
      R"("total":"price","channel":"via","properties":{"plan":"plan"}})",
      R"("order":["key","campaign"],"ids":"key","properties":{"plan":"plan"}})",
      R"("reason":"plan","message":"campaign","properties":{"plan":"key"}})"};
  constexpr std::string_view kTypes =
      R"("types":{"email.sent":{"type":"email.sent","machine":"proxy"},"email.bounced":{"type":"email.bounced","class":"hard"}},)";
  std::string fan = R"(,"shapes":[{"fan":[)";
  for (const Told& told : kTold) {
    fan += std::string(fan.back() == '[' ? "" : ",") + R"({"when":")" + std::string(told.flag) +
           R"(","type":")" + std::string(told.type) + "\"" +
           (told.flag == "paid" ? R"(,"time":"at"})" : "}");
  }
  fan += "]}],";
  for (unsigned seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto one_of = [&](std::initializer_list<std::string_view> values) {
      return std::string(values.begin()[random() % values.size()]);
    };
    std::string together;
    std::string apart;
    for (int i = 0; i < 2'000; ++i) {
      std::string rest = R"({"email":")" + one_of({"a@b.example", "C@d.example ", "e"}) + "\"";
      if (random() % 3 != 0) rest += R"(,"campaign":")" + one_of({"m1", "m2", "m3"}) + "\"";
      if (random() % 3 != 0) rest += R"(,"key":"k)" + std::to_string(random() % 1'000) + "\"";
      if (random() % 3 != 0) rest += R"(,"plan":)" + one_of({"\"pro\"", "{}", "7"});
      if (random() % 3 == 0) rest += R"(,"via":)" + one_of({"\"post\"", "{}", "\"email\""});
      if (random() % 3 == 0) rest += R"(,"price":)" + one_of({"12.50", "\"EUR 5\"", "\"3\""});
      const std::string when = ",\"when\":\"2026-01-02 03:" + std::to_string(10 + i % 50) + "\"";
      const std::string at = one_of({"2026-02-03T04:05:06Z", "2026-03-04 05:06 -0400"});
      together += rest + when + ",\"at\":\"" + at + "\"";
      for (const Told& told : kTold) {
        const bool holds = random() % 2 == 0;
        const std::string value = holds ? one_of({"true", "\"TRUE\"", "\"True\"", "1", "\"1\""})
                                        : one_of({"false", "\"\"", "\"tRUE\"", "0", "[]"});
        together += ",\"" + std::string(told.flag) + "\":" + value;
        if (!holds) continue;
        apart += rest + (told.flag == "paid" ? ",\"when\":\"" + at + "\"" : when);
        apart += ",\"what\":\"" + std::string(told.type) + "\"}\n";
      }
      together += "}\n";
    }
    for (const std::string_view fields : kFields) {
      SCOPED_TRACE(fields);
      const auto mapping = [&](std::string_view time, std::string_view type,
                               std::string_view with) {
        return R"({"mapping":{"contact":"email","time":)" + std::string(time) + R"(,"type":")" +
               std::string(type) + "\"" + std::string(with) + std::string(kTypes) +
               std::string(fields) + "}";
      };
      const Loaded fanned = Load(together, mapping(R"(["$time","when"])", "$type", fan));
      const Loaded flat = Load(apart, mapping(R"("when")", "what", ","));
      ASSERT_EQ(fanned.error, "");
      ASSERT_EQ(fanned.store, flat.store);
      ASSERT_EQ(fanned.summary.events, flat.summary.events);
      ASSERT_EQ(fanned.summary.forms.times_without_zone, flat.summary.forms.times_without_zone);
      ASSERT_GT(flat.summary.events, 4'000u);
    }
  }
}

// Only the first records of a layout, which make it known, go the general way.
TEST(RowPlan, RecordsOfKnownLayoutsGoByIt) {
  std::string lines;
  std::string paged = "{\"page\":[";
  for (int i = 0; i < 500; ++i) {
    const std::string number = std::to_string(i);
    const std::string event = R"("when":"2026-01-02T03:04:05Z","what":"t","key":")" + number + "\"";
    lines += R"({"email":"a@b.example",)" + event + (i % 2 == 0 ? ",\"uid\":\"u\"}\n" : "}\n");
    paged += (i == 0 ? "{" : ",{") + event +
             R"(,"relationships":{"who":{"data":{"type":"who","id":"1"}}}})";
  }
  paged += R"(],"more":[{"type":"who","id":"1","email":"a@b.example"}]})";
  const Loaded planned = Load(lines, kMapping);
  EXPECT_EQ(planned.summary.events, 500u);
  EXPECT_LE(planned.summary.unplanned, 8u);
  const Loaded of_page = Load(
      paged, R"({"mapping":{"contact":"included.who.email","time":"when","type":"what","id":"key",)"
             R"("shapes":[{"explode":"page","lift":true,"include":"more"}]}})");
  EXPECT_EQ(of_page.summary.events, 500u);
  EXPECT_LE(of_page.summary.unplanned, 8u);
}

TEST(RowPlan, RecordsThatMayBeIgnoredHaveNone) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += R"({"email":"a@b.example","when":"2026-01-02T03:04:05Z","what":"t","key":)" +
             std::to_string(i) +
             (i % 3 == 0   ? "}\n"
              : i % 3 == 1 ? ",\"ping\":{\"x\":1}}\n"
                           : ",\"kind\":\"test\"}\n");
  }
  const Loaded loaded = Load(
      lines,
      R"({"mapping":{"contact":"email","time":"when","type":"what","id":"key","ignored":["ping","kind=test"]}})");
  EXPECT_EQ(loaded.summary.events, 100u);
  EXPECT_EQ(loaded.summary.ignored, 200u);
  EXPECT_GE(loaded.summary.unplanned, 200u);
  EXPECT_LE(loaded.summary.unplanned, 205u);
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
    escaped += RandomRecords::WithEscape(record);
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
