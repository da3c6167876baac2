#include "report/sentences.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "parcours/error.h"

namespace parcours::report {

namespace {

// The two largest units: "2 d 3 h", "1.5 s".
std::string DurationText(double ms) {
  struct Unit {
    std::string_view name;
    int64_t ms;
  };
  static constexpr Unit kUnits[] = {{" d", 86'400'000}, {" h", 3'600'000}, {" min", 60'000}};
  if (ms < 60'000) {
    OrderedJson number = ms / 1000;
    if (ms == std::floor(ms / 1000) * 1000) number = static_cast<int64_t>(ms / 1000);
    return number.dump() + " s";
  }
  std::string text;
  auto rest = static_cast<int64_t>(ms);
  int told = 0;
  for (const Unit& unit : kUnits) {
    if (rest < unit.ms && told == 0) continue;
    if (rest >= unit.ms) text += (told == 0 ? "" : " ") + std::to_string(rest / unit.ms);
    if (rest >= unit.ms) text += unit.name;
    rest %= unit.ms;
    if (++told == 2) break;
  }
  return text;
}

std::string MemberText(std::string_view name, const OrderedJson& value) {
  if (value.is_string()) return value.get<std::string>();
  const bool duration = name.size() > 2 && name.substr(name.size() - 2) == "Ms";
  return duration ? DurationText(value.get<double>()) : value.dump();
}

}  // namespace

OrderedJson SentenceJson(std::span<const SentenceText> texts, std::string_view code,
                         OrderedJson members) {
  const auto found = std::find_if(texts.begin(), texts.end(),
                                  [&](const SentenceText& text) { return text.code == code; });
  PARCOURS_CHECK(found != texts.end());
  std::string_view rest = found->text;
  std::string text;
  while (!rest.empty()) {
    const size_t open = rest.find('{');
    text += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const size_t close = rest.find('}', open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    text += MemberText(name, members.at(std::string(name)));
    rest.remove_prefix(close + 1);
  }
  OrderedJson json;
  json["code"] = code;
  for (auto& [name, value] : members.items()) json[name] = std::move(value);
  json["text"] = std::move(text);
  return json;
}

}  // namespace parcours::report
