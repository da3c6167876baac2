// A cache answers what the look-up behind it would.
#include "ingest/value/value_cache.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>

namespace parcours::ingest {
namespace {

using Key = std::pair<EntryKind, std::string>;

struct Lookups {
  ValueCache cache;
  std::map<Key, uint32_t> codes;
  int asked = 0;  // how often the cache had to ask for a code

  // Looks up `count` values that `next` gives.
  template <class Next>
  void Run(int count, Next&& next) {
    for (int i = 0; i < count; ++i) {
      const Key key = next();
      const uint32_t code =
          codes.try_emplace(key, static_cast<uint32_t>(codes.size())).first->second;
      const std::string bytes =
          key.second + std::string(kReadSlack, static_cast<char>('a' + i % 3));
      const Entry entry{bytes.data(), static_cast<uint32_t>(key.second.size()), 1, key.first};
      const auto ask = [&] {
        ++asked;
        return code;
      };
      ASSERT_EQ(cache.Fits(entry) ? cache.Find(entry, ask) : ask(), code) << key.second;
    }
  }
};

TEST(ValueCache, TellsTextsOfEverySizeAndKindApart) {
  const uint32_t seed = 4;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  Lookups lookups;
  lookups.Run(200'000, [&] {
    std::string text(random() % 27, 'x');
    for (char& byte : text) byte = "ab\0"[random() % 3];
    return Key(random() % 2 == 0 ? EntryKind::kText : EntryKind::kNumber, text);
  });
}

TEST(ValueCache, GrowsToHoldHundredsOfValues) {
  std::mt19937 random(5);
  Lookups lookups;
  for (int round = 0; round < 2; ++round) {
    lookups.asked = 0;
    lookups.Run(10'000, [&] {
      return Key(EntryKind::kText, "/products/" + std::to_string(random() % 300));
    });
  }
  EXPECT_LT(lookups.asked, 4'000);
}

TEST(ValueCache, GivesUpOnValuesThatNeverComeAgain) {
  Lookups lookups;
  int number = 0;
  lookups.Run(10'000, [&] { return Key(EntryKind::kText, "o-" + std::to_string(++number)); });
  EXPECT_FALSE(lookups.cache.Fits({"x", 1, 1, EntryKind::kText}));
}

}  // namespace
}  // namespace parcours::ingest
