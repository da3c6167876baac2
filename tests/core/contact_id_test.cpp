#include "ingest/row/contact_id.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "ingest/record/flat_record.h"

namespace parcours {
namespace {

// What the short way takes as it is would come out of the long way unchanged.
TEST(ContactId, IsNormalOnlyWhereNormalizingChangesNothing) {
  const uint32_t seed = 3;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view kBytes = "abz@AZ[`{~+09 \t\v\x7f\xc3\xa9";
  int normal = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string id(random() % 20, 'a');
    for (char& byte : id) {
      if (random() % 8 == 0) byte = kBytes[random() % kBytes.size()];
    }
    const std::string with_slack = id + std::string(ingest::kReadSlack, "A +"[round % 3]);
    for (const std::string prefix : {"", "crm:"}) {
      if (!ingest::IsNormalContactId({with_slack.data(), id.size()}, !prefix.empty())) continue;
      ++normal;
      std::string normalized;
      ingest::NormalizeContactId(id, prefix, &normalized);
      ASSERT_EQ(normalized, id);
    }
  }
  EXPECT_GT(normal, 20'000);
}

TEST(ContactId, OfUsualSpellingIsNormal) {
  for (const std::string id : {"a@b.example", "user-1_x", "0123"}) {
    const std::string with_slack = id + std::string(ingest::kReadSlack, ' ');
    EXPECT_TRUE(ingest::IsNormalContactId({with_slack.data(), id.size()}, false)) << id;
  }
}

}  // namespace
}  // namespace parcours
