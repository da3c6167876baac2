// A cache answers what the look-up behind it would.
#include "ingest/value/value_cache.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// Every text of a few bytes has a place of its own, or none.
TEST(ValueCache, HasAPlaceForEverySmallNumberThatPaysForIt) {
  constexpr std::string_view kBytes = "0159.-e";
  ValueCache cache;
  std::map<uint32_t, Key> keys;  // by code
  std::vector<std::string> texts{""};
  for (size_t first = 0; texts[first].size() < 5; ++first) {
    for (const char byte : kBytes) texts.push_back(texts[first] + byte);
  }
  texts.insert(texts.end(), {"655.35", "655.36", "65535", "65536", "65535.5", "6553.5", "6553.6",
                             "100.000", "1234567", "12345.67", "000.01"});
  const auto place_of = [&](const Key& key) {
    const std::string bytes = key.second + std::string(kReadSlack, '7');
    return cache.CodeOfNumber(
        {bytes.data(), static_cast<uint32_t>(key.second.size()), 1, key.first});
  };
  // A great number has its place once as many were met as that takes places.
  EXPECT_EQ(place_of({EntryKind::kText, "65535"}), nullptr);
  EXPECT_NE(place_of({EntryKind::kText, "255"}), nullptr);
  for (int met = 0; met < 65'536; ++met) place_of({EntryKind::kText, "0"});
  uint32_t code = 0;
  for (const EntryKind kind : {EntryKind::kText, EntryKind::kNumber, EntryKind::kArray}) {
    for (const std::string& text : texts) {
      uint32_t* const place = place_of({kind, text});
      if (place == nullptr) continue;
      ASSERT_EQ(*place, 0u) << text;
      *place = ++code;
      keys[code] = {kind, text};
    }
  }
  for (const auto& [known, key] : keys) ASSERT_EQ(*place_of(key), known) << key.second;
  const auto has = [&](std::string_view text) {
    return place_of({EntryKind::kText, std::string(text)}) != nullptr;
  };
  for (const std::string_view text :
       {"0", "5", "0.0", "0.10", "10.9", "655.35", "65535", "6553.5"}) {
    EXPECT_TRUE(has(text)) << text;
  }
  for (const std::string_view text : {"", "-1", "00", "01.5", ".5", "5.", "1.555", "1e5", "1.5.5",
                                      "655.36", "65536", "12345.67", "000.01"}) {
    EXPECT_FALSE(has(text)) << text;
  }
  EXPECT_EQ(place_of({EntryKind::kArray, "5"}), nullptr);
}

}  // namespace
}  // namespace parcours::ingest
