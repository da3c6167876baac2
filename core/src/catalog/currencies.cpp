#include "catalog/currencies.h"

#include <algorithm>

#include "text/utf8.h"

namespace parcours::catalog {

std::vector<std::string> CurrencyNames(const store::Dictionary& currencies,
                                       std::vector<uint32_t> codes) {
  const size_t shown = std::min(codes.size(), kMaxCurrencies);
  std::partial_sort(
      codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(shown), codes.end(),
      [&](uint32_t a, uint32_t b) { return currencies.Text(a) < currencies.Text(b); });
  std::vector<std::string> names;
  for (size_t i = 0; i < shown; ++i) {
    names.push_back(text::CutUtf8(currencies.Text(codes[i]), kMaxCurrencyBytes));
  }
  return names;
}

}  // namespace parcours::catalog
