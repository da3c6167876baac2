// Currencies by their ISO 4217 codes.
#pragma once

#include <algorithm>
#include <string_view>

#include "text/ascii.h"

namespace parcours::text {

// Whether it has the form of one, in capitals or not; new ones come, so none is refused by a list.
inline bool IsCurrencyCode(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), IsLetter);
}

// How many decimals the currency's smallest unit has, 2 for those not listed. Source: ISO 4217,
// list one; the exceptions there that name a minor unit of 0 or 3.
inline int MinorUnitDigits(std::string_view code) {
  constexpr std::string_view kNone =
      "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  constexpr std::string_view kThree = "BHD IQD JOD KWD LYD OMR TND";
  if (code.size() != 3) return 2;
  if (kNone.find(code) != std::string_view::npos) return 0;
  return kThree.find(code) != std::string_view::npos ? 3 : 2;
}

}  // namespace parcours::text
