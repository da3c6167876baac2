// Amounts of money as people write them: "1,234.50", "1.234,50 €", "USD 12", "(3.00)", "1 234,5".
// Exact: what comes out is decimal text (text/decimal.h), never a double.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parcours::text {

// What stands between the whole units and their parts. "1,234" and "1.234" can be read in two ways;
// this says how.
enum class DecimalMark { kUnknown, kPoint, kComma };

struct MoneyText {
  std::string amount;    // as NormalizeNumber spells it
  std::string currency;  // ISO 4217, where a code or an unmistakable sign stands beside it
  DecimalMark told = DecimalMark::kUnknown;  // by the text's own form
  bool by_mark = false;                      // the reading hangs on the decimal mark
};

// Groups of three digits parted by points, commas, blanks or apostrophes; a sign or parentheses;
// a code of three capitals or a sign (€ £ ₹ ₽ zł US$ are currencies, $ and ¥ alone are
// several). kUnknown is read as kPoint. Nothing where it is no amount.
std::optional<MoneyText> ReadMoneyText(std::string_view text, DecimalMark mark);

// ISO 4217: what the name of a column of amounts tells, by an unmistakable sign, or by the code of
// a much used currency that is a word of its own: "Umsatz €", "Revenue (USD)", "amount_eur",
// "totalGBP". Empty where it tells none, or several.
std::string_view CurrencyOfName(std::string_view name);
// "EUR", ...: the codes of much used currencies, parted by blanks.
inline constexpr std::string_view kUsualCurrencies =
    "EUR USD GBP CHF CAD AUD NZD JPY CNY SEK NOK DKK PLN CZK HUF RON TRY INR BRL MXN ZAR SGD HKD "
    "KRW ILS AED";

}  // namespace parcours::text
