#include "text/pattern.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/heap_text.h"

namespace parcours::text {
namespace {

bool Like(std::string_view text, std::string_view pattern) {
  return MatchesLike(HeapText(text).view(), HeapText(pattern).view());
}

// The definition itself, one way at a time. ASCII only, for short texts.
bool SlowLike(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    for (size_t run = 0; run <= text.size(); ++run) {
      if (SlowLike(text.substr(run), pattern.substr(1))) return true;
    }
    return false;
  }
  if (text.empty() || (pattern[0] != '?' && pattern[0] != text[0])) return false;
  return SlowLike(text.substr(1), pattern.substr(1));
}

TEST(MatchesLike, Table) {
  EXPECT_TRUE(Like("", ""));
  EXPECT_TRUE(Like("", "*"));
  EXPECT_FALSE(Like("", "?"));
  EXPECT_TRUE(Like("/product/1", "/product/*"));
  EXPECT_FALSE(Like("/products", "/product/*"));
  EXPECT_TRUE(Like("abcabd", "*abd"));
  EXPECT_FALSE(Like("Pro", "pro"));
  EXPECT_TRUE(Like("a.b", "a.b"));
  EXPECT_FALSE(Like("axb", "a.b"));
  EXPECT_TRUE(Like("a%b_c[d]", "a%b_c[d]"));
}

TEST(MatchesLike, QuestionMarkTakesOneCharacterWhateverItsBytes) {
  EXPECT_TRUE(Like("é", "?"));
  EXPECT_FALSE(Like("é", "??"));
  EXPECT_TRUE(Like("a€b😀c", "a?b?c"));
  EXPECT_FALSE(Like("é", "*??"));
  EXPECT_TRUE(Like("\xFF\xFE", "??"));  // bytes that are not UTF-8 are a character each
}

TEST(MatchesLike, AgreesWithTheDefinitionOnAllShortInputs) {
  std::vector<std::string> texts = {""};
  std::vector<std::string> patterns = {""};
  for (size_t i = 0; texts[i].size() < 5; ++i) {
    for (const char c : {'a', 'b'}) texts.push_back(texts[i] + c);
  }
  for (size_t i = 0; patterns[i].size() < 5; ++i) {
    for (const char c : {'a', 'b', '*', '?'}) patterns.push_back(patterns[i] + c);
  }
  for (const std::string& pattern : patterns) {
    for (const std::string& text : texts) {
      ASSERT_EQ(MatchesLike(text, pattern), SlowLike(text, pattern)) << text << " like " << pattern;
    }
  }
}

TEST(MatchesLike, ManyStarsStayFast) {
  const std::string text(20'000, 'a');
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "*a";
  EXPECT_TRUE(Like(text, pattern));
  EXPECT_FALSE(Like(text, pattern + "b"));
}

}  // namespace
}  // namespace parcours::text
