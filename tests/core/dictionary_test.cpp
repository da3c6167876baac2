#include "store/dictionary.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "parcours/error.h"

namespace parcours::store {
namespace {

TEST(Dictionary, GivesCodesInTheOrderOfFirstSight) {
  Dictionary dictionary;
  EXPECT_EQ(dictionary.Find("a"), kAbsent);
  EXPECT_EQ(dictionary.Intern("a"), 1u);
  EXPECT_EQ(dictionary.Intern(""), 2u);
  EXPECT_EQ(dictionary.Intern("b"), 3u);
  EXPECT_EQ(dictionary.Intern("a"), 1u);
  EXPECT_EQ(dictionary.Find(""), 2u);
  EXPECT_EQ(dictionary.Find("c"), kAbsent);
  EXPECT_EQ(dictionary.Text(1), "a");
  EXPECT_EQ(dictionary.Text(2), "");
  EXPECT_EQ(dictionary.size(), 3u);
}

TEST(Dictionary, AgreesWithAMapOnRandomTexts) {
  const uint32_t seed = 20260101;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  Dictionary dictionary;
  std::unordered_map<std::string, uint32_t> map;
  for (int i = 0; i < 50'000; ++i) {
    if (i % 9'999 == 5'000) dictionary.Freeze();
    std::string text(random() % 40, '\0');
    for (char& c : text) c = static_cast<char>(random() % 3);
    if (random() % 50 == 0) text += std::string(random() % 5'000, 'x');
    const auto [entry, added] = map.try_emplace(text, static_cast<uint32_t>(map.size() + 1));
    EXPECT_EQ(dictionary.Find(text), added ? kAbsent : entry->second);
    ASSERT_EQ(dictionary.Intern(text), entry->second);
  }
  ASSERT_EQ(dictionary.size(), map.size());
  for (const auto& [text, code] : map) ASSERT_EQ(dictionary.Text(code), text);
}

// Texts that go up or down, come again, and others between them.
TEST(Dictionary, AgreesWithAMapOnTextsInOrder) {
  const uint32_t seed = 20260103;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  Dictionary dictionary;
  std::unordered_map<std::string, uint32_t> map;
  int next[] = {4'000, 4'000};
  for (int i = 0; i < 60'000; ++i) {
    const bool up = i / 4'000 % 2 == 0;
    const int step = random() % 3 == 0 ? 0 : 1;
    int number = next[up] += up ? step : -step;
    if (i % 8'000 > 6'000 && random() % 4 == 0) number = static_cast<int>(random() % 9'000);
    const std::string text = "#" + std::to_string(number) + (i % 7 == 0 ? "0123456789" : "");
    if (random() % 2'000 == 0) dictionary.Freeze();
    if (random() % 2'000 == 0) {
      const auto count = static_cast<uint32_t>(map.size() - random() % 100);
      dictionary.Truncate(count);
      std::erase_if(map, [count](const auto& entry) { return entry.second > count; });
    }
    const auto [entry, added] = map.try_emplace(text, static_cast<uint32_t>(map.size() + 1));
    if (random() % 100 == 0) {
      ASSERT_EQ(dictionary.Find(text), added ? kAbsent : entry->second) << text;
    }
    ASSERT_EQ(dictionary.Intern(text), entry->second) << text;
  }
  ASSERT_EQ(dictionary.size(), map.size());
  for (const auto& [text, code] : map) ASSERT_EQ(dictionary.Text(code), text);
}

TEST(Dictionary, KeepsNoTableOfTextsThatGoUpOrDown) {
  for (const int step : {1, -1}) {
    Dictionary dictionary;
    for (int i = 0; i < 5'000; ++i) {
      const std::string text = "#" + std::to_string(10'000 + step * i);
      ASSERT_EQ(dictionary.Intern(text), static_cast<uint32_t>(i + 1));
      ASSERT_EQ(dictionary.Intern(text), static_cast<uint32_t>(i + 1));
    }
    const size_t bytes = dictionary.memory_bytes();
    EXPECT_EQ(dictionary.Find("#10000"), 1u);
    EXPECT_GT(dictionary.memory_bytes(), bytes + 5'000 * 8);
  }
}

TEST(Dictionary, InternsManyAtOnceAsOneByOne) {
  const uint32_t seed = 20260102;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  Dictionary together;
  Dictionary one_by_one;
  for (int round = 0; round < 500; ++round) {
    if (round % 99 == 50) together.Freeze();
    std::vector<std::string> texts(random() % 70);
    for (std::string& text : texts) text = "t" + std::to_string(random() % (10 + round * 10));
    std::vector<Dictionary::Lookup> lookups(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) lookups[i].text = texts[i];
    together.InternAll(lookups);
    for (size_t i = 0; i < texts.size(); ++i) {
      ASSERT_EQ(lookups[i].code, one_by_one.Intern(texts[i])) << texts[i];
    }
  }
}

TEST(Dictionary, KeepsTextsOfEveryLengthUpToTheLimit) {
  Dictionary dictionary;
  const size_t lengths[] = {0, 1, 127, 128, 4'000, 4'096, 16'383, 16'384, 65'536, kMaxTextBytes};
  for (const size_t length : lengths) dictionary.Intern(std::string(length, 'y'));
  uint32_t code = 0;
  for (const size_t length : lengths) EXPECT_EQ(dictionary.Text(++code).size(), length);
  EXPECT_THROW(dictionary.Intern(std::string(kMaxTextBytes + 1, 'y')), Error);
}

}  // namespace
}  // namespace parcours::store
