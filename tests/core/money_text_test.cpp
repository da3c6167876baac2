#include "text/money_text.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>
#include <string>

#include "core/heap_text.h"

namespace parcours::text {
namespace {

std::string Read(std::string_view text, DecimalMark mark = DecimalMark::kUnknown) {
  const auto money = ReadMoneyText(HeapText(text).view(), mark);
  if (!money) return "none";
  return money->amount + (money->currency.empty() ? "" : " " + std::string(money->currency)) +
         (money->by_mark ? " ?" : "");
}

DecimalMark Told(std::string_view text) {
  const auto money = ReadMoneyText(HeapText(text).view(), DecimalMark::kUnknown);
  return money ? money->told : DecimalMark::kUnknown;
}

TEST(MoneyText, IsReadInTheFormsPeopleWrite) {
  const struct {
    const char* text;
    const char* read;
  } cases[] = {
      {"12", "12"},
      {"12.50", "12.5"},
      {"12,50", "12.5"},
      {"1,234.50", "1234.5"},
      {"1.234,50", "1234.5"},
      {"1 234,50", "1234.5"},
      {"1\xC2\xA0\x32\x33\x34,50", "1234.5"},
      {"1\xE2\x80\xAF\x32\x33\x34", "1234"},
      {"1'234.50", "1234.5"},
      {"1,234,567", "1234567"},
      {"1.234.567", "1234567"},
      {"1,234,567.891", "1234567.891"},
      {"1234.567", "1234.567"},
      {"0,500", "0.5"},
      {".5", "0.5"},
      {",5", "0.5"},
      {"-3", "-3"},
      {"+3", "3"},
      {"\xE2\x88\x92\x33", "-3"},
      {"3-", "-3"},
      {"(3.00)", "-3"},
      {"1e3", "1000"},
      {"9007199254740993.0001", "9007199254740993.0001"},
      {"\xE2\x82\xAC 12,50", "12.5 EUR"},
      {"12,50 \xE2\x82\xAC", "12.5 EUR"},
      {"12,50\xE2\x82\xAC", "12.5 EUR"},
      {"EUR 12.50", "12.5 EUR"},
      {"12.50 EUR", "12.5 EUR"},
      {"-\xC2\xA3\x31,234.50", "-1234.5 GBP"},
      {"\xC2\xA3-1,234.50", "-1234.5 GBP"},
      {"(USD 1,234.50)", "-1234.5 USD"},
      {"US$5.00", "5 USD"},
      {"$5.00", "5"},
      {"\xC2\xA5 1,200,000", "1200000"},
      {"12,50 z\xC5\x82", "12.5 PLN"},
      {"1,234", "1234 ?"},
      {"1.234", "1.234 ?"},
      {"\xE2\x82\xAC\x31.234", "1.234 EUR ?"},
      {"", "none"},
      {" ", "none"},
      {"-", "none"},
      {"EUR", "none"},
      {"EUR 5 USD", "none"},
      {"EUR 5 EUR", "none"},
      {"--5", "none"},
      {"(-5)", "none"},
      {"(5", "none"},
      {"5)", "none"},
      {"5.", "none"},
      {"1,23,456", "none"},
      {"1.234,567.8", "none"},
      {"12,34.5", "none"},
      {"1 23", "none"},
      {"0.123.456", "none"},
      {"five", "none"},
      {"5 apples", "none"},
      {"NaN", "none"},
      {"12.5.2024", "none"},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.text), c.read) << c.text;
}

TEST(MoneyText, TheDecimalMarkDecidesWhatCanBeReadInTwoWays) {
  EXPECT_EQ(Read("1,234", DecimalMark::kComma), "1.234 ?");
  EXPECT_EQ(Read("1.234", DecimalMark::kComma), "1234 ?");
  EXPECT_EQ(Read("1,234", DecimalMark::kPoint), "1234 ?");
  EXPECT_EQ(Read("1.234", DecimalMark::kPoint), "1.234 ?");
  // And nothing else.
  EXPECT_EQ(Read("12.5", DecimalMark::kComma), "12.5");
  EXPECT_EQ(Read("12,5", DecimalMark::kPoint), "12.5");
  EXPECT_EQ(Told("12,5"), DecimalMark::kComma);
  EXPECT_EQ(Told("1.234,5"), DecimalMark::kComma);
  EXPECT_EQ(Told("1.234.567"), DecimalMark::kComma);
  EXPECT_EQ(Told("1,234,567"), DecimalMark::kPoint);
  EXPECT_EQ(Told("$1,234.00"), DecimalMark::kPoint);
  for (const char* const text : {"1,234", "1.234", "1 234", "12", "", "x", "1,23,4"}) {
    EXPECT_EQ(Told(text), DecimalMark::kUnknown) << text;
  }
}

// The same by regular expressions, without currencies and exponents.
std::string SlowRead(const std::string& text, DecimalMark mark) {
  static const std::regex signed_text(R"( *(-?) *([0-9., ]*?) *(-?) *)");
  std::smatch match;
  if (!std::regex_match(text, match, signed_text)) return "none";
  if (match[1].length() != 0 && match[3].length() != 0) return "none";
  const std::string sign = match[1].length() + match[3].length() != 0 ? "-" : "";
  const std::string number = match[2];
  static const std::regex whole(R"([0-9]+)");
  static const std::regex decimal(R"(([0-9]*)[.,]([0-9]+))");
  static const std::regex grouped(
      R"(([1-9][0-9]{0,2})(?:((?:\.[0-9]{3})+)(?:,([0-9]+))?|((?:,[0-9]{3})+)(?:\.([0-9]+))?|((?: [0-9]{3})+)(?:[.,]([0-9]+))?))");
  std::smatch parts;
  const bool is_decimal = std::regex_match(number, parts, decimal);
  const std::string as_decimal = is_decimal ? "0" + parts[1].str() + "." + parts[2].str() : "";
  std::smatch groups;
  const bool is_grouped = std::regex_match(number, groups, grouped);
  std::string as_grouped;
  if (is_grouped) {
    std::string digits = groups[1].str() + groups[2].str() + groups[4].str() + groups[6].str();
    for (const char c : digits) {
      if (c >= '0' && c <= '9') as_grouped += c;
    }
    const std::string part = groups[3].str() + groups[5].str() + groups[7].str();
    if (!part.empty()) as_grouped += "." + part;
  }
  std::string read = std::regex_match(number, whole) ? number : "";
  if (is_decimal && is_grouped) {
    const bool comma = number.find(',') != std::string::npos;
    read = (mark == DecimalMark::kComma) == comma ? as_decimal : as_grouped;
  } else if (is_decimal || is_grouped) {
    read = is_decimal ? as_decimal : as_grouped;
  }
  if (read.empty()) return "none";
  // Zeros at the ends say nothing.
  if (read.find('.') != std::string::npos) {
    read.erase(read.find_last_not_of('0') + 1);
    if (read.back() == '.') read.pop_back();
  }
  read.erase(0, std::min(read.find_first_not_of('0'), read.size()));
  if (read.empty() || read[0] == '.') read = "0" + read;
  const bool zero = read.find_first_not_of("0.") == std::string::npos;
  return (zero ? "" : sign) + read + (is_decimal && is_grouped ? " ?" : "");
}

TEST(MoneyText, NamesOfAmountsTellTheirCurrencyByAnUnmistakableSignOrCode) {
  for (const std::string_view name :
       {"Umsatz €", "€", "Betrag EUR", "amount_eur", "Montant (Euros)", "totalEUR", "EUR total",
        "Umsatz (EUR, €)", "Summe\u00A0EUR"}) {
    EXPECT_EQ(CurrencyOfName(name), "EUR") << name;
  }
  EXPECT_EQ(CurrencyOfName("CA £"), "GBP");
  EXPECT_EQ(CurrencyOfName("Revenue (USD)"), "USD");
  EXPECT_EQ(CurrencyOfName("Total US$"), "USD");
  EXPECT_EQ(CurrencyOfName("order.totalUsd"), "USD");
  for (const std::string_view name :
       {"Amount $", "Amount ¥", "Valeur", "Expéditeur", "VALEUR", "eurostar", "Total EUR/USD",
        "€ or £", "Order value", "kr", "price", "peur", "éEUR", "EURé", ""}) {
    EXPECT_EQ(CurrencyOfName(name), "") << name;
  }
}

TEST(MoneyText, AgreesWithRegularExpressionsOnAllShortTexts) {
  const std::string alphabet = "120., -";
  std::string text;
  const auto all = [&](const auto& self, size_t length) -> void {
    for (const DecimalMark mark : {DecimalMark::kUnknown, DecimalMark::kComma}) {
      ASSERT_EQ(Read(text, mark), SlowRead(text, mark)) << "'" << text << "'";
    }
    if (length == 0) return;
    for (const char c : alphabet) {
      text += c;
      self(self, length - 1);
      text.pop_back();
    }
  };
  all(all, 5);
}

TEST(MoneyText, AgreesWithRegularExpressionsOnRandomOnes) {
  constexpr uint32_t kSeed = 20260711;
  std::mt19937 random(kSeed);
  const std::string pieces[] = {"1", "22", "333", "4444", "0", "000", ".", ",", " ", "-"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (uint32_t left = random() % 9; left > 0; --left) text += pieces[random() % 10];
    for (const DecimalMark mark : {DecimalMark::kPoint, DecimalMark::kComma}) {
      ASSERT_EQ(Read(text, mark), SlowRead(text, mark)) << "'" << text << "', seed " << kSeed;
    }
  }
}

}  // namespace
}  // namespace parcours::text
