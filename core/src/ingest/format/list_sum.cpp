#include "ingest/format/list_sum.h"

#include <algorithm>
#include <cstdint>

#include "json/json.h"
#include "text/decimal.h"

namespace parcours::ingest {
namespace {

using json::Json;

// The value of a dotted key as text; empty where it is none or an object or a list.
std::string TextAt(const Json& element, std::string_view path) {
  const Json* at = &element;
  while (at->is_object()) {
    const size_t dot = path.find('.');
    const auto member = at->find(std::string(path.substr(0, dot)));
    if (member == at->end()) return {};
    at = &*member;
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  if (!path.empty()) return {};
  return at->is_string() ? json::TextOf(*at) : at->is_number() ? json::Dump(*at) : std::string();
}

std::string FirstAt(const Json& element, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (std::string text = TextAt(element, path); !text.empty()) return text;
  }
  return {};
}

bool Holds(const SignatureKey& key, const Json& element) {
  const std::string text = TextAt(element, key.path);
  return std::any_of(key.values.begin(), key.values.end(),
                     [&](const std::string& value) { return MatchesPattern(value, text); });
}

}  // namespace

bool SumOfList(const SumRule& rule, std::string_view list, SumFound* found) {
  const json::Tree elements = json::Parse(list);
  if (!elements || !elements->is_array()) return false;
  bool any = false;
  bool fits = true;
  int64_t sum = 0;
  for (const Json& element : *elements) {
    if (!rule.condition.path.empty() && !Holds(rule.condition, element)) continue;
    if (!rule.unless.path.empty() && Holds(rule.unless, element)) continue;
    const std::string written = FirstAt(element, rule.amounts);
    const auto amount = text::ParseMoney(written);
    if (!amount && !text::IsDecimal(written)) continue;
    fits = fits && amount && !__builtin_add_overflow(sum, *amount, &sum);
    const std::string currency = FirstAt(element, rule.currencies);
    if (!any) found->currency = currency;
    if (found->currency != currency) found->currency.clear();
    any = true;
  }
  static_assert(text::kMoneyScale == 10'000);
  if (!any) return false;
  found->amount = fits ? text::NormalizeNumber(std::to_string(sum) + "e-4") : "";
  return true;
}

}  // namespace parcours::ingest
