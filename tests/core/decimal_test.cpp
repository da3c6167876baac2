#include "text/decimal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/heap_text.h"

namespace parcours::text {
namespace {

bool IsDecimalIn(std::string_view text) { return IsDecimal(HeapText(text).view()); }

int Sign(int value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

int Compare(std::string_view a, std::string_view b) {
  return Sign(CompareDecimals(HeapText(a).view(), HeapText(b).view()));
}

std::optional<int64_t> Money(std::string_view text) { return ParseMoney(HeapText(text).view()); }

TEST(IsDecimal, TakesSignsFractionsAndExponents) {
  for (const char* text : {"0", "5", "-5", "+5", "007", "1.5", "-0.25", "1e3", "1E3", "1e+3",
                           "1.5e-3", "12345678901234567890123456789012345678901234567890"}) {
    EXPECT_TRUE(IsDecimalIn(text)) << text;
  }
}

TEST(IsDecimal, RefusesEverythingElse) {
  for (const char* text :
       {"",   "-",  "+",   ".",    ".5",  "5.",       "1.e3", "1e",    "1e+",   "e3",
        "1 ", " 1", "1,5", "0x10", "NaN", "Infinity", "--1",  "1.2.3", "1e3.5", "1_000"}) {
    EXPECT_FALSE(IsDecimalIn(text)) << text;
  }
}

TEST(CompareDecimals, EqualNumbersInDifferentSpellings) {
  const char* equal[][2] = {{"5", "5.0"},       {"5", "+5"},       {"5", "005"},
                            {"-0", "0"},        {"0e9", "0.000"},  {"1e3", "1000"},
                            {"1500e-3", "1.5"}, {"-2.50", "-2.5"}, {"0.001", "1e-3"},
                            {"100", "1.00E+2"}};
  for (const auto& pair : equal) EXPECT_EQ(Compare(pair[0], pair[1]), 0) << pair[0];
}

TEST(CompareDecimals, OrdersByValueNotByText) {
  const char* ascending[] = {"-1e30", "-10", "-9.5", "-9.49", "-0.1", "-0.01", "0",   "0.009",
                             "0.01",  "0.1", "1",    "9",     "10",   "9.5e1", "100", "1e30"};
  for (size_t i = 0; i < std::size(ascending); ++i) {
    for (size_t j = 0; j < std::size(ascending); ++j) {
      const int expected = i < j ? -1 : i > j ? 1 : 0;
      EXPECT_EQ(Compare(ascending[i], ascending[j]), expected) << ascending[i] << ascending[j];
    }
  }
}

TEST(CompareDecimals, SeesDigitsThatADoubleCannot) {
  EXPECT_EQ(Compare("9007199254740993", "9007199254740992"), 1);
  EXPECT_EQ(Compare("0.10000000000000000000000000001", "0.1"), 1);
  const std::string many(5000, '9');
  EXPECT_EQ(Compare(many + "8", many + "9"), -1);
  EXPECT_EQ(Compare("1" + std::string(5000, '0'), "1e5000"), 0);
}

TEST(CompareDecimals, ExponentsBeyondAnyIntegerStillOrder) {
  EXPECT_EQ(Compare("1e99999999999999999999", "9e99999"), 1);
  EXPECT_EQ(Compare("1e-99999999999999999999", "9e-99999"), -1);
  EXPECT_EQ(Compare("0e99999999999999999999", "0"), 0);
}

TEST(CompareDecimals, AgreesWithIntegersOnRandomNumbers) {
  const uint32_t seed = 20260101;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    // n * 10^shift as text, and the same as an integer.
    const auto draw = [&](std::string* text) {
      const int64_t n = static_cast<int64_t>(random() % 2001) - 1000;
      const int shift = static_cast<int>(random() % 7) - 3;
      *text = std::to_string(n) + "e" + std::to_string(shift);
      return n * static_cast<int64_t>(std::pow(10, shift + 3));
    };
    std::string a, b;
    const int64_t x = draw(&a);
    const int64_t y = draw(&b);
    EXPECT_EQ(Compare(a, b), x < y ? -1 : x > y ? 1 : 0) << a << " and " << b;
  }
}

TEST(ParseMoney, CountsTenThousandths) {
  EXPECT_EQ(Money("12.5"), 125'000);
  EXPECT_EQ(Money("0"), 0);
  EXPECT_EQ(Money("-0.0001"), -1);
  EXPECT_EQ(Money("1e3"), 10'000'000);
  EXPECT_EQ(Money("19.99"), 199'900);
  EXPECT_EQ(Money("1234567e-4"), 1'234'567);
}

TEST(ParseMoney, RoundsHalfAwayFromZero) {
  EXPECT_EQ(Money("0.00005"), 1);
  EXPECT_EQ(Money("0.00004999999"), 0);
  EXPECT_EQ(Money("-0.00005"), -1);
  EXPECT_EQ(Money("0.00015"), 2);
  EXPECT_EQ(Money("0.000005"), 0);
  EXPECT_EQ(Money("9.99999"), 100'000);
}

TEST(ParseMoney, RefusesWhatDoesNotFitOrIsNoNumber) {
  EXPECT_EQ(Money("922337203685477.5807"), std::numeric_limits<int64_t>::max());
  EXPECT_EQ(Money("922337203685477.5808"), std::nullopt);
  EXPECT_EQ(Money("922337203685477.58075"), std::nullopt);
  EXPECT_EQ(Money("1e15"), std::nullopt);
  EXPECT_EQ(Money("1e999999999999"), std::nullopt);
  EXPECT_EQ(Money("1e-999999999999"), 0);
  for (const char* text : {"", "12,5", "EUR 5", "5.", "1 000"}) {
    EXPECT_EQ(Money(text), std::nullopt) << text;
  }
}

TEST(MoneyToDouble, IsTheNearestDouble) {
  EXPECT_EQ(MoneyToDouble(937'500), 93.75);
  EXPECT_EQ(MoneyToDouble(-1), -0.0001);
  EXPECT_EQ(MoneyToDouble(1), 0.0001);
  EXPECT_EQ(MoneyToDouble(std::numeric_limits<int64_t>::max()), 922337203685477.5807);
  EXPECT_EQ(MoneyToDouble(9'007'199'254'740'993), 900719925474.0993);
}

TEST(NormalizeNumber, GivesEqualNumbersOneText) {
  const char* cases[][2] = {{"5", "5"},
                            {"5.0", "5"},
                            {"-0", "0"},
                            {"-0.00", "0"},
                            {"1e3", "1000"},
                            {"1.50", "1.5"},
                            {"1.5e1", "15"},
                            {"1.25e1", "12.5"},
                            {"-2.5E-3", "-0.0025"},
                            {"0.10", "0.1"},
                            {"100", "100"},
                            {"120e-1", "12"},
                            {"007", "7"},
                            {"+5", "5"},
                            {"0e12", "0"},
                            {"1e30", "1000000000000000000000000000000"},
                            {"12345678901234567890.10", "12345678901234567890.1"}};
  for (const auto& c : cases) EXPECT_EQ(NormalizeNumber(HeapText(c[0]).view()), c[1]);
}

TEST(NormalizeNumber, KeepsFarExponentsAndOtherTexts) {
  for (const char* text : {"1e31", "1.0e-31", "1e99999999999999999999", "abc", "", "5."}) {
    EXPECT_EQ(NormalizeNumber(HeapText(text).view()), text);
  }
}

}  // namespace
}  // namespace parcours::text
