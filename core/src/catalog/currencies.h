// The currencies of a load by name, for people to look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "store/dictionary.h"

namespace parcours::catalog {

inline constexpr size_t kMaxCurrencies = 200;     // there are fewer in the world
inline constexpr size_t kMaxCurrencyBytes = 120;  // of what a column of that name may hold

// Those of `codes`, by text: at most kMaxCurrencies, of each at most kMaxCurrencyBytes.
std::vector<std::string> CurrencyNames(const store::Dictionary& currencies,
                                       std::vector<uint32_t> codes);

}  // namespace parcours::catalog
