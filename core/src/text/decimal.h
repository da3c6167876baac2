// Decimal text, exactly: amounts of money as whole ten-thousandths, and comparison without doubles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parcours::text {

// How many of our money units make one unit of a currency.
inline constexpr int64_t kMoneyScale = 10'000;

// True for plain decimal text: [+-]digits[.digits][e[+-]digits], nothing before or after.
bool IsDecimal(std::string_view text);

// Negative, zero or positive as a < b, a == b, a > b, exactly, whatever the number of digits.
// Both must be IsDecimal.
int CompareDecimals(std::string_view a, std::string_view b);

// "12.5" -> 125000. Further digits round half away from zero. Nothing where the text is not decimal
// or does not fit 64 bits.
std::optional<int64_t> ParseMoney(std::string_view text);

// a + b. Throws Error{kTooLarge} where the sum does not fit 64 bits.
int64_t AddMoney(int64_t a, int64_t b);

// 937500 -> 93.75, the nearest double.
double MoneyToDouble(int64_t units);

// The shortest spelling of a JSON number token, so that equal numbers are equal texts:
// "5.0" -> "5", "1e3" -> "1000", "-0" -> "0". Exponents beyond 30 keep the token as it is.
std::string NormalizeNumber(std::string_view token);

}  // namespace parcours::text
