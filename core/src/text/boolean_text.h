// Yes and no as exports write them.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "text/any_case.h"

namespace parcours::text {

// true 1 yes y oui vrai on; false 0 no n non faux off; capitals or not. Nothing else is either.
inline std::optional<bool> ReadBoolean(std::string_view text) {
  constexpr std::string_view kYes[] = {"true", "1", "yes", "y", "oui", "vrai", "on"};
  constexpr std::string_view kNo[] = {"false", "0", "no", "n", "non", "faux", "off"};
  const auto is_among = [text](const std::string_view(&words)[7]) {
    return std::any_of(std::begin(words), std::end(words),
                       [text](std::string_view word) { return EqualsAnyCase(text, word); });
  };
  if (is_among(kYes)) return true;
  if (is_among(kNo)) return false;
  return std::nullopt;
}

}  // namespace parcours::text
