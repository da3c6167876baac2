// Decimals as text: the shortest spelling is the same number, and comparing is an order.
#include "fuzz/fuzz_target.h"
#include "text/decimal.h"

namespace {

int Sign(int value) { return (value > 0) - (value < 0); }

// A number whose exponent is beyond what NormalizeNumber spells out keeps its token.
void CheckOne(std::string_view number) {
  using namespace parcours;
  const std::string text(number);
  const std::string shortest = text::NormalizeNumber(number);
  FUZZ_CHECK(text::IsDecimal(shortest), text + " -> " + shortest);
  FUZZ_CHECK(text::NormalizeNumber(shortest) == shortest, text + " -> " + shortest);
  FUZZ_CHECK(text::CompareDecimals(number, shortest) == 0, text + " -> " + shortest);
  FUZZ_CHECK(text::ParseMoney(number) == text::ParseMoney(shortest), text + " -> " + shortest);
}

}  // namespace

// Two texts with a blank between them.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace parcours;
  const std::string_view bytes = fuzz::View(data, size);
  const size_t blank = bytes.find(' ');
  const HeapText first(bytes.substr(0, blank));
  const HeapText second(blank == std::string_view::npos ? "" : bytes.substr(blank + 1));
  const std::string_view a = first.view();
  const std::string_view b = second.view();
  const bool both = text::IsDecimal(a) && text::IsDecimal(b);
  text::ParseMoney(a);
  if (text::IsDecimal(a)) CheckOne(a);
  if (!both) return 0;
  const int order = Sign(text::CompareDecimals(a, b));
  FUZZ_CHECK(order == -Sign(text::CompareDecimals(b, a)), std::string(bytes));
  const auto money_a = text::ParseMoney(a);
  const auto money_b = text::ParseMoney(b);
  if (money_a && money_b) {
    // Rounding may make amounts equal that are not, and never turns them round.
    const int money_order = (*money_a > *money_b) - (*money_a < *money_b);
    FUZZ_CHECK(money_order == order || money_order == 0, std::string(bytes));
  }
  return 0;
}
