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

}  // namespace parcours::text
